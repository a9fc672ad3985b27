package io.handover.explorer.game;

import java.util.ArrayList;
import java.util.List;

/** A count for each value beside each structure, given to whole sets of them, a bit of it in a plane of its own. */
final class Counts {
    /** Where there is none. */
    static final int NEVER = Integer.MAX_VALUE;

    private final long[] known;
    private final List<long[]> planes = new ArrayList<>();

    /** @param words how many words a set of all takes */
    Counts(int words) {
        this.known = new long[words];
    }

    /** Gives a count to what has none yet: the members of a set that stand in one word of it. */
    void put(int word, long members, int count) {
        known[word] |= members;
        for (int bit = 0; count >>> bit != 0; bit++) {
            if (bit == planes.size()) {
                planes.add(new long[known.length]);
            }
            if ((count >>> bit & 1) != 0) {
                planes.get(bit)[word] |= members;
            }
        }
    }

    /** Gives a count to all of a set, none of which has one yet. */
    void putAll(long[] set, int count) {
        for (int word = 0; word < set.length; word++) {
            if (set[word] != 0) {
                put(word, set[word], count);
            }
        }
    }

    /** What has a count, as a set. */
    long[] known() {
        return known;
    }

    int get(int word, int bit) {
        if ((known[word] >>> bit & 1) == 0) {
            return NEVER;
        }
        int count = 0;
        for (int i = 0; i < planes.size(); i++) {
            count |= (int) (planes.get(i)[word] >>> bit & 1) << i;
        }
        return count;
    }
}
