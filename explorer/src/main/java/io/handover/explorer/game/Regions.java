package io.handover.explorer.game;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The fixpoints of the package's page on one board, as sets of states. Greatest ones shrink by taking out states, and with them whatever
 * may lead there without the operator; least ones grow backwards. Each takes a few times as long as going once through all moves.
 */
final class Regions {
    private final Backward backward;
    private final int states;
    private final int[] queue;

    /** @param states how many there are */
    Regions(Backward backward, int states) {
        this.backward = backward;
        this.states = states;
        this.queue = new int[states];
    }

    /** Takes out of a set whatever an action of the environment may lead out of it; faults, too, where these count. */
    void close(BitSet set, boolean faultsCount) {
        int end = 0;
        for (int i = set.nextClearBit(0); i < states; i = set.nextClearBit(i + 1)) {
            queue[end++] = i;
        }
        closeFrom(set, end, faultsCount);
    }

    /** The same where all that leads to the states out of it has been taken out but for what leads to some. */
    private void takeOut(BitSet set, BitSet gone) {
        int end = 0;
        for (int i = gone.nextSetBit(0); i >= 0; i = gone.nextSetBit(i + 1)) {
            set.clear(i);
            queue[end++] = i;
        }
        closeFrom(set, end, true);
    }

    private void closeFrom(BitSet set, int queued, boolean faultsCount) {
        int end = queued;
        for (int head = 0; head < end; head++) {
            int to = queue[head];
            for (int move = backward.first(to); move < backward.end(to); move++) {
                int kind = backward.kindOf(move);
                if (kind == Backward.ENVIRONMENT || faultsCount && kind == Backward.FAULT) {
                    int source = backward.source(move);
                    if (set.get(source)) {
                        set.clear(source);
                        queue[end++] = source;
                    }
                }
            }
        }
    }

    /** Where an operator who may order what he likes arrives almost surely, and how: see {@link #reach}. */
    void certain(BitSet within, BitSet stay, int[] ranks) {
        close(within, true);
        shrink(within, stay, true, ranks);
    }

    /**
     * Where an operator who waits arrives almost surely.
     *
     * @param within closed; shrinks to the answer
     * @param targets where to arrive
     */
    void waiting(BitSet within, BitSet targets) {
        shrink(within, targets, false, new int[0]);
    }

    private void shrink(BitSet within, BitSet targets, boolean orders, int[] ranks) {
        while (true) {
            BitSet start = (BitSet) targets.clone();
            start.and(within);
            BitSet gone = (BitSet) within.clone();
            gone.andNot(reach(start, within, orders, ranks));
            if (gone.isEmpty()) {
                return;
            }
            takeOut(within, gone);
        }
    }

    /**
     * The states of a set from which some course within it, of actions of the environment and maybe orders, leads to a target.
     *
     * @param ranks where not empty: how many moves the shortest such course takes
     */
    private BitSet reach(BitSet targets, BitSet within, boolean orders, int[] ranks) {
        BitSet reached = (BitSet) targets.clone();
        int end = 0;
        for (int i = targets.nextSetBit(0); i >= 0; i = targets.nextSetBit(i + 1)) {
            queue[end++] = i;
            rank(ranks, i, 0);
        }
        for (int head = 0; head < end; head++) {
            int to = queue[head];
            for (int move = backward.first(to); move < backward.end(to); move++) {
                int kind = backward.kindOf(move);
                if (kind == Backward.ENVIRONMENT || orders && kind == Backward.ORDER) {
                    int source = backward.source(move);
                    if (within.get(source) && !reached.get(source)) {
                        reached.set(source);
                        queue[end++] = source;
                        rank(ranks, source, ranks.length == 0 ? 0 : ranks[to] + 1);
                    }
                }
            }
        }
        return reached;
    }

    private static void rank(int[] ranks, int state, int rank) {
        if (ranks.length != 0) {
            ranks[state] = rank;
        }
    }

    /** The states of a set in which an order leads into another. */
    BitSet orderedInto(BitSet into, BitSet within) {
        BitSet found = new BitSet(states);
        for (int to = into.nextSetBit(0); to >= 0; to = into.nextSetBit(to + 1)) {
            for (int move = backward.first(to); move < backward.end(to); move++) {
                if (backward.kindOf(move) == Backward.ORDER && within.get(backward.source(move))) {
                    found.set(backward.source(move));
                }
            }
        }
        return found;
    }

    /**
     * By state: how many orders the luckiest course to a target takes, {@code never} where there is none.
     *
     * @param safe the states that it may go through
     */
    int[] luckiest(BitSet targets, BitSet safe, int never) {
        int[] orders = new int[states];
        Arrays.fill(orders, never);
        BitSet now = (BitSet) targets.clone();
        for (int count = 0; !now.isEmpty(); count++) {
            int end = 0;
            for (int i = now.nextSetBit(0); i >= 0; i = now.nextSetBit(i + 1)) {
                orders[i] = count;
                queue[end++] = i;
            }
            BitSet next = new BitSet(states);
            for (int head = 0; head < end; head++) {
                int to = queue[head];
                for (int move = backward.first(to); move < backward.end(to); move++) {
                    int source = backward.source(move);
                    if (!safe.get(source) || orders[source] != never) {
                        continue;
                    }
                    if (backward.kindOf(move) == Backward.ORDER) {
                        next.set(source);
                    } else {
                        orders[source] = count;
                        queue[end++] = source;
                    }
                }
            }
            for (int head = 0; head < end; head++) {
                next.clear(queue[head]);
            }
            now = next;
        }
        return orders;
    }
}
