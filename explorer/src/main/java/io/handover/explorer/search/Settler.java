package io.handover.explorer.search;

import java.util.function.BooleanSupplier;

/**
 * One worker's part of a sweep of the second pass: finds the states that have no progress action, or one that leads to a settled
 * state, and lists the others. It goes along with all states of a bundle at once, as the search does.
 */
final class Settler {
    private final Visited visited;
    private final Settled settled;
    private final Expansion expansion;
    private final Bundles bundles = new Bundles();
    private final Batch successors;

    Settler(Visited visited, Settled settled, Expansion expansion) {
        this.visited = visited;
        this.settled = settled;
        this.expansion = expansion;
        this.successors = expansion.newBatch();
    }

    /**
     * Goes through what it takes of a level, and lists the states that stay unsettled.
     *
     * @return how many those are
     */
    long sweep(Level level, BundleList unsettled, BooleanSupplier isCancelled) {
        long count = 0;
        for (Level.Block block = level.take(); !block.isEmpty() && !isCancelled.getAsBoolean(); block = level.take()) {
            bundles.of(block);
            while (bundles.hasNext()) {
                bundles.next();
                int slot = bundles.slot();
                long left = bundles.lanes() & ~settled.of(slot);
                left = left == 0 ? 0 : settle(slot, left);
                if (left != 0) {
                    unsettled.add(slot, left);
                    count += Long.bitCount(left);
                }
            }
        }
        return count;
    }

    /** The lanes that stay unsettled. */
    private long settle(int slot, long lanes) {
        long key = visited.key(slot);
        long settles;
        if (expansion.represents()) {
            settles = leadingToRepresentatives(key, lanes);
        } else {
            expansion.of(key, lanes);
            settles = expansion.leadingTo(settled) | expansion.atRest();
        }
        if (settles != 0) {
            settled.add(slot, settles);
        }
        return lanes & ~settles;
    }

    private long leadingToRepresentatives(long key, long lanes) {
        long leading = 0;
        for (long rest = lanes; rest != 0; rest &= rest - 1) {
            long lane = Long.lowestOneBit(rest);
            expansion.of(key, lane);
            successors.count = 0;
            expansion.appendProgress(successors);
            boolean settles = successors.count == 0;
            for (int i = 0; i < successors.count && !settles; i++) {
                settles = (settled.of(successors.keys[i]) & successors.lanes[i]) != 0;
            }
            leading |= settles ? lane : 0;
        }
        return leading;
    }
}
