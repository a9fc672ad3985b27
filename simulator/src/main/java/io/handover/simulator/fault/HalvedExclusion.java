package io.handover.simulator.fault;

import io.handover.model.command.Commands;
import io.handover.model.procedure.Step;
import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;

/** An exclusion whose half fails at the standby, in terms of the model: it takes effect while the two cannot reach each other. */
public final class HalvedExclusion {
    /** There is no second half that could fail. */
    public static final int NONE = -1;

    private HalvedExclusion() {}

    /** The pair of servers that is cut while a command takes effect, so that only its half does; {@link #NONE} where it has no two halves. */
    public static int pair(Step command, SiteState state) {
        int t = command.target();
        boolean hasHalves = command.command() == Commands.EXCLUDE
                && state.isUp(t)
                && state.reaches(command.at(), t)
                && state.subscription(t) == command.at();
        return hasHalves ? Pairs.number(t, command.at()) : NONE;
    }
}
