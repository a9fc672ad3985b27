package io.handover.simulator.explore;

/**
 * A set of packed states: open addressing in one array, a slot a state, linear probing. Any number of threads may add at the
 * same time; a state is new to exactly one of them.
 *
 * <p>States come in batches. A table of millions of states is far larger than any cache, so that nearly every look-up waits for
 * memory; a batch first reads the home slots of all its states, which the processor does side by side, and only then compares.
 *
 * <p>A table never grows by itself: it would need both tables at once. Whoever owns it drops it and fills a larger one from the
 * states' list.
 */
abstract class StateTable {
    /** The largest share of slots that may be in use, in eighths: beyond it probing becomes slow. */
    static final int MOST_EIGHTHS = 6;

    /** Marks a slot in use, in the bit above those of a packed word. */
    static final long PRESENT = 1L << 63;

    /** A mark that a state can be given, once all are in. */
    static final long MARK = 1L << 62;

    static StateTable of(int words, int slotBits) {
        return words == 1 ? new OneWordTable(slotBits) : new TwoWordTable(slotBits);
    }

    /** Bytes that a table takes. */
    static long bytes(int words, int slotBits) {
        return (long) words * Long.BYTES << slotBits;
    }

    /** The most slots, as a power of two, that an array can hold. */
    static int mostSlotBits(int words) {
        return words == 1 ? 30 : 29;
    }

    /** How many states may be in a table. */
    static long room(int slotBits) {
        return (1L << slotBits) / 8 * MOST_EIGHTHS;
    }

    /**
     * Adds the states of a batch, in order.
     *
     * @param batch words of {@code count} states, one state behind the other
     * @param news where those are appended that were not in the table
     */
    abstract void addAll(Batch batch, StateList news);

    /** Adds states that are known not to be in the table. */
    abstract void addNew(Batch batch);

    /** Finds the slot of each state of a batch; each must be in the table. */
    abstract void find(Batch batch);

    /** Copies the state in a slot. */
    abstract void read(int slot, long[] into, int at);

    abstract boolean isMarked(int slot);

    /** Marks the state in a slot. Threads may do so side by side: there is nothing else to write there. */
    abstract void mark(int slot);
}
