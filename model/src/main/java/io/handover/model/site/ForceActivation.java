package io.handover.model.site;

/** When a standby offers the command <em>force activation</em> (docs/model.md, "Force activation"). */
public enum ForceActivation {
    /** Always. */
    ALWAYS,
    /** Where the standby is not streaming, or does not see exactly one active server. */
    WHEN_UNSTABLE,
    /** Where the standby sees no active server. */
    WHEN_NO_ACTIVE
}
