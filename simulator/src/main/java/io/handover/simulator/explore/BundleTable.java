package io.handover.simulator.explore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The visited states, by bundles: open addressing in one array, a slot for all states that fit into one bundle, linear probing. Any
 * number of threads may add at the same time; a state is new to exactly one of them.
 *
 * <p>Beside the states that were visited a slot holds the <em>fresh</em> ones: those of the level that is being found, and of the one
 * before, as long as nobody took them. So however many actions lead to states of a slot, they become one bundle of the next level.
 *
 * <p>Bundles come in batches. A large table does not fit into any cache, so that nearly every look-up waits for memory; a batch first
 * reads the home slots of all its bundles, which the processor does side by side, and only then compares.
 *
 * <p>A slot is claimed with the first word of its bundles. If there is another before the states, whoever finds the same first word
 * waits for it, which takes no longer than a write.
 */
final class BundleTable {
    /** The largest share of slots that may be in use, in eighths: beyond it probing becomes slow. */
    private static final int MOST_EIGHTHS = 6;

    /** Marks a word in use, in the bit above those of a packed word. */
    static final long PRESENT = 1L << 63;

    private static final int FRESH = 2;

    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

    /** Words of a slot: what tells its states from others, its visited states, a bit each, and those fresh at even and at odd depths. */
    private final int stride;

    private final int words;
    private final long[] table;
    private final int shift;

    BundleTable(BundlePacking packing, int slotBits) {
        words = packing.words();
        stride = stride(packing);
        table = new long[stride << slotBits];
        shift = Long.SIZE - slotBits;
    }

    private static int stride(BundlePacking packing) {
        return packing.words() + 1 + FRESH;
    }

    /** Bytes that a table takes. */
    static long bytes(BundlePacking packing, int slotBits) {
        return (long) stride(packing) * Long.BYTES << slotBits;
    }

    /** The most slots, as a power of two, that an array can hold. */
    static int mostSlotBits(BundlePacking packing) {
        return Long.SIZE - 1 - Long.numberOfLeadingZeros((Integer.MAX_VALUE - Byte.SIZE) / stride(packing));
    }

    /** How many slots of a table may be in use. */
    static long room(int slotBits) {
        return (1L << slotBits) / 8 * MOST_EIGHTHS;
    }

    private static long mixed(long first, long second) {
        long hash = first * 0x9e3779b97f4a7c15L;
        return ((hash ^ hash >>> 32) + second * 0xc2b2ae3d27d4eb4fL) * 0xd6e8feb86659fd93L;
    }

    private void touchHomes(Batch batch) {
        long[] bundles = batch.bundles;
        int[] slots = batch.slots;
        long[] table = this.table;
        long seen = 0;
        int at = 0;
        for (int i = 0; i < batch.count; i++) {
            int home = home(bundles, at);
            slots[i] = home;
            seen |= table[home * stride];
            at += batch.stride;
        }
        batch.seen = seen;
    }

    private int home(long[] bundles, int at) {
        return (int) (mixed(bundles[at], words == 1 ? 0 : bundles[at + 1]) >>> shift);
    }

    /**
     * Adds the states of a batch, in order, and empties it.
     *
     * @param depth the level that the new states belong to
     * @param news where a bundle is appended for each slot that has fresh states for the first time, which stands for all that
     *     {@link #takeFresh} then gives it, and where the new states are counted
     * @return how many slots were claimed
     */
    int addAll(Batch batch, int depth, BundleList news) {
        touchHomes(batch);
        int fresh = 1 + depth % FRESH;
        int claimed = 0;
        int at = 0;
        for (int i = 0; i < batch.count; i++) {
            int slot = claim(batch.slots[i], batch.bundles, at);
            if (slot < 0) {
                claimed++;
            }
            int visited = (slot & Integer.MAX_VALUE) * stride + words;
            long states = add(visited, batch.bundles[at + words]);
            if (states != 0) {
                if ((long) WORD.getAndBitwiseOr(table, visited + fresh, states) == 0) {
                    news.add(batch.bundles, at);
                }
                news.countStates(Long.bitCount(states));
            }
            at += batch.stride;
        }
        batch.count = 0;
        return claimed;
    }

    /** Puts all that is in a smaller table into this one, which is empty. */
    void addAll(BundleTable smaller) {
        long[] one = new long[words];
        for (int from = 0; from < smaller.table.length; from += stride) {
            if (smaller.table[from] != 0) {
                smaller.readWords(from, one, 0);
                int slot = claim(home(one, 0), one, 0) & Integer.MAX_VALUE;
                System.arraycopy(smaller.table, from + words, table, slot * stride + words, 1 + FRESH);
            }
        }
    }

    /** Gives each of the bundles of a batch, which must be in the table, the fresh states of its slot and of that depth. */
    void takeFresh(Batch batch, int depth) {
        find(batch);
        for (int i = 0; i < batch.count; i++) {
            int fresh = batch.slots[i] * stride + words + 1 + depth % FRESH;
            batch.bundles[i * batch.stride + words] = table[fresh];
            table[fresh] = 0;
        }
    }

    /** The slot of a bundle, with the sign bit set if this claimed it. */
    private int claim(int home, long[] bundles, int at) {
        long first = bundles[at] | PRESENT;
        int slot = home;
        while (true) {
            long there = (long) WORD.getOpaque(table, slot * stride);
            if (there == first) {
                if (words == 1 || second(slot) == (bundles[at + 1] | PRESENT)) {
                    return slot;
                }
            } else if (there == 0) {
                if (!WORD.compareAndSet(table, slot * stride, 0L, first)) {
                    continue;
                }
                if (words == 2) {
                    WORD.setOpaque(table, slot * stride + 1, bundles[at + 1] | PRESENT);
                }
                return slot | Integer.MIN_VALUE;
            }
            slot = next(slot);
        }
    }

    private int next(int slot) {
        return slot + 1 & -1 >>> shift - Integer.SIZE;
    }

    private long second(int slot) {
        while (true) {
            long second = (long) WORD.getOpaque(table, slot * stride + 1);
            if (second != 0) {
                return second;
            }
            Thread.onSpinWait();
        }
    }

    /** Adds states to those at a place; those that are new. */
    private long add(int place, long states) {
        long news = states & ~(long) WORD.getOpaque(table, place);
        return news == 0 ? 0 : news & ~(long) WORD.getAndBitwiseOr(table, place, news);
    }

    /** Finds the slot of each bundle of a batch; each must be in the table. */
    void find(Batch batch) {
        touchHomes(batch);
        int at = 0;
        for (int i = 0; i < batch.count; i++) {
            int slot = batch.slots[i];
            long first = batch.bundles[at] | PRESENT;
            while (table[slot * stride] != first
                    || words == 2 && table[slot * stride + 1] != (batch.bundles[at + 1] | PRESENT)) {
                slot = next(slot);
            }
            batch.slots[i] = slot;
            at += batch.stride;
        }
    }

    /** How many slots there are. */
    int slots() {
        return table.length / stride;
    }

    /** Copies what is visited of a slot, as a bundle. */
    void read(int slot, long[] into, int at) {
        readWords(slot * stride, into, at);
        into[at + words] = table[slot * stride + words];
    }

    private void readWords(int from, long[] into, int at) {
        into[at] = table[from] & ~PRESENT;
        if (words == 2) {
            into[at + 1] = table[from + 1] & ~PRESENT;
        }
    }
}
