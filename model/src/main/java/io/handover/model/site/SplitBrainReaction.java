package io.handover.model.site;

/** What the product does when a server sees two or more active servers (docs/model.md, "Split brain"). */
public enum SplitBrainReaction {
    /** The monitoring view shows an alarm and nothing else happens. */
    ALARM_ONLY,
    /** Every server that the detecting server sees, itself too, becomes standby. */
    DEMOTE_ALL
}
