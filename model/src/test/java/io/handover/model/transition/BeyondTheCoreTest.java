package io.handover.model.transition;

import static io.handover.model.fixture.Action.interruptInitialization;
import static io.handover.model.fixture.SiteSketch.site;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.model.action.ActionKind;
import io.handover.model.fixture.Action;
import io.handover.model.fixture.Enumeration;
import io.handover.model.fixture.Enumeration.Counts;
import io.handover.model.fixture.Play;
import io.handover.model.fixture.SiteSketch;
import io.handover.model.fixture.WrittenProcedure;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The two faults of the simulator (docs/model.md, "Faults of the core") that the transition function knows beyond its core. */
class BeyondTheCoreTest {
    private final Play play = Play.written();
    private final Plan plan = play.plan();
    private final SiteSketch initializing = site().excluded(1).changedAt(0).initializingFrom(0, 1);

    private static Transitions transitions(Plan plan, SiteSketch sketch) {
        return new Transitions(plan, sketch.scope(), sketch.assumptions());
    }

    @Test
    void anInitializationIsInterruptedWhereAServerInitializesAndTheBudgetAllowsIt() {
        assertThat(play.faults(initializing.left(Budget.INTERRUPTIONS, 1))).containsExactly(interruptInitialization(1));
        assertThat(play.faults(site().left(Budget.INTERRUPTIONS, 1))).isEmpty();
    }

    @Test
    void noInitializationIsInterruptedWithoutBudget() {
        assertThat(play.faults(initializing)).isEmpty();
    }

    @Test
    void anInterruptedInitializationLeavesACrashedServerWithAnEmptyDatabaseAndNoSubscription() {
        SiteSketch two = initializing.left(Budget.INTERRUPTIONS, 2);
        assertThat(play.after(two, interruptInitialization(1)))
                .isEqualTo(two.crashed(1)
                        .unsubscribed(1)
                        .left(Budget.INTERRUPTIONS, 1)
                        .state());
        assertThat(play.after(two, interruptInitialization(1)).database(1)).isEqualTo(0);
    }

    @Test
    void aSlipIsPossibleWhereTheCommandIsOfferedAndTheBudgetAllowsIt() {
        Step forceActivation = plan.step(WrittenProcedure.FORCE_ACTIVATE);
        SiteSketch slipLeft = site().left(Budget.SLIPS, 1);
        assertThat(transitions(plan, slipLeft).canSlip(slipLeft.excluded(1).state(), forceActivation))
                .isTrue();
        assertThat(transitions(plan, slipLeft).canSlip(slipLeft.state(), forceActivation))
                .isFalse();
        assertThat(transitions(plan, slipLeft).canSlip(site().excluded(1).state(), forceActivation))
                .isFalse();
    }

    @Test
    void aSlipHasTheCommandsEffectAndLeavesTheOperatorWhereHeIs() {
        Step forceActivation = plan.step(WrittenProcedure.FORCE_ACTIVATE);
        SiteSketch excluded = site().excluded(1).atStep(1).left(Budget.SLIPS, 2);
        SiteState state = excluded.state();
        transitions(plan, excluded).slip(state, forceActivation);
        assertThat(state).isEqualTo(excluded.active(1).left(Budget.SLIPS, 1).state());
    }

    @Test
    void aSlipIsNeverListedAndCannotBeAppliedWithoutItsCommand() {
        SiteSketch slipLeft = site().left(Budget.SLIPS, 1);
        assertThat(play.enabled(slipLeft)).isEqualTo(play.enabled(site()));
        Transitions transitions = transitions(plan, slipLeft);
        SiteState state = slipLeft.state();
        assertThatThrownBy(() -> transitions.apply(state, ActionKind.SLIP.first()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Notes which kinds of action happen, and whether a server ever initializes. */
    private static final class Witness implements Enumeration.Visitor {
        private final Set<ActionKind> happened = EnumSet.noneOf(ActionKind.class);

        @Override
        public void state(SiteState state, int depth, long progress) {
            assertThat(state.budget(Budget.INTERRUPTIONS)).isZero();
            assertThat(state.budget(Budget.SLIPS)).isZero();
        }

        @Override
        public void step(SiteState before, int depth, Action action, SiteState after) {
            happened.add(action.kind());
        }
    }

    @Test
    void withoutTheirBudgetsNeitherFaultEverHappensThoughServersInitialize() {
        Witness witness = new Witness();
        Enumeration.visit(
                new Transitions(WrittenProcedure.thenInitialized(3), new Scope(3, 1, 1, 0, 0, 0), Assumptions.DEFAULT),
                witness);
        assertThat(witness.happened)
                .contains(ActionKind.END_INITIALIZATION, ActionKind.CRASH)
                .doesNotContain(ActionKind.INTERRUPT_INITIALIZATION, ActionKind.SLIP);
    }

    @Test
    void aBudgetForSlipsAloneChangesNoCount() {
        Plan written = WrittenProcedure.on(3);
        assertThat(Enumeration.count(new Transitions(written, new Scope(3, 2, 1, 0, 0, 0, 0, 1), Assumptions.DEFAULT)))
                .isEqualTo(new Counts(5_761, 12_822, 25));
    }

    @Test
    void aBudgetForInterruptionsChangesNoCountWhereNothingInitializes() {
        Plan written = WrittenProcedure.on(3);
        assertThat(Enumeration.count(new Transitions(written, new Scope(3, 2, 1, 0, 0, 0, 1, 0), Assumptions.DEFAULT)))
                .isEqualTo(new Counts(5_761, 12_822, 25));
    }
}
