package io.handover.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Step;
import io.handover.model.site.Assumptions;
import io.handover.model.state.Pairs;
import io.handover.model.state.Process;
import io.handover.model.state.SiteState;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What each fault does to the site, one by one. The written procedure stands behind it, with its steps of three servers. */
class FaultEffectsTest {
    private static final int EXCLUDE_FINAL = 0;
    private static final int EXCLUDE_EXTRA = 1;
    private static final int UPGRADE_FINAL = 2;
    private static final int VERIFY_FINAL = 3;
    private static final int FORCE_ACTIVATE = 4;
    private static final int SET_STANDBY = 5;

    private static final Consumer<SiteState> TWO_ACTIVE = state -> state.setActive(1);
    private static final Consumer<SiteState> ONE_CHANGE = state -> state.makeChange(0, false);

    private static int detect(int server) {
        return ActionKind.DETECT.number(server);
    }

    private static int replicate(int server) {
        return ActionKind.REPLICATE.number(server);
    }

    @Test
    void aCrashTakesAServerDownWithItsModeAndDatabase() {
        StruckSite site = StruckSite.where(TWO_ACTIVE.andThen(state -> {
            state.setActive(2);
            state.makeChange(2, false);
        }));

        site.struckBy("crash");

        assertThat(site.state().process(2)).isEqualTo(Process.CRASHED);
        assertThat(site.state().isActive(2)).isTrue();
        assertThat(site.state().database(2)).isEqualTo(1);
    }

    @Test
    void aCutPartsTwoServersInBothDirections() {
        StruckSite site = StruckSite.atRest();

        site.struckBy("cut");

        assertThat(site.state().reaches(1, 2)).isFalse();
        assertThat(site.state().reaches(2, 1)).isFalse();
        assertThat(site.state().reaches(0, 1)).isTrue();
    }

    @Test
    void aPairThatIsCutAlreadyIsNotCutAgain() {
        StruckSite site = StruckSite.where(state -> state.cut(Pairs.number(1, 2)));

        site.struckBy("cut");

        assertThat(site.happened).containsExactly(ActionKind.CUT.number(Pairs.number(0, 2)));
    }

    @Test
    void aFailedInstallationRestoresTheOldReleaseWithoutReplication() {
        StruckSite site = StruckSite.where(state -> state.setUpgrading(2));

        site.struckBy("installer-failure");

        assertThat(site.state().isUp(2)).isTrue();
        assertThat(site.state().isUpgraded(2)).isFalse();
        assertThat(site.state().subscription(2)).isEqualTo(SiteState.NONE);
    }

    @Test
    void aCrashDuringAnUpgradeLeavesTheServerDownWithTheOldRelease() {
        StruckSite site = StruckSite.where(state -> state.setUpgrading(2));

        site.struckBy("crash-during-upgrade");

        assertThat(site.state().process(2)).isEqualTo(Process.CRASHED);
        assertThat(site.state().isUpgraded(2)).isFalse();
        assertThat(site.state().subscription(2)).isEqualTo(SiteState.NONE);
    }

    @Test
    void anInterruptedInitializationLeavesAnEmptyDatabase() {
        StruckSite site = StruckSite.where(ONE_CHANGE.andThen(state -> state.setInitializing(2)));

        site.struckBy("crash-during-initialization");

        assertThat(site.state().process(2)).isEqualTo(Process.CRASHED);
        assertThat(site.state().database(2)).isZero();
        assertThat(site.state().subscription(2)).isEqualTo(SiteState.NONE);
        assertThat(site.state().isRegistered(2, 0)).isTrue();
    }

    @Test
    void aSkippedStepIsLeftUndone() {
        StruckSite site = StruckSite.atRest();

        site.struckBy("skip");

        assertThat(site.state().pc()).isEqualTo(1);
        assertThat(site.state().isRegistered(1, 0)).isTrue();
    }

    @Test
    void anOperatorWhoIsAwaySkipsNothing() {
        StruckSite site = StruckSite.atRest();
        site.operatorAtWork = false;

        assertThat(site.struckBy("skip")).isFalse();
    }

    @Test
    void aStallHoldsTheReplicationToOneStandbyBack() {
        StruckSite site = StruckSite.where(ONE_CHANGE);

        site.struckBy("replication-stall");

        assertThat(site.canHappen(replicate(2))).isFalse();
        assertThat(site.canHappen(replicate(1))).isTrue();
        assertThat(site.canDo(EXCLUDE_EXTRA)).isTrue();
    }

    @Test
    void aStallHitsNoActiveServer() {
        StruckSite site = StruckSite.where(state -> state.setActive(2));

        site.struckBy("replication-stall");

        assertThat(site.hold().phrase(site.plan())).isEqualTo("replication to DK_MGT_2 stalls");
    }

    @Test
    void slowReplicationHoldsNothingBackAndTakesThirtyTimesAsLong() {
        StruckSite site = StruckSite.where(ONE_CHANGE);

        site.struckBy("slow-replication");

        assertThat(site.canHappen(replicate(1))).isTrue();
        assertThat(site.hold().replicationFactor()).isEqualTo(30);
    }

    @Test
    void aServerThatDoesNotHearAnotherGetsNoChangesFromIt() {
        StruckSite site = StruckSite.where(ONE_CHANGE.andThen(state -> {
            state.unsubscribe(2);
            state.register(2, 1);
            state.subscribe(2, 1);
            state.setDatabase(1, 1);
        }));

        site.struckBy("one-way-cut"); // 2 no longer hears 1

        assertThat(site.canHappen(replicate(2))).isFalse();
        assertThat(site.state().reaches(1, 2)).isTrue();
    }

    @Test
    void replicationAgainstTheDeafDirectionStopsTooAsItNeedsAnAnswer() {
        StruckSite site = StruckSite.where(state -> {
            state.makeChange(2, false);
            state.unsubscribe(1);
            state.register(1, 2);
            state.subscribe(1, 2);
        });

        site.struckBy("one-way-cut"); // 2 no longer hears 1

        assertThat(site.canHappen(replicate(1))).isFalse();
    }

    @Test
    void aDeafServerDoesNotSeeTheOtherAsActiveButIsSeenItself() {
        StruckSite site = StruckSite.where(state -> {
            state.setStandby(0);
            state.setActive(1);
            state.setActive(2);
        });

        site.struckBy("one-way-cut"); // 2 no longer hears 1

        assertThat(site.canHappen(detect(2))).isFalse();
        assertThat(site.canHappen(detect(1))).isTrue();
        assertThat(site.canHappen(detect(0))).isTrue();
    }

    @Test
    void aServerThatTheClientCannotReachCanHaveNoClient() {
        StruckSite site = StruckSite.atRest();
        site.favourite = 1;

        site.struckBy("client-unreachable");

        assertThat(site.hold().unreachable()).isEqualTo(1 << 1);
        assertThat(site.canDo(UPGRADE_FINAL)).isTrue();
    }

    @Test
    void aDelayOfMonitoringHoldsEveryDetectionBack() {
        StruckSite site = StruckSite.where(TWO_ACTIVE);
        assertThat(site.canHappen(detect(0))).isTrue();

        site.struckBy("monitoring-delay");

        for (int s = 0; s < 3; s++) {
            assertThat(site.canHappen(detect(s))).isFalse();
        }
    }

    @Test
    void aDelayOfMonitoringHoldsATakeoverBackToo() {
        StruckSite site = StruckSite.where(Assumptions.DEFAULT.withAutoActivation(true), state -> state.setStopped(0));
        assertThat(site.canHappen(ActionKind.AUTO_ACTIVATE.number(1))).isTrue();

        site.struckBy("monitoring-delay");

        assertThat(site.canHappen(ActionKind.AUTO_ACTIVATE.number(1))).isFalse();
    }

    @Test
    void missedPollsStrikeOnlyWhereThereIsSomethingToSee() {
        StruckSite site = StruckSite.atRest();
        assertThat(site.struckBy("missed-polls")).isFalse();

        site.polling = true;
        assertThat(site.struckBy("missed-polls")).isTrue();
    }

    @Test
    void aServerWithoutPowerComesBackOnlyWhenAnotherIsActive() {
        StruckSite site = StruckSite.atRest();

        site.struckBy("power-back-active");

        assertThat(site.state().process(0)).isEqualTo(Process.CRASHED);
        assertThat(site.state().isActive(0)).isTrue();
        assertThat(site.canHappen(ActionKind.RESTART.number(0))).isFalse();
        assertThat(site.hold().isOver(site.state())).isFalse();

        site.state().setActive(1);
        assertThat(site.hold().isOver(site.state())).isTrue();
    }

    @Test
    void powerIsBackWhereTheServerWasStartedMeanwhile() {
        StruckSite site = StruckSite.atRest();

        site.struckBy("power-back-active");
        site.state().setUpgrading(0);

        assertThat(site.hold().isOver(site.state())).isTrue();
    }

    @Test
    void onlyAnActiveServerLosesItsPower() {
        StruckSite site = StruckSite.where(state -> state.setStopped(0));

        assertThat(site.struckBy("power-back-active")).isFalse();
    }

    @Test
    void aDistractedOperatorIsAway() {
        StruckSite site = StruckSite.atRest();

        site.struckBy("distraction");

        assertThat(site.hold().isOperatorAbsent()).isTrue();
    }

    @Test
    void aStaleViewTakesForReachedWhatIsNot() {
        StruckSite site = StruckSite.atRest();

        assertThat(site.struckBy("stale-view")).isTrue();

        assertThat(site.state().pc()).isEqualTo(1);
        assertThat(site.state().isRegistered(1, 0)).isTrue();
    }

    @Test
    void aStaleViewDeceivesOnlyAnOperatorWhoWaitsForAGoalThatDoesNotHold() {
        StruckSite reached = StruckSite.where(state -> state.deregister(1, 0));
        StruckSite busy = StruckSite.atRest();
        busy.operatorWaiting = false;

        assertThat(reached.struckBy("stale-view")).isFalse();
        assertThat(busy.struckBy("stale-view")).isFalse();
    }

    @Test
    void aLostCommandIsOneOfTheAdministration() {
        StruckSite site = StruckSite.atRest();

        site.struckBy("lost-command");

        assertThat(site.hold().swallows(site.plan().step(EXCLUDE_FINAL))).isTrue();
        assertThat(site.hold().swallows(site.plan().step(UPGRADE_FINAL))).isFalse();
        assertThat(site.hold().swallows(site.plan().step(VERIFY_FINAL))).isFalse();
    }

    @Test
    void aHalfExclusionFailsAtTheStandbysEnd() {
        StruckSite site = StruckSite.atRest();

        site.struckBy("half-exclusion");

        assertThat(site.hold().halvesExclusion()).isTrue();
    }

    @Test
    void aRepeatedStepGivesThePreviousCommandAgain() {
        StruckSite site = StruckSite.where(state -> {
            state.setPc(SET_STANDBY + 1);
            state.setStandby(0);
        });

        site.struckBy("repeated-step");

        assertThat(site.slips).singleElement().isEqualTo(site.plan().step(SET_STANDBY));
        assertThat(site.state().pc()).isEqualTo(SET_STANDBY + 1);
    }

    @Test
    void aRepeatedStepThatIsNotOfferedAgainDoesNothing() {
        StruckSite site = StruckSite.where(state -> {
            state.setPc(1);
            state.deregister(1, 0);
        });

        assertThat(site.struckBy("repeated-step")).isFalse();
    }

    @Test
    void theFirstStepHasNoPreviousOne() {
        assertThat(StruckSite.atRest().struckBy("repeated-step")).isFalse();
    }

    @Test
    void theWrongServerGetsThePresentCommand() {
        StruckSite site = StruckSite.atRest();

        site.struckBy("wrong-server");

        assertThat(site.slips).singleElement().satisfies(slip -> {
            assertThat(slip.command()).isEqualTo(Commands.EXCLUDE);
            assertThat(slip.target()).isEqualTo(2);
            assertThat(slip.at()).isZero();
        });
        assertThat(site.state().pc()).isZero();
    }

    @Test
    void theWrongServerIsNeverTheRightOneNorTheOneTheCommandIsGivenAt() {
        StruckSite site = StruckSite.where(state -> state.setPc(EXCLUDE_EXTRA));

        site.struckBy("wrong-server");

        assertThat(site.slips).extracting(Step::target).containsExactly(1);
    }

    @Test
    void swappedStepsGiveTheNextCommandFirst() {
        StruckSite site = StruckSite.where(state -> state.setPc(FORCE_ACTIVATE));

        site.struckBy("swapped-steps");

        assertThat(site.slips).containsExactly(site.plan().step(SET_STANDBY));
        assertThat(site.state().upActive()).isZero();
        assertThat(site.state().pc()).isEqualTo(FORCE_ACTIVATE);
    }

    @Test
    void whereThePresentStepIsDoneNothingIsSwapped() {
        StruckSite site = StruckSite.where(state -> {
            state.setPc(FORCE_ACTIVATE);
            state.setActive(1);
        });

        assertThat(site.struckBy("swapped-steps")).isFalse();
    }

    @Test
    void theLastStepHasNoNextOne() {
        assertThat(StruckSite.where(state -> state.setPc(7)).struckBy("swapped-steps"))
                .isFalse();
    }

    @Test
    void aStandbyWithoutALicenceCannotTakeOverAndIsNotMonitored() {
        Assumptions takesOver = Assumptions.DEFAULT.withAutoActivation(true);
        StruckSite site = StruckSite.where(takesOver, state -> state.setStopped(0));

        site.struckBy("expired-licence"); // of server 2

        assertThat(site.canHappen(ActionKind.AUTO_ACTIVATE.number(1))).isTrue();
        assertThat(site.canHappen(ActionKind.AUTO_ACTIVATE.number(2))).isFalse();
        Step onTheOther =
                new Step(Commands.FORCE_ACTIVATE, 2, 0, site.plan().step(0).instruction());
        assertThat(site.hold().hinders(onTheOther, site.state())).isTrue();
        Step direct = new Step(Commands.ACTIVATE, 2, 0, site.plan().step(0).instruction());
        assertThat(site.hold().hinders(direct, site.state())).isTrue();
        assertThat(site.canDo(FORCE_ACTIVATE)).isTrue();
    }

    @Test
    void aServerWithoutALicenceIsNotSeenWhenItBecomesActive() {
        StruckSite site = StruckSite.atRest();
        site.struckBy("expired-licence"); // of server 2

        site.state().setActive(2);

        assertThat(site.canHappen(detect(0))).isFalse();
        assertThat(site.canHappen(detect(1))).isFalse();
        assertThat(site.canHappen(detect(2))).isTrue();
    }

    @Test
    void aServerWithoutALicenceStillReplicates() {
        StruckSite site = StruckSite.where(ONE_CHANGE);

        site.struckBy("expired-licence");

        assertThat(site.canHappen(replicate(2))).isTrue();
    }

    @Test
    void anApiThatIsOffTakesNoCommandOfTheAdministration() {
        StruckSite site = StruckSite.atRest();
        site.favourite = 1;

        site.struckBy("api-off");

        assertThat(site.canDo(FORCE_ACTIVATE)).isFalse();
        assertThat(site.canDo(VERIFY_FINAL)).isTrue();
        assertThat(site.canDo(UPGRADE_FINAL)).isTrue();
        assertThat(site.canDo(EXCLUDE_FINAL)).isTrue(); // given at server 0
    }

    @Test
    void excludingAnOfflineStandbyFailsWithSmc65140() {
        StruckSite site = StruckSite.where(state -> state.setCrashed(1));

        site.struckBy("smc-65140");

        assertThat(site.canDo(EXCLUDE_FINAL)).isFalse();
        assertThat(site.canDo(EXCLUDE_EXTRA)).isTrue();
        assertThat(site.canDo(UPGRADE_FINAL)).isTrue();
    }
}
