package io.handover.analysis.rare;

import io.handover.explorer.graph.Moves;
import io.handover.explorer.graph.StateGraph;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.property.StepProperty;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;
import io.handover.model.transition.Transitions;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.splitting.Importance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far a state is from the violation of a property, as the explorer sees it in small scope: first by how many faults it takes, then by how
 * many moves. Of all states of the scope with the same structure the nearest counts, as which changes there are and which faults are left is
 * not looked at. The fewer the nearer; what the scope does not have, or from where nothing leads there, is on the farthest level.
 */
final class Distances implements Importance {
    /** As many states as are visited in a second or two. */
    static final int MOST_STATES = 250_000;

    private static final int MOST_OF_EACH = 3;

    /** A fault counts for more than any number of moves. */
    private static final int FAULT = 1 << 12;

    private static final int FAR = Integer.MAX_VALUE;

    /** By level, from the second on: what is left to the violation. */
    private final int[] costs;

    private final long[] structures;
    private final int[] levelOf;
    private final int states;
    private final Scope scope;

    private Distances(Map<Long, Integer> costOf, int states, Scope scope) {
        this.states = states;
        this.scope = scope;
        TreeSet<Integer> all = new TreeSet<>(costOf.values());
        costs = all.descendingSet().stream().mapToInt(Integer::intValue).toArray();
        structures = new long[costOf.size()];
        levelOf = new int[costOf.size()];
        int i = 0;
        for (var entry : costOf.entrySet()) {
            structures[i] = entry.getKey();
            levelOf[i++] = costs.length - all.headSet(entry.getValue()).size();
        }
    }

    /**
     * Explores the least scope in which the property is violated, with one fault of each kind more where that is not too much.
     *
     * @param plan the procedure on its site
     * @param faults which faults may strike; those that the core does not have are left out
     * @return empty where no scope that is small enough has a violation
     */
    static Optional<Distances> of(Plan plan, Assumptions assumptions, List<Fault> faults, Property property) {
        List<String> names = faults.stream().map(Fault::name).toList();
        Optional<Distances> best = Optional.empty();
        for (int each = 0; each <= MOST_OF_EACH; each++) {
            Scope scope = scope(plan, names, each);
            if (each > 0 && scope.equals(scope(plan, names, each - 1))) {
                break;
            }
            StateGraph graph = graph(plan, assumptions, scope);
            Optional<Distances> found = of(plan, graph, scope, property);
            boolean isEnough = best.isPresent();
            if (found.isPresent() && (best.isEmpty() || graph.isComplete())) {
                best = found;
            }
            if (isEnough || !graph.isComplete()) {
                break;
            }
        }
        return best;
    }

    private static Scope scope(Plan plan, List<String> faults, int each) {
        return new Scope(
                plan.serverNames().size(),
                1,
                each(faults, each, "crash", "power-back-active", "crash-during-upgrade"),
                each(faults, each, "cut", "one-way-cut"),
                each(faults, each, "installer-failure", "crash-during-upgrade"),
                each(faults, each, "skip", "stale-view"));
    }

    private static int each(List<String> faults, int each, String... ofThese) {
        return Arrays.stream(ofThese).anyMatch(faults::contains) ? each : 0;
    }

    private static StateGraph graph(Plan plan, Assumptions assumptions, Scope scope) {
        Transitions transitions = new Transitions(plan, scope, assumptions);
        return StateGraph.of(
                new StatePacking(scope, plan.givenChanges(), plan.places()),
                List.of(transitions.initialState()),
                Moves.of(transitions),
                MOST_STATES);
    }

    static boolean isFault(int action) {
        return ActionKind.of(action).isFault();
    }

    private static Optional<Distances> of(Plan plan, StateGraph graph, Scope scope, Property property) {
        int[] cost = costs(graph, goals(plan, graph, property));
        TreeMap<Long, Integer> costOf = new TreeMap<>();
        SiteState state = graph.state(0);
        for (int i = 0; i < cost.length; i++) {
            if (cost[i] != FAR) {
                graph.read(i, state);
                costOf.merge(Structures.of(state), cost[i], Math::min);
            }
        }
        return cost[0] == FAR ? Optional.empty() : Optional.of(new Distances(costOf, graph.states(), scope));
    }

    /** By state: 0 where the property is violated, what the violating step takes where that begins, else {@link #FAR}. */
    private static int[] goals(Plan plan, StateGraph graph, Property property) {
        int[] cost = new int[graph.states()];
        Arrays.fill(cost, FAR);
        SiteState state = graph.state(0);
        if (property instanceof StepProperty of) {
            SiteState after = graph.state(0);
            for (int i = 0; i < cost.length; i++) {
                graph.read(i, state);
                for (int move = graph.firstMove(i); move < graph.endMove(i); move++) {
                    graph.read(graph.target(move), after);
                    if (!of.holds(state, graph.action(move), after)) {
                        cost[i] = Math.min(cost[i], cost(graph.action(move)));
                    }
                }
            }
            return cost;
        }
        BitSet violating = new BitSet();
        for (int i = 0; i < cost.length; i++) {
            graph.read(i, state);
            violating.set(i, !((StateProperty) property).holds(plan, state));
        }
        BitSet goals = property.isEventual() ? BottomStates.of(graph, violating::get) : violating;
        goals.stream().forEach(i -> cost[i] = 0);
        return cost;
    }

    private static int cost(int action) {
        return isFault(action) ? FAULT : 1;
    }

    /** By state: the least cost of a way to one that has a cost already, and that cost (Dial's algorithm). */
    private static int[] costs(StateGraph graph, int[] cost) {
        int[] first = new int[cost.length + 1];
        for (int move = 0; move < graph.moves(); move++) {
            first[graph.target(move) + 1]++;
        }
        for (int i = 0; i < cost.length; i++) {
            first[i + 1] += first[i];
        }
        int[] next = Arrays.copyOf(first, cost.length);
        int[] from = new int[graph.moves()];
        int[] by = new int[graph.moves()];
        for (int source = 0; source < cost.length; source++) {
            for (int move = graph.firstMove(source); move < graph.endMove(source); move++) {
                int place = next[graph.target(move)]++;
                from[place] = source;
                by[place] = cost(graph.action(move));
            }
        }
        TreeMap<Integer, List<Integer>> waiting = new TreeMap<>();
        for (int i = 0; i < cost.length; i++) {
            if (cost[i] != FAR) {
                waiting.computeIfAbsent(cost[i], none -> new ArrayList<>()).add(i);
            }
        }
        while (!waiting.isEmpty()) {
            var least = waiting.pollFirstEntry();
            for (int at : least.getValue()) {
                if (cost[at] != least.getKey()) {
                    continue;
                }
                for (int i = first[at]; i < first[at + 1]; i++) {
                    int longer = cost[at] + by[i];
                    if (longer < cost[from[i]]) {
                        cost[from[i]] = longer;
                        waiting.computeIfAbsent(longer, none -> new ArrayList<>())
                                .add(from[i]);
                    }
                }
            }
        }
        return cost;
    }

    @Override
    public int levels() {
        return costs.length + 1;
    }

    @Override
    public int of(SiteState state) {
        int place = Arrays.binarySearch(structures, Structures.of(state));
        return place < 0 ? 0 : levelOf[place];
    }

    /** How many faults it takes from a level, from level 1 on. */
    int faultsLeft(int level) {
        return costs[level - 1] / FAULT;
    }

    /** How many moves it takes from a level, from level 1 on, faults aside. */
    int movesLeft(int level) {
        return costs[level - 1] % FAULT;
    }

    /** How many states were explored. */
    int states() {
        return states;
    }

    /** Within which bounds. */
    Scope scope() {
        return scope;
    }
}
