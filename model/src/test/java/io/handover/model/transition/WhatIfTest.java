package io.handover.model.transition;

import static io.handover.model.fixture.Action.ADVANCE;
import static io.handover.model.fixture.Action.ISSUE;
import static io.handover.model.fixture.Action.SKIP;
import static io.handover.model.fixture.Action.divert;
import static io.handover.model.fixture.BranchDraft.when;
import static io.handover.model.fixture.ProcedureDraft.EXTRAS;
import static io.handover.model.fixture.ProcedureDraft.FINAL;
import static io.handover.model.fixture.ProcedureDraft.INITIAL;
import static io.handover.model.fixture.ProcedureDraft.procedure;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.fixture.Enumeration;
import io.handover.model.fixture.Play;
import io.handover.model.fixture.ProcedureDraft;
import io.handover.model.fixture.SiteSketch;
import io.handover.model.fixture.WrittenProcedure;
import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.WhatIf;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What-if branches: docs/model.md, "What-if branches". */
class WhatIfTest {
    /** On four servers five steps: the named one for the extras is done for two of them. */
    private static final ProcedureDraft MAIN = procedure()
            .namedStep("first", Commands.UPGRADE, FINAL)
            .namedStep("second", Commands.FORCE_ACTIVATE, FINAL)
            .namedStep("extras", Commands.SET_STANDBY, EXTRAS)
            .namedStep("last", Commands.SET_STANDBY, INITIAL);

    private static final int COMPLETE = 5;

    private static final SiteSketch NO_ACTIVE =
            SiteSketch.siteOf(4).changesAllowed(0).standby(0);

    private static Play play(WhatIf... branches) {
        ProcedureDraft draft = MAIN;
        for (WhatIf branch : branches) {
            draft = draft.branch(branch);
        }
        return Play.of(draft.plan(4));
    }

    private static WhatIf forcedWhenNoActive() {
        return when(Conditions.NO_ACTIVE).then(Commands.FORCE_ACTIVATE, FINAL).resumingAtSameStep();
    }

    @Nested
    class TheOperatorTurnsToABranch {
        @Test
        void byDefaultFromTheFirstStepsEndUntilAndIncludingComplete() {
            Play play = play(forcedWhenNoActive());
            for (int pc = 0; pc <= COMPLETE; pc++) {
                assertThat(play.enabled(NO_ACTIVE.atStep(pc)).contains(divert(0)))
                        .as("pc %d", pc)
                        .isEqualTo(pc >= 1);
            }
        }

        @Test
        void onlyInTheStretchThatTheBranchNames() {
            Play play = play(when(Conditions.NO_ACTIVE)
                    .from("second")
                    .until("extras")
                    .then(Commands.FORCE_ACTIVATE, FINAL)
                    .resumingAtSameStep());
            for (int pc = 0; pc <= COMPLETE; pc++) {
                // Two extras: their step stands at 2 and 3.
                assertThat(play.enabled(NO_ACTIVE.atStep(pc)).contains(divert(0)))
                        .as("pc %d", pc)
                        .isEqualTo(pc >= 1 && pc <= 3);
            }
        }

        @Test
        void fromTheVeryFirstStepWhereTheBranchSaysSo() {
            Play play = play(when(Conditions.NO_ACTIVE)
                    .from("first")
                    .until("first")
                    .then(Commands.FORCE_ACTIVATE, FINAL)
                    .resumingAtSameStep());
            assertThat(play.enabled(NO_ACTIVE)).contains(divert(0));
            assertThat(play.enabled(NO_ACTIVE.atStep(1))).doesNotContain(divert(0));
        }

        @Test
        void onlyWhereTheConditionHolds() {
            assertThat(play(forcedWhenNoActive()).enabled(NO_ACTIVE.active(2).atStep(1)))
                    .doesNotContain(divert(0));
        }

        @Test
        void andMayAsWellGoOnWithTheMainStep() {
            assertThat(play(forcedWhenNoActive()).progress(NO_ACTIVE.atStep(1))).containsExactly(ISSUE, divert(0));
            assertThat(play(forcedWhenNoActive())
                            .progress(NO_ACTIVE.atStep(1).active(1).stopped(0, 1)))
                    .containsExactly(divert(0));
        }

        @Test
        void andStandsBeforeItsFirstStepWithoutAnyOtherEffect() {
            SiteSketch here = NO_ACTIVE.atStep(2);
            assertThat(play(forcedWhenNoActive()).after(here, divert(0)))
                    .isEqualTo(here.inBranch(0, 0).state());
        }

        @Test
        void orToAnotherWhoseConditionHoldsToo() {
            Play play = play(
                    forcedWhenNoActive(),
                    when(Conditions.SEVERAL_ACTIVE).then(Commands.STOP, FINAL).resumingAtSameStep(),
                    when(Conditions.NOT_UPGRADED, FINAL)
                            .then(Commands.UPGRADE, FINAL)
                            .resumingAtSameStep());
            assertThat(play.enabled(NO_ACTIVE.atStep(1)))
                    .contains(divert(0), divert(2))
                    .doesNotContain(divert(1));
            assertThat(play.after(NO_ACTIVE.atStep(1), divert(2)).branch()).isEqualTo(2);
        }

        @Test
        void butNotWhileABranchRuns() {
            assertThat(play(forcedWhenNoActive()).progress(NO_ACTIVE.atStep(1).inBranch(0, 0)))
                    .containsExactly(ISSUE);
        }

        @Test
        void againWhereTheConditionHoldsAgain() {
            SiteState after = play(forcedWhenNoActive())
                    .after(NO_ACTIVE.atStep(1).left(Budget.SKIPS, 1), divert(0), SKIP, divert(0));
            assertThat(after).isEqualTo(NO_ACTIVE.atStep(1).inBranch(0, 0).state());
        }
    }

    @Nested
    class InsideABranch {
        private final Play play = play(when(Conditions.NO_ACTIVE)
                .then(Commands.STOP, INITIAL)
                .then(Commands.FORCE_ACTIVATE, FINAL)
                .resumingAtSameStep());
        private final SiteSketch atFirst = NO_ACTIVE.atStep(2).inBranch(0, 0);

        @Test
        void theCommandIsThatOfTheBranchsStep() {
            assertThat(play.after(atFirst, ISSUE)).isEqualTo(atFirst.stopped(0).state());
        }

        @Test
        void theGoalIsThatOfTheBranchsStepAndGoingOnMovesThePlaceOnly() {
            assertThat(play.progress(atFirst.stopped(0))).containsExactly(ADVANCE);
            assertThat(play.after(atFirst.stopped(0), ADVANCE))
                    .isEqualTo(atFirst.stopped(0).inBranch(0, 1).state());
        }

        @Test
        void theOperatorWaitsWhereTheBranchsStepCannotBeDone() {
            assertThat(play.progress(atFirst.upgrading(0))).doesNotContain(ISSUE, ADVANCE);
        }

        @Test
        void aSkipSkipsTheBranchsStep() {
            SiteSketch skipLeft = atFirst.left(Budget.SKIPS, 2);
            assertThat(play.after(skipLeft, SKIP))
                    .isEqualTo(skipLeft.inBranch(0, 1).left(Budget.SKIPS, 1).state());
        }

        @Test
        void aSkipOfTheLastStepLeavesTheBranch() {
            SiteSketch skipLeft = NO_ACTIVE.atStep(2).left(Budget.SKIPS, 1);
            assertThat(play.after(skipLeft.inBranch(0, 1), SKIP))
                    .isEqualTo(NO_ACTIVE.atStep(2).state());
        }

        @Test
        void aSkipIsPossibleThoughTheMainStepsAreComplete() {
            assertThat(play.faults(NO_ACTIVE.atStep(COMPLETE).inBranch(0, 0).left(Budget.SKIPS, 1)))
                    .containsExactly(SKIP);
        }
    }

    @Nested
    class PastItsLastStep {
        private final SiteSketch done = NO_ACTIVE.active(1);

        private SiteState leaving(WhatIf branch, int pc) {
            return play(branch).after(done.atStep(pc).inBranch(0, 0), ADVANCE);
        }

        @Test
        void theOperatorIsBackAtTheSameStep() {
            assertThat(leaving(forcedWhenNoActive(), 2))
                    .isEqualTo(done.atStep(2).state());
        }

        @Test
        void orAtTheNextStep() {
            WhatIf next = when(Conditions.NO_ACTIVE)
                    .then(Commands.FORCE_ACTIVATE, FINAL)
                    .resumingAtNextStep();
            assertThat(leaving(next, 2)).isEqualTo(done.atStep(3).state());
        }

        @Test
        void orNowhereWhereTheProcedureIsGivenUp() {
            WhatIf giveUp = when(Conditions.NO_ACTIVE)
                    .then(Commands.FORCE_ACTIVATE, FINAL)
                    .givingUp();
            assertThat(leaving(giveUp, 2)).isEqualTo(done.atStep(COMPLETE).state());
        }

        @Test
        void orAtTheNamedStepForwardsAndBackwards() {
            WhatIf atLast = when(Conditions.NO_ACTIVE)
                    .then(Commands.FORCE_ACTIVATE, FINAL)
                    .resumingAt("last");
            WhatIf atFirst = when(Conditions.NO_ACTIVE)
                    .then(Commands.FORCE_ACTIVATE, FINAL)
                    .resumingAt("first");
            assertThat(leaving(atLast, 2)).isEqualTo(done.atStep(4).state());
            assertThat(leaving(atFirst, 2)).isEqualTo(done.atStep(0).state());
        }

        @Test
        void aNamedStepForSeveralServersIsResumedAtItsFirst() {
            WhatIf atExtras = when(Conditions.NO_ACTIVE)
                    .then(Commands.FORCE_ACTIVATE, FINAL)
                    .resumingAt("extras");
            assertThat(leaving(atExtras, 4)).isEqualTo(done.atStep(2).state());
        }

        @Test
        void thereIsNoStepAfterComplete() {
            WhatIf next = when(Conditions.NO_ACTIVE)
                    .then(Commands.FORCE_ACTIVATE, FINAL)
                    .resumingAtNextStep();
            assertThat(leaving(next, COMPLETE)).isEqualTo(done.atStep(COMPLETE).state());
        }
    }

    @Nested
    class EveryConditionCallsItsBranch {
        private void isCalled(WhatIf branch, SiteSketch holding, SiteSketch broken) {
            Play play = play(branch);
            assertThat(play.enabled(holding.atStep(1))).contains(divert(0));
            assertThat(play.enabled(broken.atStep(1))).doesNotContain(divert(0));
        }

        private final SiteSketch four = SiteSketch.siteOf(4);

        @Test
        void whereNoServerIsActive() {
            isCalled(forcedWhenNoActive(), four.standby(0), four);
        }

        @Test
        void whereSeveralAreActive() {
            isCalled(
                    when(Conditions.SEVERAL_ACTIVE)
                            .then(Commands.SET_STANDBY, INITIAL)
                            .resumingAtSameStep(),
                    four.active(1),
                    four);
        }

        @Test
        void whereTheTargetIsNotUpgraded() {
            isCalled(
                    when(Conditions.NOT_UPGRADED, FINAL)
                            .then(Commands.UPGRADE, FINAL)
                            .resumingAtSameStep(),
                    four,
                    four.upgraded(1));
        }

        @Test
        void whereTheTargetIsDown() {
            isCalled(
                    when(Conditions.DOWN, FINAL).then(Commands.START, FINAL).resumingAtSameStep(),
                    four.stopped(1),
                    four.stopped(0));
        }

        @Test
        void whereTheTargetDangles() {
            isCalled(
                    when(Conditions.DANGLING, FINAL)
                            .then(Commands.STOP_REPLICATION, FINAL)
                            .resumingAtSameStep(),
                    four.deregistered(1, 0),
                    four.deregistered(2, 0));
        }

        @Test
        void whereTheTargetIsBehindTheOther() {
            isCalled(
                    when(Conditions.BEHIND, FINAL, INITIAL)
                            .then(Commands.AWAIT_CAUGHT_UP, FINAL, INITIAL)
                            .resumingAtSameStep(),
                    four.changedAt(0),
                    four.changedAt(1));
        }
    }

    @Nested
    class OnASite {
        @Test
        void aConditionAboutSeveralServersGivesEachABranchOfItsOwn() {
            Play play = play(
                    when(Conditions.DOWN, EXTRAS).then(Commands.START, FINAL).resumingAtSameStep());
            assertThat(play.plan().branchCount()).isEqualTo(2);
            assertThat(play.plan().branches()).extracting(Branch::target).containsExactly(2, 3);
            assertThat(play.enabled(NO_ACTIVE.stopped(2).atStep(1)))
                    .contains(divert(0))
                    .doesNotContain(divert(1));
            assertThat(play.enabled(NO_ACTIVE.stopped(3).atStep(1)))
                    .contains(divert(1))
                    .doesNotContain(divert(0));
        }

        @Test
        void aBranchWithoutStepsOnThisSiteIsLeftOut() {
            Plan plan = MAIN.branch(when(Conditions.NO_ACTIVE)
                            .then(Commands.START, EXTRAS)
                            .resumingAtSameStep())
                    .plan(2);
            assertThat(plan.branchCount()).isZero();
        }

        @Test
        void aBranchAboutServersThatTheSiteDoesNotHaveIsLeftOut() {
            Plan plan = MAIN.branch(when(Conditions.DOWN, EXTRAS)
                            .then(Commands.START, FINAL)
                            .resumingAtSameStep())
                    .plan(2);
            assertThat(plan.branchCount()).isZero();
        }

        @Test
        void aStretchFromAStepThatTheSiteDoesNotHaveStartsWhereThatStepWouldStand() {
            Plan plan = MAIN.branch(when(Conditions.NO_ACTIVE)
                            .from("extras")
                            .then(Commands.FORCE_ACTIVATE, FINAL)
                            .resumingAtSameStep())
                    .plan(2);
            assertThat(plan.branch(0).from()).isEqualTo(2);
        }

        @Test
        void aStretchUntilAStepThatTheSiteDoesNotHaveEndsBeforeTheStepThatFollows() {
            Plan plan = MAIN.branch(when(Conditions.NO_ACTIVE)
                            .until("extras")
                            .then(Commands.FORCE_ACTIVATE, FINAL)
                            .resumingAtSameStep())
                    .plan(2);
            assertThat(plan.branch(0).until()).isEqualTo(1);
        }

        @Test
        void resumingAtAStepThatTheSiteDoesNotHaveGoesOnWhereItWouldStand() {
            Plan plan = MAIN.branch(when(Conditions.NO_ACTIVE)
                            .then(Commands.FORCE_ACTIVATE, FINAL)
                            .resumingAt("extras"))
                    .plan(2);
            assertThat(plan.branch(0).resumeFrom(1, plan.complete())).isEqualTo(2);
        }
    }

    @Test
    void aBranchThatIsNeverCalledLeavesTheCountsAsTheyAre() {
        Plan never = WrittenProcedure.extrasExcluded()
                .branch(when(Conditions.BEHIND, INITIAL, INITIAL)
                        .then(Commands.STOP, FINAL)
                        .resumingAtSameStep())
                .plan(3);
        assertThat(Enumeration.count(new Transitions(never, new Scope(3, 2, 1, 0, 0, 0), Assumptions.DEFAULT)))
                .isEqualTo(new Enumeration.Counts(5_761, 12_822, 25));
    }

    @Test
    void aBranchThatEndsTheProcedureIsWatchedForUntilTheLastStepUnlessSaidOtherwise() {
        Plan plan = procedure()
                .step(Commands.STOP, FINAL)
                .namedStep("last", Commands.START, FINAL)
                .branch(when(Conditions.NO_ACTIVE).then(Commands.START, INITIAL).givingUp())
                .branch(when(Conditions.NO_ACTIVE).then(Commands.START, INITIAL).resumingAtSameStep())
                .plan(3);
        assertThat(plan.branch(0).until()).isEqualTo(1);
        assertThat(plan.branch(1).until()).isEqualTo(plan.complete());
    }
}
