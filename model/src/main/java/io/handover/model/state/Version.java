package io.handover.model.state;

/** The installed release (semantics.md 1.1). */
public enum Version {
    OLD,
    NEW
}
