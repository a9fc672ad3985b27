package io.handover.model.transition;

import static io.handover.model.fixture.Action.ADVANCE;
import static io.handover.model.fixture.Action.ISSUE;
import static io.handover.model.fixture.Action.SKIP;
import static io.handover.model.fixture.SiteSketch.site;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.fixture.Play;
import io.handover.model.fixture.SiteSketch;
import io.handover.model.fixture.WrittenProcedure;
import io.handover.model.state.Budget;
import org.junit.jupiter.api.Test;

class OperatorTest {
    private final Play play = Play.written();
    private final SiteSketch quiet = site().changesAllowed(0);

    @Test
    void aCommandIsIssuedWhereItsGoalIsNotSeenAndItIsOffered() {
        assertThat(play.enabled(quiet)).containsExactly(ISSUE);
    }

    @Test
    void anIssuedCommandHasItsEffectAndTheOperatorStaysAtTheStep() {
        assertThat(play.after(quiet, ISSUE)).isEqualTo(quiet.excluded(1).state());
    }

    @Test
    void theOperatorGoesOnOnceTheGoalIsSeenAndDoesNotRepeatTheCommand() {
        assertThat(play.enabled(quiet.excluded(1))).containsExactly(ADVANCE);
    }

    @Test
    void theOperatorGoesOnWithoutTheCommandWhereTheGoalIsSeenAlready() {
        // Offered (server 0 is up) and reached at once: what is done is not done again.
        SiteSketch alreadyStandby = quiet.standby(0).atStep(WrittenProcedure.SET_STANDBY);
        assertThat(play.enabled(alreadyStandby)).containsExactly(ADVANCE);
    }

    @Test
    void goingOnMovesTheOperatorOneStepAndNothingElse() {
        assertThat(play.after(quiet.excluded(1), ADVANCE))
                .isEqualTo(quiet.excluded(1).atStep(1).state());
    }

    @Test
    void theOperatorWaitsWhereTheGoalIsNotSeenAndTheCommandIsNotOffered() {
        assertThat(play.enabled(quiet.stopped(0))).isEmpty();
        assertThat(play.enabled(quiet.standby(0))).isEmpty();
    }

    @Test
    void aCheckIsNeverIssuedButWaitsForItsGoal() {
        SiteSketch verifying = quiet.excluded(1, 2).atStep(WrittenProcedure.VERIFY_FINAL);
        assertThat(play.enabled(verifying)).isEmpty();
        assertThat(play.enabled(verifying.upgraded(1))).containsExactly(ADVANCE);
    }

    @Test
    void nothingIsLeftToDoWhenTheProcedureIsComplete() {
        assertThat(play.enabled(quiet.atStep(WrittenProcedure.COMPLETE).left(Budget.SKIPS, 1)))
                .isEmpty();
        assertThat(play.enabled(quiet.atStep(WrittenProcedure.UPGRADE_EXTRA).left(Budget.SKIPS, 1)))
                .containsExactly(ISSUE, SKIP);
    }

    @Test
    void theLastStepLeadsToComplete() {
        SiteSketch last = quiet.excluded(1, 2).allUpgraded().atStep(WrittenProcedure.UPGRADE_EXTRA);
        assertThat(play.after(last, ADVANCE).pc()).isEqualTo(play.plan().complete());
    }

    @Test
    void anyStepCanBeSkippedWhileTheBudgetLasts() {
        assertThat(play.faults(quiet.left(Budget.SKIPS, 1))).containsExactly(SKIP);
        assertThat(play.faults(quiet.excluded(1).left(Budget.SKIPS, 1))).containsExactly(SKIP);
        assertThat(play.faults(quiet.stopped(0).left(Budget.SKIPS, 1))).containsExactly(SKIP);
    }

    @Test
    void noStepIsSkippedWithoutBudget() {
        assertThat(play.faults(quiet)).isEmpty();
        assertThat(play.faults(quiet.left(Budget.SLIPS, 1))).isEmpty();
    }

    @Test
    void aSkipMovesTheOperatorOneStepAndOneSkipLessIsLeft() {
        SiteSketch two = quiet.left(Budget.SKIPS, 2);
        assertThat(play.after(two, SKIP))
                .isEqualTo(two.atStep(1).left(Budget.SKIPS, 1).state());
    }
}
