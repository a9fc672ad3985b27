package io.handover.simulator.explore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** States of one word. */
final class OneWordTable extends StateTable {
    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] table;
    private final int shift;

    OneWordTable(int slotBits) {
        table = new long[1 << slotBits];
        shift = Long.SIZE - slotBits;
    }

    private static long mixed(long word) {
        long hash = word * 0x9e3779b97f4a7c15L;
        return (hash ^ hash >>> 32) * 0xd6e8feb86659fd93L;
    }

    private void touchHomes(Batch batch) {
        long[] words = batch.states;
        int[] slots = batch.slots;
        long[] table = this.table;
        int shift = this.shift;
        long seen = 0;
        for (int i = 0; i < batch.count; i++) {
            int home = (int) (mixed(words[i]) >>> shift);
            slots[i] = home;
            seen |= table[home];
        }
        batch.seen = seen;
    }

    @Override
    void addAll(Batch batch, StateList news) {
        touchHomes(batch);
        long[] words = batch.states;
        int[] slots = batch.slots;
        long[] table = this.table;
        for (int i = 0; i < batch.count; i++) {
            if (add(table, slots[i], words[i] | PRESENT)) {
                news.add(words[i]);
            }
        }
    }

    private static boolean add(long[] table, int home, long word) {
        int slot = home;
        while (true) {
            long there = (long) WORD.getOpaque(table, slot);
            if (there == word) {
                return false;
            }
            if (there == 0) {
                if (WORD.compareAndSet(table, slot, 0L, word)) {
                    return true;
                }
            } else {
                slot = slot + 1 & table.length - 1;
            }
        }
    }

    @Override
    void addNew(Batch batch) {
        touchHomes(batch);
        for (int i = 0; i < batch.count; i++) {
            add(table, batch.slots[i], batch.states[i] | PRESENT);
        }
    }

    @Override
    void find(Batch batch) {
        touchHomes(batch);
        for (int i = 0; i < batch.count; i++) {
            int slot = batch.slots[i];
            long word = batch.states[i] | PRESENT;
            while ((table[slot] & ~MARK) != word) {
                slot = slot + 1 & table.length - 1;
            }
            batch.slots[i] = slot;
        }
    }

    @Override
    void read(int slot, long[] into, int at) {
        into[at] = table[slot] & ~(PRESENT | MARK);
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
