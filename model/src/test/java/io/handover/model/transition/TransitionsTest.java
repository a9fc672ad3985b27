package io.handover.model.transition;

import static io.handover.model.fixture.SiteSketch.site;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.model.fixture.Action;
import io.handover.model.fixture.WrittenProcedure;
import io.handover.model.procedure.Plan;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.SiteState;
import org.junit.jupiter.api.Test;

class TransitionsTest {
    private static final Scope SCOPE = new Scope(3, 2, 1, 1, 1, 1);
    private static final Assumptions ASSUMPTIONS =
            Assumptions.DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY);

    private final Plan plan = WrittenProcedure.on(3);
    private final Transitions transitions = new Transitions(plan, SCOPE, ASSUMPTIONS);

    @Test
    void saysWhatItWasMadeOf() {
        assertThat(transitions.plan()).isSameAs(plan);
        assertThat(transitions.scope()).isEqualTo(SCOPE);
        assertThat(transitions.assumptions()).isEqualTo(ASSUMPTIONS);
    }

    @Test
    void startsFromTheStateThatThePlanStartsFrom() {
        assertThat(transitions.initialState()).isEqualTo(new SiteState(SCOPE, ASSUMPTIONS));
        assertThat(transitions.initialState().assumptions()).isEqualTo(ASSUMPTIONS);
    }

    @Test
    void everyCallAnswersANewInitialState() {
        SiteState first = transitions.initialState();
        first.setCrashed(0);
        assertThat(transitions.initialState()).isNotEqualTo(first);
    }

    @Test
    void refusesAScopeOfAnotherNumberOfServersThanThePlans() {
        Transitions tooMany = new Transitions(plan, new Scope(4, 0, 0, 0, 0, 0), ASSUMPTIONS);
        assertThatThrownBy(tooMany::initialState)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4")
                .hasMessageContaining("3");
    }

    @Test
    void tellsOfSingleActionsWhetherTheyAreEnabled() {
        SiteState state = transitions.initialState();
        assertThat(transitions.isEnabled(state, Action.change(0).number())).isTrue();
        assertThat(transitions.isEnabled(state, Action.change(1).number())).isFalse();
        assertThat(transitions.isEnabled(state, Action.crash(1).number())).isTrue();
        assertThat(transitions.isEnabled(state, Action.installerFails(1).number()))
                .isFalse();
    }

    @Test
    void askingForActionsDoesNotChangeTheState() {
        SiteState state = site().active(1).crashed(2).cut(0, 1).state();
        SiteState before = state.copy();
        transitions.progress(state);
        transitions.faults(state);
        assertThat(state).isEqualTo(before);
    }
}
