package io.handover.model.condition;

import io.handover.model.state.SiteState;

/** A condition of a what-if branch (docs/model.md, "Conditions"). */
public interface Condition {
    /** The name in procedure files. */
    String name();

    /** Whether the condition is about one server, {@code t}. */
    default boolean takesTarget() {
        return false;
    }

    /** Whether the condition names a second server with {@code at}. */
    default boolean takesAt() {
        return false;
    }

    /** Whether it depends on the ledger: on what changes there are and which database holds which. */
    default boolean looksAtLedger() {
        return false;
    }

    boolean holds(SiteState state, int t, int a);
}
