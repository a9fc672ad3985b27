package io.handover.model.property;

import static io.handover.model.fixture.ProcedureDraft.FINAL;
import static io.handover.model.fixture.ProcedureDraft.INITIAL;
import static io.handover.model.fixture.ProcedureDraft.procedure;
import static io.handover.model.fixture.SiteSketch.site;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.command.Commands;
import io.handover.model.fixture.Action;
import io.handover.model.fixture.SiteSketch;
import io.handover.model.fixture.WrittenProcedure;
import io.handover.model.procedure.Plan;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The properties of docs/model.md, "Properties", that hold always: for each, where it holds and where it is violated. */
class AlwaysPropertiesTest {
    private final Plan written = WrittenProcedure.on(3);

    @Nested
    class AtMostOneActiveHolds {
        private final SiteSketch twoActives = site().active(1);

        private boolean holds(Plan plan, SiteSketch sketch) {
            return Properties.AT_MOST_ONE_ACTIVE.holds(plan, sketch.state());
        }

        @Test
        void withOneActiveOrNoneAtEveryStep() {
            for (int pc = 0; pc <= written.complete(); pc++) {
                assertThat(holds(written, site().atStep(pc))).isTrue();
                assertThat(holds(written, site().standby(0).atStep(pc))).isTrue();
            }
        }

        @Test
        void withTwoActivesExactlyFromForceActivationToTheStepThatSetsTheFormerActiveToStandby() {
            for (int pc = 0; pc <= written.complete(); pc++) {
                assertThat(holds(written, twoActives.atStep(pc)))
                        .as("pc %d", pc)
                        .isEqualTo(pc == WrittenProcedure.FORCE_ACTIVATE || pc == WrittenProcedure.SET_STANDBY);
            }
        }

        @Test
        void withASecondActiveThatIsNotUp() {
            assertThat(holds(written, twoActives.crashed(1))).isTrue();
            assertThat(holds(written, twoActives.crashed(0))).isTrue();
        }

        @Test
        void neverWithTwoActivesWhereNoStepForcesActivation() {
            Plan without = procedure().step(Commands.SET_STANDBY, INITIAL).plan(3);
            assertThat(holds(without, twoActives.atStep(0))).isFalse();
            assertThat(holds(without, twoActives.atStep(1))).isFalse();
        }

        @Test
        void neverWithTwoActivesWhereNoStepSetsTheFormerActiveToStandby() {
            Plan without = procedure().step(Commands.FORCE_ACTIVATE, FINAL).plan(3);
            assertThat(holds(without, twoActives.atStep(0))).isFalse();
            assertThat(holds(without, twoActives.atStep(1))).isFalse();
        }

        @Test
        void neverWithTwoActivesWhereTheFormerActiveIsSetToStandbyFirst() {
            Plan standbyFirst = procedure()
                    .step(Commands.SET_STANDBY, INITIAL)
                    .step(Commands.FORCE_ACTIVATE, FINAL)
                    .plan(3);
            for (int pc = 0; pc <= standbyFirst.complete(); pc++) {
                assertThat(holds(standbyFirst, twoActives.atStep(pc))).isFalse();
            }
        }
    }

    @Nested
    class ManagementIsAvailable {
        private boolean holds(SiteSketch sketch) {
            return Properties.MANAGEMENT_AVAILABLE.holds(written, sketch.state());
        }

        @Test
        void whereAServerIsUpAndActive() {
            assertThat(holds(site())).isTrue();
            assertThat(holds(site().active(1).crashed(0))).isTrue();
        }

        @Test
        void butNotWhereAllAreStandby() {
            assertThat(holds(site().standby(0))).isFalse();
        }

        @Test
        void butNotWhereTheOnlyActiveIsNotUp() {
            assertThat(holds(site().upgrading(0))).isFalse();
        }
    }

    @Nested
    class ManagementIsKept {
        private boolean holds(SiteSketch before, Action action, SiteSketch after) {
            return Properties.MANAGEMENT_KEPT.holds(before.state(), action.number(), after.state());
        }

        @Test
        void whileAnActiveServerIsLeft() {
            assertThat(holds(site().active(1), Action.ISSUE, site().standby(0).active(1)))
                    .isTrue();
        }

        @Test
        void whereThereWasNoActiveServerToLose() {
            assertThat(holds(site().standby(0), Action.restart(1), site().standby(0)))
                    .isTrue();
        }

        @Test
        void butNotWhereTheProcedureTakesTheLastActiveAway() {
            assertThat(holds(site(), Action.ISSUE, site().standby(0))).isFalse();
            assertThat(holds(site(), Action.ISSUE, site().upgrading(0))).isFalse();
        }

        @Test
        void butNotWhereTheProductDemotesAll() {
            assertThat(holds(site().active(1), Action.detect(2), site().standby(0)))
                    .isFalse();
        }

        @Test
        void whereAFaultTakesTheLastActiveAway() {
            assertThat(holds(site(), Action.crash(0), site().crashed(0))).isTrue();
        }
    }

    @Nested
    class ReplicationIsNotMixed {
        private boolean holds(SiteSketch sketch) {
            return Properties.NO_MIXED_VERSION_REPLICATION.holds(written, sketch.state());
        }

        @Test
        void whereBothEndsHaveOneRelease() {
            assertThat(holds(site())).isTrue();
            assertThat(holds(site().allUpgraded())).isTrue();
        }

        @Test
        void whereTheRelationshipBetweenTwoReleasesIsDeclaredAtOneEndOnly() {
            assertThat(holds(site().upgraded(1).unsubscribed(1))).isTrue();
            assertThat(holds(site().upgraded(1).deregistered(1, 0))).isTrue();
        }

        @Test
        void whereAServerOfTheRelationshipIsNotUp() {
            assertThat(holds(site().upgraded(1).stopped(1))).isTrue();
            assertThat(holds(site().upgraded(1).stopped(0))).isTrue();
        }

        @Test
        void butNotWhereBothEndsStandBetweenTwoReleasesThatAreUp() {
            assertThat(holds(site().upgraded(1))).isFalse();
            assertThat(holds(site().upgraded(0))).isFalse();
        }

        @Test
        void norWhereTheyCannotReachEachOther() {
            assertThat(holds(site().upgraded(1).cut(0, 1))).isFalse();
        }
    }
}
