package io.handover.simulator.explore;

import io.handover.model.property.Property;
import io.handover.model.property.StepProperty;
import io.handover.model.transition.Transitions;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Expands blocks of bundles; what it finds new, it lists. */
final class Worker {
    private final Transitions transitions;
    private final List<Property> properties;
    private final BundlePacking packing;
    private final Expansion expansion;
    private final Batch batch;
    private final Batch taken;
    private final BundleList found;
    private Violations violations;
    private long watchedAlways;
    private long watchedSteps;
    private boolean watchesRest;
    private Level.Block block;
    private long expanded;
    private long transitionCount;
    private boolean seesAllSettle = true;

    Worker(
            Transitions transitions,
            BundlePacking packing,
            Rows rows,
            List<Property> properties,
            ExtraSymmetry symmetry) {
        this.transitions = transitions;
        this.properties = properties;
        this.packing = packing;
        this.expansion = new Expansion(transitions, packing, rows, properties, symmetry);
        this.batch = new Batch(packing.stride());
        this.taken = new Batch(packing.stride());
        this.found = new BundleList(packing);
        this.violations = new Violations(transitions.plan(), packing, List.of());
        this.block = new Level.Block(found, 0, 0);
    }

    Expansion expansion() {
        return expansion;
    }

    /** The states that were new when this worker came to them. */
    BundleList found() {
        return found;
    }

    /** How many states it expanded. */
    long expanded() {
        return expanded;
    }

    /** Enabled action instances of the states that it expanded. */
    long transitionCount() {
        return transitionCount;
    }

    /** Whether it saw of all states that it expanded that the site comes to rest from them, see {@link Expansion#climbs}. */
    boolean seesAllSettle() {
        return seesAllSettle;
    }

    Violations violations() {
        return violations;
    }

    /** From now on looks at these properties only, and at new states. */
    void watch(List<Property> open) {
        violations = new Violations(transitions.plan(), packing, open);
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

    /** Whether it holds something that the table had no room for. */
    boolean isWaitingForRoom() {
        return batch.count != 0 || block.from() < block.to();
    }

    /**
     * Expands what is in a level until nothing is left, or there is no room, or the work is to be interrupted.
     *
     * @param depth the level's
     */
    void expand(Level level, int depth, Visited visited, BooleanSupplier interruption) {
        while (expandBlock(depth, visited)) {
            if (interruption.getAsBoolean()) {
                return;
            }
            block = level.take();
            if (block.from() == block.to()) {
                visited.add(batch, depth + 1, found);
                return;
            }
            takeFresh(depth, visited.table());
        }
    }

    /** Gives the bundles of the block their states, which are all found. */
    private void takeFresh(int depth, BundleTable table) {
        for (long i = block.from(); i < block.to(); i += taken.count) {
            taken.copy(block.list(), i, block.to());
            table.takeFresh(taken, depth);
            block.list().put(taken, i);
        }
    }

    /** Expands the rest of the block; false if there is no room for what comes out of it. */
    private boolean expandBlock(int depth, Visited visited) {
        BundleList list = block.list();
        int stride = packing.stride();
        long next = block.from();
        long to = block.to();
        boolean room = true;
        while (next < to && room) {
            long[] chunk = list.chunk(next);
            int at = list.offset(next);
            int run = list.run(next, to - next);
            for (int end = at + run * stride; at < end; at += stride) {
                if (batch.isFull() && !visited.add(batch, depth + 1, found)) {
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

    private void expand(long[] bundles, int at) {
        expansion.of(bundles, at);
        transitionCount += expansion.appendProgress(batch);
        look(bundles, at);
        seesAllSettle = seesAllSettle && expansion.climbs();
        transitionCount += expansion.appendFaults(batch);
        expanded += expansion.states();
    }

    private void look(long[] bundles, int at) {
        long atRest = watchesRest ? expansion.atRest() : 0;
        long states = expansion.mayViolate(watchedAlways) ? bundles[at + packing.words()] : atRest;
        for (long rest = states; rest != 0; rest &= rest - 1) {
            int bit = Long.numberOfTrailingZeros(rest);
            violations.look(expansion.state(bit), (atRest >>> bit & 1) != 0, bundles, at, bit);
        }
        if (watchedSteps != 0 && expansion.mayViolate(watchedSteps)) {
            for (long rest = bundles[at + packing.words()]; rest != 0; rest &= rest - 1) {
                expansion.lookAtProgress(Long.numberOfTrailingZeros(rest), violations);
            }
        }
    }
}
