package io.handover.model.condition;

import static io.handover.model.fixture.SiteSketch.site;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.fixture.SiteSketch;
import org.junit.jupiter.api.Test;

class ConditionsTest {
    private static boolean holds(Condition condition, SiteSketch sketch) {
        return condition.holds(sketch.state(), 1, 0);
    }

    @Test
    void everyConditionOfTheModelIsThereInItsOrder() {
        assertThat(Conditions.ALL)
                .extracting(Condition::name)
                .containsExactly("no-active", "several-active", "not-upgraded", "down", "dangling", "behind");
    }

    @Test
    void everyConditionIsFoundByItsName() {
        assertThat(Conditions.ALL)
                .allSatisfy(condition -> assertThat(Conditions.named(condition.name()))
                        .hasValueSatisfying(found -> assertThat(found).isSameAs(condition)));
        assertThat(Conditions.named("raining")).isEmpty();
    }

    @Test
    void fourConditionsAreAboutAServerAndOneOfThemNeedsASecond() {
        assertThat(Conditions.ALL.stream().filter(Condition::takesTarget))
                .containsExactly(Conditions.NOT_UPGRADED, Conditions.DOWN, Conditions.DANGLING, Conditions.BEHIND);
        assertThat(Conditions.ALL.stream().filter(Condition::takesAt)).containsExactly(Conditions.BEHIND);
    }

    @Test
    void noServerIsActiveWhereNoneIsUpAndActive() {
        assertThat(holds(Conditions.NO_ACTIVE, site().standby(0))).isTrue();
        assertThat(holds(Conditions.NO_ACTIVE, site().crashed(0))).isTrue();
    }

    @Test
    void noServerBeingActiveIsNotSaidWhileTheWizardSwitches() {
        assertThat(holds(Conditions.NO_ACTIVE, site().switchDemoted(1))).isFalse();
    }

    @Test
    void someServerIsActiveWhereOneIsUpAndActive() {
        assertThat(holds(Conditions.NO_ACTIVE, site())).isFalse();
        assertThat(holds(Conditions.NO_ACTIVE, site().active(1))).isFalse();
    }

    @Test
    void severalServersAreActiveWhereTwoOrMoreAreUpAndActive() {
        assertThat(holds(Conditions.SEVERAL_ACTIVE, site().active(1))).isTrue();
        assertThat(holds(Conditions.SEVERAL_ACTIVE, site().active(1, 2))).isTrue();
    }

    @Test
    void oneActiveServerIsNotSeveral() {
        assertThat(holds(Conditions.SEVERAL_ACTIVE, site())).isFalse();
        assertThat(holds(Conditions.SEVERAL_ACTIVE, site().standby(0))).isFalse();
        assertThat(holds(Conditions.SEVERAL_ACTIVE, site().active(1).stopped(1)))
                .isFalse();
    }

    @Test
    void aServerIsNotUpgradedWhereItIsUpAndOld() {
        assertThat(holds(Conditions.NOT_UPGRADED, site())).isTrue();
    }

    @Test
    void aServerThatIsNewOrNotUpIsNotSaidToBeNotUpgraded() {
        assertThat(holds(Conditions.NOT_UPGRADED, site().upgraded(1))).isFalse();
        assertThat(holds(Conditions.NOT_UPGRADED, site().crashed(1))).isFalse();
        assertThat(holds(Conditions.NOT_UPGRADED, site().upgrading(1))).isFalse();
    }

    @Test
    void aServerIsDownWhereItIsStoppedOrCrashed() {
        assertThat(holds(Conditions.DOWN, site().stopped(1))).isTrue();
        assertThat(holds(Conditions.DOWN, site().crashed(1))).isTrue();
    }

    @Test
    void aServerThatIsUpOrBusyIsNotDown() {
        assertThat(holds(Conditions.DOWN, site().stopped(0))).isFalse();
        assertThat(holds(Conditions.DOWN, site().upgrading(1))).isFalse();
        assertThat(holds(Conditions.DOWN, site().initializing(1))).isFalse();
    }

    @Test
    void aServerDanglesWhereItSubscribesAndIsNotRegistered() {
        assertThat(holds(Conditions.DANGLING, site().deregistered(1, 0))).isTrue();
    }

    @Test
    void aServerDanglesWhereItIsRegisteredAndDoesNotSubscribe() {
        assertThat(holds(Conditions.DANGLING, site().unsubscribed(1))).isTrue();
        assertThat(holds(Conditions.DANGLING, site().registered(1, 2))).isTrue();
    }

    @Test
    void aServerWithBothEndsOrNoneDoesNotDangle() {
        assertThat(holds(Conditions.DANGLING, site())).isFalse();
        assertThat(holds(Conditions.DANGLING, site().excluded(1))).isFalse();
        assertThat(holds(Conditions.DANGLING, site().crashed(0).cut(0, 1))).isFalse();
    }

    @Test
    void whatDanglesElsewhereIsNotThisServers() {
        assertThat(holds(Conditions.DANGLING, site().deregistered(2, 0))).isFalse();
        assertThat(holds(Conditions.DANGLING, site().registered(0, 1))).isFalse();
    }

    @Test
    void aServerIsBehindWhereItLacksAChangeOfTheOther() {
        assertThat(holds(Conditions.BEHIND, site().holding(0, 0b11).holding(1, 0b10)))
                .isTrue();
    }

    @Test
    void aServerIsNotBehindWhereOneOfTheTwoIsNotUp() {
        SiteSketch behind = site().changedAt(0);
        assertThat(Conditions.BEHIND.holds(behind.state(), 1, 0)).isTrue();
        assertThat(Conditions.BEHIND.holds(behind.stopped(1).state(), 1, 0)).isFalse();
        assertThat(Conditions.BEHIND.holds(behind.crashed(0).state(), 1, 0)).isFalse();
    }

    @Test
    void aServerThatHoldsAllThatTheOtherHoldsIsNotBehind() {
        assertThat(holds(Conditions.BEHIND, site())).isFalse();
        assertThat(holds(Conditions.BEHIND, site().holding(0, 0b01).holding(1, 0b11)))
                .isFalse();
    }
}
