package io.handover.explorer.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.property.Properties;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;
import io.handover.model.transition.Transitions;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from rows and from what becomes of ledgers is what the transition function says. */
class ExpansionTest {
    private static final int MOST_STATES = 20_000;

    static Stream<Arguments> explored() {
        Draft procedure = Draft.on(3)
                .step(Commands.AWAIT_CAUGHT_UP, 1, 0)
                .step(Commands.EXCLUDE, 1, 0)
                .step(Commands.INIT_STANDBY, 1, 0)
                .step(Commands.AWAIT_CAUGHT_UP, 2, 0)
                .step(Commands.SET_STANDBY, 0)
                .branch(Conditions.BEHIND, 1, 0, Commands.STOP_REPLICATION, 1, 0)
                .branch(Conditions.NO_ACTIVE, 0, 0, Commands.FORCE_ACTIVATE, 2, 0);
        return Stream.of(
                Arguments.of(Draft.written(3), new Scope(3, 2, 1, 1, 1, 1)),
                Arguments.of(Draft.written(5), new Scope(5, 3, 1, 1, 0, 0)),
                Arguments.of(Draft.written(2), new Scope(2, 0, 2, 1, 1, 0)),
                Arguments.of(Draft.written(3), new Scope(3, 1, 2, 1, 2, 1)),
                Arguments.of(Draft.written(5), new Scope(5, 0, 1, 1, 3, 9)),
                Arguments.of(
                        Draft.on(4).step(Commands.AWAIT_CAUGHT_UP, 1, 0).step(Commands.ACTIVATE, 1),
                        new Scope(4, 1, 1, 1, 0, 0)),
                Arguments.of(Draft.on(2).step(Commands.EXCLUDE, 1, 0), new Scope(2, 18, 0, 0, 0, 0)),
                Arguments.of(procedure, new Scope(3, 2, 1, 0, 0, 1)),
                Arguments.of(procedure, new Scope(3, 4, 1, 1, 0, 0)));
    }

    private static StatePacking packing(Transitions transitions) {
        return new StatePacking(
                transitions.scope(),
                transitions.plan().givenChanges(),
                transitions.plan().places());
    }

    private static List<PackedState> packed(StatePacking packing, Iterable<SiteState> states) {
        List<PackedState> packed = new ArrayList<>();
        long[] words = new long[packing.words()];
        for (SiteState state : states) {
            packing.pack(state, words, 0);
            packed.add(PackedState.of(words, 0, words.length));
        }
        return packed;
    }

    private static List<SiteState> successors(Transitions transitions, SiteState state, int first, long actions) {
        List<SiteState> successors = new ArrayList<>();
        for (long rest = actions; rest != 0; rest &= rest - 1) {
            SiteState after = state.copy();
            transitions.apply(after, first + Long.numberOfTrailingZeros(rest));
            successors.add(after);
        }
        return successors;
    }

    /** What an exploration has beside the model. */
    private static final class Explored {
        private final Transitions transitions;
        private final BundlePacking packing;
        private final Structures structures;
        private final Expansion expansion;

        Explored(Transitions transitions) {
            this.transitions = transitions;
            this.packing = new BundlePacking(packing(transitions));
            this.structures = new Structures(packing);
            this.expansion = new Expansion(
                    transitions,
                    packing,
                    structures,
                    new Rows(),
                    Properties.ALL,
                    new ExtraSymmetry(transitions, packing, false));
        }

        /** All states in bundles, as a worker comes upon them: structure and block, and lanes. */
        Map<Long, Long> bundles(Iterable<SiteState> states) {
            Map<Long, Long> bundles = new LinkedHashMap<>();
            Batch one = new Batch(1);
            long[] words = new long[packing.words()];
            for (SiteState state : states) {
                makeRoom();
                packing.ofStates().pack(state, words, 0);
                one.count = 0;
                expansion.append(words, one);
                bundles.merge(one.keys[0], one.lanes[0], (some, other) -> some | other);
            }
            return bundles;
        }

        void makeRoom() {
            while (!expansion.claimRoom()) {
                structures.records().grow();
            }
        }

        List<PackedState> states(Batch batch) {
            List<PackedState> states = new ArrayList<>();
            for (int i = 0; i < batch.count; i++) {
                for (long rest = batch.lanes[i]; rest != 0; rest &= rest - 1) {
                    states.add(state(batch.keys[i], Long.numberOfTrailingZeros(rest)));
                }
            }
            return states;
        }

        private PackedState state(long key, int lane) {
            int structure = Batch.structure(key);
            return packing.state(structures.first(structure), structures.second(structure), Batch.block(key), lane);
        }

        List<SiteState> unpacked(long key, long lanes) {
            List<SiteState> states = new ArrayList<>();
            int structure = Batch.structure(key);
            for (long rest = lanes; rest != 0; rest &= rest - 1) {
                SiteState state = transitions.initialState();
                packing.unpack(
                        structures.first(structure),
                        structures.second(structure),
                        Batch.block(key),
                        Long.numberOfTrailingZeros(rest),
                        state);
                states.add(state);
            }
            return states;
        }
    }

    /** Plainly, breadth first, at most some thousand. */
    private static List<SiteState> reachable(Transitions transitions) {
        Set<SiteState> found = new LinkedHashSet<>(Set.of(transitions.initialState()));
        List<SiteState> list = new ArrayList<>(found);
        for (int i = 0; i < list.size() && list.size() < MOST_STATES; i++) {
            SiteState state = list.get(i);
            for (SiteState next : all(transitions, state)) {
                if (found.add(next)) {
                    list.add(next);
                }
            }
        }
        return list;
    }

    private static List<SiteState> all(Transitions transitions, SiteState state) {
        List<SiteState> all = new ArrayList<>(successors(transitions, state, 0, transitions.progress(state)));
        all.addAll(successors(transitions, state, Long.SIZE, transitions.faults(state)));
        return all;
    }

    @ParameterizedTest
    @MethodSource("explored")
    void everyBundleLeadsWhereTheTransitionFunctionLeadsItsStates(Draft draft, Scope scope) {
        Transitions transitions = draft.transitions(scope, Assumptions.DEFAULT);
        Explored explored = new Explored(transitions);
        Expansion expansion = explored.expansion;
        Batch batch = expansion.newBatch();
        List<SiteState> reachable = reachable(transitions);
        Map<Long, Long> bundles = explored.bundles(reachable);
        assertThat(bundles.values().stream().mapToLong(Long::bitCount).sum()).isEqualTo(reachable.size());
        bundles.forEach((key, lanes) -> {
            List<SiteState> states = explored.unpacked(key, lanes);
            explored.makeRoom();
            expansion.of(key, lanes);
            List<SiteState> byProgress = new ArrayList<>();
            List<SiteState> byFaults = new ArrayList<>();
            int atRest = 0;
            for (SiteState state : states) {
                long progress = transitions.progress(state);
                atRest += progress == 0 ? 1 : 0;
                byProgress.addAll(successors(transitions, state, 0, progress));
                byFaults.addAll(successors(transitions, state, Long.SIZE, transitions.faults(state)));
            }
            batch.count = 0;
            int enabled = expansion.appendProgress(batch);
            assertThat(enabled).isEqualTo(byProgress.size());
            assertThat(Long.bitCount(expansion.atRest())).isEqualTo(atRest);
            assertSame(explored, batch, byProgress);
            batch.count = 0;
            enabled = expansion.appendFaults(batch);
            assertThat(enabled).isEqualTo(byFaults.size());
            assertSame(explored, batch, byFaults);
        });
    }

    @ParameterizedTest
    @MethodSource("explored")
    void whatLeadsToAStateIsWhatTheTransitionFunctionLeadsThere(Draft draft, Scope scope) {
        Transitions transitions = draft.transitions(scope, Assumptions.DEFAULT);
        Explored explored = new Explored(transitions);
        List<SiteState> reachable = reachable(transitions);
        List<SiteState> some = reachable.subList(0, Math.min(500, reachable.size()));
        Batch sought = new Batch(1);
        explored.bundles(some).forEach((key, lanes) -> {
            List<SiteState> states = explored.unpacked(key, lanes);
            Map<PackedState, Long> leading = new LinkedHashMap<>();
            long rest = lanes;
            for (SiteState state : states) {
                for (PackedState next : packed(explored.packing.ofStates(), all(transitions, state))) {
                    leading.merge(next, Long.lowestOneBit(rest), (one, other) -> one | other);
                }
                rest &= rest - 1;
            }
            explored.makeRoom();
            explored.expansion.of(key, lanes);
            leading.forEach((next, from) -> {
                long[] words = new long[explored.packing.words()];
                next.put(words, 0, words.length);
                sought.count = 0;
                explored.makeRoom();
                explored.expansion.append(words, sought);
                assertThat(explored.expansion.leadingTo(sought.keys[0], sought.lanes[0]))
                        .isEqualTo(from);
            });
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whereLedgersFillManyBlocksEachReachableStateIsVisitedOnce(int threads) {
        Transitions transitions =
                Draft.on(2).step(Commands.EXCLUDE, 1, 0).transitions(new Scope(2, 18, 0, 0, 0, 0), Assumptions.DEFAULT);
        List<SiteState> reachable = reachable(transitions);
        assertThat(reachable).hasSizeLessThan(MOST_STATES);
        assertThat(reachable.stream().map(ExpansionTest::ledger).distinct()).hasSizeGreaterThan(2 * Long.SIZE);
        Exploration exploration =
                new Explorer(transitions, ExploreOptions.DEFAULT.withThreads(threads)).run(ProgressListener.NONE);
        assertThat(exploration.states()).isEqualTo(reachable.size());
        assertThat(exploration.transitions())
                .isEqualTo(reachable.stream()
                        .mapToLong(state -> all(transitions, state).size())
                        .sum());
    }

    private static List<Long> ledger(SiteState state) {
        return List.of(state.changesMade(), state.declared(), state.database(0), state.database(1));
    }

    /** Several actions may lead one ledger to the same one: whether a state is led to counts, not how often. */
    private static void assertSame(Explored explored, Batch batch, List<SiteState> states) {
        assertThat(new LinkedHashSet<>(explored.states(batch)))
                .containsExactlyInAnyOrderElementsOf(new LinkedHashSet<>(packed(explored.packing.ofStates(), states)));
    }

    @ParameterizedTest
    @MethodSource("explored")
    void anEffectIsWhatTheTransitionFunctionMakesOfTheLedger(Draft draft, Scope scope) {
        Transitions transitions = draft.transitions(scope, Assumptions.DEFAULT);
        Explored explored = new Explored(transitions);
        BundlePacking packing = explored.packing;
        Ledgers ledgers = new Ledgers(transitions, packing);
        explored.bundles(reachable(transitions)).forEach((key, lanes) -> {
            int block = Batch.block(key);
            int[] one = {Long.numberOfTrailingZeros(lanes)};
            long rest = lanes;
            for (SiteState state : explored.unpacked(key, lanes)) {
                one[0] = Long.numberOfTrailingZeros(rest);
                rest &= rest - 1;
                for (long enabled = transitions.progress(state); enabled != 0; enabled &= enabled - 1) {
                    int action = Long.numberOfTrailingZeros(enabled);
                    int number = transitions.ledgerEffect(state, action);
                    if (number != Transitions.NO_LEDGER_EFFECT) {
                        Ledgers.Effect effect =
                                ledgers.effect(number, action, explored.structures, Batch.structure(key), block, lanes);
                        SiteState after =
                                successors(transitions, state, 0, 1L << action).get(0);
                        long ledger = packing.ledger(block, one[0]);
                        long next = packing.ofStates().ledgerMask()
                                & packed(packing.ofStates(), List.of(after))
                                                .get(0)
                                                .last(packing.words())
                                        >>> packing.ofStates().ledgerBegin();
                        assertThat(effect.enabled() >>> one[0] & 1).isEqualTo(1);
                        assertThat(effect.after(one[0] & packing.ledgerLanes())).isEqualTo(packing.number(next));
                        assertThat(effect.grows() >>> one[0] & 1).isEqualTo(next > ledger ? 1 : 0);
                        assertThat(effect.moves() || next == ledger).isTrue();
                    }
                }
            }
        });
    }

    @Test
    void onceStructuresAndLedgersAreKnownNothingIsAllocated() {
        Transitions transitions = Draft.written(3).transitions(new Scope(3, 2, 1, 1, 1, 1), Assumptions.DEFAULT);
        Explored explored = new Explored(transitions);
        Map<Long, Long> bundles = explored.bundles(reachable(transitions));
        long[] keys = bundles.keySet().stream().mapToLong(key -> key).toArray();
        long[] lanes = bundles.values().stream().mapToLong(some -> some).toArray();
        Batch batch = explored.expansion.newBatch();
        for (int i = 0; i < 20; i++) {
            expandAll(keys, lanes, explored, batch);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        expandAll(keys, lanes, explored, batch);
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(allocated).isLessThan(keys.length);
    }

    private static void expandAll(long[] keys, long[] lanes, Explored explored, Batch batch) {
        for (int i = 0; i < keys.length; i++) {
            explored.makeRoom();
            explored.expansion.of(keys[i], lanes[i]);
            batch.count = 0;
            explored.expansion.appendProgress(batch);
            explored.expansion.climbs();
            explored.expansion.appendFaults(batch);
        }
    }
}
