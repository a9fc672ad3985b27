package io.handover.explorer.search;

import java.util.Arrays;

/**
 * Numbers ledgers in the order in which they are met; shared by all workers. There are few: they are found again and again, with
 * whatever else may be the case of the site.
 */
final class LedgerNumbers {
    private static final int FIRST_BITS = 8;

    /** By number. */
    private volatile long[] ledgers = new long[1 << FIRST_BITS];

    /** Open addressing, half full at most: a number from 1, or 0. */
    private int[] index = new int[2 << FIRST_BITS];

    private int count;

    /** The number of a ledger; a new one if it is met for the first time. */
    synchronized int of(long ledger) {
        int slot = home(ledger);
        while (index[slot] != 0) {
            int number = index[slot] - 1;
            if (ledgers[number] == ledger) {
                return number;
            }
            slot = slot + 1 & index.length - 1;
        }
        if (count == ledgers.length) {
            grow();
            slot = free(ledger);
        }
        ledgers[count] = ledger;
        index[slot] = ++count;
        return count - 1;
    }

    private int home(long ledger) {
        long hash = ledger * 0x9e3779b97f4a7c15L;
        return (int) ((hash ^ hash >>> 32) * 0xd6e8feb86659fd93L >>> Long.numberOfLeadingZeros(index.length) + 1);
    }

    private int free(long ledger) {
        int slot = home(ledger);
        while (index[slot] != 0) {
            slot = slot + 1 & index.length - 1;
        }
        return slot;
    }

    private void grow() {
        int[] larger = new int[4 * count]; // there may be no memory for one of the two: then neither is replaced
        ledgers = Arrays.copyOf(ledgers, 2 * count);
        index = larger;
        for (int number = 0; number < count; number++) {
            index[free(ledgers[number])] = number + 1;
        }
    }

    /** The ledger that has a number. */
    long ledger(int number) {
        return ledgers[number];
    }

    synchronized long bytes() {
        return (long) ledgers.length * Long.BYTES + (long) index.length * Integer.BYTES;
    }
}
