package io.handover.explorer.search;

/** Structures, by their words, that are to be looked up side by side; each may say in which block of it which lanes are meant. */
final class Words {
    private static final int FULL = 512;

    /** There is room for what one more bundle leads to by faults. */
    static final int MOST = FULL + Long.SIZE;

    final long[] firsts = new long[MOST];
    final long[] seconds = new long[MOST];
    final int[] blocks = new int[MOST];
    final long[] lanes = new long[MOST];

    /** Of each, its number, after a look-up. */
    final int[] numbers = new int[MOST];

    int count;

    /** What was read ahead; kept so that the reading is not optimised away. */
    long seen;

    void add(long first, long second) {
        firsts[count] = first;
        seconds[count++] = second;
    }

    void add(long first, long second, int block, long some) {
        blocks[count] = block;
        lanes[count] = some;
        add(first, second);
    }

    /** Whether it is time to look it up. */
    boolean isFull() {
        return count >= FULL;
    }
}
