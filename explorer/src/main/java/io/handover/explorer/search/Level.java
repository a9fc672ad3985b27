package io.handover.explorer.search;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** The bundles of states of one distance from the starts, wherever they are listed, handed out to workers in blocks. */
final class Level {
    /** Words of a list that a worker takes at a time: few enough to share a small level, many enough that taking costs nothing. */
    private static final int BLOCK = 128;

    /** Words of a list that stand one behind the other. */
    record Block(BundleList list, long from, long to) {
        static final Block EMPTY = new Block(new BundleList(), 0, 0);

        boolean isEmpty() {
            return from == to;
        }
    }

    private final List<Block> parts;
    private final AtomicLong next = new AtomicLong();

    /** The words {@code from[i]} to {@code to[i] - 1} of each list. */
    Level(List<BundleList> lists, long[] from, long[] to) {
        this(IntStream.range(0, lists.size())
                .mapToObj(i -> new Block(lists.get(i), from[i], to[i]))
                .toList());
    }

    /** All that is in some lists. */
    static Level of(List<BundleList> lists) {
        return new Level(
                lists.stream().map(list -> new Block(list, 0, list.size())).toList());
    }

    private Level(List<Block> parts) {
        this.parts = parts;
    }

    boolean isEmpty() {
        return parts.stream().allMatch(Block::isEmpty);
    }

    /** How many blocks it is handed out in. */
    long blocks() {
        return parts.stream().mapToLong(Level::blocks).sum();
    }

    /** Whether workers have taken all of it. */
    boolean isTaken() {
        return next.get() >= blocks();
    }

    private static long blocks(Block part) {
        return (part.to - part.from + BLOCK - 1) / BLOCK;
    }

    /** Takes a block, which is empty if there is none left. */
    Block take() {
        long number = next.getAndIncrement();
        for (Block part : parts) {
            long blocks = blocks(part);
            if (number < blocks) {
                long from = part.from + number * BLOCK;
                return new Block(part.list, from, Math.min(part.to, from + BLOCK));
            }
            number -= blocks;
        }
        return Block.EMPTY;
    }
}
