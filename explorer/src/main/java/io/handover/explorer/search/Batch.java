package io.handover.explorer.search;

/** Bundles that a worker gathers, so that they can be looked up side by side. */
final class Batch {
    /** How many bundles make a batch: they stay in the cache next to the processor. */
    private static final int FULL = 512;

    /** Structure and block of each, see {@link #key}. */
    final long[] keys;

    /** Its lanes. */
    final long[] lanes;

    /** Its slot, after a look-up. */
    final int[] slots;

    int count;

    /** What was read ahead; kept so that the reading is not optimised away. */
    long seen;

    /** With room for so many once it is full. */
    Batch(int more) {
        keys = new long[FULL + more];
        lanes = new long[keys.length];
        slots = new int[keys.length];
    }

    /** A structure, by number, and a block in one word. */
    static long key(int structure, int block) {
        return (long) structure << Integer.SIZE | block;
    }

    static int structure(long key) {
        return (int) (key >>> Integer.SIZE);
    }

    static int block(long key) {
        return (int) key;
    }

    void add(long key, long some) {
        keys[count] = key;
        lanes[count++] = some;
    }

    /** Whether it is time to look it up; there is room for what one more bundle leads to. */
    boolean isFull() {
        return count >= FULL;
    }
}
