package io.handover.simulator.explore;

import io.handover.model.property.Property;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;
import io.handover.model.transition.Transitions;
import java.util.List;

/**
 * What may happen in a packed state, and where it leads to; one a worker, used for state after state.
 *
 * <p>Whatever {@link Rows} knows of the state's structure is read from there; the state is taken apart only where the rest of the
 * state counts, or somebody asks for it.
 */
final class Expansion {
    /** The most actions that can be enabled in a state. */
    static final int MOST_ACTIONS = 2 * Long.SIZE;

    /** The most actions on the way from a state upwards that are looked for. */
    private static final int LONGEST_CLIMB = 64;

    private static final int FIRST_FAULT = Long.SIZE;
    private static final int BUDGETS = Budget.values().length;

    private final Transitions transitions;
    private final StatePacking packing;
    private final int words;
    private final Rows rows;
    private final Ledgers ledgers;
    private final int ledgerBegin;
    private final long ledgerMask;
    private final long[] budgetMasks = new long[BUDGETS];
    private final boolean knowsLedgers;
    private final ExtraSymmetry symmetry;
    private final SiteState before;
    private final SiteState after;
    private final Batch climbed;
    private long[] packed = new long[0];
    private int at;
    private boolean isApart;
    private int row;
    private long flags;

    /**
     * For the states of some transitions.
     *
     * @param properties what {@link #mayViolate} is asked of, in their order
     * @param symmetry turns into representatives what actions lead to
     */
    Expansion(Transitions transitions, StatePacking packing, List<Property> properties, ExtraSymmetry symmetry) {
        this.transitions = transitions;
        this.packing = packing;
        this.words = packing.words();
        this.rows = new Rows(transitions, packing, properties);
        this.ledgers = new Ledgers(transitions, packing);
        this.ledgerBegin = packing.ledgerBegin();
        this.ledgerMask = packing.ledgerMask();
        for (Budget budget : Budget.values()) {
            budgetMasks[budget.ordinal()] = packing.budgetMask(budget);
        }
        this.knowsLedgers = Ledgers.canHold(packing);
        this.symmetry = symmetry;
        this.before = transitions.initialState();
        this.after = before.copy();
        this.climbed = new Batch(words);
    }

    /** Words of a packed state. */
    int words() {
        return words;
    }

    /** Memory that is kept of structures and ledgers. */
    long bytes() {
        return rows.bytes() + ledgers.bytes();
    }

    /** Turns to the state that is packed at {@code at}. */
    void of(long[] packed, int at) {
        this.packed = packed;
        this.at = at;
        isApart = false;
        if (knowsLedgers) {
            row = rows.of(packed, at);
            flags = rows.cells()[row + Rows.FLAGS];
        } else {
            flags = Rows.LEDGER_DECIDES;
        }
    }

    /** The state, taken apart. */
    SiteState state() {
        if (!isApart) {
            packing.unpack(packed, at, before);
            isApart = true;
        }
        return before;
    }

    /**
     * Whether some of the properties may be violated in the state or by a progress action from it; else they are not.
     *
     * @param set places in the list of properties
     */
    boolean mayViolate(long set) {
        return (flags & (set | Rows.LEDGER_DECIDES)) != 0;
    }

    /** Appends the states that progress actions lead to. */
    void appendProgress(Batch to) {
        int first = to.count;
        appendProgressAsItIs(to);
        symmetry.represent(to, first);
    }

    private void appendProgressAsItIs(Batch to) {
        if ((flags & Rows.LEDGER_DECIDES) != 0) {
            append(transitions.progress(state()), 0, to);
        } else if (words == 1) {
            appendProgressOfOneWord(to);
        } else {
            appendProgressOfTwoWords(to);
        }
    }

    /** Appends the states that faults lead to. */
    void appendFaults(Batch to) {
        int first = to.count;
        appendFaultsAsTheyAre(to);
        symmetry.represent(to, first);
    }

    private void appendFaultsAsTheyAre(Batch to) {
        if ((flags & Rows.LEDGER_DECIDES) != 0) {
            append(transitions.faults(state()), FIRST_FAULT, to);
            return;
        }
        long[] cells = rows.cells();
        long counts = cells[row + Rows.COUNTS];
        long faults = counts >>> Rows.FAULT_COUNTS;
        if (faults == 0) {
            return;
        }
        int cell = row
                + Rows.HEAD
                + (int) (counts & 0xff) * words
                + (int) (counts >>> Rows.LEDGER_COUNT & 0xff) * (words + 1);
        long last = packed[at + words - 1];
        for (int b = 0; faults != 0; b++) {
            int count = (int) faults & 0xff;
            if ((last & budgetMasks[b]) != 0) {
                appendPlain(cells, cell, count, to);
            }
            cell += count * words;
            faults >>>= Byte.SIZE;
        }
    }

    private void appendPlain(long[] cells, int first, int count, Batch to) {
        long[] states = to.states;
        int next = to.count * words;
        to.count += count;
        if (words == 1) {
            long word = packed[at];
            for (int i = 0; i < count; i++) {
                states[next + i] = word + cells[first + i];
            }
        } else {
            long low = packed[at];
            long high = packed[at + 1];
            for (int i = 0; i < 2 * count; i += 2) {
                states[next + i] = low + cells[first + i];
                states[next + i + 1] = high + cells[first + i + 1];
            }
        }
    }

    private void appendProgressOfOneWord(Batch to) {
        long[] cells = rows.cells();
        long counts = cells[row + Rows.COUNTS];
        int plain = (int) counts & 0xff;
        int cell = row + Rows.HEAD;
        appendPlain(cells, cell, plain, to);
        cell += plain;
        long word = packed[at];
        for (int i = (int) (counts >>> Rows.LEDGER_COUNT) & 0xff; i > 0; i--) {
            long ledger = ledgerAfter(cells[cell + 1]);
            if (ledger != Ledgers.NOT_ENABLED) {
                to.states[to.count++] = word + cells[cell] & ~(ledgerMask << ledgerBegin) | ledger << ledgerBegin;
            }
            cell += 2;
        }
    }

    private void appendProgressOfTwoWords(Batch to) {
        long[] cells = rows.cells();
        long counts = cells[row + Rows.COUNTS];
        int plain = (int) counts & 0xff;
        int cell = row + Rows.HEAD;
        appendPlain(cells, cell, plain, to);
        cell += 2 * plain;
        for (int i = (int) (counts >>> Rows.LEDGER_COUNT) & 0xff; i > 0; i--) {
            long ledger = ledgerAfter(cells[cell + 2]);
            if (ledger != Ledgers.NOT_ENABLED) {
                int next = 2 * to.count++;
                to.states[next] = packed[at] + cells[cell];
                to.states[next + 1] =
                        packed[at + 1] + cells[cell + 1] & ~(ledgerMask << ledgerBegin) | ledger << ledgerBegin;
            }
            cell += 3;
        }
    }

    private long ledgerAfter(long actionAndEffect) {
        return ledgers.after(
                packed, at, (int) (actionAndEffect >>> Byte.SIZE), (int) actionAndEffect & (1 << Byte.SIZE) - 1);
    }

    private void append(long actions, int first, Batch to) {
        for (long rest = actions; rest != 0; rest &= rest - 1) {
            after.copyFrom(before);
            transitions.apply(after, first + Long.numberOfTrailingZeros(rest));
            packing.pack(after, to.states, to.count++ * words);
        }
    }

    /** Shows every progress action and where it leads to. */
    void lookAtProgress(Violations violations) {
        SiteState state = state();
        for (long rest = transitions.progress(state); rest != 0; rest &= rest - 1) {
            int action = Long.numberOfTrailingZeros(rest);
            after.copyFrom(state);
            transitions.apply(after, action);
            violations.look(state, action, after, packed, at);
        }
    }

    /**
     * Whether some progress actions are found that lead from the state to one without any, or to one whose last word, or then the
     * first, is greater. Where that can be said of every state, every state leads to one without progress actions.
     *
     * @param successors where {@link #appendProgress} appended the states that the progress actions lead to
     * @param first the first of them
     */
    boolean climbs(Batch successors, int first) {
        if ((flags & Rows.CLIMBS) != 0 && !symmetry.isOfUse() || first == successors.count) {
            return true;
        }
        long low = packed[at];
        long high = packed[at + words - 1];
        for (int i = first; i < successors.count; i++) {
            if (isGreater(successors.states, i * words, low, high)) {
                return true;
            }
        }
        return climbsFar(low, high);
    }

    private boolean isGreater(long[] states, int i, long low, long high) {
        long last = states[i + words - 1];
        return last != high ? last > high : states[i] > low;
    }

    /** Follows the greatest successor, again and again. */
    private boolean climbsFar(long low, long high) {
        long[] origin = packed;
        int originAt = at;
        boolean found = false;
        for (int i = 0; i < LONGEST_CLIMB && !found; i++) {
            climbed.count = 1; // the place of the state that the way has come to
            appendProgress(climbed);
            if (climbed.count == 1) {
                found = true;
            } else {
                int greatest = words;
                for (int next = 2 * words; next < climbed.count * words; next += words) {
                    if (isGreater(
                            climbed.states, next, climbed.states[greatest], climbed.states[greatest + words - 1])) {
                        greatest = next;
                    }
                }
                found = isGreater(climbed.states, greatest, low, high);
                System.arraycopy(climbed.states, greatest, climbed.states, 0, words);
                of(climbed.states, 0);
            }
        }
        of(origin, originAt);
        return found;
    }
}
