package io.handover.simulator.explore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * States of two words, one behind the other. The low word is what a slot is claimed with; until the high word is there too, whoever
 * finds the same low word waits for it, which takes no longer than a write.
 */
final class TwoWordTable extends StateTable {
    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] table;
    private final int shift;
    private final int last;

    TwoWordTable(int slotBits) {
        table = new long[2 << slotBits];
        shift = Long.SIZE - slotBits;
        last = table.length - 2;
    }

    private static long mixed(long low, long high) {
        long hash = low * 0x9e3779b97f4a7c15L;
        return ((hash ^ hash >>> 32) + high * 0xc2b2ae3d27d4eb4fL) * 0xd6e8feb86659fd93L;
    }

    private void touchHomes(Batch batch) {
        long seen = 0;
        for (int i = 0; i < batch.count; i++) {
            int home = (int) (mixed(batch.states[2 * i], batch.states[2 * i + 1]) >>> shift) * 2;
            batch.slots[i] = home;
            seen |= table[home];
        }
        batch.seen = seen;
    }

    @Override
    void addAll(Batch batch, StateList news) {
        touchHomes(batch);
        for (int i = 0; i < batch.count; i++) {
            long low = batch.states[2 * i];
            long high = batch.states[2 * i + 1];
            if (add(batch.slots[i], low | PRESENT, high | PRESENT)) {
                news.add(low, high);
            }
        }
    }

    private boolean add(int home, long low, long high) {
        int slot = home;
        while (true) {
            long there = (long) WORD.getOpaque(table, slot);
            if (there == low) {
                if (highOf(slot) == high) {
                    return false;
                }
            } else if (there == 0) {
                if (WORD.compareAndSet(table, slot, 0L, low)) {
                    WORD.setOpaque(table, slot + 1, high);
                    return true;
                }
                continue;
            }
            slot = slot + 2 & last;
        }
    }

    private long highOf(int slot) {
        while (true) {
            long high = (long) WORD.getOpaque(table, slot + 1);
            if (high != 0) {
                return high;
            }
            Thread.onSpinWait();
        }
    }

    @Override
    void addNew(Batch batch) {
        touchHomes(batch);
        for (int i = 0; i < batch.count; i++) {
            add(batch.slots[i], batch.states[2 * i] | PRESENT, batch.states[2 * i + 1] | PRESENT);
        }
    }

    @Override
    void find(Batch batch) {
        touchHomes(batch);
        for (int i = 0; i < batch.count; i++) {
            int slot = batch.slots[i];
            long low = batch.states[2 * i] | PRESENT;
            long high = batch.states[2 * i + 1] | PRESENT;
            while ((table[slot] & ~MARK) != low || table[slot + 1] != high) {
                slot = slot + 2 & last;
            }
            batch.slots[i] = slot;
        }
    }

    @Override
    void read(int slot, long[] into, int at) {
        into[at] = table[slot] & ~(PRESENT | MARK);
        into[at + 1] = table[slot + 1] & ~PRESENT;
    }

    @Override
    boolean isMarked(int slot) {
        return (table[slot] & MARK) != 0;
    }

    @Override
    void mark(int slot) {
        table[slot] |= MARK;
    }
}
