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

/** Builds rows (see {@link Rows}) by the transition function, one at a time; one a worker. */
final class RowBuilder {
    private static final Budget[] BUDGETS = Budget.values();

    private final Transitions transitions;
    private final StatePacking packing;
    private final List<Property> properties;
    private final int words;
    private final long lastDistanceMask;
    private final SiteState full;
    private final SiteState empty;
    private final SiteState after;
    private final long[] from;
    private final long[] to;
    private long[] row = new long[1 << Byte.SIZE];
    private int used;

    /**
     * For the states of some transitions.
     *
     * @param properties whose violations the rows foretell, in their order
     */
    RowBuilder(Transitions transitions, StatePacking packing, List<Property> properties) {
        this.transitions = transitions;
        this.packing = packing;
        this.properties = properties;
        this.words = packing.words();
        this.lastDistanceMask = ~(packing.ledgerMask() << packing.ledgerBegin());
        this.full = transitions.initialState();
        this.empty = transitions.initialState();
        this.after = transitions.initialState();
        this.from = new long[words];
        this.to = new long[words];
    }

    /** The row that was built last, {@link #length} long. */
    long[] row() {
        return row;
    }

    int length() {
        return used;
    }

    /** Builds the row of a structure, given by its words; another one takes its place later. */
    void build(long first, long last) {
        used = 0;
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
        append(0);
        append(0);
        long progress = transitions.progress(full) | transitions.progress(empty);
        if (transitions.ledgerDecides(full)) {
            row[Rows.FLAGS] = Rows.LEDGER_DECIDES;
            return;
        }
        long flags = mayViolate(progress);
        long counts = 0;
        for (long rest = progress; rest != 0; rest &= rest - 1) {
            int action = Long.numberOfTrailingZeros(rest);
            if (transitions.ledgerEffect(full, action) == Transitions.NO_LEDGER_EFFECT) {
                appendDistance(action);
                counts++;
                flags |= direction() == Rows.LEADS_UP ? Rows.CLIMBS : 0;
            }
        }
        for (long rest = progress; rest != 0; rest &= rest - 1) {
            int action = Long.numberOfTrailingZeros(rest);
            int effect = transitions.ledgerEffect(full, action);
            if (effect != Transitions.NO_LEDGER_EFFECT) {
                appendDistance(action);
                append((long) action << Rows.ACTION | effect | direction());
                counts += 1L << Rows.LEDGER_COUNT;
            }
        }
        long faults = transitions.faults(full);
        for (int b = 0; b < BUDGETS.length; b++) {
            for (long rest = faults; rest != 0; rest &= rest - 1) {
                int action = Long.SIZE + Long.numberOfTrailingZeros(rest);
                if (spends(action, BUDGETS[b])) {
                    appendDistance(action);
                    counts += 1L << Rows.FAULT_COUNTS + b * Byte.SIZE;
                }
            }
        }
        row[Rows.COUNTS] = counts;
        row[Rows.FLAGS] = flags;
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
        long last = row[used - 1];
        long first = words == 2 ? row[used - 2] : 0;
        if (last == 0 && first == 0) {
            return Rows.STAYS;
        }
        return last > 0 || last == 0 && first > 0 ? Rows.LEADS_UP : 0;
    }

    private void append(long cell) {
        if (used == row.length) {
            row = Arrays.copyOf(row, 2 * used);
        }
        row[used++] = cell;
    }
}
