package io.handover.model.state;

/** A server's own, persisted idea of its mode; it survives crash, stop and upgrade (docs/model.md, "State"). */
public enum Mode {
    ACTIVE,
    STANDBY
}
