package io.handover.simulator.explore;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The least state of a level, as far as one worker goes through it, that leads to each of some states of the next. */
final class Predecessors {
    private final BundlePacking packing;
    private final List<PackedState> states;
    private final @Nullable PackedState[] least;

    /** The states, a bundle each. */
    private final long[] sought;

    private final Batch successors;
    private final long[] one;

    Predecessors(BundlePacking packing, List<PackedState> states) {
        int stride = packing.stride();
        this.packing = packing;
        this.states = states;
        this.least = new PackedState[states.size()];
        this.sought = new long[states.size() * stride];
        this.successors = new Batch(stride);
        this.one = new long[stride];
        for (int i = 0; i < states.size(); i++) {
            packing.pack(states.get(i), sought, i * stride);
        }
    }

    void look(Level level, Expansion expansion) {
        for (Level.Block block = level.take(); block.from() < block.to(); block = level.take()) {
            for (long i = block.from(); i < block.to(); i++) {
                long[] bundles = block.list().chunk(i);
                int at = block.list().offset(i);
                if (leadsToSome(bundles, at, expansion)) {
                    lookOneByOne(bundles, at, expansion);
                }
            }
        }
    }

    private boolean leadsToSome(long[] bundles, int at, Expansion expansion) {
        successors.count = 0;
        expansion.of(bundles, at);
        expansion.appendProgress(successors);
        expansion.appendFaults(successors);
        for (int i = 0; i < least.length; i++) {
            if (leadsTo(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean leadsTo(int i) {
        int stride = packing.stride();
        for (int k = 0; k < successors.count; k++) {
            if (packing.holds(successors.bundles, k * stride, sought, i * stride)) {
                return true;
            }
        }
        return false;
    }

    private void lookOneByOne(long[] bundles, int at, Expansion expansion) {
        int lane = packing.words();
        System.arraycopy(bundles, at, one, 0, one.length);
        for (long rest = bundles[at + lane]; rest != 0; rest &= rest - 1) {
            one[lane] = Long.lowestOneBit(rest);
            if (leadsToSome(one, 0, expansion)) {
                PackedState state = packing.state(one, 0, Long.numberOfTrailingZeros(rest));
                for (int i = 0; i < least.length; i++) {
                    PackedState known = least[i];
                    if ((known == null || known.compareTo(state) > 0) && leadsTo(i)) {
                        least[i] = state;
                    }
                }
            }
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
