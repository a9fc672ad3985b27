package io.handover.simulator.explore;

import io.handover.model.property.Property;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The first pass: visits every reachable state, level by level, and judges the <em>always</em> properties of all of them and the
 * <em>eventually</em> properties of those at rest.
 *
 * <p>A level is finished before the next begins, whoever works on it in whatever order; so the states of each level, and hence
 * all that is said of them, are the same for any number of threads.
 */
final class Search {
    private static final int LEAST_SLOT_BITS = 14;

    private final BundlePacking packing;
    private final Rows rows;
    private final ExploreOptions options;
    private final Crew crew;
    private final Pulse pulse;
    private final List<BundleList> lists;
    private final Visited visited;

    /** Where each level begins in each list; the last level is the one that is being found. */
    private final List<long[]> begins = new ArrayList<>();

    /** How many states were met before each level. */
    private final List<Long> statesBefore = new ArrayList<>();

    private final List<Property> open;
    private final List<Violation> violations = new ArrayList<>();
    private Ending ending = Ending.COMPLETE;
    private long peakBytes;

    Search(
            List<SiteState> starts,
            BundlePacking packing,
            Rows rows,
            ExtraSymmetry symmetry,
            ExploreOptions options,
            List<Property> properties,
            Crew crew,
            Pulse pulse) {
        this.packing = packing;
        this.rows = rows;
        this.options = options;
        this.crew = crew;
        this.pulse = pulse;
        this.open = new ArrayList<>(properties);
        this.lists = crew.workers().stream().map(Worker::found).toList();
        this.visited = new Visited(packing, firstSlotBits(starts.size()));
        crew.workers().forEach(worker -> worker.watch(open));
        beginLevel();
        Batch one = new Batch(packing.stride());
        for (SiteState start : starts) {
            packing.pack(start, one.bundles, 0);
            one.count = 1;
            symmetry.represent(one, 0);
            visited.add(one, 0, lists.get(0));
        }
    }

    private static int firstSlotBits(int starts) {
        int bits = LEAST_SLOT_BITS;
        while (BundleTable.room(bits) < starts) {
            bits++;
        }
        return bits;
    }

    Ending ending() {
        return ending;
    }

    BundleTable table() {
        return visited.table();
    }

    /** Distinct states visited so far; those that were met beyond what is allowed do not count. */
    long states() {
        return Math.min(options.maxStates(), met());
    }

    private long met() {
        long met = 0;
        for (BundleList list : lists) {
            met += list.states();
        }
        return met;
    }

    long transitions() {
        return crew.workers().stream().mapToLong(Worker::transitionCount).sum();
    }

    /** Whether it saw of every state that the site comes to rest from it. */
    boolean seesAllSettle() {
        return crew.workers().stream().allMatch(Worker::seesAllSettle);
    }

    /** The shortest violation of each violated property, by depth. */
    List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** The level of the states that were found last. */
    int depth() {
        int last = begins.size() - 1;
        return level(last).isEmpty() ? last - 1 : last;
    }

    /** The states whose shortest path from a start has that many actions. */
    Level level(int depth) {
        long[] to = depth + 1 < begins.size() ? begins.get(depth + 1) : sizes();
        return new Level(lists, begins.get(depth), to);
    }

    /** How many states all levels before that depth have together. */
    long statesBefore(int depth) {
        return depth < statesBefore.size() ? statesBefore.get(depth) : states();
    }

    /** The most bytes that the arrays of states took at any time so far. */
    long peakBytes() {
        return Math.max(peakBytes, bytes());
    }

    /** Visits all states, or as many as are allowed. */
    void run() {
        checkBounds();
        Level level = level(0);
        while (ending == Ending.COMPLETE && !level.isEmpty()) {
            beginLevel();
            int depth = begins.size() - 2;
            expand(level, depth);
            noteViolations(depth);
            level = level(begins.size() - 1);
        }
    }

    private void expand(Level level, int depth) {
        Worker first = crew.workers().get(0);
        try {
            do {
                crew.run(
                        level.blocks(),
                        worker -> worker.expand(level, depth, visited, () -> {
                            if (worker == first) {
                                pulse.beat(ExploreProgress.Phase.SEARCH, states(), frontier(), depth);
                            }
                            return pulse.isCancelled() || isOutOfStates() || isOutOfMemory();
                        }));
                checkBounds();
                if (ending == Ending.COMPLETE && workersWaitForRoom()) {
                    makeRoom();
                }
            } while (ending == Ending.COMPLETE && (!level.isTaken() || workersWaitForRoom()));
        } catch (OutOfMemoryError e) {
            ending = Ending.MEMORY;
        }
    }

    private long frontier() {
        long frontier = states();
        for (Worker worker : crew.workers()) {
            frontier -= worker.expanded();
        }
        return Math.max(0, frontier);
    }

    private void checkBounds() {
        if (pulse.isCancelled()) {
            ending = Ending.CANCELLED;
        } else if (isOutOfStates()) {
            ending = Ending.MAX_STATES;
        } else if (isOutOfMemory()) {
            ending = Ending.MEMORY;
        }
    }

    private boolean isOutOfStates() {
        return met() > options.maxStates();
    }

    private boolean isOutOfMemory() {
        return bytes() + soonBytes() > options.maxBytes();
    }

    /** Whether so many bytes may be taken beside its arrays. */
    boolean hasRoomFor(long more) {
        return bytes() + more <= options.maxBytes();
    }

    /** What all arrays take. */
    long bytes() {
        long bytes = visited.bytes() + packing.bytes() + rows.bytes();
        for (Worker worker : crew.workers()) {
            bytes += worker.found().bytes() + worker.expansion().bytes();
        }
        return bytes;
    }

    /** What the lists may soon take in addition. */
    private long soonBytes() {
        long bytes = 0;
        for (BundleList list : lists) {
            bytes += list.chunkBytes();
        }
        return bytes;
    }

    private boolean workersWaitForRoom() {
        return crew.workers().stream().anyMatch(Worker::isWaitingForRoom);
    }

    private void makeRoom() {
        if (!visited.canGrow() || bytes() + visited.largerBytes() + soonBytes() > options.maxBytes()) {
            ending = Ending.MEMORY;
        } else {
            long smaller = visited.bytes();
            visited.grow();
            peakBytes = Math.max(peakBytes, bytes() + smaller);
        }
    }

    private void noteViolations(int depth) {
        List<Property> known = new ArrayList<>();
        for (Property property : open) {
            crew.workers().stream()
                    .map(worker -> worker.violations().least(property))
                    .filter(Objects::nonNull)
                    .min(PackedState::compareTo)
                    .ifPresent(least -> {
                        violations.add(new Violation(property, depth, least, false));
                        known.add(property);
                    });
        }
        open.removeAll(known);
        crew.workers().forEach(worker -> worker.watch(open));
    }

    private void beginLevel() {
        begins.add(sizes());
        statesBefore.add(met());
    }

    private long[] sizes() {
        return lists.stream().mapToLong(BundleList::size).toArray();
    }
}
