package io.handover.simulator.explore;

import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;

/**
 * Packs states by the bundle: states that are alike but for their ledgers, at most 64 of them.
 *
 * <p>Most actions leave the ledger alone and happen whatever it holds; they lead from all states of a bundle to a bundle with the same
 * ledgers, and so are gone along for all of them at once. Ledgers are numbered as they are met. A bundle is packed as one of its
 * states, but with the number of a block of 64 ledgers in place of a ledger; one word more has a bit for each ledger of the block, set
 * where the state with that ledger is meant.
 */
final class BundlePacking {
    private final StatePacking packing;
    private final int words;
    private final int ledgerBegin;
    private final long ledgerMask;
    private final LedgerNumbers numbers = new LedgerNumbers();

    BundlePacking(StatePacking packing) {
        this.packing = packing;
        this.words = packing.words();
        this.ledgerBegin = packing.ledgerBegin();
        this.ledgerMask = packing.ledgerMask();
    }

    /** How states are packed one by one. */
    StatePacking ofStates() {
        return packing;
    }

    /** Words that tell all but the ledgers in the block. */
    int words() {
        return words;
    }

    /** Words of a bundle; the last has a bit for each of its states. */
    int stride() {
        return words + 1;
    }

    /** Memory that is kept of ledgers. */
    long bytes() {
        return numbers.bytes();
    }

    /** The number of the block of ledgers. */
    int block(long[] bundles, int at) {
        return (int) (bundles[at + words - 1] >>> ledgerBegin & ledgerMask);
    }

    /** The ledger of the state that a bit stands for. */
    long ledger(int block, int bit) {
        return numbers.ledger(block * Long.SIZE + bit);
    }

    /** The number of a ledger: its bit in the lowest six bits, and its block above. */
    int number(long ledger) {
        return numbers.of(ledger);
    }

    /** Packs the bundle of one state. */
    void pack(SiteState state, long[] into, int at) {
        packing.pack(state, into, at);
        toBundle(into, at);
    }

    /** Packs the bundle of one state. */
    void pack(PackedState state, long[] into, int at) {
        state.put(into, at, words);
        toBundle(into, at);
    }

    /** Makes the bundle of a state out of its words. */
    void toBundle(long[] packed, int at) {
        long last = packed[at + words - 1];
        int number = number(last >>> ledgerBegin & ledgerMask);
        packed[at + words - 1] = last & ~(ledgerMask << ledgerBegin) | (long) (number / Long.SIZE) << ledgerBegin;
        packed[at + words] = 1L << number;
    }

    /** The state of a bundle that a bit stands for. */
    PackedState state(long[] bundles, int at, int bit) {
        long last = lastWord(bundles, at, bit);
        return words == 1 ? new PackedState(last, 0) : new PackedState(bundles[at], last);
    }

    private long lastWord(long[] bundles, int at, int bit) {
        long ledger = ledger(block(bundles, at), bit);
        return bundles[at + words - 1] & ~(ledgerMask << ledgerBegin) | ledger << ledgerBegin;
    }

    /** Takes the state of a bundle apart that a bit stands for. */
    void unpack(long[] bundles, int at, int bit, SiteState into) {
        if (words == 1) {
            packing.unpack(lastWord(bundles, at, bit), into);
        } else {
            packing.unpack(bundles[at], lastWord(bundles, at, bit), into);
        }
    }

    /** Whether the state of the second bundle, which has but one, is in the first. */
    boolean holds(long[] bundles, int at, long[] ones, int atOne) {
        return bundles[at] == ones[atOne]
                && bundles[at + words - 1] == ones[atOne + words - 1]
                && (bundles[at + words] & ones[atOne + words]) != 0;
    }
}
