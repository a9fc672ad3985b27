package io.handover.model.procedure;

import static io.handover.model.fixture.ProcedureDraft.FINAL;
import static io.handover.model.fixture.ProcedureDraft.INITIAL;
import static io.handover.model.fixture.ProcedureDraft.procedure;
import static io.handover.model.fixture.SiteSketch.site;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.fixture.Action;
import io.handover.model.fixture.BranchDraft;
import io.handover.model.fixture.Play;
import io.handover.model.fixture.SiteSketch;
import io.handover.model.fixture.WrittenProcedure;
import org.junit.jupiter.api.Test;

/** f, d and the exempt changes of semantics.md 1.5. */
class LostChangeWindowTest {
    private final Plan written = WrittenProcedure.on(3);

    @Test
    void theWindowsEndsAreFoundInTheWrittenProcedure() {
        assertThat(written.firstActivation()).isEqualTo(WrittenProcedure.FORCE_ACTIVATE);
        assertThat(written.lastStandby()).isEqualTo(WrittenProcedure.SET_STANDBY);
    }

    @Test
    void theFirstForceActivationOfAnyServerCounts() {
        Plan plan = procedure()
                .step(Commands.STOP, FINAL)
                .step(Commands.FORCE_ACTIVATE, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .plan(3);
        assertThat(plan.firstActivation()).isEqualTo(1);
    }

    @Test
    void theLastStepThatSetsServerZeroToStandbyCountsInEitherForm() {
        Plan plan = procedure()
                .step(Commands.SET_STANDBY, INITIAL)
                .step(Commands.SET_STANDBY_AND_STOP_REPLICATION, INITIAL)
                .step(Commands.STOP, INITIAL)
                .plan(3);
        assertThat(plan.lastStandby()).isEqualTo(1);
        Plan reversed = procedure()
                .step(Commands.SET_STANDBY_AND_STOP_REPLICATION, INITIAL)
                .step(Commands.SET_STANDBY, INITIAL)
                .step(Commands.STOP, INITIAL)
                .plan(3);
        assertThat(reversed.lastStandby()).isEqualTo(1);
    }

    @Test
    void settingAnotherServerToStandbyDoesNotCount() {
        Plan plan = procedure()
                .step(Commands.SET_STANDBY, FINAL)
                .step(Commands.SET_STANDBY_AND_STOP_REPLICATION, FINAL)
                .step(Commands.STOP_REPLICATION, INITIAL)
                .plan(3);
        assertThat(plan.lastStandby()).isEqualTo(Plan.NO_STEP);
    }

    @Test
    void stepsOfBranchesDoNotCount() {
        Plan plan = procedure()
                .step(Commands.STOP, FINAL)
                .branch(BranchDraft.when(Conditions.NO_ACTIVE)
                        .then(Commands.FORCE_ACTIVATE, FINAL)
                        .then(Commands.SET_STANDBY, INITIAL)
                        .resumingAtSameStep())
                .plan(3);
        assertThat(plan.firstActivation()).isEqualTo(Plan.NO_STEP);
        assertThat(plan.lastStandby()).isEqualTo(Plan.NO_STEP);
    }

    @Test
    void aChangeAtServerZeroIsExemptExactlyAfterTheFirstStepUntilItIsSetToStandby() {
        Play play = Play.of(written);
        for (int pc = 0; pc <= written.complete(); pc++) {
            SiteSketch sketch = site().atStep(pc);
            boolean lost = pc >= 1 && pc <= WrittenProcedure.SET_STANDBY;
            assertThat(play.after(sketch, Action.change(0)))
                    .as("pc %d", pc)
                    .isEqualTo((lost ? sketch.exemptChangeAt(0) : sketch.changedAt(0)).state());
        }
    }

    @Test
    void aChangeAtAnotherServerIsNeverExempt() {
        Play play = Play.of(written);
        for (int pc = 0; pc <= written.complete(); pc++) {
            SiteSketch sketch = site().active(1).atStep(pc);
            assertThat(play.after(sketch, Action.change(1)).exempt())
                    .as("pc %d", pc)
                    .isZero();
        }
    }

    @Test
    void eachChangeIsJudgedByTheMomentWhenItWasMade() {
        SiteSketch outside = site().changedAt(0).atStep(1);
        assertThat(Play.of(written).after(outside, Action.change(0)).exempt()).isEqualTo(0b10);
    }

    @Test
    void nothingIsExemptWhereNoStepSetsServerZeroToStandby() {
        Plan plan = procedure()
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .step(Commands.SET_STANDBY, FINAL)
                .plan(3);
        for (int pc = 0; pc <= plan.complete(); pc++) {
            assertThat(plan.declaresLost(0, pc)).as("pc %d", pc).isFalse();
        }
    }

    @Test
    void nothingIsExemptWhereTheVeryFirstStepSetsServerZeroToStandby() {
        Plan plan = procedure().step(Commands.SET_STANDBY, INITIAL).plan(3);
        assertThat(plan.lastStandby()).isZero();
        assertThat(plan.declaresLost(0, 0)).isFalse();
        assertThat(plan.declaresLost(0, 1)).isFalse();
    }

    @Test
    void whileABranchRunsTheMainStepDecides() {
        SiteSketch inBranch = site().atStep(2).inBranch(0, 0);
        Plan plan = WrittenProcedure.extrasExcluded()
                .branch(BranchDraft.when(Conditions.NO_ACTIVE)
                        .then(Commands.STOP, FINAL)
                        .resumingAtSameStep())
                .plan(3);
        assertThat(Play.of(plan).after(inBranch, Action.change(0)))
                .isEqualTo(inBranch.exemptChangeAt(0).state());
    }
}
