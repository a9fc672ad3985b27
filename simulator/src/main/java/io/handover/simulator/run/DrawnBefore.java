package io.handover.simulator.run;

import java.util.Arrays;

/**
 * Under which seed each choice of a split run was drawn first. It is drawn from that seed for good: a clock that is set twice for the same
 * thing, before and after a split, must run out as if there had been none.
 */
final class DrawnBefore {
    private static final long FREE = 0;

    private long[] names = new long[512];
    private long[] seeds = new long[512];
    private int count;

    void clear() {
        Arrays.fill(names, FREE);
        count = 0;
    }

    /** The seed of a choice, which is {@code now} where it is made for the first time; a name is never 0. */
    long seed(long name, long now) {
        int slot = slot(name);
        if (names[slot] == name) {
            return seeds[slot];
        }
        names[slot] = name;
        seeds[slot] = now;
        if (2 * ++count > names.length) {
            grow();
        }
        return now;
    }

    private int slot(long name) {
        int mask = names.length - 1;
        long hash = name * 0x9E3779B97F4A7C15L;
        int slot = (int) (hash >>> 32) & mask;
        while (names[slot] != FREE && names[slot] != name) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldNames = names;
        long[] oldSeeds = seeds;
        names = new long[2 * oldNames.length];
        seeds = new long[names.length];
        for (int i = 0; i < oldNames.length; i++) {
            if (oldNames[i] != FREE) {
                int slot = slot(oldNames[i]);
                names[slot] = oldNames[i];
                seeds[slot] = oldSeeds[i];
            }
        }
    }
}
