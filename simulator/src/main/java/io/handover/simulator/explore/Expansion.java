package io.handover.simulator.explore;

import io.handover.model.property.Property;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;
import io.handover.model.transition.Transitions;
import java.util.Arrays;
import java.util.List;

/**
 * What may happen in the states of a bundle, and where it leads to; one a worker, used for bundle after bundle.
 *
 * <p>Whatever {@link Rows} knows of the states' structure is read from there, and what becomes of their ledgers from {@link Ledgers};
 * a state is taken apart only where the rest of it counts, or somebody asks for it.
 */
final class Expansion {
    /** The most actions that can be enabled in a state. */
    private static final int MOST_ACTIONS = 2 * Long.SIZE;

    /** The most bundles that the actions of one can lead to. */
    static final int MOST_SUCCESSORS = Long.SIZE * MOST_ACTIONS;

    private static final int FIRST_FAULT = Long.SIZE;
    private static final int BUDGETS = Budget.values().length;

    private final Transitions transitions;
    private final BundlePacking packing;
    private final int words;
    private final Rows rows;
    private final RowBuilder rowBuilder;
    private final Ledgers ledgers;
    private final int ledgerBegin;
    private final long otherThanLedger;
    private final long[] budgetMasks = new long[BUDGETS];
    private final ExtraSymmetry symmetry;
    private final SiteState before;
    private final SiteState after;

    /** States that are gone through one by one, a bundle each. */
    private final Batch met;

    private long[] bundles = new long[0];
    private int at;
    private long states;
    private int row;
    private long flags;

    /** What {@link #appendProgress} saw: the states with progress actions, and those from which one leads to a greater word. */
    private long moving;

    private long climbing;

    /**
     * For the states of some transitions.
     *
     * @param rows shared by all workers
     * @param properties what {@link #mayViolate} is asked of, in their order
     * @param symmetry turns into representatives what actions lead to
     */
    Expansion(
            Transitions transitions,
            BundlePacking packing,
            Rows rows,
            List<Property> properties,
            ExtraSymmetry symmetry) {
        this.transitions = transitions;
        this.packing = packing;
        this.words = packing.words();
        StatePacking ofStates = packing.ofStates();
        this.rows = rows;
        this.rowBuilder = new RowBuilder(transitions, ofStates, properties);
        this.ledgers = new Ledgers(transitions, packing);
        this.ledgerBegin = ofStates.ledgerBegin();
        this.otherThanLedger = ~(ofStates.ledgerMask() << ledgerBegin);
        for (Budget budget : Budget.values()) {
            budgetMasks[budget.ordinal()] = ofStates.budgetMask(budget);
        }
        this.symmetry = symmetry;
        this.before = transitions.initialState();
        this.after = before.copy();
        this.met = new Batch(packing.stride());
    }

    /** How bundles are packed. */
    BundlePacking packing() {
        return packing;
    }

    /** Memory that is kept of what becomes of ledgers. */
    long bytes() {
        return ledgers.bytes();
    }

    /** Turns to the bundle that is packed at {@code at}. */
    void of(long[] bundles, int at) {
        this.bundles = bundles;
        this.at = at;
        states = bundles[at + words];
        row = rows.of(bundles, at, rowBuilder);
        flags = rows.cells()[row + Rows.FLAGS];
    }

    /** How many states the bundle has. */
    int states() {
        return Long.bitCount(states);
    }

    /** One of its states, taken apart. */
    SiteState state(int bit) {
        packing.unpack(bundles, at, bit, before);
        return before;
    }

    /**
     * Whether some of the properties may be violated in a state of the bundle or by a progress action from it; else they are not.
     *
     * @param set places in the list of properties
     */
    boolean mayViolate(long set) {
        return (flags & (set | Rows.LEDGER_DECIDES)) != 0;
    }

    /** The states, as bits, that have no progress action; known once {@link #appendProgress} was asked. */
    long atRest() {
        return states & ~moving;
    }

    /**
     * Appends what progress actions lead to.
     *
     * @return how many actions are enabled, summed over the states
     */
    int appendProgress(Batch to) {
        int first = to.count;
        int enabled;
        if ((flags & Rows.LEDGER_DECIDES) != 0) {
            enabled = appendProgressOneByOne(to);
        } else {
            enabled = appendPlainProgress(to) + appendLedgerProgress(to);
        }
        if (symmetry.represent(to, first)) {
            climbing = 0;
        }
        return enabled;
    }

    private int appendProgressOneByOne(Batch to) {
        int enabled = 0;
        moving = 0;
        climbing = 0;
        for (long rest = states; rest != 0; rest &= rest - 1) {
            int bit = Long.numberOfTrailingZeros(rest);
            long actions = transitions.progress(state(bit));
            moving |= actions == 0 ? 0 : 1L << bit;
            enabled += Long.bitCount(actions);
            append(actions, 0, to);
        }
        return enabled;
    }

    private int appendPlainProgress(Batch to) {
        long[] cells = rows.cells();
        int count = (int) cells[row + Rows.COUNTS] & 0xff;
        moving = count == 0 ? 0 : states;
        climbing = (flags & Rows.CLIMBS) == 0 ? 0 : states;
        appendPlain(cells, row + Rows.HEAD, count, to);
        return count * Long.bitCount(states);
    }

    private void appendPlain(long[] cells, int first, int count, Batch to) {
        long[] into = to.bundles;
        int next = to.count * to.stride;
        to.count += count;
        if (words == 1) {
            long word = bundles[at];
            for (int i = 0; i < count; i++) {
                into[next + 2 * i] = word + cells[first + i];
                into[next + 2 * i + 1] = states;
            }
        } else {
            long low = bundles[at];
            long high = bundles[at + 1];
            for (int i = 0; i < count; i++) {
                into[next + 3 * i] = low + cells[first + 2 * i];
                into[next + 3 * i + 1] = high + cells[first + 2 * i + 1];
                into[next + 3 * i + 2] = states;
            }
        }
    }

    private int appendLedgerProgress(Batch to) {
        int enabledTimes = 0;
        long counts = rows.cells()[row + Rows.COUNTS];
        int cell = row + Rows.HEAD + ((int) counts & 0xff) * words;
        for (int i = (int) (counts >>> Rows.LEDGER_COUNT) & 0xff; i > 0; i--) {
            long action = rows.cells()[cell + words];
            Ledgers.Effect effect =
                    ledgers.effect(bundles, at, (int) (action >>> Rows.ACTION) & 0xff, (int) action & 0xff);
            long enabled = states & effect.enabled();
            enabledTimes += Long.bitCount(enabled);
            moving |= enabled;
            if ((action & Rows.LEADS_UP) != 0) {
                climbing |= enabled;
            } else if ((action & Rows.STAYS) != 0) {
                climbing |= enabled & effect.grows();
            }
            append(effect, enabled, cell, to);
            cell += words + 1;
        }
        return enabledTimes;
    }

    /** Appends what an action with an effect leads to: a bundle for each block of ledgers. */
    private void append(Ledgers.Effect effect, long enabled, int cell, Batch to) {
        long low = bundles[at] + rows.cells()[cell];
        long high = bundles[at + words - 1] + rows.cells()[cell + words - 1] & otherThanLedger;
        int first = to.count;
        for (long rest = enabled; rest != 0; rest &= rest - 1) {
            int number = effect.after(Long.numberOfTrailingZeros(rest));
            long last = high | (long) (number / Long.SIZE) << ledgerBegin;
            int place = to.count - 1;
            while (place >= first && to.bundles[place * to.stride + words - 1] != last) {
                place--;
            }
            if (place < first) {
                place = to.count++;
                to.bundles[place * to.stride] = low;
                to.bundles[place * to.stride + words - 1] = last;
                to.bundles[place * to.stride + words] = 0;
            }
            to.bundles[place * to.stride + words] |= 1L << number;
        }
    }

    /**
     * Appends what faults lead to.
     *
     * @return how many faults are enabled, summed over the states
     */
    int appendFaults(Batch to) {
        int first = to.count;
        int enabled;
        if ((flags & Rows.LEDGER_DECIDES) != 0) {
            for (long rest = states; rest != 0; rest &= rest - 1) {
                append(transitions.faults(state(Long.numberOfTrailingZeros(rest))), FIRST_FAULT, to);
            }
            enabled = to.count - first;
        } else {
            appendKnownFaults(to);
            enabled = (to.count - first) * Long.bitCount(states);
        }
        symmetry.represent(to, first);
        return enabled;
    }

    private void appendKnownFaults(Batch to) {
        long[] cells = rows.cells();
        long counts = cells[row + Rows.COUNTS];
        long faults = counts >>> Rows.FAULT_COUNTS;
        int cell = row
                + Rows.HEAD
                + (int) (counts & 0xff) * words
                + (int) (counts >>> Rows.LEDGER_COUNT & 0xff) * (words + 1);
        long last = bundles[at + words - 1];
        for (int b = 0; faults != 0; b++) {
            int count = (int) faults & 0xff;
            if ((last & budgetMasks[b]) != 0) {
                appendPlain(cells, cell, count, to);
            }
            cell += count * words;
            faults >>>= Byte.SIZE;
        }
    }

    /** Appends what actions lead to from the state that was taken apart last. */
    private void append(long actions, int first, Batch to) {
        for (long rest = actions; rest != 0; rest &= rest - 1) {
            after.copyFrom(before);
            transitions.apply(after, first + Long.numberOfTrailingZeros(rest));
            packing.pack(after, to.bundles, to.count++ * to.stride);
        }
    }

    /** Shows every progress action of one of the states and where it leads to. */
    void lookAtProgress(int bit, Violations violations) {
        SiteState state = state(bit);
        for (long rest = transitions.progress(state); rest != 0; rest &= rest - 1) {
            int action = Long.numberOfTrailingZeros(rest);
            after.copyFrom(state);
            transitions.apply(after, action);
            violations.look(state, action, after, bundles, at, bit);
        }
    }

    /**
     * Whether from each of the states some progress actions are found that lead to one without any, or to a greater one; known once
     * {@link #appendProgress} was asked. Where that can be said of every state, every state leads to one without progress actions.
     *
     * <p>Of two states that is greater whose last word is, its ledger aside, or then whose first word, or then whose ledger.
     */
    boolean climbs() {
        long left = states & moving & ~climbing;
        boolean climbs = true;
        for (long rest = left; rest != 0 && climbs; rest &= rest - 1) {
            climbs = climbs(Long.numberOfTrailingZeros(rest));
        }
        return climbs;
    }

    /** Goes through what the state leads to, the nearest first, as far as a batch has room for it. */
    private boolean climbs(int bit) {
        long[] origin = bundles;
        int originAt = at;
        int stride = packing.stride();
        System.arraycopy(bundles, at, met.bundles, 0, stride);
        met.bundles[words] = 1L << bit;
        met.count = 1;
        boolean found = false;
        for (int i = 0; i < met.count && !met.isFull() && !found; i++) {
            int first = met.count;
            of(met.bundles, i * stride);
            appendProgress(met);
            found = met.count == first || hasGreater(first);
            dropKnown(first);
        }
        of(origin, originAt);
        return found;
    }

    private boolean hasGreater(int first) {
        for (int i = first; i < met.count; i++) {
            if (isGreater(met.bundles, i * met.stride, met.bundles, 0)) {
                return true;
            }
        }
        return false;
    }

    private void dropKnown(int first) {
        int stride = met.stride;
        int end = met.count;
        met.count = first;
        for (int i = first; i < end; i++) {
            int known = 0;
            while (known < met.count
                    && !Arrays.equals(
                            met.bundles,
                            known * stride,
                            (known + 1) * stride,
                            met.bundles,
                            i * stride,
                            (i + 1) * stride)) {
                known++;
            }
            if (known == met.count) {
                System.arraycopy(met.bundles, i * stride, met.bundles, met.count++ * stride, stride);
            }
        }
    }

    /** Whether the one state of a bundle is greater than the one of another. */
    private boolean isGreater(long[] ones, int one, long[] others, int other) {
        long last = ones[one + words - 1] & otherThanLedger;
        long otherLast = others[other + words - 1] & otherThanLedger;
        if (last != otherLast) {
            return last > otherLast;
        }
        if (words == 2 && ones[one] != others[other]) {
            return ones[one] > others[other];
        }
        return ledger(ones, one) > ledger(others, other);
    }

    private long ledger(long[] ones, int one) {
        return packing.ledger(packing.block(ones, one), Long.numberOfTrailingZeros(ones[one + words]));
    }
}
