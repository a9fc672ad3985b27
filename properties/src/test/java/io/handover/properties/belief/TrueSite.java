package io.handover.properties.belief;

import io.handover.executor.belief.Belief;
import io.handover.executor.belief.Releases;
import io.handover.executor.port.Reading;
import io.handover.model.action.ActionKind;
import io.handover.model.display.ReplicationState;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;

/** A site as it is, and what is believed of it. */
final class TrueSite {
    private static final String OLD = "7.3.4";

    private static final List<Budget> FAULTS =
            List.of(Budget.CRASHES, Budget.CUTS, Budget.INSTALLER_FAILURES, Budget.INTERRUPTIONS);
    private static final int MOST_ORDERS = 8;

    private final Plan plan;
    private final Transitions transitions;
    private final SiteState state;
    private final Belief belief;
    private final List<Step> orders = new ArrayList<>();

    static TrueSite of(Plan plan, Assumptions assumptions) {
        Belief belief = new Belief(plan, assumptions, new Releases(OLD));
        belief.expectStart();
        return new TrueSite(plan, assumptions, belief);
    }

    private TrueSite(Plan plan, Assumptions assumptions, Belief belief) {
        this.plan = plan;
        this.transitions =
                new Transitions(plan, new Scope(plan.serverNames().size(), 0, 1, 1, 1, 0, 1, 0), assumptions);
        this.state = transitions.initialState();
        this.belief = belief;
    }

    /** Does it; answers what came of an observation. */
    Optional<Belief.Finding> does(Deed deed) {
        if (deed instanceof Deed.Give give && !plan.steps().isEmpty() && orders.size() < MOST_ORDERS) {
            Step step = plan.steps().get(give.step() % plan.steps().size());
            if (!step.command().isCheck()) {
                belief.given(step);
                orders.add(step);
            }
        } else if (deed instanceof Deed.TakeEffect take && !orders.isEmpty()) {
            Step step = orders.get(take.order() % orders.size());
            if (step.offered(state)) {
                step.execute(state);
                orders.remove(take.order() % orders.size());
            }
        } else if (deed instanceof Deed.Progress progress) {
            long operators = Transitions.ISSUE_SET
                    | Transitions.ADVANCE_SET
                    | (1L << ActionKind.DIVERT.count()) - 1 << ActionKind.DIVERT.first();
            happens(transitions.progress(state) & ~operators, 0, progress.action());
        } else if (deed instanceof Deed.Fault fault) {
            happens(transitions.faults(state), Long.SIZE, fault.action());
        } else if (deed instanceof Deed.Observe observe) {
            Belief.Finding finding = belief.observe(round(observe.unseen()));
            FAULTS.forEach(budget -> state.setBudget(budget, 1));
            return Optional.of(finding);
        }
        return Optional.empty();
    }

    private void happens(long enabled, int first, int which) {
        if (enabled != 0) {
            int[] actions = LongStream.range(0, Long.SIZE)
                    .filter(i -> (enabled >>> i & 1) != 0)
                    .mapToInt(i -> (int) i)
                    .toArray();
            transitions.apply(state, first + actions[which % actions.length]);
        }
    }

    private List<Reading> round(int unseen) {
        List<Reading> round = new ArrayList<>();
        for (int s = 0; s < state.servers(); s++) {
            round.add((unseen >>> s & 1) != 0 ? new Reading.NoAnswer("not looked at") : reading(s));
        }
        return round;
    }

    private Reading reading(int s) {
        Optional<ReplicationState> shown = ReplicationState.of(state, s);
        if (shown.isEmpty()) {
            return new Reading.NothingListens();
        }
        Set<String> streaming = new HashSet<>();
        for (int t = 0; t < state.servers(); t++) {
            if (state.streamingFrom(t, s)) {
                streaming.add(plan.serverName(t));
            }
        }
        return new Reading.Answered(
                state.isUpgraded(s) ? "7.4.2" : OLD,
                shown.get(),
                OptionalInt.of(Integer.bitCount(state.registeredAt(s))),
                Optional.of(streaming),
                Optional.of(state.subscription(s) != SiteState.NONE),
                OptionalLong.empty());
    }

    Belief belief() {
        return belief;
    }

    /** The true state as a belief has it: without budgets, and without what databases hold. */
    SiteState state() {
        SiteState without = state.copy();
        for (int s = 0; s < without.servers(); s++) {
            without.setDatabase(s, 0);
        }
        FAULTS.forEach(budget -> without.setBudget(budget, 0));
        return without;
    }
}
