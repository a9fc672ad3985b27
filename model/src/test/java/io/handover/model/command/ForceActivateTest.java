package io.handover.model.command;

import static io.handover.model.fixture.Order.order;
import static io.handover.model.fixture.SiteSketch.site;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.fixture.Order;
import io.handover.model.fixture.SiteSketch;
import io.handover.model.site.ForceActivation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ForceActivateTest {
    private static final Order FORCE = order(Commands.FORCE_ACTIVATE, 1);

    @Test
    void isNotOfferedWhereTheServerIsNotUp() {
        SiteSketch always = site().assuming(ForceActivation.ALWAYS);
        assertThat(FORCE.isOfferedIn(always.crashed(1))).isFalse();
        assertThat(FORCE.isOfferedIn(always.stopped(1))).isFalse();
        assertThat(FORCE.isOfferedIn(always.upgrading(1))).isFalse();
        assertThat(FORCE.isOfferedIn(always.initializing(1))).isFalse();
    }

    @Test
    void isNotOfferedWhereTheServerIsActiveAlready() {
        assertThat(FORCE.isOfferedIn(site().assuming(ForceActivation.ALWAYS).active(1)))
                .isFalse();
    }

    @Nested
    class WhereItIsOfferedAlways {
        private final SiteSketch always = site().assuming(ForceActivation.ALWAYS);

        @Test
        void isOfferedOnAHealthyStandby() {
            assertThat(FORCE.isOfferedIn(always)).isTrue();
        }

        @Test
        void isOfferedWithoutAnyActive() {
            assertThat(FORCE.isOfferedIn(always.standby(0))).isTrue();
        }
    }

    @Nested
    class WhereItIsOfferedWhenUnstable {
        private final SiteSketch unstable = site().assuming(ForceActivation.WHEN_UNSTABLE);

        @Test
        void isNotOfferedOnAStandbyThatStreamsAndSeesExactlyOneActive() {
            assertThat(FORCE.isOfferedIn(unstable)).isFalse();
        }

        @Test
        void isOfferedOnAStandbyThatDoesNotStream() {
            assertThat(FORCE.isOfferedIn(unstable.excluded(1))).isTrue();
        }

        @Test
        void isOfferedOnAStandbyThatStreamsAndSeesNoActive() {
            assertThat(FORCE.isOfferedIn(unstable.standby(0))).isTrue();
        }

        @Test
        void isOfferedOnAStandbyThatStreamsAndSeesTwoActives() {
            assertThat(FORCE.isOfferedIn(unstable.active(2))).isTrue();
        }

        @Test
        void isNotOfferedForASecondActiveThatTheStandbyDoesNotSee() {
            assertThat(FORCE.isOfferedIn(unstable.active(2).cut(1, 2))).isFalse();
        }
    }

    @Nested
    class WhereItIsOfferedWhenNoServerIsActive {
        private final SiteSketch noActive = site().assuming(ForceActivation.WHEN_NO_ACTIVE);

        @Test
        void isNotOfferedWhereOneActiveIsSeen() {
            assertThat(FORCE.isOfferedIn(noActive)).isFalse();
            assertThat(FORCE.isOfferedIn(noActive.excluded(1))).isFalse();
        }

        @Test
        void isNotOfferedWhereTwoActivesAreSeen() {
            assertThat(FORCE.isOfferedIn(noActive.active(2))).isFalse();
        }

        @Test
        void isOfferedWhereNoServerIsActive() {
            assertThat(FORCE.isOfferedIn(noActive.standby(0))).isTrue();
        }

        @Test
        void isOfferedWhereTheActiveIsDown() {
            assertThat(FORCE.isOfferedIn(noActive.crashed(0))).isTrue();
        }

        @Test
        void isOfferedWhereTheActiveCannotBeReached() {
            assertThat(FORCE.isOfferedIn(noActive.cut(0, 1))).isTrue();
        }

        @Test
        void isOfferedWhereTheOnlyActiveIsOfAReleaseThatIsNotSeen() {
            assertThat(FORCE.isOfferedIn(noActive.upgraded(1))).isFalse();
            assertThat(FORCE.isOfferedIn(noActive.upgraded(1).releasesDoNotSeeEachOther()))
                    .isTrue();
        }
    }

    @Test
    void activatesTheServerAndDropsItsOwnSubscriptionAndLeavesEverythingElse() {
        SiteSketch failover = site().crashed(0).registered(2, 1).changedAt(0);
        assertThat(FORCE.executedIn(failover))
                .isEqualTo(failover.active(1).unsubscribed(1).state());
    }

    @Test
    void reachesItsGoalOnceTheServerIsUpAndActive() {
        assertThat(FORCE.isReachedIn(site().active(1))).isTrue();
    }

    @Test
    void hasNotReachedItsGoalWhereTheActiveServerIsNotUp() {
        assertThat(FORCE.isReachedIn(site().active(1).crashed(1))).isFalse();
    }

    @Test
    void hasNotReachedItsGoalWhereTheServerIsStandby() {
        assertThat(FORCE.isReachedIn(site())).isFalse();
    }
}
