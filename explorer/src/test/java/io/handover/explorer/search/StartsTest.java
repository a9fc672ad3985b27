package io.handover.explorer.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.property.Properties;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An exploration that begins with what was observed. */
class StartsTest {
    private static final Scope SCOPE = new Scope(3, 2, 0, 0, 0, 0);

    private final Transitions transitions = Draft.written(3).transitions(SCOPE, Assumptions.DEFAULT);

    private Exploration explore(List<SiteState> starts) {
        return new Explorer(transitions, ExploreOptions.DEFAULT).run(starts, ProgressListener.NONE);
    }

    private SiteState after(ActionKind... operatorActions) {
        SiteState state = transitions.initialState();
        for (ActionKind kind : operatorActions) {
            assertThat(transitions.isEnabled(state, kind.first())).isTrue();
            transitions.apply(state, kind.first());
        }
        return state;
    }

    @Test
    void theInitialStateIsTheStartWhereNoneIsGiven() {
        assertThat(explore(List.of(transitions.initialState())))
                .isEqualTo(new Explorer(transitions, ExploreOptions.DEFAULT).run(ProgressListener.NONE));
    }

    @Test
    void aReachableStateAsSecondStartAddsNoStates() {
        Exploration one = explore(List.of(transitions.initialState()));
        Exploration two = explore(List.of(transitions.initialState(), after(ActionKind.ISSUE)));
        assertThat(two.states()).isEqualTo(one.states());
        assertThat(two.transitions()).isEqualTo(one.transitions());
    }

    @Test
    void theTraceIsTheShortestFromAnyStartAndTellsFromWhich() {
        SiteState excluded = after(ActionKind.ISSUE, ActionKind.ADVANCE);
        Exploration fromThere = explore(List.of(excluded));
        Exploration fromBoth = explore(List.of(transitions.initialState(), excluded));
        Finding finding = fromBoth.finding(Properties.MANAGEMENT_AVAILABLE);
        assertThat(finding.start()).isEqualTo(1);
        assertThat(finding.trace())
                .isEqualTo(fromThere.finding(Properties.MANAGEMENT_AVAILABLE).trace())
                .hasSize(8);
        assertThat(fromThere.finding(Properties.MANAGEMENT_AVAILABLE).start()).isZero();
    }

    @Test
    void whatHoldsHoldsFromEveryStart() {
        SiteState complete = transitions.initialState();
        complete.setPc(transitions.plan().complete());
        assertThat(explore(List.of(transitions.initialState()))
                        .finding(Properties.EVENTUALLY_UPGRADED)
                        .verdict())
                .isEqualTo(Verdict.HOLDS);
        Finding finding =
                explore(List.of(transitions.initialState(), complete)).finding(Properties.EVENTUALLY_UPGRADED);
        assertThat(finding.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(finding.start()).isEqualTo(1);
    }

    @Test
    void theStartsAreNotChanged() {
        SiteState start = transitions.initialState();
        explore(List.of(start));
        assertThat(start).isEqualTo(transitions.initialState());
    }

    @Test
    void moreStartsThanStatesAreAllowedIsSaid() {
        Exploration exploration = new Explorer(transitions, ExploreOptions.DEFAULT.withMaxStates(1))
                .run(List.of(transitions.initialState(), after(ActionKind.ISSUE)), ProgressListener.NONE);
        assertThat(exploration.ending()).isEqualTo(Ending.MAX_STATES);
        assertThat(exploration.states()).isEqualTo(1);
    }

    @Test
    void noStartIsRejected() {
        assertThatThrownBy(() -> explore(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one start");
    }

    @Test
    void theAssumptionsAreThoseOfTheTransitionsWhateverTheStartWasMadeWith() {
        Assumptions others = Assumptions.DEFAULT
                .withForceActivation(ForceActivation.WHEN_NO_ACTIVE)
                .withMixedVersionsSeeEachOther(false);
        SiteState start = transitions.plan().initialState(SCOPE, others);
        assertThat(explore(List.of(start)).findings())
                .isEqualTo(explore(List.of(transitions.initialState())).findings());
    }

    @Test
    void aPlaceThatThePlanDoesNotHaveIsRejected() {
        Draft draft = Draft.on(3)
                .step(Commands.EXCLUDE, 1, 0)
                .branch(Conditions.NO_ACTIVE, 0, 0, Commands.FORCE_ACTIVATE, 1, 0)
                .branch(Conditions.DOWN, 0, 0, Commands.START, 0, 0);
        Transitions withBranches = draft.transitions(SCOPE, Assumptions.DEFAULT);
        SiteState lastBranch = withBranches.initialState();
        lastBranch.enterBranch(1);
        SiteState noBranch = withBranches.initialState();
        noBranch.enterBranch(2);
        Explorer explorer = new Explorer(withBranches, ExploreOptions.DEFAULT);
        assertThat(explorer.run(List.of(lastBranch), ProgressListener.NONE).complete())
                .isTrue();
        assertThatThrownBy(() -> explorer.run(List.of(noBranch), ProgressListener.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no state of this scope and plan");
    }

    @Test
    void aStateOfAnotherScopeIsRejected() {
        SiteState ofMoreChanges =
                Draft.written(3).plan().initialState(new Scope(3, 60, 0, 0, 0, 0), Assumptions.DEFAULT);
        ofMoreChanges.makeChange(0, false);
        ofMoreChanges.makeChange(0, false);
        ofMoreChanges.makeChange(0, false);
        SiteState ofMoreServers =
                Draft.written(4).plan().initialState(new Scope(4, 2, 0, 0, 0, 0), Assumptions.DEFAULT);
        for (SiteState other : List.of(ofMoreChanges, ofMoreServers)) {
            assertThatThrownBy(() -> explore(List.of(other)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no state of this scope and plan");
        }
    }
}
