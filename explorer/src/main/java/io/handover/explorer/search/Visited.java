package io.handover.explorer.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The states that were visited, by slots: a slot for each structure and block that has one, with a bit a lane. Any number of threads may
 * add at the same time; a state is new to exactly one of them.
 *
 * <p>Beside the states that were visited a slot holds the <em>fresh</em> ones: those of the level that is being found. So however many
 * actions lead to states of a slot, they become one bundle of that level. Where a block has but 32 lanes, both are in one word.
 *
 * <p>Where all states of a structure are in one block, its slot has its number, and is found without a look-up.
 */
final class Visited {
    private static final int HALF = Long.SIZE / 2;

    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

    private final boolean slotsAreStructures;
    private final boolean alone;
    private final Records records;
    private final int visitedAt;

    // Where the fresh states of a slot are: so many words after the visited ones, above so many bits; and the bits of
    // the latter.
    private final int freshLater;
    private final int freshShift;
    private final long visitedMask;

    /**
     * None yet.
     *
     * @param alone whether only one thread adds
     */
    Visited(BundlePacking packing, Structures structures, boolean alone) {
        this.slotsAreStructures = packing.hasOneBlock();
        this.alone = alone;
        this.records = slotsAreStructures ? structures.records() : new Records(1, words(packing));
        this.visitedAt = slotsAreStructures ? structures.visitedAt() : 1;
        this.freshLater = words(packing) - 1;
        this.freshShift = freshLater == 0 ? HALF : 0;
        this.visitedMask = -1L >>> freshShift;
    }

    /** Words of a slot: its visited states, a bit a lane, and the fresh ones. */
    static int words(BundlePacking packing) {
        return packing.lanes() <= HALF ? 1 : 2;
    }

    /** What it takes room in. */
    Records records() {
        return records;
    }

    /** Memory that it takes beside the structures. */
    long bytes() {
        return slotsAreStructures ? 0 : records.bytes();
    }

    /** How many slots there may be; all that are in use are below it. */
    int slots() {
        return records.claimed();
    }

    /** Structure and block of a slot, see {@link Batch#key}. */
    long key(int slot) {
        return slotsAreStructures ? Batch.key(slot, 0) : records.first(slot);
    }

    /** The slot of a structure and a block, or {@link Records#NONE}. */
    int slot(long key) {
        return slotsAreStructures ? Batch.structure(key) : records.find(key, 0);
    }

    /** Finds the slots of all bundles of a batch. */
    void find(Batch batch) {
        if (slotsAreStructures) {
            long seen = 0;
            for (int i = 0; i < batch.count; i++) {
                int slot = Batch.structure(batch.keys[i]);
                batch.slots[i] = slot;
                seen |= records.chunk(slot)[records.place(slot) + visitedAt];
            }
            batch.seen = seen;
        } else {
            records.findAll(batch);
        }
    }

    /** The lanes of a slot whose states were visited. */
    long of(int slot) {
        return records.chunk(slot)[records.place(slot) + visitedAt] & visitedMask;
    }

    /** Takes the fresh lanes of a slot: it has none any more. */
    long takeFresh(int slot) {
        long[] record = records.chunk(slot);
        int at = records.place(slot) + visitedAt + freshLater;
        long fresh = record[at] >>> freshShift;
        record[at] ^= fresh << freshShift;
        return fresh;
    }

    /**
     * Adds the states of a batch, if there is room even if each took a slot, and empties it.
     *
     * @param news where each slot is pushed that has fresh states for the first time
     * @return how many states are new, or -1 if there was no room; then nothing was added
     */
    int add(Batch batch, IntStack news, Records.Claim claim) {
        if (slotsAreStructures) {
            find(batch);
        } else if (records.claim(claim, batch.count)) {
            records.addAll(batch, claim);
        } else {
            return -1;
        }
        int count = 0;
        for (int i = 0; i < batch.count; i++) {
            int slot = batch.slots[i];
            long[] record = records.chunk(slot);
            int at = records.place(slot) + visitedAt;
            long fresh = batch.lanes[i] & ~(long) WORD.getOpaque(record, at);
            if (fresh != 0) {
                fresh = alone ? visit(record, at, fresh, slot, news) : visitBesideOthers(record, at, fresh, slot, news);
                count += Long.bitCount(fresh);
            }
        }
        batch.count = 0;
        return count;
    }

    private long visit(long[] record, int at, long fresh, int slot, IntStack news) {
        record[at] |= fresh;
        if (record[at + freshLater] >>> freshShift == 0) {
            news.push(slot);
        }
        record[at + freshLater] |= fresh << freshShift;
        return fresh;
    }

    private long visitBesideOthers(long[] record, int at, long some, int slot, IntStack news) {
        long fresh = some & ~(long) WORD.getAndBitwiseOr(record, at, some);
        if (fresh != 0
                && (long) WORD.getAndBitwiseOr(record, at + freshLater, fresh << freshShift) >>> freshShift == 0) {
            news.push(slot);
        }
        return fresh;
    }
}
