package io.handover.explorer.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The visited states of which it is known that they lead by progress actions to one without any; any number of threads may add. */
final class Settled {
    private static final int CHUNK_BITS = 12;
    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

    private final Visited visited;

    /** By slot, a bit a lane. */
    private final long[][] lanes;

    /** None yet of what was visited. */
    Settled(Visited visited) {
        this.visited = visited;
        this.lanes = new long[chunks(visited)][1 << CHUNK_BITS];
    }

    private static int chunks(Visited visited) {
        return (visited.slots() >>> CHUNK_BITS) + 1;
    }

    /** Bytes that are taken for what was visited. */
    static long bytes(Visited visited) {
        return (long) chunks(visited) * Long.BYTES << CHUNK_BITS;
    }

    /** Those of the states of a structure and a block, see {@link Batch#key}. */
    long of(long key) {
        int slot = visited.slot(key);
        return slot == Records.NONE ? 0 : of(slot);
    }

    /** Those of a slot. */
    long of(int slot) {
        return (long) WORD.getOpaque(lanes[slot >>> CHUNK_BITS], slot & (1 << CHUNK_BITS) - 1);
    }

    void add(int slot, long some) {
        WORD.getAndBitwiseOr(lanes[slot >>> CHUNK_BITS], slot & (1 << CHUNK_BITS) - 1, some);
    }
}
