package io.handover.model.command;

import static io.handover.model.fixture.Order.order;
import static io.handover.model.fixture.SiteSketch.site;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.fixture.Order;
import io.handover.model.fixture.SiteSketch;
import org.junit.jupiter.api.Test;

class ExcludeTest {
    private static final Order EXCLUDE = order(Commands.EXCLUDE, 1, 0);

    @Test
    void isOfferedWhereTheActiveIsUpAndHasTheStandbyRegistered() {
        assertThat(EXCLUDE.isOfferedIn(site())).isTrue();
    }

    @Test
    void isOfferedWhereTheStandbyIsDownUnreachableAndOfAnotherRelease() {
        assertThat(EXCLUDE.isOfferedIn(site().crashed(1).cut(0, 1).upgraded(1))).isTrue();
    }

    @Test
    void isOfferedForARegistrationThatDangles() {
        assertThat(EXCLUDE.isOfferedIn(site().unsubscribed(1))).isTrue();
    }

    @Test
    void isNotOfferedWhereTheActiveIsNotUp() {
        assertThat(EXCLUDE.isOfferedIn(site().crashed(0))).isFalse();
        assertThat(EXCLUDE.isOfferedIn(site().stopped(0))).isFalse();
        assertThat(EXCLUDE.isOfferedIn(site().upgrading(0))).isFalse();
        assertThat(EXCLUDE.isOfferedIn(site().initializing(0))).isFalse();
    }

    @Test
    void isNotOfferedWhereTheServerIsInStandbyMode() {
        assertThat(EXCLUDE.isOfferedIn(site().standby(0))).isFalse();
    }

    @Test
    void isNotOfferedWhereTheStandbyIsNotRegistered() {
        assertThat(EXCLUDE.isOfferedIn(site().deregistered(1, 0))).isFalse();
    }

    @Test
    void endsBothEndsOfAStandbyThatCanBeReached() {
        assertThat(EXCLUDE.executedIn(site()))
                .isEqualTo(site().deregistered(1, 0).unsubscribed(1).state());
    }

    @Test
    void endsBothEndsWhateverReleaseTheStandbyHas() {
        SiteSketch mixed = site().upgraded(1).releasesDoNotSeeEachOther();
        assertThat(EXCLUDE.executedIn(mixed))
                .isEqualTo(mixed.deregistered(1, 0).unsubscribed(1).state());
    }

    @Test
    void leavesTheStandbysEndDanglingWhereTheStandbyIsNotUp() {
        SiteSketch down = site().stopped(1);
        assertThat(EXCLUDE.executedIn(down)).isEqualTo(down.deregistered(1, 0).state());
    }

    @Test
    void leavesTheStandbysEndDanglingWhereTheStandbyCannotBeReached() {
        SiteSketch cutOff = site().cut(0, 1);
        assertThat(EXCLUDE.executedIn(cutOff))
                .isEqualTo(cutOff.deregistered(1, 0).state());
    }

    @Test
    void doesNotTouchASubscriptionToAnotherServer() {
        SiteSketch elsewhere = site().subscribed(1, 2);
        assertThat(EXCLUDE.executedIn(elsewhere))
                .isEqualTo(elsewhere.deregistered(1, 0).state());
    }

    @Test
    void reachesItsGoalOnceTheStandbyIsNotRegisteredWhateverItsOwnEndIs() {
        assertThat(EXCLUDE.isReachedIn(site().deregistered(1, 0))).isTrue();
    }

    @Test
    void hasNotReachedItsGoalWhileTheStandbyIsRegistered() {
        assertThat(EXCLUDE.isReachedIn(site().unsubscribed(1))).isFalse();
    }
}
