package io.handover.simulator.explore;

import io.handover.model.state.StatePacking;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

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
 *
 * <p>All workers share the rows. Whoever meets a structure that has none builds one; rows are only ever added, one at a time.
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

    private static final int FIRST_BITS = 10;
    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

    /** Open addressing, half full at most; another one once it was. */
    private static final class Index {
        private static final int ENTRY = 3;

        /** Of three: the structure's words, the first of them marked as present, and the place of the row. */
        private final long[] entries;

        private final int shift;

        Index(int bits) {
            entries = new long[ENTRY << bits];
            shift = Long.SIZE - bits;
        }

        /** The place of a row, or -1. */
        int find(long first, long last) {
            int slot = home(first, last);
            while (true) {
                long there = (long) WORD.getAcquire(entries, slot);
                if (there == 0) {
                    return -1;
                }
                if (there == first && entries[slot + 1] == last) {
                    return (int) entries[slot + 2];
                }
                slot = next(slot);
            }
        }

        private int home(long first, long last) {
            long hash = (first + last * 0xc2b2ae3d27d4eb4fL) * 0x9e3779b97f4a7c15L;
            return (int) ((hash ^ hash >>> 32) * 0xd6e8feb86659fd93L >>> shift) * ENTRY;
        }

        private int next(int slot) {
            int next = slot + ENTRY;
            return next == entries.length ? 0 : next;
        }

        /** Whoever sees the first word sees the others, too. */
        void put(long first, long last, long row) {
            int slot = home(first, last);
            while (entries[slot] != 0) {
                slot = next(slot);
            }
            entries[slot + 1] = last;
            entries[slot + 2] = row;
            WORD.setRelease(entries, slot, first);
        }

        Index larger() {
            Index larger = new Index(Long.SIZE - shift + 1);
            for (int i = 0; i < entries.length; i += ENTRY) {
                if (entries[i] != 0) {
                    larger.put(entries[i], entries[i + 1], entries[i + 2]);
                }
            }
            return larger;
        }
    }

    private final int words;
    private final long firstMask;
    private final long lastMask;
    private volatile Index index = new Index(FIRST_BITS);
    private volatile long[] cells = new long[1 << FIRST_BITS];
    private int count;
    private int used;

    Rows(StatePacking packing) {
        this.words = packing.words();
        this.firstMask = packing.structureMask();
        this.lastMask = packing.lastStructureMask();
    }

    long bytes() {
        return (long) (index.entries.length + cells.length) * Long.BYTES;
    }

    /** All rows, one behind the other; another array once a row was added, with the same rows in the same places. */
    long[] cells() {
        return cells;
    }

    /**
     * Where the row of the states begins that are packed at {@code at}.
     *
     * @param builder builds it if there is none
     */
    int of(long[] packed, int at, RowBuilder builder) {
        long first = packed[at] & firstMask | BundleTable.PRESENT;
        long last = packed[at + words - 1] & lastMask;
        int row = index.find(first, last);
        if (row < 0) {
            builder.build(first & ~BundleTable.PRESENT, last);
            row = add(first, last, builder);
        }
        return row;
    }

    private synchronized int add(long first, long last, RowBuilder builder) {
        int row = index.find(first, last);
        if (row < 0) {
            row = used;
            if (used + builder.length() > cells.length) {
                cells = Arrays.copyOf(cells, 2 * Math.max(cells.length, builder.length()));
            }
            System.arraycopy(builder.row(), 0, cells, row, builder.length());
            used += builder.length();
            if (++count > index.entries.length / Index.ENTRY / 2) {
                index = index.larger();
            }
            index.put(first, last, row);
        }
        return row;
    }
}
