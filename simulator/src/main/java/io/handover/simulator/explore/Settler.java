package io.handover.simulator.explore;

import io.handover.model.state.StatePacking;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * One worker's part of a sweep of the second pass: marks the states that have no progress action, or one that leads to a marked
 * state, and lists the others.
 */
final class Settler {
    private final int words;
    private final StateTable table;
    private final Expansion expansion;
    private final Batch states;
    private final Batch successors;
    private final int[] owners = new int[Batch.CAPACITY];

    Settler(StatePacking packing, StateTable table, Expansion expansion) {
        this.words = packing.words();
        this.table = table;
        this.expansion = expansion;
        this.states = new Batch(words);
        this.successors = new Batch(words);
    }

    /** Goes through what it takes of a level, and lists the states that stay unmarked. */
    void sweep(Level level, StateList unmarked, BooleanSupplier isCancelled) {
        for (Level.Block block = level.take();
                block.from() < block.to() && !isCancelled.getAsBoolean();
                block = level.take()) {
            for (long i = block.from(); i < block.to(); i += states.count) {
                states.copy(block.list(), i, block.to());
                markBlock();
                for (int k = 0; k < states.count; k++) {
                    if (!table.isMarked(states.slots[k])) {
                        unmarked.add(states.states, k * words);
                    }
                }
            }
        }
    }

    private void markBlock() {
        table.find(states);
        for (int i = 0; i < states.count; i++) {
            int slot = states.slots[i];
            if (table.isMarked(slot)) {
                continue;
            }
            expansion.of(states.states, i * words);
            if (successors.room() < Expansion.MOST_ACTIONS) {
                markOwners();
            }
            int first = successors.count;
            expansion.appendProgress(successors);
            if (successors.count == first) {
                table.mark(slot);
            }
            Arrays.fill(owners, first, successors.count, slot);
        }
        markOwners();
    }

    private void markOwners() {
        table.find(successors);
        for (int i = 0; i < successors.count; i++) {
            if (table.isMarked(successors.slots[i])) {
                table.mark(owners[i]);
            }
        }
        successors.count = 0;
    }
}
