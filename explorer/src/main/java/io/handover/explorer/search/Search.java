package io.handover.explorer.search;

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
    private final Structures structures;
    private final Rows rows;
    private final BundlePacking packing;
    private final ExploreOptions options;
    private final Crew crew;
    private final Pulse pulse;
    private final List<BundleList> lists;
    private final Visited visited;

    /** Where each level begins in each list; the last one ends where the lists do. */
    private final List<long[]> begins = new ArrayList<>();

    /** How many states were met before each level, and before the one that is being found. */
    private final List<Long> statesBefore = new ArrayList<>(List.of(0L));

    private final List<Property> open;
    private final List<Violation> violations = new ArrayList<>();
    private Ending ending = Ending.COMPLETE;
    private long peakBytes;

    Search(
            List<SiteState> starts,
            BundlePacking packing,
            Structures structures,
            Rows rows,
            ExtraSymmetry symmetry,
            ExploreOptions options,
            List<Property> properties,
            Crew crew,
            Pulse pulse) {
        this.packing = packing;
        this.structures = structures;
        this.rows = rows;
        this.options = options;
        this.crew = crew;
        this.pulse = pulse;
        this.open = new ArrayList<>(properties);
        this.lists = crew.workers().stream().map(Worker::found).toList();
        this.visited = new Visited(packing, structures, crew.workers().size() == 1);
        crew.workers().forEach(worker -> worker.watch(open));
        long[] packed = new long[packing.words()];
        for (SiteState start : starts) {
            packing.ofStates().pack(start, packed, 0);
            symmetry.represent(packed, 0);
            while (!crew.workers().get(0).find(packed, visited)) {
                structures.records().grow();
                visited.records().grow();
            }
        }
        beginLevel();
    }

    Ending ending() {
        return ending;
    }

    Structures structures() {
        return structures;
    }

    Visited visited() {
        return visited;
    }

    /** Distinct states visited so far; those that were met beyond what is allowed do not count. */
    long states() {
        return Math.min(options.maxStates(), met());
    }

    private long met() {
        long met = 0;
        for (Worker worker : crew.workers()) {
            met += worker.states();
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
        if (crew.workers().stream().anyMatch(worker -> worker.news() != 0)) {
            return last + 1;
        }
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
        int depth = 0;
        while (ending == Ending.COMPLETE && !level(depth).isEmpty()) {
            expand(level(depth), depth);
            noteViolations(depth);
            if (ending == Ending.COMPLETE) {
                beginLevel();
                checkBounds();
                depth++;
            }
        }
    }

    private void expand(Level level, int depth) {
        Worker first = crew.workers().get(0);
        try {
            do {
                crew.run(
                        level.blocks(),
                        worker -> worker.expand(level, visited, () -> {
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
        long bytes = structures.records().bytes() + visited.bytes() + packing.bytes() + rows.bytes();
        for (Worker worker : crew.workers()) {
            bytes += worker.bytes();
        }
        return bytes;
    }

    /** What may be taken in addition before bounds are looked at again: some chunks of everything by each worker. */
    private long soonBytes() {
        return lists.size()
                * (BundleList.chunkBytes()
                        + Rows.chunkBytes()
                        + structures.records().chunkBytes()
                        + 2 * visited.records().chunkBytes());
    }

    private boolean workersWaitForRoom() {
        return crew.workers().stream().anyMatch(Worker::isWaitingForRoom);
    }

    private void makeRoom() {
        if (!grow()) {
            ending = Ending.MEMORY;
        }
    }

    /** Grows what workers may be waiting for; false if there is no memory for it. */
    private boolean grow() {
        return grow(structures.records()) && (structures.records() == visited.records() || grow(visited.records()));
    }

    private boolean grow(Records records) {
        boolean grows = !records.hasRoomFor(
                Expansion.CLAIMED_STRUCTURES * crew.workers().size());
        if (grows && (!records.canGrow() || !hasRoomFor(records.growthBytes() + soonBytes()))) {
            return false;
        }
        if (grows) {
            records.grow();
        }
        return true;
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

    /** Lists what was found of the next level. */
    private void beginLevel() {
        long found = crew.workers().stream().mapToLong(Worker::news).sum();
        if (!hasRoomFor(found * BundleList.MOST_BYTES + soonBytes())) {
            ending = Ending.MEMORY;
            if (!begins.isEmpty()) {
                return;
            }
        }
        begins.add(sizes());
        statesBefore.add(met());
        try {
            crew.run(met(), worker -> worker.beginLevel(visited));
        } catch (OutOfMemoryError e) {
            ending = Ending.MEMORY;
        }
    }

    private long[] sizes() {
        return lists.stream().mapToLong(BundleList::size).toArray();
    }
}
