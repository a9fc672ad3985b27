package io.handover.model.command;

import static io.handover.model.fixture.Order.order;
import static io.handover.model.fixture.SiteSketch.site;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.fixture.Order;
import io.handover.model.fixture.SiteSketch;
import org.junit.jupiter.api.Test;

class InitStandbyTest {
    private static final Order INIT = order(Commands.INIT_STANDBY, 1, 0);
    private static final SiteSketch EXCLUDED = site().excluded(1);

    @Test
    void isOfferedForAnExcludedStandby() {
        assertThat(INIT.isOfferedIn(EXCLUDED)).isTrue();
    }

    @Test
    void isOfferedForAStandbyWhoseOwnEndDangles() {
        assertThat(INIT.isOfferedIn(site().deregistered(1, 0))).isTrue();
    }

    @Test
    void isOfferedWhereBothServersAreNew() {
        assertThat(INIT.isOfferedIn(EXCLUDED.upgraded(0, 1))).isTrue();
    }

    @Test
    void isNotOfferedWhereTheActiveIsNotUp() {
        assertThat(INIT.isOfferedIn(EXCLUDED.crashed(0))).isFalse();
        assertThat(INIT.isOfferedIn(EXCLUDED.upgrading(0))).isFalse();
    }

    @Test
    void isNotOfferedWhereTheOtherServerIsNotActive() {
        assertThat(INIT.isOfferedIn(EXCLUDED.standby(0))).isFalse();
    }

    @Test
    void isNotOfferedWhereTheStandbyIsNotUp() {
        assertThat(INIT.isOfferedIn(EXCLUDED.stopped(1))).isFalse();
        assertThat(INIT.isOfferedIn(EXCLUDED.initializing(1))).isFalse();
    }

    @Test
    void isNotOfferedWhereTheTargetIsActive() {
        assertThat(INIT.isOfferedIn(EXCLUDED.active(1))).isFalse();
    }

    @Test
    void isNotOfferedWhereTheServersCannotReachEachOther() {
        assertThat(INIT.isOfferedIn(EXCLUDED.cut(0, 1))).isFalse();
        assertThat(INIT.isOfferedIn(EXCLUDED.cut(0, 2).cut(1, 2))).isTrue();
    }

    @Test
    void isNotOfferedWhereTheReleasesDiffer() {
        assertThat(INIT.isOfferedIn(EXCLUDED.upgraded(1))).isFalse();
        assertThat(INIT.isOfferedIn(EXCLUDED.upgraded(0))).isFalse();
    }

    @Test
    void isNotOfferedWhereTheStandbyIsRegisteredAlready() {
        assertThat(INIT.isOfferedIn(EXCLUDED.registered(1, 0))).isFalse();
    }

    @Test
    void wipesTheStandbyAndDeclaresBothEndsTowardsTheActive() {
        SiteSketch excluded = EXCLUDED.changedAt(0).changedAt(1);
        assertThat(INIT.executedIn(excluded))
                .isEqualTo(excluded.initializing(1)
                        .holding(1, 0)
                        .subscribed(1, 0)
                        .registered(1, 0)
                        .state());
    }

    @Test
    void replacesAnEarlierSubscriptionAndForgetsWhoWasRegisteredWithTheStandby() {
        SiteSketch formerActive = EXCLUDED.subscribed(1, 2).registered(0, 1).registered(2, 1);
        assertThat(INIT.executedIn(formerActive))
                .isEqualTo(EXCLUDED.initializing(1)
                        .subscribed(1, 0)
                        .registered(1, 0)
                        .state());
    }

    @Test
    void reachesItsGoalOnceTheStandbyStreamsFromThatActive() {
        assertThat(INIT.isReachedIn(site())).isTrue();
    }

    @Test
    void hasNotReachedItsGoalWhileTheStandbyInitializes() {
        assertThat(INIT.isReachedIn(EXCLUDED.initializingFrom(0, 1))).isFalse();
    }

    @Test
    void hasNotReachedItsGoalWithOneEndOnly() {
        assertThat(INIT.isReachedIn(site().deregistered(1, 0))).isFalse();
        assertThat(INIT.isReachedIn(site().unsubscribed(1))).isFalse();
    }

    @Test
    void hasNotReachedItsGoalWhereTheStandbyStreamsFromAnotherServer() {
        SiteSketch elsewhere = EXCLUDED.active(2).replicating(1, 2);
        assertThat(elsewhere.state().streaming(1)).isTrue();
        assertThat(INIT.isReachedIn(elsewhere)).isFalse();
    }
}
