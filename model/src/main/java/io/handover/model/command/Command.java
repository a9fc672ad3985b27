package io.handover.model.command;

import io.handover.model.state.SiteState;

/**
 * A command or check that a step of a procedure names (docs/model.md, "Commands"): its guard, its effect and its goal.
 *
 * <p>{@code t} is the step's target. {@code a} is the server behind {@code at}; commands without {@code at} ignore it.
 */
public interface Command {
    /** The name in procedure files. */
    String name();

    /** Whether the step names a second server with {@code at}. */
    default boolean takesAt() {
        return false;
    }

    /** Whether the step only looks: a check has no effect and waits for its goal. */
    default boolean isCheck() {
        return false;
    }

    /** The guard: the command is offered and can be executed. */
    boolean offered(SiteState state, int t, int a);

    /** The effect; asked for only where the command is offered. */
    void execute(SiteState state, int t, int a);

    /** The goal: what the operator must see before going on. */
    boolean reached(SiteState state, int t, int a);

    /**
     * Whether it is given, or looked for, in the client on a server: on the server behind {@code at}, or else on the target. The others
     * are given at the machine itself.
     */
    default boolean usesClient() {
        return true;
    }

    /** Whether it changes the set-up of the site, as the product's HA administration does. */
    default boolean isAdministration() {
        return usesClient() && !isCheck();
    }

    /** Whether it can be given, at the machine, to a server whose process is down. */
    default boolean isOfferedWhileDown() {
        return false;
    }

    /** Whether the goal depends on the ledger: on what changes there are and which database holds which. */
    default boolean looksAtLedger() {
        return false;
    }

    /** Whether the effect empties the database of the target; no effect does anything else to the ledger. */
    default boolean emptiesDatabase() {
        return false;
    }

    /** Whether it may start the activation wizard's switch. */
    default boolean startsSwitch() {
        return false;
    }

    /** Whether it starts that switch where it is given in a state in which it is offered. */
    default boolean startsSwitch(SiteState state) {
        return false;
    }

    /**
     * The guard in words, {@code "DK_MGT_2 is down"}: what must be so for the command to be offered; empty for a check.
     *
     * @param target what the server that it is done to is called
     * @param at what the server behind {@code at} is called
     */
    default String guard(String target, String at) {
        return "";
    }

    /** The goal in words, {@code "DK_MGT_2 is up"}: what the operator must see before going on. */
    String goal(String target, String at);

    /** What the operator does, for a timeline: {@code "exclude DK_MGT_2 at DK_MGT_1"}. */
    default String phrase(String target, String at) {
        return takesAt() ? name() + " " + target + " at " + at : name() + " " + target;
    }
}
