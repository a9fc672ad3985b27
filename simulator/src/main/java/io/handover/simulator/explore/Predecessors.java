package io.handover.simulator.explore;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The least state of a level, as far as one worker goes through it, that leads to each of some states of the next. */
final class Predecessors {
    private final List<PackedState> states;
    private final @Nullable PackedState[] least;

    Predecessors(List<PackedState> states) {
        this.states = states;
        this.least = new PackedState[states.size()];
    }

    void look(Level level, Expansion expansion) {
        int words = expansion.words();
        Batch successors = new Batch(words);
        for (Level.Block block = level.take(); block.from() < block.to(); block = level.take()) {
            for (long i = block.from(); i < block.to(); i++) {
                long[] packed = block.list().chunk(i);
                int at = block.list().offset(i);
                expansion.of(packed, at);
                successors.count = 0;
                expansion.appendProgress(successors);
                expansion.appendFaults(successors);
                for (int k = 0; k < successors.count; k++) {
                    compare(successors.states, k * words, packed, at, words);
                }
            }
        }
    }

    private void compare(long[] successor, int at, long[] packed, int packedAt, int words) {
        for (int i = 0; i < least.length; i++) {
            if (states.get(i).isAt(successor, at, words)) {
                PackedState known = least[i];
                if (known == null || known.isAfter(packed, packedAt, words)) {
                    least[i] = PackedState.of(packed, packedAt, words);
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
