package io.handover.explorer.search;

/** Goes through the bundles of a block of a level, one after the other. */
final class Bundles {
    private Level.Block block = Level.Block.EMPTY;
    private long next;
    private int slot;
    private long lanes;

    /** Turns to a block, before its first bundle. */
    void of(Level.Block block) {
        this.block = block;
        this.next = block.from();
    }

    /** Whether there are bundles that were not come to yet. */
    boolean hasNext() {
        return next < block.to();
    }

    /** Goes on to the next bundle. */
    void next() {
        long word = block.list().word(next++);
        slot = BundleList.slot(word);
        lanes = BundleList.lanes(word);
        if (next < block.to()) {
            long other = block.list().word(next);
            if (BundleList.slot(other) == slot) {
                lanes |= BundleList.lanes(other);
                next++;
            }
        }
    }

    int slot() {
        return slot;
    }

    long lanes() {
        return lanes;
    }
}
