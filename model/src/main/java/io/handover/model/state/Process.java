package io.handover.model.state;

/** What a server's process does (docs/model.md, "State"). */
public enum Process {
    UP,
    STOPPED,
    CRASHED,
    UPGRADING,
    INITIALIZING
}
