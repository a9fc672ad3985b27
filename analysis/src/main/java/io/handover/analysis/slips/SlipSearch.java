package io.handover.analysis.slips;

import io.handover.analysis.story.OutOfTurn;
import io.handover.explorer.graph.Moves;
import io.handover.explorer.graph.StateGraph;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.property.StepProperty;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The exact consequence of single slips: from every state that the procedure can be in at the step, the slip is made, and all that can
 * follow without another fault is visited.
 */
final class SlipSearch {
    private static final Set<ActionKind> OPERATORS =
            EnumSet.of(ActionKind.ISSUE, ActionKind.ADVANCE, ActionKind.DIVERT);

    private final Plan plan;
    private final Transitions transitions;
    private final StatePacking packing;
    private final int mostStates;
    private final BooleanSupplier isStopped;
    private final StateGraph before;
    private final Aftermath without;
    private final long[] lacking;
    private final List<Property> held = new ArrayList<>();
    private final List<Property> broken = new ArrayList<>();
    private int statesAfter;
    private boolean isComplete;

    /**
     * Visits what the procedure can lead to without a slip.
     *
     * @param changes how many changes are made at most
     * @param mostStates how many states are kept at most, of the procedure without slips and again of what follows them
     * @param isStopped once true, the answers are of no use, and come at once
     */
    SlipSearch(Plan plan, Assumptions assumptions, int changes, int mostStates, BooleanSupplier isStopped) {
        Scope scope = new Scope(plan.serverNames().size(), changes, 0, 0, 0, 0);
        this.plan = plan;
        this.transitions = new Transitions(plan, scope, assumptions);
        this.packing =
                new StatePacking(scope, plan.givenChanges(), plan.places().withSwitches());
        this.mostStates = mostStates;
        this.isStopped = isStopped;
        this.before = graph(List.of(transitions.initialState()));
        this.isComplete = before.isComplete();
        this.without = new Aftermath(plan, before, Aftermath.NotYet.NOTHING);
        this.lacking = lacking();
        for (Property property : Properties.ALL) {
            if (isPromised(plan, property)) {
                (without.distance(property, 0) == StateGraph.NONE ? held : broken).add(property);
            }
        }
    }

    /** Whether a procedure promises it; one that promises nothing in particular promises all. */
    static boolean isPromised(Plan plan, Property property) {
        List<String> promises = plan.procedure().promises();
        return promises.isEmpty() || promises.contains(property.name());
    }

    private StateGraph graph(List<SiteState> starts) {
        Moves all = Moves.of(transitions);
        return StateGraph.of(
                packing,
                starts,
                (state, sink) -> {
                    if (!isStopped.getAsBoolean()) {
                        all.from(state, sink);
                    }
                },
                mostStates);
    }

    /** By main step, as a set of places among all properties: what some state lacks there without any slip. */
    private long[] lacking() {
        long[] sets = new long[plan.complete() + 1];
        SiteState state = transitions.initialState();
        for (int i = 0; i < before.states(); i++) {
            before.read(i, state);
            for (int p = 0; p < Properties.ALL.size(); p++) {
                if (Properties.ALL.get(p) instanceof StateProperty ofStates && !ofStates.holds(plan, state)) {
                    sets[state.pc()] |= 1L << p;
                }
            }
        }
        return sets;
    }

    /** What the rest of the procedure is to bring about need not be so where the operator stands; what is lost for ever is lost there too. */
    private boolean isOpen(Property property, SiteState state) {
        return property != Properties.PROCEDURE_COMPLETES
                && !Judged.isForEver(property)
                && (lacking[state.pc()] >>> Properties.ALL.indexOf(property) & 1) != 0;
    }

    Transitions transitions() {
        return transitions;
    }

    /** What is promised and holds without a slip; only these can be lost. */
    List<Property> held() {
        return List.copyOf(held);
    }

    /** What is promised and violated anyway. */
    List<Property> broken() {
        return List.copyOf(broken);
    }

    /** What certainly happens without a slip, whatever is promised. */
    List<Property> unavoidable() {
        return Properties.ALL.stream()
                .filter(property -> !(property instanceof StepProperty))
                .filter(property -> !without.canAvoid(property, 0))
                .toList();
    }

    /** Whether all states were visited so far. */
    boolean isComplete() {
        return isComplete;
    }

    /** How many states the procedure can be in without slips. */
    int statesBefore() {
        return before.states();
    }

    /** How many states the last judged slips led to. */
    int statesAfter() {
        return statesAfter;
    }

    /** Judges slips of this plan, in their order. */
    List<Judged> judge(List<Slip> slips) {
        Set<SiteState> starts = new LinkedHashSet<>();
        for (Slip slip : slips) {
            made(slip, (from, after) -> starts.add(after.copy()));
        }
        if (starts.isEmpty()) {
            return slips.stream().map(SlipSearch::impossible).toList();
        }
        StateGraph graph = graph(List.copyOf(starts));
        statesAfter = graph.states();
        isComplete &= graph.isComplete();
        Aftermath after = new Aftermath(plan, graph, this::isOpen);
        return slips.stream().map(slip -> judged(slip, graph, after)).toList();
    }

    private static Judged impossible(Slip slip) {
        return new Judged(slip, Consequence.IMPOSSIBLE, List.of(), List.of());
    }

    /** Takes what a slip makes of a state. */
    private interface Made {
        /**
         * Once for each state.
         *
         * @param from the number of the state in which the slip is made
         * @param after what it leads to; changed once this returns
         */
        void made(int from, SiteState after);
    }

    private void made(Slip slip, Made made) {
        if (slip.kind() == SlipKind.LATE) {
            late(slip, made);
            return;
        }
        SiteState state = transitions.initialState();
        for (int i = 0; i < before.states(); i++) {
            before.read(i, state);
            if (slip.possible().test(state)) {
                budgets(state, 1);
                slip.events().forEach(event -> OutOfTurn.apply(transitions, state, event));
                budgets(state, 0);
                made.made(i, state);
            }
        }
    }

    /** Nobody gives a command until nothing else can happen any more; all of that is in the graph without slips. */
    private void late(Slip slip, Made made) {
        BitSet seen = new BitSet(before.states());
        SiteState state = transitions.initialState();
        for (int i = 0; i < before.states(); i++) {
            before.read(i, state);
            seen.set(i, slip.possible().test(state));
        }
        int[] open = Arrays.copyOf(seen.stream().toArray(), before.states());
        int end = seen.cardinality();
        for (int head = 0; head < end; head++) {
            int at = open[head];
            before.read(at, state);
            if (transitions.environment(state) == 0) {
                made.made(at, state);
            }
            for (int move = before.firstMove(at); move < before.endMove(at); move++) {
                int target = before.target(move);
                if (!OPERATORS.contains(ActionKind.of(before.action(move))) && !seen.get(target)) {
                    seen.set(target);
                    open[end++] = target;
                }
            }
        }
    }

    private static void budgets(SiteState state, int left) {
        for (Budget budget : Budget.values()) {
            state.setBudget(budget, left);
        }
    }

    private Judged judged(Slip slip, StateGraph graph, Aftermath after) {
        List<int[]> pairs = new ArrayList<>();
        made(slip, (from, state) -> pairs.add(new int[] {from, graph.numberOf(state)}));
        pairs.removeIf(pair -> pair[1] == StateGraph.NONE);
        if (pairs.isEmpty()) {
            return impossible(slip);
        }
        List<Judged.Loss> losses = new ArrayList<>();
        for (Property property : held) {
            if (property != Properties.PROCEDURE_COMPLETES) {
                loss(slip, property, pairs, after).ifPresent(losses::add);
            }
        }
        Optional<Judged.Loss> stuck = without.distance(Properties.PROCEDURE_COMPLETES, 0) == StateGraph.NONE
                ? loss(slip, Properties.PROCEDURE_COMPLETES, pairs, after)
                : Optional.empty();
        Consequence consequence =
                !losses.isEmpty() ? Consequence.LOST : stuck.isPresent() ? Consequence.CAUGHT : Consequence.HARMLESS;
        stuck.ifPresent(losses::add);
        losses.sort(Comparator.comparing(loss -> !Judged.isForEver(loss.property())));
        return new Judged(slip, consequence, losses, certain(pairs, after));
    }

    private Optional<Judged.Loss> loss(Slip slip, Property property, List<int[]> pairs, Aftermath after) {
        int best = Integer.MAX_VALUE;
        int[] from = {};
        for (int[] pair : pairs) {
            int left = after.distance(property, pair[1]);
            if (left != StateGraph.NONE && before.depth(pair[0]) + left < best) {
                best = before.depth(pair[0]) + left;
                from = pair;
            }
        }
        if (from.length == 0) {
            return Optional.empty();
        }
        List<Integer> events = new ArrayList<>(before.way(from[0]));
        int slipAt = events.size();
        events.addAll(slip.events());
        events.addAll(after.way(property, from[1]));
        return Optional.of(new Judged.Loss(property, events, slipAt));
    }

    private List<Property> certain(List<int[]> pairs, Aftermath after) {
        return broken.stream()
                .filter(property -> !(property instanceof StepProperty))
                .filter(property -> without.canAvoid(property, 0))
                .filter(property -> pairs.stream().noneMatch(pair -> after.canAvoid(property, pair[1])))
                .toList();
    }
}
