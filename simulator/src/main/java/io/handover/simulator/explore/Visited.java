package io.handover.simulator.explore;

import java.util.concurrent.atomic.AtomicLong;

/** The table of all visited states, and the room that is left in it before it must grow. */
final class Visited {
    /** A larger table is so much larger: in steps that halve their number, as long as it is small. */
    private static final int SMALL_SLOT_BITS = 20;

    private final BundlePacking packing;
    private final AtomicLong room = new AtomicLong();
    private int slotBits;
    private BundleTable table;

    Visited(BundlePacking packing, int slotBits) {
        this.packing = packing;
        this.slotBits = slotBits;
        this.table = new BundleTable(packing, slotBits);
        room.set(BundleTable.room(slotBits));
    }

    BundleTable table() {
        return table;
    }

    /** Bytes that the table takes. */
    long bytes() {
        return BundleTable.bytes(packing, slotBits);
    }

    /** Whether a table can follow on this one. */
    boolean canGrow() {
        return largerSlotBits() > slotBits;
    }

    /** Bytes that a table takes which follows on this one. */
    long largerBytes() {
        return BundleTable.bytes(packing, largerSlotBits());
    }

    private int largerSlotBits() {
        return Math.min(slotBits + (slotBits < SMALL_SLOT_BITS ? 2 : 1), BundleTable.mostSlotBits(packing));
    }

    /** Replaces the table by a larger one; for a while both are there. */
    void grow() {
        int larger = largerSlotBits();
        BundleTable old = table;
        table = new BundleTable(packing, larger);
        table.addAll(old);
        room.getAndAdd(BundleTable.room(larger) - BundleTable.room(slotBits));
        slotBits = larger;
    }

    /**
     * Adds the states of a batch, if there is room even if each took a slot, and empties it.
     *
     * @param depth the level that they belong to
     * @param news where those are appended that were not there
     * @return whether there was room; else nothing was added
     */
    boolean add(Batch batch, int depth, BundleList news) {
        int count = batch.count;
        if (room.getAndAdd(-count) < count) {
            room.getAndAdd(count);
            return false;
        }
        room.getAndAdd(count - table.addAll(batch, depth, news));
        return true;
    }
}
