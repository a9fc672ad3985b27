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
         */
        void taken(int word, long states);
    }

    private static final Taken NOBODY = (word, states) -> {};

    private final Board board;
    private final Backward backward;
    private final BitSet forbidden;
    private final boolean allAllowed;
    private final int words;
    private final int size;
    private final @Nullable Effect[] effects;
    private final Inner[][] inner;

    /** By structure: what a wave has reached there and not gone on from. */
    private final long[] pending;

    private final long[] reached;
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
        this.pending = new long[size];
        this.reached = new long[words];
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

    /**
     * Goes backwards from some states, along moves of some causes, and takes out of a set whatever it meets. It sweeps over the structures from
     * the last to the first, again and again: most moves lead to structures that were found later.
     *
     * @param causes as a set, {@link Cause#bit}
     */
    private void run(long[] from, long[] left, int causes, Taken listener) {
        System.arraycopy(from, 0, pending, 0, size);
        boolean again = true;
        while (again) {
            again = false;
            for (int to = board.states() - 1; to >= 0; to--) {
                if (isEmpty(pending, to)) {
                    continue;
                }
                for (int i = 0; i < words; i++) {
                    reached[i] = pending[to * words + i];
                    pending[to * words + i] = 0;
                }
                goOnWithin(to, left, causes);
                if (listener != NOBODY) {
                    for (int i = 0; i < words; i++) {
                        listener.taken(to * words + i, reached[i]);
                    }
                }
                again |= goOn(to, left, causes);
            }
        }
    }

    /** To all that leads to what is reached of a structure within it. */
    private void goOnWithin(int to, long[] left, int causes) {
        boolean more = true;
        while (more) {
            more = false;
            for (Inner one : inner[board.shapeOf(to)]) {
                if ((causes & one.cause().bit()) != 0) {
                    one.effect().before(reached, 0, before);
                    for (int i = 0; i < words; i++) {
                        long taken = before[i] & left[to * words + i];
                        left[to * words + i] ^= taken;
                        reached[i] |= taken;
                        more |= taken != 0;
                    }
                }
            }
        }
    }

    /** To all that leads to what is reached of a structure from others; whether some of them have had their turn in this sweep. */
    private boolean goOn(int to, long[] left, int causes) {
        boolean again = false;
        for (int move = backward.first(to), end = backward.end(to); move < end; move++) {
            if ((causes >>> backward.cause(move) & 1) == 0 || !isAllowed(move)) {
                continue;
            }
            int source = backward.source(move);
            int from = source * words;
            Effect effect = effects[backward.deed(move)];
            long any = 0;
            if (words == 1) {
                long taken = (effect == null ? reached[0] : effect.before(reached[0])) & left[from];
                left[from] ^= taken;
                pending[from] |= taken;
                any = taken;
            } else {
                before(effect, reached, 0);
                for (int i = 0; i < words; i++) {
                    long taken = before[i] & left[from + i];
                    left[from + i] ^= taken;
                    pending[from + i] |= taken;
                    any |= taken;
                }
            }
            again |= any != 0 && source >= to;
        }
        return again;
    }

    private boolean isAllowed(int move) {
        return allAllowed || !forbidden.get(move);
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
        run(without(all, set), set, faultsCount ? BY_ITSELF : Cause.ENVIRONMENT.bit(), NOBODY);
    }

    /**
     * Takes some states, which are in it, out of a closed set, and with them whatever may lead out of it by itself.
     *
     * @param gone stays as it is
     */
    void takeOut(long[] set, long[] gone) {
        removeAll(set, gone);
        run(gone, set, BY_ITSELF, NOBODY);
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
            run(start, left, causes, NOBODY);
            if (isEmpty(left)) {
                return;
            }
            takeOut(within, left);
        }
    }

    /** Takes out of the states that are not reached yet some more that are, and those from where an operator who waits may arrive there. */
    void reachByWaiting(long[] unreached, long[] fresh) {
        long[] start = fresh.clone();
        retainAll(start, unreached);
        removeAll(unreached, start);
        run(start, unreached, Cause.ENVIRONMENT.bit(), NOBODY);
    }

    /** By how many moves, of the environment and orders, the shortest course within a set to a target takes. */
    Counts ranks(long[] within, long[] targets) {
        Counts ranks = new Counts(size);
        long[] left = without(within, targets);
        long[] start = targets;
        int causes = Cause.ENVIRONMENT.bit() | Cause.ORDER.bit();
        for (int rank = 0; !isEmpty(start); rank++) {
            ranks.putAll(start, rank);
            long[] next = new long[size];
            addLeadingInto(next, start, left, causes);
            removeAll(left, next);
            start = next;
        }
        return ranks;
    }

    /** Adds to a set the states of another in which an order leads into some. */
    void addOrderedInto(long[] set, long[] into, long[] within) {
        addLeadingInto(set, into, within, Cause.ORDER.bit());
    }

    private void addLeadingInto(long[] set, long[] into, long[] within, int causes) {
        for (int to = 0; to < board.states(); to++) {
            if (isEmpty(into, to)) {
                continue;
            }
            for (int move = backward.first(to), end = backward.end(to); move < end; move++) {
                if ((causes >>> backward.cause(move) & 1) != 0 && isAllowed(move)) {
                    add(set, backward.source(move), effects[backward.deed(move)], into, to, within);
                }
            }
            for (Inner one : inner[board.shapeOf(to)]) {
                if ((causes & one.cause().bit()) != 0) {
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
     * From where some course leads to a target.
     *
     * @param safe the states that it may go through
     */
    long[] possible(long[] targets, long[] safe) {
        long[] left = without(safe, targets);
        run(targets, left, BY_ITSELF | Cause.ORDER.bit(), NOBODY);
        return without(safe, left);
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
            run(start, left, BY_ITSELF, (word, states) -> {
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
