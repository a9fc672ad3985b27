package io.handover.simulator.explore;

import io.handover.model.property.Property;
import io.handover.model.property.StepProperty;
import io.handover.model.state.StatePacking;
import io.handover.model.transition.Transitions;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Expands blocks of states; what it finds new, it lists. */
final class Worker {
    private final Transitions transitions;
    private final List<Property> properties;
    private final int words;
    private final Expansion expansion;
    private final Batch batch;
    private final StateList found;
    private Violations violations;
    private long watchedAlways;
    private long watchedSteps;
    private boolean watchesRest;
    private Level.Block block;
    private long transitionCount;
    private long unsettled;

    Worker(Transitions transitions, StatePacking packing, List<Property> properties, ExtraSymmetry symmetry) {
        this.transitions = transitions;
        this.properties = properties;
        this.words = packing.words();
        this.expansion = new Expansion(transitions, packing, properties, symmetry);
        this.batch = new Batch(words);
        this.found = new StateList(words);
        this.violations = new Violations(transitions.plan(), words, List.of());
        this.block = new Level.Block(found, 0, 0);
    }

    Expansion expansion() {
        return expansion;
    }

    Batch batch() {
        return batch;
    }

    /** The states that were new when this worker came to them. */
    StateList found() {
        return found;
    }

    /** Enabled action instances of the states that it expanded. */
    long transitionCount() {
        return transitionCount;
    }

    /** How many of the states that it expanded it did not see come to rest, see {@link Expansion#climbs}. */
    long unsettled() {
        return unsettled;
    }

    Violations violations() {
        return violations;
    }

    /** From now on looks at these properties only, and at new states. */
    void watch(List<Property> open) {
        violations = new Violations(transitions.plan(), words, open);
        watchedAlways = 0;
        watchedSteps = 0;
        watchesRest = false;
        for (Property property : open) {
            if (property.isEventual()) {
                watchesRest = true;
            } else if (property instanceof StepProperty) {
                watchedSteps |= 1L << properties.indexOf(property);
            } else {
                watchedAlways |= 1L << properties.indexOf(property);
            }
        }
    }

    /** Whether it holds states that the table had no room for. */
    boolean isWaitingForRoom() {
        return batch.count != 0 || block.from() < block.to();
    }

    /** Expands states of a level until none is left, or there is no room, or the work is to be interrupted. */
    void expand(Level level, Visited visited, BooleanSupplier interruption) {
        while (expandBlock(visited)) {
            if (interruption.getAsBoolean()) {
                return;
            }
            block = level.take();
            if (block.from() == block.to()) {
                visited.add(batch, found);
                return;
            }
        }
    }

    /** Expands the rest of the block; false if there is no room for what comes out of it. */
    private boolean expandBlock(Visited visited) {
        StateList list = block.list();
        long next = block.from();
        long to = block.to();
        boolean room = true;
        while (next < to && room) {
            long[] chunk = list.chunk(next);
            int at = list.offset(next);
            int run = list.run(next, to - next);
            for (int end = at + run * words; at < end; at += words) {
                if (batch.room() < Expansion.MOST_ACTIONS && !visited.add(batch, found)) {
                    room = false;
                    break;
                }
                expand(chunk, at);
                next++;
            }
        }
        block = new Level.Block(list, next, to);
        return room;
    }

    /** Adds the states that the table had no room for all the same, of which a table has a little beyond that. */
    void addWaiting(StateTable table) {
        table.addAll(batch, found);
        batch.count = 0;
    }

    private void expand(long[] packed, int at) {
        expansion.of(packed, at);
        int first = batch.count;
        expansion.appendProgress(batch);
        boolean atRest = batch.count == first;
        if (atRest && watchesRest || expansion.mayViolate(watchedAlways)) {
            violations.look(expansion.state(), atRest, packed, at);
        }
        if (watchedSteps != 0 && expansion.mayViolate(watchedSteps)) {
            expansion.lookAtProgress(violations);
        }
        if (!expansion.climbs(batch, first)) {
            unsettled++;
        }
        expansion.appendFaults(batch);
        transitionCount += batch.count - first;
    }

    /** Puts the states that it found into a table in which none of them is. */
    void refill(StateTable table) {
        Batch copies = new Batch(words);
        for (long i = 0; i < found.size(); i += copies.count) {
            copies.copy(found, i, found.size());
            table.addNew(copies);
        }
    }
}
