package io.handover.simulator.explore;

import java.util.concurrent.atomic.AtomicLong;

/** The table of all visited states, and the room that is left in it before it must grow. */
final class Visited {
    /** A larger table is so much larger: in steps that halve its number, as long as it is small. */
    private static final int SMALL_SLOT_BITS = 22;

    private final int words;
    private final AtomicLong room = new AtomicLong();
    private int slotBits;
    private StateTable table;

    Visited(int words, int slotBits) {
        this.words = words;
        this.slotBits = slotBits;
        this.table = StateTable.of(words, slotBits);
    }

    StateTable table() {
        return table;
    }

    int slotBits() {
        return slotBits;
    }

    /** The size of a table that follows on this one. */
    int largerSlotBits() {
        return Math.min(slotBits + (slotBits < SMALL_SLOT_BITS ? 2 : 1), StateTable.mostSlotBits(words));
    }

    /** Drops the table for an empty one, to be filled again; both are never there at once. */
    void replace(int newSlotBits) {
        table = StateTable.of(words, 0);
        table = StateTable.of(words, newSlotBits);
        slotBits = newSlotBits;
    }

    /** Sets how many more states may be added. */
    void setRoom(long states) {
        room.set(states);
    }

    /**
     * Adds the states of a batch, if there is room even if all were new, and empties it.
     *
     * @param news where those are appended that were not there
     * @return whether there was room; else nothing was added
     */
    boolean add(Batch batch, StateList news) {
        int count = batch.count;
        if (room.getAndAdd(-count) < count) {
            room.getAndAdd(count);
            return false;
        }
        long before = news.size();
        table.addAll(batch, news);
        batch.count = 0;
        room.getAndAdd(count - (news.size() - before));
        return true;
    }
}
