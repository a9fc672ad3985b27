package io.handover.simulator.fault;

import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;

/**
 * A fault that holds enabled actions back while it lasts. It never adds an action, so that every path of a simulated run stays
 * a path of the model.
 */
public interface Hold {
    /** Whether {@link #holds} or {@link #isOver} depends on what happens; else neither is asked. */
    default boolean followsState() {
        return false;
    }

    /** The progress actions that cannot happen now, as a set of action numbers; those of the operator aside. */
    default long holds(SiteState state) {
        return 0;
    }

    /** Whether the command of a step cannot be given now. */
    default boolean hinders(Step step, SiteState state) {
        return false;
    }

    /** Why it hinders a command, without a full stop: {@code "the licence of DK_MGT_2 has expired"}; empty where it hinders none. */
    default String reason(Plan plan) {
        return "";
    }

    /** Whether it hinders only commands that come through the product's API, as all of a run's operator may. */
    default boolean isOfApi() {
        return false;
    }

    /** The servers of which one hears nothing, so that it does not see them; how that keeps it from detecting is in {@link #holds}. */
    default int unheard(int server) {
        return 0;
    }

    /** Whether the operator is away and does nothing. */
    default boolean isOperatorAbsent() {
        return false;
    }

    /** The servers that cannot be reached from the client: one that is open there closes, and none can be opened. */
    default int unreachable() {
        return 0;
    }

    /** Whether the command of a step, now that its effect is due, is accepted without any; the fault is then over. */
    default boolean swallows(Step step) {
        return false;
    }

    /** Whether an exclusion that takes effect now fails at the standby's end; the fault is then over. */
    default boolean halvesExclusion() {
        return false;
    }

    /** By how much replication is slowed down. */
    default int replicationFactor() {
        return 1;
    }

    /** Whether it is over before its time. */
    default boolean isOver(SiteState state) {
        return false;
    }

    /** What it does, for a timeline. */
    String phrase(Plan plan);
}
