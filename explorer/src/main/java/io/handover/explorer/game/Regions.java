package io.handover.explorer.game;

import io.handover.model.state.Pairs;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fixpoints of the package's page on one board, as sets: a few words of values for each structure. Greatest ones shrink by taking out states, and
 * with them whatever may lead there without the operator; least ones grow backwards. Each takes a few times as long as going once through
 * all moves.
 */
final class Regions {
    private static final int BY_ITSELF = Cause.ENVIRONMENT.bit() | Cause.FAULT.bit();

    /** What may happen within a structure. */
    private record Inner(Cause cause, Effect effect) {}

    /** Is told what a wave takes. */
    interface Taken {
        /**
         * Some states are taken.
         *
         * @param word where they stand in a set
         * @param states those of them that stand there
         * @param distance after how many moves
         */
        void taken(int word, long states, int distance);
    }

    private static final Taken NOBODY = (word, states, distance) -> {};

    private final Board board;
    private final Backward backward;
    private final BitSet forbidden;
    private final boolean allAllowed;
    private final int words;
    private final int size;
    private final @Nullable Effect[] effects;
    private final Inner[][] inner;

    /** What the wave has reached and not gone on from; of the next step, what it will have reached then. */
    private long[] now;

    private long[] next;
    private int[] queueNow;
    private int[] queueNext;
    private int queued;
    private final long[] before;

    /** @param forbidden moves that are left out */
    Regions(Board board, Values values, BitSet forbidden) {
        this.board = board;
        this.backward = board.backward();
        this.forbidden = forbidden;
        this.allAllowed = forbidden.isEmpty();
        this.words = values.words();
        this.size = board.states() * words;
        this.effects = new Effect[backward.deeds().all().size()];
        for (int i = 1; i < effects.length; i++) {
            effects[i] = values.effect(backward.deeds().all().get(i));
        }
        this.inner = board.shapes().stream().map(shape -> inner(shape, values)).toArray(Inner[][]::new);
        this.now = new long[size];
        this.next = new long[size];
        this.queueNow = new int[board.states()];
        this.queueNext = new int[board.states()];
        this.before = new long[words];
    }

    private Inner[] inner(Board.Shape shape, Values values) {
        List<Inner> all = new ArrayList<>();
        Cause byChange = board.arena().cause(0);
        int servers = board.arena().rules().scope().servers();
        for (int s = 0; s < servers; s++) {
            if ((shape.upActive() >>> s & 1) != 0) {
                add(all, byChange, values.change(s));
            }
            for (int a = 0; a < servers; a++) {
                if ((shape.streaming() & Pairs.bit(s, a)) != 0) {
                    add(all, Cause.ENVIRONMENT, values.replication(s, a));
                }
            }
        }
        add(all, Cause.ORDER, values.opening(shape.active()));
        return all.toArray(new Inner[0]);
    }

    private static void add(List<Inner> all, Cause cause, @Nullable Effect effect) {
        if (effect != null) {
            all.add(new Inner(cause, effect));
        }
    }

    /** How many words a set takes. */
    int size() {
        return size;
    }

    /** Lets a wave begin in some states; it must have died down before. */
    private void begin(long[] states) {
        for (int structure = 0; structure < board.states(); structure++) {
            for (int word = structure * words; word < (structure + 1) * words; word++) {
                reach(structure, word, states[word]);
            }
        }
    }

    private void reach(int structure, int word, long states) {
        if (states == 0) {
            return;
        }
        boolean isNew = true;
        for (int i = structure * words; i < (structure + 1) * words; i++) {
            isNew &= next[i] == 0;
        }
        if (isNew) {
            queueNext[queued++] = structure;
        }
        next[word] |= states;
    }

    /**
     * Goes backwards from where the wave began, along moves of some causes, and takes out of a set whatever it meets.
     *
     * @param causes as a set, {@link Cause#bit}
     */
    private void run(long[] left, int causes, Taken listener) {
        for (int distance = 0; queued > 0; distance++) {
            long[] states = next;
            next = now;
            now = states;
            int[] queue = queueNext;
            queueNext = queueNow;
            queueNow = queue;
            int end = queued;
            queued = 0;
            for (int head = 0; head < end; head++) {
                int to = queueNow[head];
                if (listener != NOBODY) {
                    for (int word = to * words; word < (to + 1) * words; word++) {
                        if (now[word] != 0) {
                            listener.taken(word, now[word], distance);
                        }
                    }
                }
                goOn(to, left, causes);
                for (int word = to * words; word < (to + 1) * words; word++) {
                    now[word] = 0;
                }
            }
        }
    }

    private void goOn(int to, long[] left, int causes) {
        for (int move = backward.first(to), end = backward.end(to); move < end; move++) {
            if ((causes >>> backward.cause(move) & 1) != 0 && isAllowed(move)) {
                take(backward.source(move), to, effects[backward.deed(move)], left);
            }
        }
        for (Inner one : inner[board.shapeOf(to)]) {
            if ((causes & one.cause().bit()) != 0) {
                take(to, to, one.effect(), left);
            }
        }
    }

    private boolean isAllowed(int move) {
        return allAllowed || !forbidden.get(move);
    }

    private void take(int source, int to, @Nullable Effect effect, long[] left) {
        int from = source * words;
        if (words == 1) {
            long reached = now[to];
            long taken = (effect == null ? reached : effect.before(reached)) & left[from];
            if (taken != 0) {
                left[from] ^= taken;
                if (next[from] == 0) {
                    queueNext[queued++] = source;
                }
                next[from] |= taken;
            }
            return;
        }
        before(effect, now, to * words);
        for (int i = 0; i < words; i++) {
            long taken = before[i] & left[from + i];
            if (taken != 0) {
                left[from + i] ^= taken;
                reach(source, from + i, taken);
            }
        }
    }

    private void before(@Nullable Effect effect, long[] sets, int from) {
        if (effect == null) {
            System.arraycopy(sets, from, before, 0, words);
        } else {
            effect.before(sets, from, before);
        }
    }

    /** Takes out of a set whatever may lead out of it by itself, by faults, too, where these count. */
    void close(long[] set, long[] all, boolean faultsCount) {
        begin(without(all, set));
        run(set, faultsCount ? BY_ITSELF : Cause.ENVIRONMENT.bit(), NOBODY);
    }

    /** The same where some states, which are in it, are out now. */
    private void takeOut(long[] set, long[] gone) {
        removeAll(set, gone);
        begin(gone);
        run(set, BY_ITSELF, NOBODY);
    }

    /**
     * Leaves of a closed set where an operator arrives almost surely.
     *
     * @param orders whether he may order what he likes; else he waits
     */
    void shrink(long[] within, long[] targets, boolean orders) {
        int causes = Cause.ENVIRONMENT.bit() | (orders ? Cause.ORDER.bit() : 0);
        while (true) {
            long[] left = without(within, targets);
            long[] start = targets.clone();
            retainAll(start, within);
            begin(start);
            run(left, causes, NOBODY);
            if (isEmpty(left)) {
                return;
            }
            takeOut(within, left);
        }
    }

    /** By how many moves, of the environment and orders, the shortest course within a set to a target takes. */
    Counts ranks(long[] within, long[] targets) {
        Counts ranks = new Counts(size);
        begin(targets);
        run(without(within, targets), Cause.ENVIRONMENT.bit() | Cause.ORDER.bit(), ranks::put);
        return ranks;
    }

    /** Adds to a set the states of another in which an order leads into some. */
    void addOrderedInto(long[] set, long[] into, long[] within) {
        for (int to = 0; to < board.states(); to++) {
            if (isEmpty(into, to)) {
                continue;
            }
            for (int move = backward.first(to), end = backward.end(to); move < end; move++) {
                if (backward.cause(move) == Cause.ORDER.ordinal() && isAllowed(move)) {
                    add(set, backward.source(move), effects[backward.deed(move)], into, to, within);
                }
            }
            for (Inner one : inner[board.shapeOf(to)]) {
                if (one.cause() == Cause.ORDER) {
                    add(set, to, one.effect(), into, to, within);
                }
            }
        }
    }

    private void add(long[] set, int source, @Nullable Effect effect, long[] into, int to, long[] within) {
        before(effect, into, to * words);
        for (int i = 0; i < words; i++) {
            set[source * words + i] |= before[i] & within[source * words + i];
        }
    }

    /**
     * How many orders the luckiest course to a target takes.
     *
     * @param safe the states that it may go through
     */
    Counts luckiest(long[] targets, long[] safe) {
        Counts counts = new Counts(size);
        long[] left = without(safe, targets);
        long[] start = targets;
        for (int count = 0; !isEmpty(start); count++) {
            int orders = count;
            long[] layer = new long[size];
            begin(start);
            run(left, BY_ITSELF, (word, states, distance) -> {
                counts.put(word, states, orders);
                layer[word] |= states;
            });
            start = new long[size];
            addOrderedInto(start, layer, left);
            removeAll(left, start);
        }
        return counts;
    }

    /** The states in which something that is forbidden may happen by itself. */
    long[] exposed(long[] all) {
        long[] exposed = new long[size];
        for (int to = 0; to < board.states(); to++) {
            for (int move = backward.first(to); move < backward.end(to); move++) {
                if (!isAllowed(move) && backward.cause(move) != Cause.ORDER.ordinal()) {
                    add(exposed, backward.source(move), effects[backward.deed(move)], all, to, all);
                }
            }
        }
        return exposed;
    }

    static long[] without(long[] set, long[] others) {
        long[] rest = set.clone();
        removeAll(rest, others);
        return rest;
    }

    static void removeAll(long[] set, long[] others) {
        for (int i = 0; i < set.length; i++) {
            set[i] &= ~others[i];
        }
    }

    static void retainAll(long[] set, long[] others) {
        for (int i = 0; i < set.length; i++) {
            set[i] &= others[i];
        }
    }

    static void addAll(long[] set, long[] others) {
        for (int i = 0; i < set.length; i++) {
            set[i] |= others[i];
        }
    }

    static boolean isEmpty(long[] set) {
        for (long word : set) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isEmpty(long[] set, int structure) {
        for (int i = structure * words; i < (structure + 1) * words; i++) {
            if (set[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
