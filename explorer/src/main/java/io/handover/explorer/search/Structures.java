package io.handover.explorer.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The structures that were met, by number, and the row of each (see {@link Rows}) once it was built.
 *
 * <p>Where all states of a structure are in one block, it says of each structure which of its states were visited, too: see
 * {@link Visited}.
 */
final class Structures {
    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

    private final BundlePacking packing;
    private final int words;
    private final Records records;

    Structures(BundlePacking packing) {
        this.packing = packing;
        this.words = packing.words();
        this.records = new Records(words, packing.hasOneBlock() ? 1 + Visited.words(packing) : 1);
    }

    Records records() {
        return records;
    }

    /** Where what is known of visited states begins in a record. */
    int visitedAt() {
        return words + 1;
    }

    /** The number of the structure of a packed state; a new one where it is met for the first time. */
    int of(long[] packed, int at, Records.Claim claim) {
        return of(packed[at], words == 1 ? 0 : packed[at + 1], claim);
    }

    /** The same of a state in two words, of which the second is 0 if one does. */
    int of(long low, long high, Records.Claim claim) {
        return records.add(packing.first(low), packing.second(high), claim);
    }

    /** The same, or {@link Records#NONE} where it was not met. */
    int find(PackedState state) {
        return records.find(packing.first(state.low()), packing.second(state.high()));
    }

    /** The first word of a structure. */
    long first(int structure) {
        return records.first(structure);
    }

    /** The second word of a structure; 0 if it has but one. */
    long second(int structure) {
        return records.second(structure);
    }

    /** What {@link #setRow} said of a structure; 0 if it said nothing yet. */
    long row(int structure) {
        return (long) WORD.getAcquire(records.chunk(structure), records.place(structure) + words);
    }

    void setRow(int structure, long row) {
        WORD.setRelease(records.chunk(structure), records.place(structure) + words, row);
    }
}
