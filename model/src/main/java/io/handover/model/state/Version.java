package io.handover.model.state;

/** The installed release (docs/model.md, "State"). */
public enum Version {
    OLD,
    NEW
}
