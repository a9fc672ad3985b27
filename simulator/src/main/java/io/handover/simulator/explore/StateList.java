package io.handover.simulator.explore;

import java.util.Arrays;

/**
 * Packed states in the order in which they were found, in chunks that are never moved: growing costs nothing but the new chunk.
 * One thread appends; others may read what it appended before they were told to.
 */
final class StateList {
    private static final int CHUNK_BITS = 15;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final int words;
    private long[][] chunks = new long[8][];
    private int chunkCount;
    private long[] last = new long[0];
    private int used;
    private long size;

    StateList(int words) {
        this.words = words;
    }

    long size() {
        return size;
    }

    static long chunkBytes(int words) {
        return (long) CHUNK * words * Long.BYTES;
    }

    long bytes() {
        return chunkCount * chunkBytes(words);
    }

    /** The array that holds state {@code i}; it begins at {@link #offset}. */
    long[] chunk(long i) {
        return chunks[(int) (i >>> CHUNK_BITS)];
    }

    /** Where state {@code i} begins in its array. */
    int offset(long i) {
        return ((int) i & CHUNK - 1) * words;
    }

    /** How many states from {@code i} on, at most {@code most}, stand one behind the other in the array of {@code i}. */
    int run(long i, long most) {
        return (int) Math.min(most, CHUNK - (i & CHUNK - 1));
    }

    void add(long word) {
        if (used == last.length) {
            addChunk();
        }
        last[used++] = word;
        size++;
    }

    void add(long low, long high) {
        if (used == last.length) {
            addChunk();
        }
        last[used] = low;
        last[used + 1] = high;
        used += 2;
        size++;
    }

    void add(long[] packed, int at) {
        if (words == 1) {
            add(packed[at]);
        } else {
            add(packed[at], packed[at + 1]);
        }
    }

    /** Drops the states that were added last; nothing may be added any more. */
    void dropLast(long states) {
        size -= states;
    }

    private void addChunk() {
        if (chunkCount == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunkCount);
        }
        last = new long[CHUNK * words];
        chunks[chunkCount++] = last;
        used = 0;
    }
}
