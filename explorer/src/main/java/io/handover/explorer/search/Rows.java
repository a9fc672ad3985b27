package io.handover.explorer.search;

import java.util.Arrays;

/**
 * What may happen to a site, told once for all states of a structure, and as numbers of structures.
 *
 * <p>A row is made by the transition function, the first time that a state of its structure is expanded, from two states with all
 * budgets: one whose databases all hold the same, and one in which each lacks something of each other one; so everything is enabled in
 * one of the two that any ledger enables. Of a progress action that leaves the ledger alone a row keeps but the structure that it leads
 * to; of one with a ledger effect also the effect, and {@link Ledgers} knows what that makes of which ledger. Of faults it keeps which
 * are enabled as long as there is budget for them; few states have any left, so where they lead to is found when it is asked for.
 *
 * <p>All workers share the rows. Each writes those that it builds where nobody else writes. Should two build the same, they are equal.
 */
final class Rows {
    // What a structure says of its row, in one word: above, where it is, from 1; below, a bit for each property that
    // may be violated,
    // whether a plain progress action leads to a greater word, and how many actions are plain or have an effect.
    /** The most properties that a row tells of. */
    static final int MOST_PROPERTIES = 16;

    static final int CLIMBS = 1 << MOST_PROPERTIES;
    static final int PLAIN = MOST_PROPERTIES + 1;
    static final int EFFECTS = PLAIN + 7;
    static final int COUNT_MASK = 127;

    // A row is a cell for the faults, as a set; one for each plain progress action; two for each with an effect; and,
    // if
    // targets of faults are kept, one for each fault.
    static final int HEAD = 1;

    /** In what is kept of an action with an effect: the effect, then the action, then these. */
    static final int ACTION = 10;

    static final int EFFECT_MASK = (1 << ACTION) - 1;
    static final int ACTION_MASK = 127;

    /** The action leads to a greater word, whatever becomes of the ledger. */
    static final int LEADS_UP = 1 << 20;

    /** The action changes the ledger only. */
    static final int STAYS = 1 << 21;

    private static final int CHUNK_BITS = 11;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int FIRST_CHUNKS = 16;

    /** Where one worker writes. */
    static final class Writer {
        private int[] chunk = new int[0];
        private int number;
        private int used;
    }

    private volatile int[][] chunks = new int[FIRST_CHUNKS][];
    private int count;

    /** Memory that it takes. */
    synchronized long bytes() {
        return (long) count * CHUNK * Integer.BYTES;
    }

    /** Bytes that it takes in addition whenever what a worker writes to is full. */
    static long chunkBytes() {
        return (long) CHUNK * Integer.BYTES;
    }

    /** Writes a row; answers where it is. */
    int write(int[] cells, int length, Writer writer) {
        if (writer.used + length > writer.chunk.length) {
            addChunk(writer);
        }
        int at = writer.used;
        System.arraycopy(cells, 0, writer.chunk, at, length);
        writer.used += length;
        return writer.number << CHUNK_BITS | at;
    }

    private synchronized void addChunk(Writer writer) {
        if (count == 1 << Integer.SIZE - 1 - CHUNK_BITS) {
            throw new OutOfMemoryError("more rows than can be told apart");
        }
        writer.chunk = new int[CHUNK];
        writer.used = 0;
        writer.number = count;
        if (count == chunks.length) {
            int[][] more = Arrays.copyOf(chunks, 2 * count);
            more[count++] = writer.chunk;
            chunks = more;
        } else {
            chunks[count++] = writer.chunk;
        }
    }

    /** The array that has the row at a place. */
    int[] cells(int row) {
        return chunks[row >>> CHUNK_BITS];
    }

    /** Where it begins there. */
    static int begin(int row) {
        return row & CHUNK - 1;
    }

    /** What a structure says of the row at a place. */
    static long entry(int row, int head) {
        return (long) (row + 1) << Integer.SIZE | Integer.toUnsignedLong(head);
    }

    static int row(long entry) {
        return (int) (entry >>> Integer.SIZE) - 1;
    }

    static int head(long entry) {
        return (int) entry;
    }
}
