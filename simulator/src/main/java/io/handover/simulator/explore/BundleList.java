package io.handover.simulator.explore;

import java.util.Arrays;

/**
 * Bundles of states in the order in which they were found, in chunks that are never moved: growing costs nothing but the new chunk.
 * One thread appends; others may read what it appended before they were told to.
 */
final class BundleList {
    private static final int CHUNK_BITS = 14;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final int stride;

    /** Whoever sees the array, which is replaced while others read, sees the chunks in it. */
    private volatile long[][] chunks = new long[8][];

    private int chunkCount;
    private long[] last = new long[0];
    private int used;
    private long size;
    private long states;

    BundleList(BundlePacking packing) {
        this.stride = packing.stride();
    }

    /** How many bundles there are. */
    long size() {
        return size;
    }

    /** How many states were counted. */
    long states() {
        return states;
    }

    long bytes() {
        return chunkCount * chunkBytes();
    }

    /** Bytes that it takes in addition whenever a chunk is full. */
    long chunkBytes() {
        return (long) CHUNK * stride * Long.BYTES;
    }

    /** The array that holds bundle {@code i}; it begins at {@link #offset}. */
    long[] chunk(long i) {
        return chunks[(int) (i >>> CHUNK_BITS)];
    }

    /** Where bundle {@code i} begins in its array. */
    int offset(long i) {
        return ((int) i & CHUNK - 1) * stride;
    }

    /** How many bundles from {@code i} on, at most {@code most}, stand one behind the other in the array of {@code i}. */
    int run(long i, long most) {
        return (int) Math.min(most, CHUNK - (i & CHUNK - 1));
    }

    /** Appends the bundle that begins at {@code at}. */
    void add(long[] bundles, int at) {
        if (used == last.length) {
            addChunk();
        }
        for (int i = 0; i < stride; i++) {
            last[used + i] = bundles[at + i];
        }
        used += stride;
        size++;
    }

    /** Counts states that belong to bundles of it. */
    void countStates(int count) {
        states += count;
    }

    /** Puts the bundles of a batch back in the place that they were copied from, from {@code i} on. */
    void put(Batch batch, long i) {
        System.arraycopy(batch.bundles, 0, chunk(i), offset(i), batch.count * stride);
    }

    private void addChunk() {
        if (chunkCount == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunkCount);
        }
        last = new long[CHUNK * stride];
        chunks[chunkCount++] = last;
        used = 0;
    }
}
