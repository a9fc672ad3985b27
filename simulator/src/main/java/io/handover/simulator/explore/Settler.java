package io.handover.simulator.explore;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * One worker's part of a sweep of the second pass: finds the states that have no progress action, or one that leads to a settled
 * state, and lists the others.
 */
final class Settler {
    private final BundleTable table;
    private final Settled settled;
    private final Expansion expansion;
    private final Batch batch;
    private final Batch successors;
    private final long[] one;

    /** The states that lead to the successors, by slot and bit. */
    private final long[] owners;

    Settler(BundleTable table, Settled settled, Expansion expansion) {
        int stride = expansion.packing().stride();
        this.table = table;
        this.settled = settled;
        this.expansion = expansion;
        this.batch = new Batch(stride);
        this.successors = new Batch(stride);
        this.one = new long[stride];
        this.owners = new long[successors.slots.length];
    }

    /** Goes through what it takes of a level, and lists the states that stay unsettled. */
    void sweep(Level level, BundleList unsettled, BooleanSupplier isCancelled) {
        int lane = one.length - 1;
        for (Level.Block block = level.take();
                block.from() < block.to() && !isCancelled.getAsBoolean();
                block = level.take()) {
            for (long i = block.from(); i < block.to(); i += batch.count) {
                batch.copy(block.list(), i, block.to());
                table.find(batch);
                settleBatch();
                for (int k = 0; k < batch.count; k++) {
                    int at = k * batch.stride;
                    batch.bundles[at + lane] &= ~settled.of(batch.slots[k]);
                    if (batch.bundles[at + lane] != 0) {
                        unsettled.add(batch.bundles, at);
                        unsettled.countStates(Long.bitCount(batch.states(k)));
                    }
                }
            }
        }
    }

    private void settleBatch() {
        int lane = one.length - 1;
        for (int k = 0; k < batch.count; k++) {
            int slot = batch.slots[k];
            System.arraycopy(batch.bundles, k * batch.stride, one, 0, one.length);
            for (long rest = one[lane] & ~settled.of(slot); rest != 0; rest &= rest - 1) {
                one[lane] = Long.lowestOneBit(rest);
                settle(slot);
            }
        }
        settleOwners();
    }

    private void settle(int slot) {
        int first = successors.count;
        expansion.of(one, 0);
        expansion.appendProgress(successors);
        if (successors.count == first) {
            settled.add(slot, one[one.length - 1]);
        }
        long owner = (long) slot * Long.SIZE + Long.numberOfTrailingZeros(one[one.length - 1]);
        Arrays.fill(owners, first, successors.count, owner);
        if (successors.isFull()) {
            settleOwners();
        }
    }

    private void settleOwners() {
        table.find(successors);
        for (int i = 0; i < successors.count; i++) {
            if ((settled.of(successors.slots[i]) & successors.states(i)) != 0) {
                settled.add((int) (owners[i] / Long.SIZE), 1L << owners[i]);
            }
        }
        successors.count = 0;
    }
}
