package io.handover.analysis.slips;

/** What comes of a slip in the worst case, the least first. */
public enum Consequence {
    /** The product does not offer it, or the operator is never where he could make it. */
    IMPOSSIBLE,
    /** Every promise that holds without it holds. */
    HARMLESS,
    /** The operator can be stuck, or a check stops him for ever; no other promise is lost. */
    CAUGHT,
    /** A promise is lost that holds without it. */
    LOST
}
