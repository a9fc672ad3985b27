package io.handover.explorer.search;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The least state of a level, as far as one worker goes through it, that leads to each of some states of the next. */
final class Predecessors {
    private final Visited visited;
    private final Expansion expansion;
    private final List<PackedState> states;
    private final @Nullable PackedState[] least;

    /** Structure and block of each state, and its lane. */
    private final long[] keys;

    private final long[] lanes;
    private final Bundles bundles = new Bundles();
    private final Batch successors;

    Predecessors(
            BundlePacking packing,
            Structures structures,
            Visited visited,
            Expansion expansion,
            List<PackedState> states) {
        this.visited = visited;
        this.expansion = expansion;
        this.states = states;
        this.least = new PackedState[states.size()];
        this.keys = new long[states.size()];
        this.lanes = new long[states.size()];
        this.successors = expansion.newBatch();
        for (int i = 0; i < states.size(); i++) {
            PackedState state = states.get(i);
            long last = state.last(packing.words());
            keys[i] = Batch.key(structures.find(state), packing.blockOf(last));
            lanes[i] = 1L << packing.laneOf(last);
        }
    }

    void look(Level level) {
        for (Level.Block block = level.take(); !block.isEmpty(); block = level.take()) {
            bundles.of(block);
            while (bundles.hasNext()) {
                bundles.next();
                look(visited.key(bundles.slot()), bundles.lanes());
            }
        }
    }

    private void look(long key, long all) {
        expansion.of(key, all);
        for (int i = 0; i < keys.length; i++) {
            long leading = expansion.represents() ? leadingToRepresentative(i, key, all) : leadingTo(i);
            if (leading != 0) {
                expansion.of(key, all);
                for (long rest = leading; rest != 0; rest &= rest - 1) {
                    note(i, expansion.packed(Long.numberOfTrailingZeros(rest)));
                }
            }
        }
    }

    private long leadingTo(int i) {
        return expansion.leadingTo(keys[i], lanes[i]);
    }

    private long leadingToRepresentative(int i, long key, long all) {
        long leading = 0;
        for (long rest = all; rest != 0; rest &= rest - 1) {
            long lane = Long.lowestOneBit(rest);
            successors.count = 0;
            expansion.of(key, lane);
            expansion.appendProgress(successors);
            expansion.appendFaults(successors);
            for (int k = 0; k < successors.count; k++) {
                leading |= successors.keys[k] == keys[i] && (successors.lanes[k] & lanes[i]) != 0 ? lane : 0;
            }
        }
        return leading;
    }

    private void note(int i, PackedState state) {
        PackedState known = least[i];
        if (known == null || known.compareTo(state) > 0) {
            least[i] = state;
        }
    }

    /** Adds what was found, the lesser of two predecessors. */
    void addTo(SortedMap<PackedState, PackedState> predecessors) {
        for (int i = 0; i < least.length; i++) {
            PackedState found = least[i];
            if (found != null) {
                predecessors.merge(states.get(i), found, (one, other) -> one.compareTo(other) <= 0 ? one : other);
            }
        }
    }
}
