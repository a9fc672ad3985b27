package io.handover.simulator.explore;

import io.handover.model.procedure.Plan;
import io.handover.model.property.StateProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges the <em>eventually</em> properties where the site does not come to rest (semantics.md 1.6), once all states are known.
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
    private final BundlePacking packing;
    private final Search search;
    private final Crew crew;
    private final Pulse pulse;

    /** For no slot, until there is known to be room. */
    private Settled settled = new Settled(0);

    /** The states that are left and those that still are after the present sweep. */
    private List<BundleList> lists = List.of();

    private Ending ending = Ending.COMPLETE;
    private int sweeps;
    private long bytes;
    private long unsettled;

    SecondPass(Plan plan, BundlePacking packing, Search search, Crew crew, Pulse pulse) {
        this.plan = plan;
        this.packing = packing;
        this.search = search;
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
        int slots = search.table().slots();
        if (!search.hasRoomFor(Settled.bytes(slots))) {
            ending = Ending.MEMORY;
            return List.of();
        }
        settled = new Settled(slots);
        List<BundleList> left = settle();
        if (ending != Ending.COMPLETE || unsettled == 0) {
            return List.of();
        }
        if (unsettled > BottomComponents.MOST_STATES || !search.hasRoomFor(bytesNow() + bytesOfComponents())) {
            ending = Ending.MEMORY;
            return List.of();
        }
        List<Violation> violations = judge(left, properties);
        if (pulse.isCancelled()) {
            ending = Ending.CANCELLED;
        }
        return violations;
    }

    /** Sweeps as long as it is worth it; answers what is left. */
    private List<BundleList> settle() {
        // Most of what a state leads to is on a later level, and so is settled before it.
        List<BundleList> left = emptyLists();
        lists = left;
        for (int depth = search.depth(); depth >= 0 && ending == Ending.COMPLETE; depth--) {
            sweep(search.level(depth), left, search.statesBefore(depth + 1), depth);
        }
        sweeps = 1;
        unsettled = statesOf(left);
        long before = search.states();
        while (unsettled != 0 && unsettled < before * WORTH_ANOTHER && ending == Ending.COMPLETE) {
            List<BundleList> still = emptyLists();
            lists = Stream.concat(left.stream(), still.stream()).toList();
            sweep(Level.of(left), still, unsettled, 0);
            left = still;
            lists = left;
            sweeps++;
            before = unsettled;
            unsettled = statesOf(left);
        }
        return left;
    }

    private List<BundleList> emptyLists() {
        return crew.workers().stream().map(worker -> new BundleList(packing)).toList();
    }

    private static long statesOf(List<BundleList> lists) {
        return lists.stream().mapToLong(BundleList::states).sum();
    }

    private long bytesNow() {
        return settled.bytes() + lists.stream().mapToLong(BundleList::bytes).sum();
    }

    private long bytesOfComponents() {
        return unsettled * BottomComponents.BYTES_A_STATE;
    }

    private boolean isOutOfMemory() {
        long soon = crew.workers().size() * crew.workers().get(0).found().chunkBytes();
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

    private void sweep(Level level, List<BundleList> left, long states, int depth) {
        pulse.beat(ExploreProgress.Phase.SETTLE, search.states(), states, depth);
        Worker first = crew.workers().get(0);
        crew.run(worker -> {
            Settler settler = new Settler(search.table(), settled, worker.expansion());
            settler.sweep(level, left.get(crew.workers().indexOf(worker)), () -> {
                if (worker == first) {
                    pulse.beat(ExploreProgress.Phase.SETTLE, search.states(), states, depth);
                }
                return pulse.isCancelled() || isOutOfMemory();
            });
        });
        checkBounds();
    }

    private List<Violation> judge(List<BundleList> left, List<StateProperty> properties) {
        Worker worker = crew.workers().get(0);
        BottomComponents components = new BottomComponents(plan, search.table(), worker.expansion(), left, properties);
        bytes = Math.max(bytes, bytesNow() + bytesOfComponents());
        components.judge(pulse::isCancelled);
        List<Violation> violations = new ArrayList<>();
        int known = 0;
        for (int depth = 0; depth <= search.depth() && known != (1 << properties.size()) - 1; depth++) {
            PackedState[] least = leastViolating(components, search.level(depth), properties.size());
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

    private @Nullable PackedState[] leastViolating(BottomComponents components, Level level, int properties) {
        @Nullable PackedState[] least = new PackedState[properties];
        Batch batch = new Batch(packing.stride());
        for (Level.Block block = level.take(); block.from() < block.to(); block = level.take()) {
            for (long i = block.from(); i < block.to(); i += batch.count) {
                batch.copy(block.list(), i, block.to());
                search.table().find(batch);
                for (int k = 0; k < batch.count; k++) {
                    for (long rest = batch.states(k) & ~settled.of(batch.slots[k]); rest != 0; rest &= rest - 1) {
                        int bit = Long.numberOfTrailingZeros(rest);
                        int violated = components.violatedAt(batch.slots[k], bit);
                        if (violated != 0) {
                            note(violated, packing.state(batch.bundles, k * batch.stride, bit), least);
                        }
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
