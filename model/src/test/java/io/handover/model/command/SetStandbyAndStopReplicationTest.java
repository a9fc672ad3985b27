package io.handover.model.command;

import static io.handover.model.fixture.Order.order;
import static io.handover.model.fixture.SiteSketch.site;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.fixture.Order;
import io.handover.model.fixture.SiteSketch;
import org.junit.jupiter.api.Test;

class SetStandbyAndStopReplicationTest {
    private static final Order ORDER = order(Commands.SET_STANDBY_AND_STOP_REPLICATION, 0);
    private static final SiteSketch WITHOUT_OWN_ENDS = site().withoutRegistrations(0);

    @Test
    void isOfferedWhereTheServerIsUp() {
        assertThat(ORDER.isOfferedIn(site())).isTrue();
        assertThat(ORDER.isOfferedIn(site().standby(0))).isTrue();
    }

    @Test
    void isOfferedAtTheConsoleOfAServerThatIsDown() {
        assertThat(ORDER.isOfferedIn(site().stopped(0))).isTrue();
        assertThat(ORDER.isOfferedIn(site().crashed(0))).isTrue();
    }

    @Test
    void isNotOfferedWhileTheServerIsUpgradedOrInitialized() {
        assertThat(ORDER.isOfferedIn(site().upgrading(0))).isFalse();
        assertThat(ORDER.isOfferedIn(site().initializing(0))).isFalse();
    }

    @Test
    void changesTheModeAndDropsTheServersOwnEndsOnly() {
        SiteSketch tangled = site().subscribed(0, 2).registered(0, 2).registered(2, 1);
        assertThat(ORDER.executedIn(tangled))
                .isEqualTo(tangled.standby(0)
                        .unsubscribed(0)
                        .deregistered(1, 0)
                        .deregistered(2, 0)
                        .state());
    }

    @Test
    void reachesItsGoalInStandbyModeWithoutOwnEnds() {
        assertThat(ORDER.isReachedIn(WITHOUT_OWN_ENDS.standby(0))).isTrue();
    }

    @Test
    void reachesItsGoalThoughOthersKeepTheirEnds() {
        assertThat(ORDER.isReachedIn(
                        WITHOUT_OWN_ENDS.standby(0).registered(0, 1).subscribed(1, 0)))
                .isTrue();
    }

    @Test
    void hasNotReachedItsGoalInActiveMode() {
        assertThat(ORDER.isReachedIn(WITHOUT_OWN_ENDS)).isFalse();
    }

    @Test
    void hasNotReachedItsGoalWithASubscription() {
        assertThat(ORDER.isReachedIn(WITHOUT_OWN_ENDS.standby(0).subscribed(0, 1)))
                .isFalse();
    }

    @Test
    void hasNotReachedItsGoalWithARegisteredServer() {
        assertThat(ORDER.isReachedIn(WITHOUT_OWN_ENDS.standby(0).registered(2, 0)))
                .isFalse();
    }
}
