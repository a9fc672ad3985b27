package io.handover.model.procedure;

import static io.handover.model.fixture.ProcedureDraft.EXTRAS;
import static io.handover.model.fixture.ProcedureDraft.FINAL;
import static io.handover.model.fixture.ProcedureDraft.INITIAL;
import static io.handover.model.fixture.ProcedureDraft.procedure;
import static io.handover.model.fixture.SiteSketch.site;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.fixture.Action;
import io.handover.model.fixture.BranchDraft;
import io.handover.model.fixture.Play;
import io.handover.model.fixture.ProcedureDraft;
import io.handover.model.fixture.SiteSketch;
import io.handover.model.fixture.WrittenProcedure;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a procedure declares, docs/model.md, "Declarations". */
class DeclarationsTest {
    private final Plan written = WrittenProcedure.on(3);

    private static boolean declaresLost(Plan plan, int server, SiteSketch sketch) {
        return plan.declaresLost(server, sketch.state());
    }

    @Nested
    class AWindowOfLostChanges {
        @Test
        void isClosedAtItsFirstStepUntilWhatTheStepDoesHasTakenEffect() {
            assertThat(declaresLost(written, 0, site())).isFalse();
            assertThat(declaresLost(written, 0, site().excluded(1))).isTrue();
            assertThat(declaresLost(written, 0, site().deregistered(1, 0))).isTrue();
        }

        @Test
        void isOpenAfterItsFirstStepUntilAndIncludingItsLast() {
            for (int pc = 1; pc <= written.complete(); pc++) {
                boolean open = pc <= WrittenProcedure.SET_STANDBY;
                assertThat(declaresLost(written, 0, site().atStep(pc)))
                        .as("pc %d", pc)
                        .isEqualTo(open);
            }
        }

        @Test
        void isOpenAfterItsFirstStepWasSkippedToo() {
            SiteSketch skipped = site().atStep(1);
            assertThat(skipped.state().isRegistered(1, 0)).isTrue();
            assertThat(declaresLost(written, 0, skipped)).isTrue();
        }

        @Test
        void isAboutItsServerAlone() {
            SiteSketch open = site().active(1).atStep(WrittenProcedure.SET_STANDBY);
            assertThat(declaresLost(written, 0, open)).isTrue();
            assertThat(declaresLost(written, 1, open)).isFalse();
            assertThat(declaresLost(written, 2, open)).isFalse();
        }

        @Test
        void isAboutEveryServerOfARoleOfSeveral() {
            Plan plan = procedure()
                    .namedStep("stop", Commands.STOP, FINAL)
                    .losing(EXTRAS, "stop", "stop")
                    .plan(4);
            SiteSketch open = SiteSketch.siteOf(4).stopped(1);
            assertThat(declaresLost(plan, 2, open)).isTrue();
            assertThat(declaresLost(plan, 3, open)).isTrue();
            assertThat(declaresLost(plan, 0, open)).isFalse();
        }

        @Test
        void judgesEachChangeByTheMomentWhenItIsMade() {
            SiteSketch before = site().changedAt(0);
            assertThat(Play.of(written)
                            .after(before.atStep(1), Action.change(0))
                            .declared())
                    .isEqualTo(0b10);
            assertThat(Play.of(written).after(before, Action.change(0)).declared())
                    .isZero();
        }

        @Test
        void thatBeginsWithACheckOpensWhenTheCheckIsDone() {
            Plan plan = procedure()
                    .namedStep("look", Commands.VERIFY_UPGRADED, FINAL)
                    .namedStep("stop", Commands.STOP, FINAL)
                    .losing(INITIAL, "look", "stop")
                    .plan(3);
            assertThat(declaresLost(plan, 0, site().upgraded(1))).isFalse();
            assertThat(declaresLost(plan, 0, site().upgraded(1).atStep(1))).isTrue();
        }

        @Test
        void goesFromTheFirstToTheLastStepOfInstructionsForSeveralServers() {
            Plan plan = procedure()
                    .namedStep("first", Commands.STOP, EXTRAS)
                    .namedStep("last", Commands.START, EXTRAS)
                    .losing(INITIAL, "first", "last")
                    .plan(4);
            assertThat(plan.windows()).containsExactly(new Window(0, 0, 3, Window.Opening.WITH_ITS_EFFECT));
        }

        @Test
        void whileABranchRunsIsWhereTheMainStepsAre() {
            Plan plan = WrittenProcedure.extrasExcluded()
                    .branch(BranchDraft.when(Conditions.NO_ACTIVE)
                            .then(Commands.STOP, FINAL)
                            .resumingAtSameStep())
                    .plan(3);
            assertThat(declaresLost(plan, 0, site().atStep(2).inBranch(0, 0))).isTrue();
            assertThat(declaresLost(plan, 0, site().atStep(6).inBranch(0, 0))).isFalse();
        }

        @Test
        void mayBeOneOfSeveral() {
            Plan plan = procedure()
                    .namedStep("one", Commands.STOP, FINAL)
                    .namedStep("two", Commands.START, FINAL)
                    .namedStep("three", Commands.STOP, FINAL)
                    .losing(INITIAL, "one", "one")
                    .losing(INITIAL, "three", "three")
                    .plan(3);
            SiteSketch down = site().stopped(1);
            assertThat(declaresLost(plan, 0, down)).isTrue();
            assertThat(declaresLost(plan, 0, down.atStep(1))).isFalse();
            assertThat(declaresLost(plan, 0, down.atStep(2))).isTrue();
        }

        @Test
        void opensAtOnceWhereTheSiteHasNoServerForTheStepThatOpensIt() {
            Plan plan = procedure()
                    .namedStep("extras", Commands.STOP, EXTRAS)
                    .namedStep("final", Commands.STOP, FINAL)
                    .losing(INITIAL, "extras", "final")
                    .plan(2);
            assertThat(declaresLost(plan, 0, SiteSketch.siteOf(2))).isTrue();
        }

        @Test
        void neverOpensWhereTheSiteHasNoServerForAnyOfItsSteps() {
            Plan plan = procedure()
                    .step(Commands.STOP, FINAL)
                    .namedStep("extras", Commands.STOP, EXTRAS)
                    .losing(INITIAL, "extras", "extras")
                    .plan(2);
            assertThat(plan.windows()).isEmpty();
        }
    }

    @Nested
    class SeveralActiveServers {
        @Test
        void areDeclaredFromTheFirstStepUntilAndIncludingTheLast() {
            for (int pc = 0; pc <= written.complete(); pc++) {
                assertThat(written.allowsSeveralActive(pc))
                        .as("pc %d", pc)
                        .isEqualTo(pc == WrittenProcedure.FORCE_ACTIVATE || pc == WrittenProcedure.SET_STANDBY);
            }
        }

        @Test
        void mayBeDeclaredOfOneCheckAlone() {
            Plan plan = procedure()
                    .namedStep("look", Commands.VERIFY_UPGRADED, FINAL)
                    .severalActive("look", "look")
                    .plan(3);
            assertThat(plan.allowsSeveralActive(0)).isTrue();
            assertThat(plan.allowsSeveralActive(1)).isFalse();
        }
    }

    @Test
    void aProcedureThatDeclaresNothingGivesUpNothingWhateverItsStepsAndRolesAre() {
        Plan plan = procedure()
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .step(Commands.SET_STANDBY, INITIAL)
                .plan(3);
        for (int pc = 0; pc <= plan.complete(); pc++) {
            assertThat(declaresLost(plan, 0, site().excluded(1).atStep(pc))).isFalse();
            assertThat(plan.allowsSeveralActive(pc)).isFalse();
        }
    }

    @Nested
    class IsRefused {
        private final ProcedureDraft steps = procedure()
                .namedStep("first", Commands.STOP, FINAL)
                .namedStep("look", Commands.VERIFY_UPGRADED, FINAL)
                .namedStep("last", Commands.START, FINAL);

        private void refused(ProcedureDraft draft, String... words) {
            assertThatThrownBy(() -> draft.plan(3))
                    .isInstanceOf(ProcedureException.class)
                    .hasMessageContainingAll(words);
        }

        @Test
        void aWindowWhoseLastStepComesBeforeItsFirst() {
            refused(steps.losing(INITIAL, "last", "first"), "never opens", "'first' comes before 'last'");
            refused(steps.severalActive("last", "first"), "never opens", "'first' comes before 'last'");
        }

        @Test
        void aWindowThatIsOneCheckAlone() {
            refused(steps.losing(INITIAL, "look", "look"), "never opens", "'look' is one check alone");
        }

        @Test
        void aStepThatIsNotThere() {
            refused(steps.losing(INITIAL, "nowhere", "last"), "there is no step with the id 'nowhere'");
            refused(steps.severalActive("first", "nowhere"), "there is no step with the id 'nowhere'");
        }

        @Test
        void aRoleThatIsNotThere() {
            refused(steps.losing("nobody", "first", "last"), "there is no role 'nobody'");
        }
    }
}
