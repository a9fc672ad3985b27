package io.handover.explorer.game.sight;

import io.handover.explorer.game.sight.Prospect.Choice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The fixpoints of the package's page on a graph of beliefs: in which of them it is certain, and by which orders. */
final class Sure {
    /** No course leads to where the operator may sit back. */
    static final int NEVER = Integer.MAX_VALUE;

    /** What a move is of, where it is no order. */
    private static final int ENVIRONMENT = -1;

    private static final int FAULT = -2;

    private final BeliefGraph graph;

    /** Moves between pairs, those of the environment and orders: from where, and the number of the order's choice. */
    private final int[] from;

    private final int[] choiceOf;
    private final Incoming moves;
    private final int[] beliefOf;

    /** By belief: the number of its first choice. */
    private final int[] firstChoice;

    /** What leads from belief to belief: by environment or fault, or by a choice. */
    private final int[] sources;

    private final int[] reasons;
    private final Incoming successors;

    private final BitSet rest;
    private final BitSet sure;
    private final BitSet allowed = new BitSet();
    private final int[] distances;

    Sure(States states, BeliefGraph graph) {
        this.graph = graph;
        this.beliefOf = new int[graph.pairs()];
        this.firstChoice = new int[graph.size() + 1];
        IntStream.Builder moveFrom = IntStream.builder();
        IntStream.Builder moveTo = IntStream.builder();
        IntStream.Builder moveOf = IntStream.builder();
        IntStream.Builder source = IntStream.builder();
        IntStream.Builder successor = IntStream.builder();
        IntStream.Builder reason = IntStream.builder();
        int choices = 0;
        for (int b = 0; b < graph.size(); b++) {
            Belief belief = graph.belief(b);
            Prospect prospect = graph.prospect(b);
            Arrays.fill(beliefOf, belief.firstPair(), belief.firstPair() + belief.pairs(), b);
            firstChoice[b] = choices;
            int[] environment = prospect.environment();
            for (int i = 0; i < environment.length; i += 2) {
                moveFrom.add(environment[i]);
                moveTo.add(environment[i + 1]);
                moveOf.add(ENVIRONMENT);
            }
            leads(source, successor, reason, b, prospect.byEnvironment(), ENVIRONMENT);
            leads(source, successor, reason, b, prospect.byFaults(), FAULT);
            for (Choice choice : prospect.choices()) {
                for (int i = 0; i < choice.to().length; i++) {
                    moveFrom.add(belief.firstPair() + i);
                    moveTo.add(choice.to()[i]);
                    moveOf.add(choices);
                }
                leads(source, successor, reason, b, choice.beliefs(), choices);
                choices++;
            }
        }
        firstChoice[graph.size()] = choices;
        this.from = moveFrom.build().toArray();
        this.choiceOf = moveOf.build().toArray();
        this.moves = new Incoming(graph.pairs(), moveTo.build().toArray());
        this.sources = source.build().toArray();
        this.reasons = reason.build().toArray();
        this.successors = new Incoming(graph.size(), successor.build().toArray());
        this.distances = new int[graph.pairs()];

        BitSet known =
                beliefs(b -> graph.belief(b).isDone() || graph.prospect(b).known());
        this.rest = (BitSet) known.clone();
        shrink(rest, stay(states, known), false);
        this.sure = known;
        allowed.set(0, choices);
        BitSet targets = new BitSet();
        for (int pair = 0; pair < graph.pairs(); pair++) {
            targets.set(pair, rest.get(beliefOf[pair]));
        }
        shrink(sure, targets, true);
    }

    private static void leads(
            IntStream.Builder source,
            IntStream.Builder successor,
            IntStream.Builder reason,
            int belief,
            int[] to,
            int why) {
        for (int each : to) {
            source.add(belief);
            successor.add(each);
            reason.add(why);
        }
    }

    private BitSet beliefs(IntPredicate wanted) {
        BitSet some = new BitSet();
        IntStream.range(0, graph.size()).filter(wanted).forEach(some::set);
        return some;
    }

    /** The pairs whose state is where the operator may sit back with full sight, as far as hidden moves and known beliefs go. */
    private BitSet stay(States states, BitSet known) {
        BitSet stay = new BitSet();
        for (int b = known.nextSetBit(0); b >= 0; b = known.nextSetBit(b + 1)) {
            Belief belief = graph.belief(b);
            stay.set(belief.firstPair(), belief.isDone());
            for (int state : belief.states()) {
                stay.set(belief.pair(state), states.isGoal(state));
            }
        }
        int[] queue = new int[graph.pairs()];
        int end = 0;
        for (int pair = stay.nextClearBit(0); pair < graph.pairs(); pair = stay.nextClearBit(pair + 1)) {
            queue[end++] = pair;
        }
        for (int head = 0; head < end; head++) {
            for (int move : moves.to(queue[head]).toArray()) {
                if (choiceOf[move] == ENVIRONMENT && stay.get(from[move])) {
                    stay.clear(from[move]);
                    queue[end++] = from[move];
                }
            }
        }
        return stay;
    }

    /**
     * Takes out beliefs until, from every state of those that are left, a course within them leads to a target.
     *
     * @param acting whether the operator may order what he likes, and faults may strike; else he waits, and none does
     */
    private void shrink(BitSet within, BitSet targets, boolean acting) {
        BitSet gone = beliefs(b -> !within.get(b));
        do {
            takeOut(within, gone, acting);
            reach(within, targets, acting);
            gone = new BitSet();
            for (int pair = 0; pair < distances.length; pair++) {
                if (distances[pair] == NEVER && within.get(beliefOf[pair])) {
                    gone.set(beliefOf[pair]);
                }
            }
        } while (!gone.isEmpty());
    }

    private void takeOut(BitSet within, BitSet gone, boolean acting) {
        List<Integer> queue = new ArrayList<>(gone.stream().boxed().toList());
        within.andNot(gone);
        for (int head = 0; head < queue.size(); head++) {
            for (int lead : successors.to(queue.get(head)).toArray()) {
                int why = reasons[lead];
                if (why >= 0) {
                    if (acting) {
                        allowed.clear(why);
                    }
                } else if ((why == ENVIRONMENT || acting) && within.get(sources[lead])) {
                    within.clear(sources[lead]);
                    queue.add(sources[lead]);
                }
            }
        }
    }

    private void reach(BitSet within, BitSet targets, boolean acting) {
        Arrays.fill(distances, NEVER);
        int[] queue = new int[distances.length];
        int end = 0;
        for (int pair = targets.nextSetBit(0); pair >= 0; pair = targets.nextSetBit(pair + 1)) {
            if (within.get(beliefOf[pair])) {
                distances[pair] = 0;
                queue[end++] = pair;
            }
        }
        for (int head = 0; head < end; head++) {
            int to = queue[head];
            for (int move : moves.to(to).toArray()) {
                int pair = from[move];
                boolean open = choiceOf[move] == ENVIRONMENT || acting && allowed.get(choiceOf[move]);
                if (open && distances[pair] == NEVER && within.get(beliefOf[pair])) {
                    distances[pair] = distances[to] + 1;
                    queue[end++] = pair;
                }
            }
        }
    }

    /** Whether it is certain in a belief. */
    boolean holds(int belief) {
        return sure.get(belief);
    }

    /** Whether the operator may sit back in a belief. */
    boolean mayRest(int belief) {
        return rest.get(belief) && sure.get(belief);
    }

    /** The choices after which it stays certain, of a belief in which it is. */
    List<Choice> allowed(int belief) {
        List<Choice> choices = graph.prospect(belief).choices();
        return IntStream.range(0, choices.size())
                .filter(i -> allowed.get(firstChoice[belief] + i))
                .mapToObj(choices::get)
                .toList();
    }

    /** How many moves, of the environment and orders, the shortest course takes from a pair to where the operator may sit back. */
    int distance(int pair) {
        return distances[pair];
    }
}
