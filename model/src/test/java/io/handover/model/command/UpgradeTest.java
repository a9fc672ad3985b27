package io.handover.model.command;

import static io.handover.model.fixture.Order.order;
import static io.handover.model.fixture.SiteSketch.site;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.fixture.Order;
import io.handover.model.fixture.SiteSketch;
import org.junit.jupiter.api.Test;

class UpgradeTest {
    private static final Order UPGRADE_ACTIVE = order(Commands.UPGRADE, 0);
    private static final Order UPGRADE = order(Commands.UPGRADE, 1);

    @Test
    void isOfferedWhereTheServerIsOldAndUpStoppedOrCrashed() {
        assertThat(UPGRADE.isOfferedIn(site())).isTrue();
        assertThat(UPGRADE.isOfferedIn(site().stopped(1))).isTrue();
        assertThat(UPGRADE.isOfferedIn(site().crashed(1))).isTrue();
    }

    @Test
    void isNotOfferedWhereTheServerIsNew() {
        assertThat(UPGRADE.isOfferedIn(site().upgraded(1))).isFalse();
    }

    @Test
    void isNotOfferedWhereTheServerIsBusy() {
        assertThat(UPGRADE.isOfferedIn(site().upgrading(1))).isFalse();
        assertThat(UPGRADE.isOfferedIn(site().initializing(1))).isFalse();
    }

    @Test
    void takesAnExcludedServerDownAndLeavesEverythingElse() {
        SiteSketch excluded = site().excluded(1).active(1).changedAt(0);
        assertThat(UPGRADE.executedIn(excluded)).isEqualTo(excluded.upgrading(1).state());
    }

    @Test
    void keepsASubscriptionThatStreams() {
        assertThat(UPGRADE.executedIn(site())).isEqualTo(site().upgrading(1).state());
    }

    @Test
    void dropsASubscriptionThatDangles() {
        SiteSketch dangling = site().deregistered(1, 0);
        assertThat(UPGRADE.executedIn(dangling))
                .isEqualTo(dangling.unsubscribed(1).upgrading(1).state());
    }

    @Test
    void dropsASubscriptionWhoseActiveCannotBeReached() {
        SiteSketch cutOff = site().cut(0, 1);
        assertThat(UPGRADE.executedIn(cutOff))
                .isEqualTo(cutOff.unsubscribed(1).upgrading(1).state());
    }

    @Test
    void dropsASubscriptionWhoseActiveIsDown() {
        SiteSketch alone = site().crashed(0);
        assertThat(UPGRADE.executedIn(alone))
                .isEqualTo(alone.unsubscribed(1).upgrading(1).state());
    }

    @Test
    void dropsTheSubscriptionOfAServerThatWasStoppedBefore() {
        SiteSketch stopped = site().stopped(1);
        assertThat(UPGRADE.executedIn(stopped))
                .isEqualTo(stopped.unsubscribed(1).upgrading(1).state());
    }

    @Test
    void leavesTheActivesEndOfTheServersOwnSubscription() {
        assertThat(UPGRADE.executedIn(site().stopped(1)).isRegistered(1, 0)).isTrue();
    }

    @Test
    void keepsThoseRegisteredThatStreamAndRemovesTheOthers() {
        SiteSketch oneStreams = site().crashed(2);
        assertThat(UPGRADE_ACTIVE.executedIn(oneStreams))
                .isEqualTo(oneStreams.deregistered(2, 0).upgrading(0).state());
    }

    @Test
    void removesThoseThatDoNotStreamFromAServerOfAnyNumberAndFromNoOther() {
        SiteSketch idle = site().registered(0, 1).registered(2, 1).registered(0, 2);
        assertThat(UPGRADE.executedIn(idle))
                .isEqualTo(
                        idle.deregistered(0, 1).deregistered(2, 1).upgrading(1).state());
    }

    @Test
    void judgesWhatStreamsBeforeTheServerGoesDown() {
        // Judged afterwards, nothing would stream from a server that is upgrading, and all ends would go.
        assertThat(UPGRADE_ACTIVE.executedIn(site()))
                .isEqualTo(site().upgrading(0).state());
    }

    @Test
    void judgesThoseRegisteredBeforeItsOwnSubscriptionIsDropped() {
        // Servers 0 and 1 replicate from each other; dropping 1's own end does not end what 0 streams from 1.
        SiteSketch crossed = site().replicating(0, 1).deregistered(1, 0);
        assertThat(UPGRADE.executedIn(crossed))
                .isEqualTo(crossed.unsubscribed(1).upgrading(1).state());
    }

    @Test
    void reachesItsGoalOnceTheServerIsUpAndNew() {
        assertThat(UPGRADE.isReachedIn(site().upgraded(1))).isTrue();
    }

    @Test
    void hasNotReachedItsGoalWhileTheServerIsOld() {
        assertThat(UPGRADE.isReachedIn(site().upgraded(0, 2))).isFalse();
    }

    @Test
    void hasNotReachedItsGoalWhileTheServerIsNotUp() {
        assertThat(UPGRADE.isReachedIn(site().upgraded(1).crashed(1))).isFalse();
    }
}
