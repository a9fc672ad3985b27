package io.handover.model.command;

import static io.handover.model.fixture.Order.order;
import static io.handover.model.fixture.SiteSketch.site;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.fixture.Order;
import io.handover.model.fixture.SiteSketch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ActivateTest {
    private final Order activate = order(Commands.ACTIVATE, 1);

    @Nested
    class ByTheWizard {
        @Test
        void isOfferedOnAStandbyOfAStableSite() {
            assertThat(activate.isOfferedIn(site())).isTrue();
        }

        @Test
        void isNotOfferedOnAnActiveServerOrOnOneThatIsNotUp() {
            assertThat(order(Commands.ACTIVATE, 0).isOfferedIn(site())).isFalse();
            assertThat(activate.isOfferedIn(site().stopped(1))).isFalse();
        }

        @Test
        void isNotOfferedWhileASwitchRuns() {
            assertThat(activate.isOfferedIn(site().switchPrepared(2))).isFalse();
            assertThat(activate.isOfferedIn(site().switchPrepared(1))).isFalse();
        }

        @Test
        void isNotOfferedWhereTheTargetDoesNotStream() {
            assertThat(activate.isOfferedIn(site().excluded(1))).isFalse();
            assertThat(activate.isOfferedIn(site().deregistered(1, 0))).isFalse();
            assertThat(activate.isOfferedIn(site().unsubscribed(1))).isFalse();
            assertThat(activate.isOfferedIn(site().upgraded(1))).isFalse();
        }

        @Test
        void isNotOfferedWhereAnyOtherRegisteredServerDoesNotStream() {
            assertThat(activate.isOfferedIn(site().stopped(2))).isFalse();
            assertThat(activate.isOfferedIn(site().unsubscribed(2))).isFalse();
            assertThat(activate.isOfferedIn(site().cut(0, 2))).isFalse();
        }

        @Test
        void isOfferedWhereAServerWithTroubleWasExcludedFirst() {
            assertThat(activate.isOfferedIn(site().excluded(2).stopped(2))).isTrue();
        }

        @Test
        void isNotOfferedWhereTheTargetSeesAnotherActiveServerThanItsSource() {
            assertThat(activate.isOfferedIn(site().active(2))).isFalse();
            assertThat(activate.isOfferedIn(site().excluded(2).active(2).standby(0)))
                    .isFalse();
        }

        @Test
        void beginsASwitchAndChangesNothingElse() {
            assertThat(activate.executedIn(site()))
                    .isEqualTo(site().switchPrepared(1).state());
        }
    }

    @Nested
    class Directly {
        private final SiteSketch noneActive = site().standby(0);

        @Test
        void isOfferedWhereNoServerIsInActiveMode() {
            assertThat(activate.isOfferedIn(noneActive)).isTrue();
            assertThat(activate.isOfferedIn(noneActive.excluded(1))).isTrue();
        }

        @Test
        void isNotOfferedWhereAnActiveServerIsKnownThoughNotSeen() {
            assertThat(activate.isOfferedIn(site().stopped(0))).isFalse();
            assertThat(activate.isOfferedIn(site().crashed(0))).isFalse();
            assertThat(activate.isOfferedIn(site().cut(0, 1))).isFalse();
        }

        @Test
        void activatesAndEndsTheTargetsSubscription() {
            assertThat(activate.executedIn(noneActive))
                    .isEqualTo(noneActive.active(1).unsubscribed(1).state());
        }
    }

    @Test
    void itsGoalIsThatTheTargetIsUpAndActiveAndNoSwitchRuns() {
        assertThat(activate.isReachedIn(site())).isFalse();
        assertThat(activate.isReachedIn(site().active(1))).isTrue();
        assertThat(activate.isReachedIn(site().active(1).stopped(1))).isFalse();
        assertThat(activate.isReachedIn(site().active(1).switchPrepared(2))).isFalse();
    }
}
