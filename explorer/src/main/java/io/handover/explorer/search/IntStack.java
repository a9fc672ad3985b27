package io.handover.explorer.search;

import java.util.Arrays;

/** A stack of numbers, in chunks that are never moved: growing costs nothing but the new chunk. */
final class IntStack {
    private static final int CHUNK_BITS = 10;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private int[][] chunks = {new int[CHUNK]};
    private int chunkCount = 1;
    private int size;

    int size() {
        return size;
    }

    /** Memory that it takes. */
    long bytes() {
        return (long) chunkCount * CHUNK * Integer.BYTES;
    }

    void push(int number) {
        int chunk = size >>> CHUNK_BITS;
        if (chunk == chunkCount) {
            if (chunk == chunks.length) {
                chunks = Arrays.copyOf(chunks, 2 * chunk);
            }
            chunks[chunkCount++] = new int[CHUNK];
        }
        chunks[chunk][size++ & CHUNK - 1] = number;
    }

    int pop() {
        size--;
        return get(size);
    }

    int peek() {
        return get(size - 1);
    }

    int get(int i) {
        return chunks[i >>> CHUNK_BITS][i & CHUNK - 1];
    }

    void set(int i, int number) {
        chunks[i >>> CHUNK_BITS][i & CHUNK - 1] = number;
    }

    void truncate(int newSize) {
        size = newSize;
    }
}
