package io.handover.simulator.explore;

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

    private static List<PackedState> states(BundlePacking packing, Batch batch) {
        List<PackedState> states = new ArrayList<>();
        for (int i = 0; i < batch.count; i++) {
            for (long rest = batch.states(i); rest != 0; rest &= rest - 1) {
                states.add(packing.state(batch.bundles, i * batch.stride, Long.numberOfTrailingZeros(rest)));
            }
        }
        return states;
    }

    /** All states in bundles, as a worker comes upon them. */
    private static BundleList bundles(BundlePacking packing, Iterable<SiteState> states) {
        Map<List<Long>, Long> bundles = new LinkedHashMap<>();
        long[] one = new long[packing.stride()];
        for (SiteState state : states) {
            packing.pack(state, one, 0);
            bundles.merge(
                    List.of(one[0], one[packing.words() - 1]), one[packing.words()], (some, other) -> some | other);
        }
        BundleList list = new BundleList(packing);
        bundles.forEach((words, bits) -> {
            one[0] = words.get(0);
            one[packing.words() - 1] = words.get(1);
            one[packing.words()] = bits;
            list.add(one, 0);
        });
        return list;
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
        BundlePacking packing = new BundlePacking(packing(transitions));
        Expansion expansion = expansion(transitions, packing);
        BundleList list = bundles(packing, reachable(transitions));
        Batch batch = new Batch(packing.stride());
        for (long i = 0; i < list.size(); i++) {
            List<SiteState> states = unpacked(transitions, packing, list.chunk(i), list.offset(i));
            expansion.of(list.chunk(i), list.offset(i));
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
            assertSame(packing, batch, byProgress);
            batch.count = 0;
            enabled = expansion.appendFaults(batch);
            assertThat(enabled).isEqualTo(byFaults.size());
            assertSame(packing, batch, byFaults);
        }
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

    private static List<SiteState> unpacked(Transitions transitions, BundlePacking packing, long[] bundles, int at) {
        List<SiteState> states = new ArrayList<>();
        for (long rest = bundles[at + packing.words()]; rest != 0; rest &= rest - 1) {
            SiteState state = transitions.initialState();
            packing.unpack(bundles, at, Long.numberOfTrailingZeros(rest), state);
            states.add(state);
        }
        return states;
    }

    /** Several actions may lead one ledger to the same one: whether a state is led to counts, not how often. */
    private static void assertSame(BundlePacking packing, Batch batch, List<SiteState> states) {
        assertThat(new LinkedHashSet<>(states(packing, batch)))
                .containsExactlyInAnyOrderElementsOf(new LinkedHashSet<>(packed(packing.ofStates(), states)));
    }

    @ParameterizedTest
    @MethodSource("explored")
    void anEffectIsWhatTheTransitionFunctionMakesOfTheLedger(Draft draft, Scope scope) {
        Transitions transitions = draft.transitions(scope, Assumptions.DEFAULT);
        BundlePacking packing = new BundlePacking(packing(transitions));
        Ledgers ledgers = new Ledgers(transitions, packing);
        long[] before = new long[packing.stride()];
        long[] after = new long[packing.stride()];
        for (SiteState state : reachable(transitions)) {
            packing.pack(state, before, 0);
            int bit = Long.numberOfTrailingZeros(before[packing.words()]);
            long ledger = packing.ledger(packing.block(before, 0), bit);
            for (long rest = transitions.progress(state); rest != 0; rest &= rest - 1) {
                int action = Long.numberOfTrailingZeros(rest);
                int number = transitions.ledgerEffect(state, action);
                if (number != Transitions.NO_LEDGER_EFFECT && !transitions.ledgerDecides(state)) {
                    Ledgers.Effect effect = ledgers.effect(before, 0, action, number);
                    packing.pack(successors(transitions, state, 0, 1L << action).get(0), after, 0);
                    long next =
                            packing.ledger(packing.block(after, 0), Long.numberOfTrailingZeros(after[packing.words()]));
                    assertThat(effect.enabled() >>> bit & 1).isEqualTo(1);
                    assertThat(effect.after(bit)).isEqualTo(packing.number(next));
                    assertThat(effect.grows() >>> bit & 1).isEqualTo(next > ledger ? 1 : 0);
                }
            }
        }
    }

    private static Expansion expansion(Transitions transitions, BundlePacking packing) {
        return new Expansion(
                transitions,
                packing,
                new Rows(packing.ofStates()),
                Properties.ALL,
                new ExtraSymmetry(transitions, packing, false));
    }

    @Test
    void onceStructuresAndLedgersAreKnownNothingIsAllocated() {
        Transitions transitions = Draft.written(3).transitions(new Scope(3, 2, 1, 1, 1, 1), Assumptions.DEFAULT);
        BundlePacking packing = new BundlePacking(packing(transitions));
        BundleList list = bundles(packing, reachable(transitions));
        Expansion expansion = expansion(transitions, packing);
        Batch batch = new Batch(packing.stride());
        for (int i = 0; i < 20; i++) {
            expandAll(list, expansion, batch);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        expandAll(list, expansion, batch);
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(allocated).isLessThan(list.size());
    }

    private static void expandAll(BundleList list, Expansion expansion, Batch batch) {
        for (long i = 0; i < list.size(); i++) {
            expansion.of(list.chunk(i), list.offset(i));
            batch.count = 0;
            expansion.appendProgress(batch);
            expansion.climbs();
            expansion.appendFaults(batch);
        }
    }
}
