package io.handover.model.command;

import io.handover.model.state.SiteState;

/**
 * A command or check that a step of a procedure names (docs/model.md, "Commands"): its guard, its effect and its goal.
 *
 * <p>{@code t} is the step's target. {@code a} is the server behind {@code at}; commands without {@code at} ignore it.
 */
public abstract class Command {
    /** The name in procedure files. */
    public abstract String name();

    /** Whether the step names a second server with {@code at}. */
    public boolean takesAt() {
        return false;
    }

    /** Whether the step only looks: a check has no effect and waits for its goal. */
    public boolean isCheck() {
        return false;
    }

    /** The guard: the command is offered and can be executed. */
    public abstract boolean offered(SiteState state, int t, int a);

    /** The effect; asked for only where the command is offered. */
    public abstract void execute(SiteState state, int t, int a);

    /** The goal: what the operator must see before going on. */
    public abstract boolean reached(SiteState state, int t, int a);

    /**
     * Whether it is given, or looked for, in the client on a server: on the server behind {@code at}, or else on the target. The others
     * are given at the machine itself.
     */
    public boolean usesClient() {
        return true;
    }

    /** Whether it changes the set-up of the site, as the product's HA administration does. */
    public boolean isAdministration() {
        return usesClient() && !isCheck();
    }

    /** Whether it can be given, at the machine, to a server whose process is down. */
    public boolean isOfferedWhileDown() {
        return false;
    }

    /** Whether the goal depends on the ledger: on what changes there are and which database holds which. */
    public boolean looksAtLedger() {
        return false;
    }

    /** Whether the effect empties the database of the target; no effect does anything else to the ledger. */
    public boolean emptiesDatabase() {
        return false;
    }

    /** Whether it may start the activation wizard's switch. */
    public boolean startsSwitch() {
        return false;
    }

    /** Whether it starts that switch where it is given in a state in which it is offered. */
    public boolean startsSwitch(SiteState state) {
        return false;
    }

    /**
     * The guard in words, {@code "DK_MGT_2 is down"}: what must be so for the command to be offered; empty for a check.
     *
     * @param target what the server that it is done to is called
     * @param at what the server behind {@code at} is called
     */
    public String guard(String target, String at) {
        return "";
    }

    /** The goal in words, {@code "DK_MGT_2 is up"}: what the operator must see before going on. */
    public abstract String goal(String target, String at);

    /** What the operator does, for a timeline: {@code "exclude DK_MGT_2 at DK_MGT_1"}. */
    public String phrase(String target, String at) {
        return takesAt() ? name() + " " + target + " at " + at : name() + " " + target;
    }
}
