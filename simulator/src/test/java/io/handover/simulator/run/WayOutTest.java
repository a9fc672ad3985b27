package io.handover.simulator.run;

import static io.handover.simulator.fixture.Draft.FINAL;
import static io.handover.simulator.fixture.Draft.INITIAL;
import static io.handover.simulator.fixture.Draft.draft;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.transition.Transitions;
import io.handover.simulator.fixture.Draft;
import org.junit.jupiter.api.Test;

/** Whether a procedure that is given up in a run could have come to its end some day. */
class WayOutTest {
    private static boolean mayBeOpen(Draft draft) {
        Transitions transitions = new Transitions(draft.on(2), new Scope(2, 1, 0, 0, 0, 0), Assumptions.DEFAULT);
        return WayOut.mayBeOpen(transitions, transitions.initialState());
    }

    @Test
    void aProcedureThatCanBeCompletedHasAWayOut() {
        assertThat(mayBeOpen(Draft.written())).isTrue();
    }

    @Test
    void aLoopThatIsLeftWhereTheBranchIsNotNoticedHasAWayOut() {
        assertThat(mayBeOpen(draft().step(Commands.STOP, FINAL)
                        .step(Commands.START, FINAL)
                        .branchAbout(Conditions.DOWN, FINAL, Commands.OPEN_CLIENT, INITIAL)))
                .isTrue();
    }

    @Test
    void aStepWhoseGoalCanNeverBeSeenHasNone() {
        assertThat(mayBeOpen(draft().step(Commands.VERIFY_UPGRADED, FINAL))).isFalse();
    }

    @Test
    void aLoopAroundSuchAStepHasNone() {
        assertThat(mayBeOpen(draft().step(Commands.STOP, FINAL)
                        .step(Commands.VERIFY_UPGRADED, FINAL)
                        .branchAbout(Conditions.DOWN, FINAL, Commands.OPEN_CLIENT, INITIAL)))
                .isFalse();
    }
}
