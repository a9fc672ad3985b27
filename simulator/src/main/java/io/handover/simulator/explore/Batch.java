package io.handover.simulator.explore;

/** Bundles of states that a worker gathers, so that a table can look them up side by side. */
final class Batch {
    /** How many bundles make a batch: their words and slots stay in the cache next to the processor. */
    private static final int FULL = 1024;

    /** Words of a bundle. */
    final int stride;

    final long[] bundles;

    /** The slots of the bundles in the table, after a look-up. */
    final int[] slots = new int[FULL + Expansion.MOST_SUCCESSORS];

    int count;

    /** What was read ahead; kept so that the reading is not optimised away. */
    long seen;

    Batch(int stride) {
        this.stride = stride;
        this.bundles = new long[slots.length * stride];
    }

    /** Takes over bundles of a list from {@code i} on, as many as it holds and stand one behind the other there. */
    void copy(BundleList list, long i, long end) {
        count = list.run(i, Math.min(FULL, end - i));
        System.arraycopy(list.chunk(i), list.offset(i), bundles, 0, count * stride);
    }

    /** The states, as bits, of bundle {@code i}. */
    long states(int i) {
        return bundles[i * stride + stride - 1];
    }

    /** Whether it is time to look it up; there is room for what one more bundle leads to. */
    boolean isFull() {
        return count >= FULL;
    }
}
