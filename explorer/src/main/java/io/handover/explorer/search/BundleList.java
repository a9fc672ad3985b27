package io.handover.explorer.search;

import java.util.Arrays;

/**
 * Bundles, by slot (see {@link Visited}), in the order in which they were found, in chunks that are never moved: growing costs nothing but
 * the new chunk. One thread appends; others may read what it appended before they were told to.
 *
 * <p>Where there are few changes most bundles have one or two states. So a word holds a slot and half of its lanes, the lower ones or the
 * higher ones, and a bundle with states in both takes two.
 */
final class BundleList {
    private static final int CHUNK_BITS = 10;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final long HALF = 0xffff_ffffL;

    /** Bytes that a bundle takes at most. */
    static final int MOST_BYTES = 2 * Long.BYTES;

    /** Whoever sees the array, which is replaced while others read, sees the chunks in it. */
    private volatile long[][] chunks = new long[8][];

    private int chunkCount;
    private long[] last = new long[0];
    private int used;
    private long size;

    /** How many words there are. */
    long size() {
        return size;
    }

    long bytes() {
        return chunkCount * chunkBytes();
    }

    /** Bytes that it takes in addition whenever a chunk is full. */
    static long chunkBytes() {
        return (long) CHUNK * Long.BYTES;
    }

    /** Appends a bundle. */
    void add(int slot, long lanes) {
        if ((lanes & HALF) != 0) {
            add((long) slot << 1 + Integer.SIZE | lanes & HALF);
        }
        if (lanes >>> Integer.SIZE != 0) {
            add((long) slot << 1 + Integer.SIZE | 1L << Integer.SIZE | lanes >>> Integer.SIZE);
        }
    }

    private void add(long word) {
        if (used == last.length) {
            addChunk();
        }
        last[used++] = word;
        size++;
    }

    private void addChunk() {
        if (chunkCount == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunkCount);
        }
        last = new long[CHUNK];
        chunks[chunkCount++] = last;
        used = 0;
    }

    /** Word {@code i}. */
    long word(long i) {
        return chunks[(int) (i >>> CHUNK_BITS)][(int) i & CHUNK - 1];
    }

    /** The slot that a word is about. */
    static int slot(long word) {
        return (int) (word >>> 1 + Integer.SIZE);
    }

    /** The lanes that a word has. */
    static long lanes(long word) {
        return (word & HALF) << (word >>> Integer.SIZE & 1) * Integer.SIZE;
    }
}
