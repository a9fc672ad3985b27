package io.handover.simulator.explore;

import io.handover.model.property.Property;
import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;
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
    private static final int LEAST_SLOT_BITS = 16;

    private final int words;
    private final ExploreOptions options;
    private final Crew crew;
    private final Pulse pulse;
    private final List<StateList> lists;
    private final Visited visited;

    /** Where each level begins in each list; the last level is the one that is being found. */
    private final List<long[]> begins = new ArrayList<>();

    private final List<Property> open;
    private final List<Violation> violations = new ArrayList<>();
    private Ending ending = Ending.COMPLETE;
    private long peakBytes;

    Search(
            List<SiteState> starts,
            StatePacking packing,
            ExtraSymmetry symmetry,
            ExploreOptions options,
            List<Property> properties,
            Crew crew,
            Pulse pulse) {
        this.words = packing.words();
        this.options = options;
        this.crew = crew;
        this.pulse = pulse;
        this.open = new ArrayList<>(properties);
        this.lists = crew.workers().stream().map(Worker::found).toList();
        this.visited = new Visited(words, firstSlotBits(starts.size()));
        crew.workers().forEach(worker -> worker.watch(open));
        begins.add(sizes());
        Batch one = new Batch(words);
        for (SiteState start : starts) {
            packing.pack(start, one.states, 0);
            symmetry.represent(one.states, 0);
            one.count = 1;
            visited.table().addAll(one, lists.get(0));
        }
    }

    private static int firstSlotBits(int starts) {
        int bits = LEAST_SLOT_BITS;
        while (StateTable.room(bits) < starts) {
            bits++;
        }
        return bits;
    }

    Ending ending() {
        return ending;
    }

    StateTable table() {
        return visited.table();
    }

    /** Distinct states visited so far. */
    long states() {
        return lists.stream().mapToLong(StateList::size).sum();
    }

    long transitions() {
        return crew.workers().stream().mapToLong(Worker::transitionCount).sum();
    }

    /** How many states were not seen to come to rest. */
    long unsettled() {
        return crew.workers().stream().mapToLong(Worker::unsettled).sum();
    }

    /** The shortest violation of each violated property, by depth. */
    List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** The level of the states that were found last. */
    int depth() {
        int last = begins.size() - 1;
        return level(last).states() == 0 ? last - 1 : last;
    }

    /** The states whose shortest path from a start has that many actions. */
    Level level(int depth) {
        long[] to = depth + 1 < begins.size() ? begins.get(depth + 1) : sizes();
        return new Level(lists, begins.get(depth), to);
    }

    /** The most bytes that the arrays of states took at any time so far. */
    long peakBytes() {
        notePeak();
        return peakBytes;
    }

    /** Visits all states, or as many as are allowed. */
    void run() {
        setRoom();
        Level level = level(0);
        while (ending == Ending.COMPLETE && level.states() != 0) {
            begins.add(sizes());
            expand(level);
            noteViolations(begins.size() - 2);
            level = level(begins.size() - 1);
        }
    }

    private void expand(Level level) {
        Worker first = crew.workers().get(0);
        try {
            do {
                crew.run(worker -> worker.expand(level, visited, () -> {
                    if (worker == first) {
                        pulse.beat(ExploreProgress.Phase.SEARCH, states(), level.left(), begins.size() - 2);
                    }
                    return pulse.isCancelled();
                }));
                if (pulse.isCancelled()) {
                    ending = Ending.CANCELLED;
                } else if (workersWaitForRoom()) {
                    makeRoom();
                }
            } while (ending == Ending.COMPLETE && (level.left() != 0 || workersWaitForRoom()));
        } catch (OutOfMemoryError e) {
            ending = Ending.MEMORY;
        }
    }

    private boolean workersWaitForRoom() {
        return crew.workers().stream().anyMatch(Worker::isWaitingForRoom);
    }

    private void makeRoom() {
        int larger = visited.largerSlotBits();
        if (mostStates(larger) > mostStates(visited.slotBits())) {
            notePeak();
            visited.replace(larger);
            crew.run(worker -> worker.refill(visited.table()));
        } else {
            // Not all that waits need be new: adding it tells.
            for (Worker worker : crew.workers()) {
                worker.addWaiting(visited.table());
            }
        }
        setRoom();
    }

    private void setRoom() {
        long most = mostStates(visited.slotBits());
        if (states() > most) {
            ending = most == options.maxStates() ? Ending.MAX_STATES : Ending.MEMORY;
            dropLast(states() - most);
        } else {
            visited.setRoom(most - states());
        }
    }

    /** How many states may be visited with a table of that size. */
    private long mostStates(int slotBits) {
        // A list is a chunk longer than its states at most.
        long listBytes =
                options.maxBytes() - StateTable.bytes(words, slotBits) - lists.size() * StateList.chunkBytes(words);
        long byMemory = Math.max(1, listBytes / ((long) words * Long.BYTES));
        return Math.min(options.maxStates(), Math.min(byMemory, StateTable.room(slotBits)));
    }

    private void dropLast(long states) {
        long rest = states;
        for (StateList list : lists) {
            long dropped = Math.min(rest, list.size() - begins.get(begins.size() - 1)[lists.indexOf(list)]);
            list.dropLast(dropped);
            rest -= dropped;
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

    private long[] sizes() {
        return lists.stream().mapToLong(StateList::size).toArray();
    }

    private void notePeak() {
        long bytes = StateTable.bytes(words, visited.slotBits());
        for (Worker worker : crew.workers()) {
            bytes += worker.found().bytes() + worker.expansion().bytes();
        }
        peakBytes = Math.max(peakBytes, bytes);
    }
}
