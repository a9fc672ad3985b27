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

    /**
     * The condition in words, {@code "DK_MGT_2 is stopped or crashed"}.
     *
     * @param target what the server that it is about is called
     * @param at what the second server is called
     */
    String words(String target, String at);
}
