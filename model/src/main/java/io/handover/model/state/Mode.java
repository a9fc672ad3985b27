package io.handover.model.state;

/** A server's own, persisted idea of its mode; it survives crash, stop and upgrade (semantics.md 1.1). */
public enum Mode {
    ACTIVE,
    STANDBY
}
