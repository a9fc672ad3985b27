package io.handover.simulator.explore;

import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;
import io.handover.model.transition.Transitions;

/**
 * What becomes of ledgers: for each ledger and effect (see {@link Transitions#ledgerEffect}) that was met, the ledger after it, found
 * once by the transition function. There are few of either, however many states there are.
 */
final class Ledgers {
    /** Stands for: the action is not enabled. */
    static final long NOT_ENABLED = -1;

    private static final int ENTRY = 2;
    private static final int FIRST_BITS = 10;

    private final Transitions transitions;
    private final StatePacking packing;
    private final SiteState before;
    private final SiteState after;
    private final long[] packed;
    private final int begin;
    private final long mask;

    /** Entries of two: a key, which is never 0, and the ledger after. */
    private long[] table = new long[ENTRY << FIRST_BITS];

    private int shift = Long.SIZE - FIRST_BITS;
    private int size;

    Ledgers(Transitions transitions, StatePacking packing) {
        this.transitions = transitions;
        this.packing = packing;
        this.before = transitions.initialState();
        this.after = transitions.initialState();
        this.packed = new long[packing.words()];
        this.begin = packing.ledgerBegin();
        this.mask = packing.ledgerMask();
    }

    /** Whether a ledger and an effect fit into one key. */
    static boolean canHold(StatePacking packing) {
        return Long.bitCount(packing.ledgerMask()) <= Long.SIZE - Byte.SIZE;
    }

    long bytes() {
        return (long) table.length * Long.BYTES;
    }

    /**
     * The ledger after an action.
     *
     * @param states words of the state in which it may happen, from {@code at} on
     * @param action a number whose ledger effect that is
     */
    long after(long[] states, int at, int action, int effect) {
        long key = (states[at + packed.length - 1] >>> begin & mask) << Byte.SIZE | effect;
        int slot = home(key);
        while (table[slot] != key) {
            if (table[slot] == 0) {
                long found = found(states, at, action);
                add(slot, key, found);
                return found;
            }
            slot = slot + ENTRY & table.length - 1;
        }
        return table[slot + 1];
    }

    private int home(long key) {
        return (int) (key * 0x9e3779b97f4a7c15L >>> shift) * ENTRY;
    }

    private long found(long[] states, int at, int action) {
        packing.unpack(states, at, before);
        if (!transitions.isEnabled(before, action)) {
            return NOT_ENABLED;
        }
        after.copyFrom(before);
        transitions.apply(after, action);
        packing.pack(after, packed, 0);
        return packed[packed.length - 1] >>> begin & mask;
    }

    private void add(int slot, long key, long value) {
        table[slot] = key;
        table[slot + 1] = value;
        size++;
        if (2L * size * ENTRY > table.length) {
            long[] old = table;
            table = new long[2 * old.length];
            shift--;
            for (int i = 0; i < old.length; i += ENTRY) {
                if (old[i] != 0) {
                    int free = home(old[i]);
                    while (table[free] != 0) {
                        free = free + ENTRY & table.length - 1;
                    }
                    table[free] = old[i];
                    table[free + 1] = old[i + 1];
                }
            }
        }
    }
}
