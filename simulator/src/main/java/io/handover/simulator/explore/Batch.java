package io.handover.simulator.explore;

/** Packed states that a worker gathers, so that a table can look them up side by side. */
final class Batch {
    /** How many states a batch holds: their words and slots stay in the cache next to the processor. */
    static final int CAPACITY = 1024;

    final int words;
    final long[] states;
    final int[] slots = new int[CAPACITY];
    int count;

    /** What was read ahead; kept so that the reading is not optimised away. */
    long seen;

    Batch(int words) {
        this.words = words;
        this.states = new long[CAPACITY * words];
    }

    /** Takes over states of a list from {@code i} on, as many as it holds and stand one behind the other there. */
    void copy(StateList list, long i, long end) {
        count = list.run(i, Math.min(CAPACITY, end - i));
        System.arraycopy(list.chunk(i), list.offset(i), states, 0, count * words);
    }

    int room() {
        return CAPACITY - count;
    }
}
