package io.handover.simulator.explore;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** States of one distance from the initial one, wherever they are listed, handed out to workers in blocks. */
final class Level {
    /** States that a worker takes at a time: few enough to share a small level, many enough that taking costs nothing. */
    private static final int BLOCK = 256;

    /** States of a list that stand one behind the other. */
    record Block(StateList list, long from, long to) {}

    private final List<Block> parts;
    private final AtomicLong next = new AtomicLong();

    /** The states {@code from[i]} to {@code to[i] - 1} of each list. */
    Level(List<StateList> lists, long[] from, long[] to) {
        this(IntStream.range(0, lists.size())
                .mapToObj(i -> new Block(lists.get(i), from[i], to[i]))
                .toList());
    }

    /** All states of some lists. */
    static Level of(List<StateList> lists) {
        return new Level(
                lists.stream().map(list -> new Block(list, 0, list.size())).toList());
    }

    private Level(List<Block> parts) {
        this.parts = parts;
    }

    long states() {
        return parts.stream().mapToLong(part -> part.to - part.from).sum();
    }

    /** How many states no worker has taken yet. */
    long left() {
        long number = next.get();
        long left = 0;
        for (Block part : parts) {
            long blocks = blocks(part);
            long taken = Math.min(blocks, number);
            left += Math.max(0, part.to - part.from - taken * BLOCK);
            number -= taken;
        }
        return left;
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
        Block last = parts.get(parts.size() - 1);
        return new Block(last.list, last.to, last.to);
    }
}
