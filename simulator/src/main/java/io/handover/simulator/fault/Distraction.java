package io.handover.simulator.fault;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** The operator is called away. */
final class Distraction implements Fault {
    @Override
    public String name() {
        return "distraction";
    }

    @Override
    public String does() {
        return "the operator does nothing";
    }

    @Override
    public String doesNot() {
        return "it does not touch the site";
    }

    @Override
    public String heals() {
        return "the operator comes back";
    }

    @Override
    public Distribution.Exponential every() {
        return Distribution.Exponential.perHour(0.5);
    }

    @Override
    public Optional<Distribution> lasts() {
        return Optional.of(new Distribution.Uniform(300_000, 3_600_000));
    }

    @Override
    public boolean strike(Struck site) {
        site.hold(new Away());
        return true;
    }

    private record Away() implements Hold {
        private static final long HELD =
                Transitions.ISSUE_SET | Transitions.ADVANCE_SET | 0xfffL << ActionKind.DIVERT.first();

        @Override
        public long holds(SiteState state) {
            return HELD;
        }

        @Override
        public boolean hinders(Step step, SiteState state) {
            return true;
        }

        @Override
        public String phrase(Plan plan) {
            return "the operator is called away";
        }
    }
}
