package io.handover.explorer.game;

/** What something does to values, as a table, for whole sets of them. */
final class Effect {
    private static final int BITS = 4;
    private static final int MASK = (1 << BITS) - 1;

    private final int words;

    /** By each group of four values, and which of them are in a set: the values that become one of them. */
    private final long[] table;

    /** @param after by value: the value after it, or {@link Holdings#NEVER} */
    Effect(int[] after, int words) {
        this.words = words;
        int groups = (after.length + MASK) / BITS;
        this.table = new long[(groups << BITS) * words];
        for (int value = 0; value < after.length; value++) {
            if (after[value] == Holdings.NEVER) {
                continue;
            }
            int group = after[value] / BITS;
            for (int set = 1; set <= MASK; set++) {
                if ((set >>> after[value] % BITS & 1) != 0) {
                    table[((group << BITS) + set) * words + value / Long.SIZE] |= 1L << value;
                }
            }
        }
    }

    /** Where sets are one word: the values that become one of a set. */
    long before(long set) {
        long before = 0;
        int at = 0;
        for (long rest = set; rest != 0; rest >>>= BITS) {
            before |= table[at + (int) (rest & MASK)];
            at += 1 << BITS;
        }
        return before;
    }

    /** The values that become one of the set that begins at a word. */
    void before(long[] sets, int from, long[] into) {
        if (words == 1) {
            into[0] = before(sets[from]);
            return;
        }
        for (int i = 0; i < words; i++) {
            into[i] = 0;
        }
        for (int word = 0; word < words; word++) {
            int group = word * (Long.SIZE / BITS);
            for (long rest = sets[from + word]; rest != 0; rest >>>= BITS) {
                int set = (int) (rest & MASK);
                if (set != 0) {
                    int row = ((group << BITS) + set) * words;
                    for (int i = 0; i < words; i++) {
                        into[i] |= table[row + i];
                    }
                }
                group++;
            }
        }
    }
}
