package io.handover.simulator.fault;

import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;

/** What a fault finds when it strikes, and what it can do there. */
public interface Struck {
    /** What {@link #pick} answers for an empty set. */
    int NOTHING = -1;

    /** The state; changed only by the other methods. */
    SiteState state();

    Plan plan();

    /** Picks one of a set, given as bits, all alike likely; {@link #NOTHING} where it is empty. */
    int pick(int set);

    /** Lets an action happen now, if it is enabled; false where it is not. */
    boolean happen(int action);

    /** Whether the operator is at a step and not kept from going on with it. */
    boolean isOperatorAtWork();

    /** Whether the operator is at work and waits for the goal of a step. */
    boolean isOperatorWaiting();

    /**
     * Lets the operator give a command out of turn, if it is offered, nothing hinders it and the operator is not busy; false where it is
     * not given. Its client is opened first, and its effect comes after its time, as with any command.
     */
    boolean slip(Step command);

    /** Holds actions back, for as long as this fault lasts. */
    void hold(Hold hold);

    /** The next poll of every server is missed; false where no server's polls have anything to see. */
    boolean missPolls();
}
