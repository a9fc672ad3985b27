package io.handover.simulator.explore;

import io.handover.model.procedure.Plan;
import io.handover.model.property.StateProperty;
import io.handover.model.state.StatePacking;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges the <em>eventually</em> properties where the site does not come to rest (semantics.md 1.6), once all states are known.
 *
 * <p>If every state leads by progress actions to a state without any, then these are all the bottom components there are, and
 * the first pass has judged them. Sweeps mark the states of which that is known. The states that they leave are gone through for
 * strongly connected components; whichever leads nowhere else, not even to a marked state, is a bottom component too.
 *
 * <p>Edges are recomputed, never stored, and the mark is a bit of the table: the pass takes little memory of its own unless many
 * states never come to rest.
 */
final class SecondPass {
    /** A sweep that leaves more than this share of what it was given is the last: the components then are cheaper. */
    private static final double WORTH_ANOTHER = 0.5;

    private final Plan plan;
    private final StatePacking packing;
    private final Search search;
    private final Crew crew;
    private final Pulse pulse;
    private int sweeps;
    private long bytes;
    private long unsettled;

    SecondPass(Plan plan, StatePacking packing, Search search, Crew crew, Pulse pulse) {
        this.plan = plan;
        this.packing = packing;
        this.search = search;
        this.crew = crew;
        this.pulse = pulse;
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

    /** The shortest violations in components in which the site goes round; meaningless once cancelled. */
    List<Violation> run(List<StateProperty> properties) {
        // Most of what a state leads to is on a later level, and so is marked before it.
        List<StateList> left = emptyLists();
        for (int depth = search.depth(); depth >= 0; depth--) {
            sweep(search.level(depth), left, depth);
        }
        sweeps = 1;
        unsettled = sizeOf(left);
        long before = search.states();
        while (unsettled != 0 && unsettled < before * WORTH_ANOTHER && !pulse.isCancelled()) {
            List<StateList> still = emptyLists();
            sweep(Level.of(left), still, 0);
            noteBytes(left, still);
            left = still;
            sweeps++;
            before = unsettled;
            unsettled = sizeOf(left);
        }
        if (unsettled == 0 || pulse.isCancelled()) {
            return List.of();
        }
        return judge(left, properties);
    }

    private List<StateList> emptyLists() {
        return crew.workers().stream()
                .map(worker -> new StateList(packing.words()))
                .toList();
    }

    private static long sizeOf(List<StateList> lists) {
        return lists.stream().mapToLong(StateList::size).sum();
    }

    private void noteBytes(List<StateList> one, List<StateList> other) {
        bytes = Math.max(
                bytes,
                Stream.concat(one.stream(), other.stream())
                        .mapToLong(StateList::bytes)
                        .sum());
    }

    private void sweep(Level level, List<StateList> unmarked, int depth) {
        pulse.beat(ExploreProgress.Phase.SETTLE, search.states(), level.left(), depth);
        Worker first = crew.workers().get(0);
        crew.run(worker -> {
            Settler settler = new Settler(packing, search.table(), worker.expansion());
            settler.sweep(level, unmarked.get(crew.workers().indexOf(worker)), () -> {
                if (worker == first) {
                    pulse.beat(ExploreProgress.Phase.SETTLE, search.states(), level.left(), depth);
                }
                return pulse.isCancelled();
            });
        });
    }

    private List<Violation> judge(List<StateList> left, List<StateProperty> properties) {
        Worker worker = crew.workers().get(0);
        BottomComponents components = new BottomComponents(plan, search.table(), worker.expansion(), left, properties);
        bytes += unsettled * BottomComponents.BYTES_A_STATE;
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
        Batch states = new Batch(packing.words());
        for (Level.Block block = level.take(); block.from() < block.to(); block = level.take()) {
            for (long i = block.from(); i < block.to(); i += states.count) {
                states.copy(block.list(), i, block.to());
                search.table().find(states);
                for (int k = 0; k < states.count; k++) {
                    note(components.violatedAt(states.slots[k]), states, k, least);
                }
            }
        }
        return least;
    }

    private static void note(int violated, Batch states, int k, @Nullable PackedState[] least) {
        for (int i = 0; i < least.length; i++) {
            PackedState known = least[i];
            if ((violated >>> i & 1) != 0
                    && (known == null || known.isAfter(states.states, k * states.words, states.words))) {
                least[i] = PackedState.of(states.states, k * states.words, states.words);
            }
        }
    }
}
