package io.handover.explorer.game.sight;

import io.handover.explorer.game.sight.Prospect.Choice;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;

/** All beliefs that can come up from some, with what may become of each; those in which a state is not certain with full sight are left out. */
final class BeliefGraph {
    /** From a belief: which orders are gone into. */
    interface Considered extends Function<Belief, BitSet> {}

    private final States states;
    private final Closing closing;
    private final int most;
    private final Map<IntBuffer, Belief> numbers = new LinkedHashMap<>();
    private final List<Belief> beliefs = new ArrayList<>();
    private final List<Prospect> prospects = new ArrayList<>();
    private int firsts;
    private int pairs;
    private boolean cut;

    private BeliefGraph(States states, Bounds bounds) {
        this.states = states;
        this.closing = new Closing(states, bounds.states());
        this.most = bounds.beliefs();
    }

    /**
     * Goes through them, breadth first.
     *
     * @param start states in one of which the site is; each that looks the same begins the same belief
     */
    static BeliefGraph of(States states, int[] start, Considered considered, Bounds bounds, BooleanSupplier cancelled) {
        BeliefGraph graph = new BeliefGraph(states, bounds);
        graph.closing.beliefs(start).ifPresent(some -> some.forEach(graph::number));
        graph.firsts = graph.beliefs.size();
        for (int i = 0; i < graph.beliefs.size(); i++) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("the game was cancelled");
            }
            boolean room = graph.beliefs.size() <= graph.most;
            graph.cut |= !room;
            graph.prospects.add(room ? graph.prospect(graph.beliefs.get(i), considered) : Prospect.NONE);
        }
        return graph;
    }

    private Belief number(int[] of) {
        return numbers.computeIfAbsent(IntBuffer.wrap(of), unknown -> {
            Belief belief = new Belief(beliefs.size(), of, pairs);
            beliefs.add(belief);
            pairs += belief.pairs();
            return belief;
        });
    }

    private Prospect prospect(Belief belief, Considered considered) {
        if (belief.isDone()) {
            return Prospect.NONE;
        }
        int look = states.look(belief.states()[0]);
        Optional<Outcomes> happening = outcomes(Arrays.stream(belief.states())
                .flatMap(s -> IntStream.concat(Arrays.stream(states.environment(s)), Arrays.stream(states.faults(s))))
                .filter(to -> states.look(to) != look)
                .toArray());
        if (happening.isEmpty()) {
            return Prospect.NONE;
        }
        IntStream.Builder environment = IntStream.builder();
        BitSet byEnvironment = new BitSet();
        for (int state : belief.states()) {
            for (int to : states.environment(state)) {
                boolean hidden = states.look(to) == look;
                Belief next = hidden ? belief : happening.get().of(to);
                environment.add(belief.pair(state)).add(next.pair(to));
                if (!hidden) {
                    byEnvironment.set(next.number());
                }
            }
        }
        int[] byFaults = happening
                .get()
                .numbers()
                .filter(each -> !byEnvironment.get(each))
                .toArray();
        List<Choice> choices = considered.apply(belief).stream()
                .mapToObj(order -> choice(belief, order))
                .flatMap(Optional::stream)
                .toList();
        return new Prospect(
                true, environment.build().toArray(), byEnvironment.stream().toArray(), byFaults, choices);
    }

    private Optional<Choice> choice(Belief belief, int order) {
        int[] to = Arrays.stream(belief.states())
                .map(state -> states.ordered(state, order))
                .toArray();
        if (Arrays.stream(to).anyMatch(each -> each == States.FORBIDDEN)) {
            return Optional.empty();
        }
        return outcomes(to)
                .map(outcomes -> new Choice(
                        order,
                        Arrays.stream(to)
                                .map(each -> outcomes.of(each).pair(each))
                                .toArray(),
                        outcomes.numbers().toArray()));
    }

    private Optional<Outcomes> outcomes(int[] some) {
        return closing.beliefs(some)
                .map(closed -> new Outcomes(closed.stream().map(this::number).toList()));
    }

    /** The beliefs that an event may lead to, each with another look. */
    private final class Outcomes {
        private final List<Belief> beliefs;

        Outcomes(List<Belief> beliefs) {
            this.beliefs = beliefs;
        }

        IntStream numbers() {
            return beliefs.stream().mapToInt(Belief::number).distinct();
        }

        /** The one that a state is in which the event leads to. */
        Belief of(int state) {
            int look = states.look(state);
            Belief done = beliefs.get(0);
            for (Belief belief : beliefs) {
                if (belief.isDone()) {
                    done = belief;
                } else if (states.look(belief.states()[0]) == look) {
                    return belief;
                }
            }
            return done;
        }
    }

    /** The orders that do something in some state of a belief. */
    static BitSet orders(States states, Belief belief) {
        BitSet orders = new BitSet();
        for (int state : belief.states()) {
            Arrays.stream(states.orders(state)).forEach(orders::set);
        }
        return orders;
    }

    int size() {
        return beliefs.size();
    }

    /** How many of them, the first ones, it begins with; none where one of those was not gone into. */
    int firsts() {
        return firsts;
    }

    /** How many pairs there are of a state and a belief that holds it. */
    int pairs() {
        return pairs;
    }

    Belief belief(int number) {
        return beliefs.get(number);
    }

    Prospect prospect(int number) {
        return prospects.get(number);
    }

    /** Whether something was left out because there is too much of it. */
    boolean isCut() {
        return cut || closing.isCut();
    }
}
