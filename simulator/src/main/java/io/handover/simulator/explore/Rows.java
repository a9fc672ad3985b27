package io.handover.simulator.explore;

import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.property.StepProperty;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;
import io.handover.model.transition.Transitions;
import java.util.Arrays;
import java.util.List;

/**
 * What may happen to a site, told once for all states that differ in their ledgers and budgets alone: such states share a
 * <em>structure</em>, and there are some thousand structures where there are millions of states.
 *
 * <p>A row is made by the transition function, the first time that its structure is met, from one state that has all budgets and
 * a ledger with which everything is enabled that any ledger enables. An action that leaves the ledger alone leads equally far in
 * all states of a structure, as packed words; so all that a row keeps of it is the distance. Of an action with a ledger effect it
 * keeps how far it leads but for the ledger, and the effect. A fault is enabled as long as its budget lasts.
 *
 * <p>Where the ledger decides what the operator may do, the row says so and nothing else.
 */
final class Rows {
    // A row is a head of some longs, then for each action its distance in as many words as a state has: first the plain
    // progress actions, then those with an effect on the ledger, each followed by effect and action, then the faults by
    // budget.
    static final int COUNTS = 0;
    static final int FLAGS = 1;
    static final int HEAD = 2;

    /** In the counts: eight bits each. */
    static final int LEDGER_COUNT = 8;

    static final int FAULT_COUNTS = 16;

    /** In what is kept of an action with an effect: the effect in the lowest byte, then the action, then these. */
    static final int ACTION = Byte.SIZE;

    /** The action leads to a greater word, whatever becomes of the ledger. */
    static final long LEADS_UP = 1L << 32;

    /** The action changes the ledger only. */
    static final long STAYS = 1L << 33;

    /** In the flags, above a bit for each property that may be violated in a state of the structure or by a step from it. */
    static final long LEDGER_DECIDES = 1L << 32;

    /** A plain progress action leads to a greater word. */
    static final long CLIMBS = 1L << 33;

    private static final Budget[] BUDGETS = Budget.values();
    private static final int ENTRY = 3;
    private static final int FIRST_BITS = 10;

    private final Transitions transitions;
    private final StatePacking packing;
    private final List<Property> properties;
    private final int words;
    private final long firstMask;
    private final long lastMask;
    private final long lastDistanceMask;
    private final SiteState full;
    private final SiteState empty;
    private final SiteState after;
    private final long[] from;
    private final long[] to;

    /** Entries of three: the structure's words, the first of them marked as present, and the place of the row. */
    private long[] index = new long[ENTRY << FIRST_BITS];

    private int indexBits = FIRST_BITS;
    private int count;
    private long[] cells = new long[1 << 12];
    private int used;

    Rows(Transitions transitions, StatePacking packing, List<Property> properties) {
        this.transitions = transitions;
        this.packing = packing;
        this.properties = properties;
        this.words = packing.words();
        this.firstMask = packing.structureMask();
        this.lastMask = packing.lastStructureMask();
        this.lastDistanceMask = ~(packing.ledgerMask() << packing.ledgerBegin());
        this.full = transitions.initialState();
        this.empty = transitions.initialState();
        this.after = transitions.initialState();
        this.from = new long[words];
        this.to = new long[words];
    }

    long bytes() {
        return (long) (index.length + cells.length) * Long.BYTES;
    }

    /** All rows, one behind the other; another array once a row was added. */
    long[] cells() {
        return cells;
    }

    /** Where the row of the state begins that is packed at {@code at}. */
    int of(long[] packed, int at) {
        long first = packed[at] & firstMask | BundleTable.PRESENT;
        long last = packed[at + words - 1] & lastMask;
        long[] index = this.index;
        int slot = home(first, last);
        while (index[slot] != 0) {
            if (index[slot] == first && index[slot + 1] == last) {
                return (int) index[slot + 2];
            }
            slot += ENTRY;
            if (slot == index.length) {
                slot = 0;
            }
        }
        return add(first, last);
    }

    private int home(long first, long last) {
        long hash = (first + last * 0xc2b2ae3d27d4eb4fL) * 0x9e3779b97f4a7c15L;
        return (int) ((hash ^ hash >>> 32) * 0xd6e8feb86659fd93L >>> Long.SIZE - indexBits) * ENTRY;
    }

    private int add(long first, long last) {
        int row = used;
        build(first & ~BundleTable.PRESENT, last);
        if (2 * ++count > 1 << indexBits) {
            grow();
        }
        put(first, last, row);
        return row;
    }

    private void grow() {
        long[] old = index;
        indexBits++;
        index = new long[ENTRY << indexBits];
        for (int i = 0; i < old.length; i += ENTRY) {
            if (old[i] != 0) {
                put(old[i], old[i + 1], old[i + 2]);
            }
        }
    }

    private void put(long first, long last, long row) {
        int slot = home(first, last);
        while (index[slot] != 0) {
            slot += ENTRY;
            if (slot == index.length) {
                slot = 0;
            }
        }
        index[slot] = first;
        index[slot + 1] = last;
        index[slot + 2] = row;
    }

    private void build(long first, long last) {
        from[0] = first;
        from[words - 1] = last;
        packing.unpack(from, 0, empty);
        for (Budget budget : BUDGETS) {
            empty.setBudget(budget, budget.of(transitions.scope()));
        }
        packing.pack(empty, from, 0);
        full.copyFrom(empty);
        for (int s = 0; s < full.servers(); s++) {
            full.setDatabase(s, 1L << s);
        }
        int row = used;
        append(0);
        append(0);
        long progress = transitions.progress(full);
        if (transitions.ledgerDecides(full)) {
            cells[row + FLAGS] = LEDGER_DECIDES;
            return;
        }
        long flags = mayViolate(progress);
        long counts = 0;
        for (long rest = progress; rest != 0; rest &= rest - 1) {
            int action = Long.numberOfTrailingZeros(rest);
            if (transitions.ledgerEffect(full, action) == Transitions.NO_LEDGER_EFFECT) {
                appendDistance(action);
                counts++;
                flags |= direction() == LEADS_UP ? CLIMBS : 0;
            }
        }
        for (long rest = progress; rest != 0; rest &= rest - 1) {
            int action = Long.numberOfTrailingZeros(rest);
            int effect = transitions.ledgerEffect(full, action);
            if (effect != Transitions.NO_LEDGER_EFFECT) {
                appendDistance(action);
                append((long) action << ACTION | effect | direction());
                counts += 1L << LEDGER_COUNT;
            }
        }
        long faults = transitions.faults(full);
        for (int b = 0; b < BUDGETS.length; b++) {
            for (long rest = faults; rest != 0; rest &= rest - 1) {
                int action = Long.SIZE + Long.numberOfTrailingZeros(rest);
                if (spends(action, BUDGETS[b])) {
                    appendDistance(action);
                    counts += 1L << FAULT_COUNTS + b * Byte.SIZE;
                }
            }
        }
        cells[row + COUNTS] = counts;
        cells[row + FLAGS] = flags;
    }

    /** The properties, as a set of places in the list, that may be violated. */
    private long mayViolate(long progress) {
        long set = 0;
        for (int i = 0; i < properties.size(); i++) {
            Property property = properties.get(i);
            boolean may;
            if (property instanceof StateProperty ofStates) {
                may = ofStates.looksAtLedger(transitions.plan(), empty) || !ofStates.holds(transitions.plan(), empty);
            } else {
                may = aStepViolates((StepProperty) property, progress);
            }
            set |= may ? 1L << i : 0;
        }
        return set;
    }

    private boolean aStepViolates(StepProperty property, long progress) {
        boolean violates = false;
        for (long rest = progress; rest != 0; rest &= rest - 1) {
            int action = Long.numberOfTrailingZeros(rest);
            after.copyFrom(full);
            transitions.apply(after, action);
            violates |= !property.holds(full, action, after);
        }
        return violates;
    }

    private boolean spends(int action, Budget budget) {
        after.copyFrom(full);
        transitions.apply(after, action);
        return after.budget(budget) != full.budget(budget);
    }

    /** Appends how far an action leads, its effect on the ledger aside. */
    private void appendDistance(int action) {
        after.copyFrom(empty);
        transitions.apply(after, action);
        packing.pack(after, to, 0);
        for (int i = 0; i < words; i++) {
            long mask = i == words - 1 ? lastDistanceMask : -1;
            append((to[i] & mask) - (from[i] & mask));
        }
    }

    /** Whether the distance that was appended last leads upwards, or nowhere. */
    private long direction() {
        long last = cells[used - 1];
        long first = words == 2 ? cells[used - 2] : 0;
        if (last == 0 && first == 0) {
            return STAYS;
        }
        return last > 0 || last == 0 && first > 0 ? LEADS_UP : 0;
    }

    private void append(long cell) {
        if (used == cells.length) {
            cells = Arrays.copyOf(cells, 2 * used);
        }
        cells[used++] = cell;
    }
}
