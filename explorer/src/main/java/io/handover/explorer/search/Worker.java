package io.handover.explorer.search;

import io.handover.model.property.Property;
import io.handover.model.property.StepProperty;
import io.handover.model.transition.Transitions;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Expands blocks of bundles, and lists the bundles that it found new. */
final class Worker {
    private final Transitions transitions;
    private final List<Property> properties;
    private final Expansion expansion;
    private final Batch batch;

    /** What faults lead to, until it is looked up. */
    private final Words deferred = new Words();

    private final Records.Claim slots = new Records.Claim();
    private final Bundles bundles = new Bundles();

    /** The slots that it was the first to find fresh states of, until the next level begins. */
    private final IntStack news = new IntStack();

    private final BundleList found = new BundleList();
    private Violations violations;
    private int watchedAlways;
    private int watchedSteps;
    private boolean watchesRest;
    private long states;
    private long expanded;
    private long transitionCount;
    private boolean seesAllSettle = true;

    Worker(
            Transitions transitions,
            BundlePacking packing,
            Structures structures,
            Rows rows,
            List<Property> properties,
            ExtraSymmetry symmetry) {
        this.transitions = transitions;
        this.properties = properties;
        this.expansion = new Expansion(transitions, packing, structures, rows, properties, symmetry);
        this.batch = expansion.newBatch();
        this.violations = new Violations(transitions.plan(), List.of());
    }

    Expansion expansion() {
        return expansion;
    }

    /** The bundles whose first state was new when this worker came to it, of all levels that began. */
    BundleList found() {
        return found;
    }

    /** How many it found that are not listed yet, as their level did not begin. */
    int news() {
        return news.size();
    }

    /** How many states were new when it came to them. */
    long states() {
        return states;
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

    /** Memory that it takes. */
    long bytes() {
        return found.bytes() + news.bytes() + expansion.bytes();
    }

    /** From now on looks at these properties only, and at new states. */
    void watch(List<Property> open) {
        violations = new Violations(transitions.plan(), open);
        watchedAlways = 0;
        watchedSteps = 0;
        watchesRest = false;
        for (Property property : open) {
            if (property.isEventual()) {
                watchesRest = true;
            } else if (property instanceof StepProperty) {
                watchedSteps |= 1 << properties.indexOf(property);
            } else {
                watchedAlways |= 1 << properties.indexOf(property);
            }
        }
        expansion.tell(watchedAlways | watchedSteps);
    }

    /** Whether it holds something that there was no room for. */
    boolean isWaitingForRoom() {
        return batch.count != 0 || deferred.count != 0 || bundles.hasNext();
    }

    /** Finds a start, which is packed; false if there is no room for it. */
    boolean find(long[] start, Visited visited) {
        if (!expansion.claimRoom()) {
            return false;
        }
        if (batch.count == 0) {
            expansion.append(start, batch);
        }
        return add(visited);
    }

    /** Lists what it found of the level that begins. */
    void beginLevel(Visited visited) {
        int count = news.size();
        for (int i = 0; i < count; i++) {
            int slot = news.get(i);
            found.add(slot, visited.takeFresh(slot));
        }
        news.truncate(0);
    }

    /** Expands what is in a level until nothing is left, or there is no room, or the work is to be interrupted. */
    void expand(Level level, Visited visited, BooleanSupplier interruption) {
        while (expandBlock(visited)) {
            if (interruption.getAsBoolean()) {
                return;
            }
            Level.Block block = level.take();
            if (block.isEmpty()) {
                add(visited);
                return;
            }
            bundles.of(block);
        }
    }

    /** Expands the rest of the block; false if there is no room for what comes out of it. */
    private boolean expandBlock(Visited visited) {
        while (bundles.hasNext()) {
            if ((batch.isFull() || deferred.isFull()) && !add(visited) || !expansion.claimRoom()) {
                return false;
            }
            bundles.next();
            expand(visited.key(bundles.slot()), bundles.lanes());
        }
        return true;
    }

    private boolean add(Visited visited) {
        if (deferred.count != 0 && !expansion.appendDeferred(deferred, batch)) {
            return false;
        }
        int added = visited.add(batch, news, slots);
        states += Math.max(0, added);
        return added >= 0;
    }

    private void expand(long key, long lanes) {
        expansion.of(key, lanes);
        transitionCount += expansion.appendProgress(batch);
        look(lanes);
        seesAllSettle = seesAllSettle && expansion.climbs();
        transitionCount += expansion.defersFaults() ? expansion.deferFaults(deferred) : expansion.appendFaults(batch);
        expanded += Long.bitCount(lanes);
    }

    private void look(long lanes) {
        long atRest = watchesRest ? expansion.atRest() : 0;
        for (long rest = expansion.mayViolate(watchedAlways) ? lanes : atRest; rest != 0; rest &= rest - 1) {
            int lane = Long.numberOfTrailingZeros(rest);
            violations.look(expansion.state(lane), (atRest >>> lane & 1) != 0, expansion, lane);
        }
        if (watchedSteps != 0 && expansion.mayViolate(watchedSteps)) {
            for (long rest = lanes; rest != 0; rest &= rest - 1) {
                expansion.lookAtProgress(Long.numberOfTrailingZeros(rest), violations);
            }
        }
    }
}
