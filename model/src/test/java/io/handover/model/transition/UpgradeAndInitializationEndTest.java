package io.handover.model.transition;

import static io.handover.model.fixture.Action.change;
import static io.handover.model.fixture.Action.endInitialization;
import static io.handover.model.fixture.Action.endUpgrade;
import static io.handover.model.fixture.Action.installerFails;
import static io.handover.model.fixture.SiteSketch.site;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.fixture.Play;
import io.handover.model.fixture.SiteSketch;
import io.handover.model.state.Budget;
import org.junit.jupiter.api.Test;

class UpgradeAndInitializationEndTest {
    private final Play play = Play.environmentOf(3);
    private final SiteSketch initializing =
            site().excluded(1, 2).changedAt(0).changedAt(0).initializingFrom(0, 1);

    @Test
    void anUpgradeEndsExactlyWhereAServerIsUpgrading() {
        SiteSketch quiet = site().changesAllowed(0);
        assertThat(play.enabled(quiet.upgrading(0, 2))).containsExactly(endUpgrade(0), endUpgrade(2));
        assertThat(play.enabled(quiet.stopped(0, 1, 2))).isEmpty();
    }

    @Test
    void anUpgradedServerIsUpAndNewWithItsModeAndItsEndsAsTheyWere() {
        SiteSketch upgrading = site().upgrading(0).changedAt(0);
        assertThat(play.after(upgrading, endUpgrade(0)))
                .isEqualTo(upgrading.up(0).upgraded(0).state());
    }

    @Test
    void anInstallerFailsOnlyWhereAServerIsUpgradingAndTheBudgetAllowsIt() {
        SiteSketch upgrading = site().changesAllowed(0).upgrading(1);
        assertThat(play.faults(upgrading.left(Budget.INSTALLER_FAILURES, 1))).containsExactly(installerFails(1));
        assertThat(play.faults(upgrading)).isEmpty();
        assertThat(play.faults(site().left(Budget.INSTALLER_FAILURES, 1))).isEmpty();
    }

    @Test
    void aServerWhoseInstallerFailsIsUpAndOldWithoutOwnEndsAndOneFailureLessIsLeft() {
        SiteSketch upgrading = site().upgrading(0)
                .subscribed(0, 2)
                .registered(0, 2)
                .changedAt(0)
                .left(Budget.INSTALLER_FAILURES, 2);
        assertThat(play.after(upgrading, installerFails(0)))
                .isEqualTo(upgrading
                        .up(0)
                        .unsubscribed(0)
                        .withoutRegistrations(0)
                        .left(Budget.INSTALLER_FAILURES, 1)
                        .state());
    }

    @Test
    void anInitializationEndsWhereBothEndsStandAndTheActiveIsUpReachableAndOfTheSameRelease() {
        assertThat(play.progress(initializing)).containsExactly(endInitialization(1));
        assertThat(play.progress(initializing.allUpgraded())).containsExactly(endInitialization(1));
    }

    /** Whether the one way in which an initialization can end here is that it fails. */
    private boolean fails(SiteSketch sketch) {
        assertThat(play.progress(sketch)).contains(endInitialization(1));
        return !Transitions.initializationSucceeds(sketch.state(), 1);
    }

    @Test
    void anInitializationMayFailWhileItsSourceIsAwayAndEndsWellOnceItIsBack() {
        assertThat(fails(initializing.stopped(0))).isTrue();
        assertThat(fails(initializing.crashed(0))).isTrue();
        assertThat(fails(initializing.initializing(0))).isTrue();
        assertThat(fails(initializing.cut(0, 1))).isTrue();
        assertThat(fails(initializing)).isFalse();
    }

    @Test
    void anInitializationDoesNotNeedTheOtherServerToBeStillActive() {
        assertThat(play.progress(initializing.standby(0))).containsExactly(endInitialization(1));
    }

    @Test
    void anInitializedServerIsUpWithExactlyTheDatabaseOfItsActive() {
        assertThat(play.after(initializing, endInitialization(1)))
                .isEqualTo(initializing.up(1).holding(1, 0b11).state());
    }

    @Test
    void anInitializationFailsWhereTheStandbyIsNoLongerRegistered() {
        assertThat(fails(initializing.deregistered(1, 0))).isTrue();
    }

    @Test
    void anInitializationFailsWhereTheReleasesDiffer() {
        assertThat(fails(initializing.upgraded(0))).isTrue();
        assertThat(fails(initializing.upgraded(1))).isTrue();
    }

    @Test
    void anInitializationWithoutASourceDoesNotEnd() {
        assertThat(play.progress(initializing.unsubscribed(1))).doesNotContain(endInitialization(1));
    }

    @Test
    void aServerWhoseInitializationFailedIsUpWithoutSubscriptionAndEmpty() {
        SiteSketch failing = initializing.upgraded(0);
        assertThat(play.after(failing, endInitialization(1)))
                .isEqualTo(failing.up(1).unsubscribed(1).state());
        assertThat(play.after(failing, endInitialization(1)).database(1)).isEqualTo(0);
        SiteSketch alone = initializing.crashed(0);
        assertThat(play.after(alone, endInitialization(1)))
                .isEqualTo(alone.up(1).unsubscribed(1).state());
    }

    @Test
    void aServerThatDoesNotInitializeNeverEndsAnInitialization() {
        assertThat(play.progress(site())).containsExactly(change(0));
        assertThat(play.progress(site().deregistered(1, 0))).containsExactly(change(0));
    }
}
