package io.handover.model.property;

import static io.handover.model.fixture.SiteSketch.site;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.fixture.SiteSketch;
import io.handover.model.fixture.WrittenProcedure;
import io.handover.model.procedure.Plan;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The properties of docs/model.md, "Properties", that are asked of where a site comes to rest. */
class EventualPropertiesTest {
    private final Plan written = WrittenProcedure.on(3);

    private boolean holds(StateProperty property, SiteSketch sketch) {
        return property.holds(written, sketch.state());
    }

    @Nested
    class ASiteHasASingleActive {
        @Test
        void whereExactlyOneServerIsUpAndActive() {
            assertThat(holds(Properties.EVENTUALLY_SINGLE_ACTIVE, site())).isTrue();
            assertThat(holds(
                            Properties.EVENTUALLY_SINGLE_ACTIVE,
                            site().active(1).stopped(0)))
                    .isTrue();
        }

        @Test
        void butNotWhereNoneIs() {
            assertThat(holds(Properties.EVENTUALLY_SINGLE_ACTIVE, site().standby(0)))
                    .isFalse();
            assertThat(holds(Properties.EVENTUALLY_SINGLE_ACTIVE, site().stopped(0)))
                    .isFalse();
        }

        @Test
        void butNotWhereTwoAreEvenInTheWindow() {
            assertThat(holds(
                            Properties.EVENTUALLY_SINGLE_ACTIVE,
                            site().active(1).atStep(WrittenProcedure.SET_STANDBY)))
                    .isFalse();
        }
    }

    @Nested
    class ASiteIsUpgraded {
        @Test
        void whereEveryServerIsUpAndNew() {
            assertThat(holds(Properties.EVENTUALLY_UPGRADED, site().allUpgraded()))
                    .isTrue();
        }

        @Test
        void butNotWhereOneIsOld() {
            assertThat(holds(Properties.EVENTUALLY_UPGRADED, site().upgraded(0, 1)))
                    .isFalse();
        }

        @Test
        void butNotWhereOneIsNotUp() {
            assertThat(holds(
                            Properties.EVENTUALLY_UPGRADED, site().allUpgraded().stopped(2)))
                    .isFalse();
        }
    }

    @Nested
    class ASiteIsRedundant {
        private boolean holds(SiteSketch sketch) {
            return EventualPropertiesTest.this.holds(Properties.EVENTUALLY_REDUNDANT, sketch);
        }

        @Test
        void whereEveryOtherServerStreamsFromTheOneActiveAndHoldsAllItsChanges() {
            assertThat(holds(site())).isTrue();
            assertThat(holds(site().changedAt(0).holding(1, 0b1).holding(2, 0b1)))
                    .isTrue();
        }

        @Test
        void whereAnotherServerIsTheActive() {
            assertThat(holds(site().standby(0)
                            .active(1)
                            .excluded(1, 2)
                            .replicating(0, 1)
                            .replicating(2, 1)))
                    .isTrue();
        }

        @Test
        void whereAStandbyHoldsMoreThanTheActive() {
            assertThat(holds(site().changedAt(1))).isTrue();
        }

        @Test
        void butNotWhereAStandbyLacksAChange() {
            assertThat(holds(site().changedAt(0).holding(1, 0b1))).isFalse();
        }

        @Test
        void butNotWhereAStandbyDoesNotStream() {
            assertThat(holds(site().excluded(2))).isFalse();
            assertThat(holds(site().cut(0, 1))).isFalse();
            assertThat(holds(site().stopped(2))).isFalse();
        }

        @Test
        void butNotWhereAStandbyStreamsFromAnotherStandby() {
            SiteSketch chained = site().excluded(2).replicating(2, 1);
            assertThat(chained.state().streaming(2)).isTrue();
            assertThat(holds(chained)).isFalse();
        }

        @Test
        void butNotWithoutAnActive() {
            assertThat(holds(site().standby(0))).isFalse();
        }

        @Test
        void butNotWithTwoActives() {
            assertThat(holds(site().active(1))).isFalse();
        }
    }

    @Nested
    class AProcedureIsCompleted {
        @Test
        void whereTheOperatorIsPastTheLastStep() {
            assertThat(holds(Properties.PROCEDURE_COMPLETES, site().atStep(WrittenProcedure.COMPLETE)))
                    .isTrue();
        }

        @Test
        void butNotWhileABranchRuns() {
            assertThat(holds(
                            Properties.PROCEDURE_COMPLETES,
                            site().atStep(WrittenProcedure.COMPLETE).inBranch(0, 0)))
                    .isFalse();
        }

        @Test
        void butNotBeforeTheLastStep() {
            assertThat(holds(Properties.PROCEDURE_COMPLETES, site().atStep(WrittenProcedure.UPGRADE_EXTRA)))
                    .isFalse();
            assertThat(holds(Properties.PROCEDURE_COMPLETES, site())).isFalse();
        }
    }

    @Nested
    class OnlyDeclaredChangesAreLost {
        private boolean holds(SiteSketch sketch) {
            return EventualPropertiesTest.this.holds(Properties.ONLY_DECLARED_CHANGES_LOST, sketch);
        }

        @Test
        void whereNothingWasChanged() {
            assertThat(holds(site())).isTrue();
            assertThat(holds(site().stopped(0, 1, 2))).isTrue();
        }

        @Test
        void whereAnActiveServerHoldsEveryChange() {
            assertThat(holds(site().changedAt(0))).isTrue();
            assertThat(holds(site().standby(0).active(2).changedAt(0).holding(2, 0b1)))
                    .isTrue();
        }

        @Test
        void whereSeveralActiveServersHoldThemAllTogether() {
            assertThat(holds(site().active(1).changedAt(0).changedAt(1))).isTrue();
        }

        @Test
        void whereNoServerIsActiveAndAnyHoldsThemWhateverItDoes() {
            SiteSketch noneActive = site().standby(0).changedAt(0);
            assertThat(holds(noneActive)).isTrue();
            assertThat(holds(noneActive.stopped(0))).isTrue();
            assertThat(holds(site().changedAt(0).crashed(0))).isTrue();
            assertThat(holds(noneActive.upgrading(0))).isTrue();
        }

        @Test
        void whereOnlyDeclaredChangesAreMissing() {
            assertThat(holds(site().standby(0).active(1).changedAt(1).declaredChangeAt(0)))
                    .isTrue();
        }

        @Test
        void butNotWhereAStandbyAloneHoldsAChangeBesideAnActiveServer() {
            assertThat(holds(site().standby(0).active(1).changedAt(0))).isFalse();
            assertThat(holds(site().standby(0).active(1).declaredChangeAt(0).changedAt(2)))
                    .isFalse();
        }

        @Test
        void norWhereAnActiveServerThatIsDownHoldsItBesideOneThatIsUp() {
            assertThat(holds(site().active(1).changedAt(0).stopped(0))).isFalse();
        }

        @Test
        void norWhereNobodyHoldsIt() {
            assertThat(holds(site().standby(0).changedAt(0).holding(0, 0))).isFalse();
        }

        @Test
        void wheneverItIsAskedAndNotOnlyWhenTheProcedureIsComplete() {
            SiteSketch lost = site().standby(0).active(1).changedAt(0);
            for (int pc = 0; pc <= WrittenProcedure.COMPLETE; pc++) {
                assertThat(holds(lost.atStep(pc))).isFalse();
            }
        }
    }

    @Nested
    class NothingDangles {
        private boolean holds(SiteSketch sketch) {
            return EventualPropertiesTest.this.holds(Properties.EVENTUALLY_NO_DANGLING, sketch);
        }

        @Test
        void whereEveryRelationshipHasBothEndsOrNone() {
            assertThat(holds(site())).isTrue();
            assertThat(holds(site().excluded(1, 2))).isTrue();
            assertThat(holds(site().stopped(1))).isTrue();
        }

        @Test
        void butNotWhereARegistrationIsLeftThatNobodyReads() {
            assertThat(holds(site().unsubscribed(1))).isFalse();
            assertThat(holds(site().registered(0, 1))).isFalse();
        }

        @Test
        void norWhereAServerSubscribesWhereItIsNotRegistered() {
            assertThat(holds(site().deregistered(1, 0))).isFalse();
        }
    }
}
