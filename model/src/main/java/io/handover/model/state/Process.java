package io.handover.model.state;

/** What a server's process does (semantics.md 1.1). */
public enum Process {
    UP,
    STOPPED,
    CRASHED,
    UPGRADING,
    INITIALIZING
}
