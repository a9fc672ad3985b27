package io.handover.model.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.model.fixture.Action;
import io.handover.model.fixture.Enumeration;
import io.handover.model.fixture.WrittenProcedure;
import io.handover.model.procedure.Plan;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatePackingTest {
    static Stream<Scope> scopes() {
        return Stream.of(
                new Scope(2, 2, 1, 1, 1, 1),
                new Scope(3, 2, 1, 1, 0, 0),
                new Scope(4, 1, 1, 0, 0, 1),
                new Scope(5, 1, 1, 0, 0, 0),
                new Scope(5, 6, 0, 0, 0, 0));
    }

    private static List<SiteState> reachable(Scope scope) {
        List<SiteState> states = new ArrayList<>();
        Transitions transitions =
                new Transitions(WrittenProcedure.thenInitialized(scope.servers()), scope, Assumptions.DEFAULT);
        Enumeration.visit(transitions, new Enumeration.Visitor() {
            @Override
            public void state(SiteState state, int depth, long progress) {
                states.add(state);
            }

            @Override
            public void step(SiteState before, int depth, Action action, SiteState after) {}
        });
        return states;
    }

    private static StatePacking packing(Scope scope) {
        Plan plan = WrittenProcedure.thenInitialized(scope.servers());
        return new StatePacking(scope, plan.givenChanges(), plan.places());
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void aStateComesBackAsItWasAndNoOtherHasItsWords(Scope scope) {
        StatePacking packing = packing(scope);
        Set<List<Long>> seen = new HashSet<>();
        long[] words = new long[packing.words()];
        for (SiteState state : reachable(scope)) {
            packing.pack(state, words, 0);
            List<Long> packed = words.length == 1 ? List.of(words[0]) : List.of(words[0], words[1]);
            assertThat(seen.add(packed)).isTrue();
            assertThat(packed)
                    .allSatisfy(
                            word -> assertThat(word >>> StatePacking.WORD_BITS).isZero());
            SiteState unpacked = new SiteState(scope, Assumptions.DEFAULT);
            packing.unpack(words, 0, unpacked);
            assertThat(unpacked).isEqualTo(state);
        }
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void structureLedgerAndBudgetsAreDifferentBits(Scope scope) {
        StatePacking packing = packing(scope);
        long last = packing.lastStructureMask();
        long ledger = packing.ledgerMask() << packing.ledgerBegin();
        assertThat(last & ledger).isZero();
        long all = last | ledger;
        for (Budget budget : Budget.values()) {
            long mask = packing.budgetMask(budget);
            assertThat(all & mask).isZero();
            assertThat(mask != 0).isEqualTo(budget.of(scope) != 0);
            all |= mask;
        }
        SiteState state = new SiteState(scope, Assumptions.DEFAULT);
        long[] before = new long[packing.words()];
        long[] after = new long[packing.words()];
        packing.pack(state, before, 0);
        state.makeChange(0, true);
        packing.pack(state, after, 0);
        assertThat(before[0] & packing.structureMask()).isEqualTo(after[0] & packing.structureMask());
        int end = before.length - 1;
        assertThat(before[end] ^ after[end]).isNotZero();
        assertThat((before[end] ^ after[end]) & ~ledger).isZero();
    }

    @Test
    void aRunningSwitchComesBackAsItWasWhereThePlacesHaveOne() {
        Scope scope = new Scope(5, 1, 0, 0, 0, 0);
        StatePacking packing = new StatePacking(scope, 0, new Places(3, 0, 0, false).withSwitches());
        SiteState unpacked = new SiteState(scope, Assumptions.DEFAULT);
        long[] words = new long[packing.words()];
        Set<List<Long>> seen = new HashSet<>();
        for (int t = SiteState.NONE; t < 5; t++) {
            for (int stage = 0; stage < (t == SiteState.NONE ? 1 : 2); stage++) {
                SiteState state = new SiteState(scope, Assumptions.DEFAULT);
                if (t != SiteState.NONE) {
                    state.beginSwitch(t);
                }
                if (stage == 1) {
                    state.markSwitchDemoted();
                }
                packing.pack(state, words, 0);
                assertThat(seen.add(List.of(words[0], words[words.length - 1]))).isTrue();
                packing.unpack(words, 0, unpacked);
                assertThat(unpacked).isEqualTo(state);
            }
        }
    }

    @Test
    void aSwitchTakesNoBitsWhereThePlacesHaveNone() {
        Scope scope = new Scope(3, 1, 0, 0, 0, 0);
        Places places = new Places(3, 0, 0, false);
        assertThat(new StatePacking(scope, 0, places.withSwitches()).bits())
                .isEqualTo(new StatePacking(scope, 0, places).bits() + 3);
    }

    @Test
    void changesThatWereMadeBeforeTheStartTakeBitsAsOthersDo() {
        Places places = new Places(3, 0, 0, false);
        assertThat(new StatePacking(new Scope(3, 1, 0, 0, 0, 0), 2, places).bits())
                .isEqualTo(new StatePacking(new Scope(3, 3, 0, 0, 0, 0), 0, places).bits());
    }

    @Test
    void whatIsTooLargeForTwoWordsIsRejected() {
        assertThatThrownBy(() -> new StatePacking(new Scope(5, 10, 0, 0, 0, 0), 0, new Places(12, 0, 0, false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("62 can be packed");
    }
}
