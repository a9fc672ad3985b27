package io.handover.explorer.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keys, numbered from 0 in the order in which they are met, and with each of them a record of a few words. Any number of threads may add
 * at the same time; all that add the same key get the same number.
 *
 * <p>A record is written where its number says, in chunks that are never moved; beside them there is only an index of numbers, open
 * addressing with linear probing. So to grow is to make another index, which takes a fraction of the memory and is filled from the
 * records alone: the old one is gone before the new one is made. The bits of a cell that its number leaves free hold those of the key's
 * hash that do not say where it is looked for: so the records of other keys are hardly ever read, which are anywhere in memory.
 *
 * <p>Who adds, claims some numbers beforehand, and so knows that there is room.
 */
final class Records {
    static final int NONE = -1;

    private static final int CHUNK_BITS = 10;
    private static final int CHUNK = 1 << CHUNK_BITS;

    /** How many numbers are claimed at a time. */
    private static final int RANGE = 128;

    private static final int FIRST_BITS = 12;
    private static final int MOST_BITS = 30;

    /** Marks a key in use, in a bit that no key has. */
    private static final long USED = 1L << 63;

    /** Look-ups in an index of so many bits wait for memory, unless they are made side by side. */
    private static final int LARGE_BITS = 15;

    private static final VarHandle INDEX = MethodHandles.arrayElementVarHandle(int[].class);

    /** Numbers that a thread may give to keys. */
    static final class Claim {
        private int[] begins = new int[8];
        private int[] ends = new int[8];
        private int ranges;
        private int count;

        private void add(int begin, int end) {
            if (ranges == begins.length) {
                begins = Arrays.copyOf(begins, 2 * ranges);
                ends = Arrays.copyOf(ends, 2 * ranges);
            }
            begins[ranges] = begin;
            ends[ranges++] = end;
            count += end - begin;
        }

        private int next() {
            return begins[ranges - 1];
        }

        private void take() {
            count--;
            if (++begins[ranges - 1] == ends[ranges - 1]) {
                ranges--;
            }
        }
    }

    private final int keyWords;
    private final int stride;
    private final AtomicInteger claimed = new AtomicInteger();
    private final AtomicInteger chunkCount = new AtomicInteger();
    private int bits;
    private int shift;
    private int[] index;

    /** As many as the index allows for; each is made when it is needed. */
    private long[][] chunks;

    /**
     * None yet.
     *
     * @param keyWords how many words a key has: 1 or 2, without their top bits
     * @param moreWords how many words more a record has, all 0 at first
     */
    Records(int keyWords, int moreWords) {
        this.keyWords = keyWords;
        this.stride = keyWords + moreWords;
        this.bits = FIRST_BITS;
        this.shift = Integer.SIZE - bits;
        this.index = new int[1 << bits];
        this.chunks = new long[1 << bits - CHUNK_BITS][];
    }

    // ---- room -----------------------------------------------------------------------------------------------------

    /** Sees to it that at least so many numbers are claimed; false if there is no room for them. */
    boolean claim(Claim claim, int most) {
        while (claim.count < most) {
            int begin = claimed.getAndAdd(RANGE);
            if (begin + RANGE > room()) {
                claimed.getAndAdd(-RANGE);
                return false;
            }
            makeChunk(begin >>> CHUNK_BITS);
            claim.add(begin, begin + RANGE);
        }
        return true;
    }

    /** How many numbers an index has room for: seven eighths of it, as probing becomes slow beyond. */
    private int room() {
        return (1 << bits) / 8 * 7;
    }

    private synchronized void makeChunk(int chunk) {
        if (chunks[chunk] == null) {
            chunks[chunk] = new long[CHUNK * stride];
            chunkCount.incrementAndGet();
        }
    }

    /** How many numbers are claimed; all that are in use are below it. */
    int claimed() {
        return claimed.get();
    }

    /** Whether numbers can be claimed until there are that many more. */
    boolean hasRoomFor(int more) {
        return claimed.get() + more <= room();
    }

    boolean canGrow() {
        return bits < MOST_BITS;
    }

    private int largerBits() {
        return Math.min(MOST_BITS, bits + 1);
    }

    /** Bytes that it takes more once it has grown. */
    long growthBytes() {
        return (1L << largerBits()) * Integer.BYTES - (1L << bits) * Integer.BYTES;
    }

    /** Makes room for more numbers; nobody may use it meanwhile. */
    void grow() {
        bits = largerBits();
        shift = Integer.SIZE - bits;
        chunks = Arrays.copyOf(chunks, 1 << bits - CHUNK_BITS);
        index = new int[0];
        index = new int[1 << bits];
        int end = claimed.get();
        for (int number = 0; number < end; number++) {
            long[] record = chunk(number);
            int at = place(number);
            if (record[at] != 0) {
                int hash = hash(record[at] & ~USED, keyWords == 1 ? 0 : record[at + 1]);
                int slot = hash >>> shift;
                while (index[slot] != 0) {
                    slot = slot + 1 & index.length - 1;
                }
                index[slot] = cell(hash, number);
            }
        }
    }

    /** Memory that it takes. */
    long bytes() {
        return (long) index.length * Integer.BYTES + (long) chunkCount.get() * CHUNK * stride * Long.BYTES;
    }

    /** Bytes that it takes in addition whenever a chunk is full. */
    long chunkBytes() {
        return (long) CHUNK * stride * Long.BYTES;
    }

    // ---- look-ups -------------------------------------------------------------------------------------------------

    /** Of its bits the upper ones say where in the index a key is looked for first; the cell there has the others. */
    private static int hash(long first, long second) {
        long hash = first * 0x9e3779b97f4a7c15L;
        return (int) (((hash ^ hash >>> 32) + second * 0xc2b2ae3d27d4eb4fL) * 0xd6e8feb86659fd93L >>> Integer.SIZE);
    }

    /** What the index has of a key; 0 where there is none, as the lower bits are the number plus 1. */
    private int cell(int hash, int number) {
        return hash << bits | number + 1;
    }

    private int number(int cell) {
        return (cell & (1 << bits) - 1) - 1;
    }

    /** Whether a cell may be of a key with that hash. */
    private boolean isLike(int cell, int hash) {
        return (cell ^ hash << bits) >>> bits == 0;
    }

    /** The number of a key, or {@link #NONE}. */
    int find(long first, long second) {
        int[] index = this.index;
        int hash = hash(first, second);
        int slot = hash >>> shift;
        while (true) {
            int cell = (int) INDEX.getAcquire(index, slot);
            if (cell == 0) {
                return NONE;
            }
            if (isLike(cell, hash) && isAt(number(cell), first, second)) {
                return number(cell);
            }
            slot = slot + 1 & index.length - 1;
        }
    }

    private boolean isAt(int number, long first, long second) {
        long[] record = chunk(number);
        int at = place(number);
        return record[at] == (first | USED) && (keyWords == 1 || record[at + 1] == second);
    }

    /**
     * The number of a key, a new one if it has none yet.
     *
     * @param claim with a number left
     */
    int add(long first, long second, Claim claim) {
        int[] index = this.index;
        int hash = hash(first, second);
        int slot = hash >>> shift;
        while (true) {
            int cell = (int) INDEX.getAcquire(index, slot);
            if (cell == 0) {
                int own = claim.next();
                write(own, first, second);
                if (INDEX.compareAndSet(index, slot, 0, cell(hash, own))) {
                    claim.take();
                    return own;
                }
                chunk(own)[place(own)] = 0;
            } else if (isLike(cell, hash) && isAt(number(cell), first, second)) {
                return number(cell);
            } else {
                slot = slot + 1 & index.length - 1;
            }
        }
    }

    private void write(int number, long first, long second) {
        long[] record = chunk(number);
        int at = place(number);
        record[at] = first | USED;
        if (keyWords == 2) {
            record[at + 1] = second;
        }
    }

    /**
     * Adds keys, and says the number of each.
     *
     * @param claim with a number left for each
     */
    void addAll(Words keys, Claim claim) {
        if (bits >= LARGE_BITS) {
            touch(keys);
        }
        for (int i = 0; i < keys.count; i++) {
            keys.numbers[i] = add(keys.firsts[i], keys.seconds[i], claim);
        }
    }

    private void touch(Words keys) {
        long seen = 0;
        for (int i = 0; i < keys.count; i++) {
            keys.numbers[i] = hash(keys.firsts[i], keys.seconds[i]);
            seen |= index[keys.numbers[i] >>> shift];
        }
        for (int i = 0; i < keys.count; i++) {
            seen |= touch(keys.numbers[i]);
        }
        keys.seen = seen;
    }

    /** Reads the record of the first key with that hash, if there is one. */
    private long touch(int hash) {
        int slot = hash >>> shift;
        while (index[slot] != 0 && !isLike(index[slot], hash)) {
            slot = slot + 1 & index.length - 1;
        }
        int number = number(index[slot]);
        return number < 0 ? 0 : chunk(number)[place(number)];
    }

    /**
     * Adds keys of one word, all of a batch; its slots become their numbers.
     *
     * @param claim with a number left for each
     */
    void addAll(Batch batch, Claim claim) {
        if (bits >= LARGE_BITS) {
            touch(batch);
        }
        for (int i = 0; i < batch.count; i++) {
            batch.slots[i] = add(batch.keys[i], 0, claim);
        }
    }

    /** Finds keys of one word, all of a batch; its slots become their numbers. */
    void findAll(Batch batch) {
        if (bits >= LARGE_BITS) {
            touch(batch);
        }
        for (int i = 0; i < batch.count; i++) {
            batch.slots[i] = find(batch.keys[i], 0);
        }
    }

    /** Reads what the look-ups will read, which the processor does side by side. */
    private void touch(Batch batch) {
        long seen = 0;
        for (int i = 0; i < batch.count; i++) {
            batch.slots[i] = hash(batch.keys[i], 0);
            seen |= index[batch.slots[i] >>> shift];
        }
        for (int i = 0; i < batch.count; i++) {
            seen |= touch(batch.slots[i]);
        }
        batch.seen = seen;
    }

    // ---- records --------------------------------------------------------------------------------------------------

    /** The array that has the record of a number. */
    long[] chunk(int number) {
        return chunks[number >>> CHUNK_BITS];
    }

    /** Where the record of a number begins in its array: with the key. */
    int place(int number) {
        return (number & CHUNK - 1) * stride;
    }

    long first(int number) {
        return chunk(number)[place(number)] & ~USED;
    }

    /** The second word of the key of a number; 0 if it has but one. */
    long second(int number) {
        return keyWords == 1 ? 0 : chunk(number)[place(number) + 1];
    }
}
