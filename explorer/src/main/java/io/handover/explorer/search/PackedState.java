package io.handover.explorer.search;

/** A packed state as a value; the order is any, but the same for every number of threads. */
record PackedState(long low, long high) implements Comparable<PackedState> {
    static PackedState of(long[] words, int at, int count) {
        return new PackedState(words[at], count == 1 ? 0 : words[at + 1]);
    }

    /** The last of its words. */
    long last(int count) {
        return count == 1 ? low : high;
    }

    boolean isAt(long[] words, int at, int count) {
        return words[at] == low && (count == 1 || words[at + 1] == high);
    }

    boolean isAfter(long[] words, int at, int count) {
        return low != words[at] ? low > words[at] : count == 2 && high > words[at + 1];
    }

    void put(long[] words, int at, int count) {
        words[at] = low;
        if (count == 2) {
            words[at + 1] = high;
        }
    }

    @Override
    public int compareTo(PackedState other) {
        int byLow = Long.compare(low, other.low);
        return byLow != 0 ? byLow : Long.compare(high, other.high);
    }
}
