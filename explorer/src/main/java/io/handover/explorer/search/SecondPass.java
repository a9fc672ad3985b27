package io.handover.explorer.search;

import io.handover.model.procedure.Plan;
import io.handover.model.property.StateProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges the <em>eventually</em> properties where the site does not come to rest (docs/model.md, "Always and eventually"), once all
 * states are known.
 *
 * <p>If every state leads by progress actions to a state without any, then these are all the bottom components there are, and
 * the first pass has judged them. Sweeps settle the states of which that is known. Those that they leave are gone through for
 * strongly connected components; whichever leads nowhere else, not even to a settled state, is a bottom component too.
 *
 * <p>Edges are recomputed, never stored, and a settled state takes a bit: the pass takes little memory of its own unless many
 * states never come to rest.
 */
final class SecondPass {
    /** A sweep that leaves more than this share of what it was given is the last: the components then are cheaper. */
    private static final double WORTH_ANOTHER = 0.98;

    private final Plan plan;
    private final Search search;
    private final Visited visited;
    private final Crew crew;
    private final Pulse pulse;
    private Optional<BottomComponents> components = Optional.empty();

    /** The states that are left and those that still are after the present sweep. */
    private List<BundleList> lists = List.of();

    private Ending ending = Ending.COMPLETE;
    private int sweeps;
    private long bytes;
    private long unsettled;

    SecondPass(Plan plan, Search search, Crew crew, Pulse pulse) {
        this.plan = plan;
        this.search = search;
        this.visited = search.visited();
        this.crew = crew;
        this.pulse = pulse;
    }

    /** Why it ended; unless that is because it is complete, all it knows is what it took. */
    Ending ending() {
        return ending;
    }

    int sweeps() {
        return sweeps;
    }

    /** The memory it took beside the visited states. */
    long bytes() {
        return bytes;
    }

    /** How many states the sweeps left. */
    long unsettled() {
        return unsettled;
    }

    /** The shortest violations in components in which the site goes round; none unless it came to its end. */
    List<Violation> run(List<StateProperty> properties) {
        try {
            List<Violation> violations = settleAndJudge(properties);
            return ending == Ending.COMPLETE ? violations : List.of();
        } catch (OutOfMemoryError e) {
            ending = Ending.MEMORY;
            return List.of();
        }
    }

    private List<Violation> settleAndJudge(List<StateProperty> properties) {
        if (!search.hasRoomFor(Settled.bytes(visited))) {
            ending = Ending.MEMORY;
            return List.of();
        }
        Settled ofAll = new Settled(visited);
        settle(ofAll);
        lists = List.of();
        if (ending != Ending.COMPLETE || unsettled == 0) {
            return List.of();
        }
        if (unsettled > BottomComponents.MOST_STATES
                || !search.hasRoomFor(bytesNow() + BottomComponents.bytes(visited, unsettled))) {
            ending = Ending.MEMORY;
            return List.of();
        }
        return judge(ofAll, properties);
    }

    /** Sweeps as long as it is worth it. */
    private void settle(Settled ofAll) {
        // Most of what a state leads to is on a later level, and so is settled before it.
        List<BundleList> left = emptyLists();
        lists = left;
        for (int depth = search.depth(); depth >= 0 && ending == Ending.COMPLETE; depth--) {
            unsettled += sweep(ofAll, search.level(depth), left, search.statesBefore(depth + 1), depth);
        }
        sweeps = 1;
        long before = search.states();
        while (unsettled != 0 && unsettled < before * WORTH_ANOTHER && ending == Ending.COMPLETE) {
            List<BundleList> still = emptyLists();
            lists = Stream.concat(left.stream(), still.stream()).toList();
            before = unsettled;
            unsettled = sweep(ofAll, Level.of(left), still, before, 0);
            left = still;
            lists = left;
            sweeps++;
        }
    }

    private List<BundleList> emptyLists() {
        return crew.workers().stream().map(worker -> new BundleList()).toList();
    }

    private long bytesNow() {
        return Settled.bytes(visited)
                + lists.stream().mapToLong(BundleList::bytes).sum()
                + components.map(BottomComponents::bytes).orElse(0L);
    }

    private boolean isOutOfMemory() {
        long soon = crew.workers().size() * BundleList.chunkBytes();
        return !search.hasRoomFor(bytesNow() + soon);
    }

    private void checkBounds() {
        bytes = Math.max(bytes, bytesNow());
        if (pulse.isCancelled()) {
            ending = Ending.CANCELLED;
        } else if (isOutOfMemory()) {
            ending = Ending.MEMORY;
        }
    }

    /** How many states a sweep through a level leaves. */
    private long sweep(Settled ofAll, Level level, List<BundleList> left, long states, int depth) {
        pulse.beat(ExploreProgress.Phase.SETTLE, search.states(), states, depth);
        Worker first = crew.workers().get(0);
        AtomicLong count = new AtomicLong();
        crew.run(level.blocks(), worker -> {
            Settler settler = new Settler(visited, ofAll, worker.expansion());
            count.addAndGet(settler.sweep(level, left.get(crew.workers().indexOf(worker)), () -> {
                if (worker == first) {
                    pulse.beat(ExploreProgress.Phase.SETTLE, search.states(), states, depth);
                }
                return pulse.isCancelled() || isOutOfMemory();
            }));
        });
        checkBounds();
        return count.get();
    }

    private List<Violation> judge(Settled ofAll, List<StateProperty> properties) {
        Worker worker = crew.workers().get(0);
        BottomComponents found =
                new BottomComponents(plan, visited, ofAll, worker.expansion(), (int) unsettled, properties);
        components = Optional.of(found);
        found.judge(() -> {
            checkBounds();
            pulse.beat(ExploreProgress.Phase.SETTLE, search.states(), found.left(), 0);
            return ending != Ending.COMPLETE;
        });
        checkBounds();
        List<Violation> violations = new ArrayList<>();
        int known = 0;
        int all = found.violated();
        for (int depth = 0; depth <= search.depth() && known != all && ending == Ending.COMPLETE; depth++) {
            @Nullable PackedState[] least = leastViolating(found, ofAll, worker, depth, properties.size());
            for (int i = 0; i < properties.size(); i++) {
                PackedState state = least[i];
                if (state != null && (known >>> i & 1) == 0) {
                    known |= 1 << i;
                    violations.add(new Violation(properties.get(i), depth, state, true));
                }
            }
        }
        return violations;
    }

    private @Nullable PackedState[] leastViolating(
            BottomComponents found, Settled ofAll, Worker worker, int depth, int properties) {
        @Nullable PackedState[] least = new PackedState[properties];
        Level level = search.level(depth);
        Bundles bundles = new Bundles();
        for (Level.Block block = level.take(); !block.isEmpty(); block = level.take()) {
            bundles.of(block);
            while (bundles.hasNext()) {
                bundles.next();
                int slot = bundles.slot();
                for (long rest = bundles.lanes() & ~ofAll.of(slot); rest != 0; rest &= rest - 1) {
                    int lane = Long.numberOfTrailingZeros(rest);
                    int violated = found.violatedAt(slot, lane);
                    if (violated != 0) {
                        worker.expansion().of(visited.key(slot), 1L << lane);
                        note(violated, worker.expansion().packed(lane), least);
                    }
                }
            }
        }
        return least;
    }

    private static void note(int violated, PackedState state, @Nullable PackedState[] least) {
        for (int i = 0; i < least.length; i++) {
            PackedState known = least[i];
            if ((violated >>> i & 1) != 0 && (known == null || known.compareTo(state) > 0)) {
                least[i] = state;
            }
        }
    }
}
