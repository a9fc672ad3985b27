package io.handover.simulator.run;

import static io.handover.simulator.fixture.Draft.EXTRAS;
import static io.handover.simulator.fixture.Draft.FINAL;
import static io.handover.simulator.fixture.Draft.INITIAL;
import static io.handover.simulator.fixture.Draft.draft;
import static io.handover.simulator.fixture.Sites.MINUTE;
import static io.handover.simulator.fixture.Sites.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.SplitBrainReaction;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Script;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.site.Activity;
import io.handover.simulator.time.Distribution.Fixed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The operator and the clients of docs/model.md, "The operator in time", clause by clause, with fixed durations ({@link Sites#FIXED}). */
class OperatorTest {
    private static final Assumptions ALWAYS = Assumptions.DEFAULT
            .withForceActivation(ForceActivation.ALWAYS)
            .withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY);

    private static Script script(Draft draft) {
        return Script.of(draft.on(3)).assuming(ALWAYS);
    }

    /** Seconds at which commands took effect. */
    private static List<Long> effects(Run run) {
        return seconds(run, ActionKind.ISSUE);
    }

    /** Seconds at which goals were seen. */
    private static List<Long> seen(Run run) {
        return seconds(run, ActionKind.ADVANCE);
    }

    private static List<Long> seconds(Run run, ActionKind kind) {
        // Faults strike within some milliseconds of their time.
        return Script.allMillisOf(run, kind).stream()
                .map(millis -> (millis + 200) / SECOND)
                .toList();
    }

    // ---- steps ------------------------------------------------------------------------------------------------------

    @Test
    void beforeTheFirstStepThereIsOneReaction() {
        Run run = script(draft().step(Commands.EXCLUDE, FINAL, INITIAL)).run();

        assertThat(effects(run)).containsExactly(22L);
    }

    @Test
    void aSeenGoalIsFollowedByOneReactionThenTheNextCommand() {
        Run run = script(draft().step(Commands.EXCLUDE, FINAL, INITIAL).step(Commands.EXCLUDE, EXTRAS, INITIAL))
                .run();

        assertThat(seen(run)).containsExactly(42L, 84L);
        assertThat(effects(run)).containsExactly(22L, 64L);
    }

    @Test
    void aStepWhoseGoalHoldsAlreadyCostsALookAlone() {
        Run run = script(draft().step(Commands.EXCLUDE, FINAL, INITIAL)
                        .step(Commands.EXCLUDE, FINAL, INITIAL)
                        .step(Commands.START, FINAL))
                .run();

        assertThat(seen(run)).containsExactly(42L, 44L, 46L);
    }

    @Test
    void theFirstStepHasItsReactionEvenIfItsGoalHolds() {
        Run run = script(draft().step(Commands.START, FINAL)).run();

        assertThat(seen(run)).containsExactly(22L);
    }

    @Test
    void aStepAsSoonAsPossibleHasTheUrgentReaction() {
        Run run = script(draft().step(Commands.EXCLUDE, FINAL, INITIAL).stepWithin(MINUTE, Commands.STOP, EXTRAS))
                .run();

        assertThat(effects(run)).containsExactly(22L, 49L);
    }

    @Test
    void aCheckIsWaitedForWithoutAReactionWhereItsClientIsOpen() {
        Run run = script(draft().step(Commands.START, FINAL).step(Commands.AWAIT_CAUGHT_UP, FINAL, INITIAL))
                .run();

        assertThat(seen(run)).containsExactly(22L, 24L);
    }

    @Test
    void aStartIsDoneOnlyWhenClientsCanConnect() {
        Run run = script(draft().step(Commands.STOP, FINAL).step(Commands.START, FINAL))
                .run();

        // stopped at 22, seen at 24, told to start at 44: 2 s and a start of 15 s
        assertThat(effects(run)).containsExactly(22L, 61L);
    }

    // ---- clients ----------------------------------------------------------------------------------------------------

    @Test
    void aCommandBlocksItsClientFromWhenItIsGiven() {
        Run run = script(draft().step(Commands.EXCLUDE, FINAL, INITIAL))
                .with(Sites.FIXED.with(Activity.BLOCK, new Fixed(30 * SECOND)))
                .run();

        assertThat(seen(run)).containsExactly(52L);
    }

    @Test
    void whatIsDoneAtTheMachineBlocksNoClientAndIsSeenWithoutOne() {
        Run run = script(draft().step(Commands.STOP, INITIAL)).run();

        assertThat(effects(run)).containsExactly(22L);
        assertThat(seen(run)).containsExactly(24L);
    }

    @Test
    void aClientThatIsNotOpenIsOpenedFirst() {
        Run run = script(draft().step(Commands.FORCE_ACTIVATE, FINAL)).run();

        assertThat(effects(run)).containsExactly(34L); // 20 to react, 10 to open, 4 to the effect
    }

    @Test
    void onAServerThatIsDownTheOperatorWaitsUntilItIsUpAndOpensWithoutASecondReaction() {
        Run run = script(draft().step(Commands.FORCE_ACTIVATE, FINAL))
                .strike("crash", 5 * SECOND, 0, 1, 3)
                .run();

        // up again at 80 s, opened at 90 s
        assertThat(effects(run)).containsExactly(94L);
    }

    @Test
    void aCommandToAServerThatIsDownNeedsNoClientAndItsGoalIsSeenWithout() {
        Run run = script(draft().step(Commands.STOP, FINAL).step(Commands.STOP_REPLICATION, FINAL))
                .run();

        assertThat(effects(run)).containsExactly(22L, 46L);
        assertThat(seen(run)).containsExactly(24L, 48L);
    }

    @Test
    void aClientThatIsOpenedBeforehandIsOpenWhenItIsNeeded() {
        Run run = script(draft().step(Commands.OPEN_CLIENT, FINAL).step(Commands.FORCE_ACTIVATE, FINAL))
                .run();

        assertThat(seen(run).get(0)).isEqualTo(32L); // opened at 30
        assertThat(effects(run)).containsExactly(56L);
    }

    @Test
    void atTheStartTheClientOnTheActiveServerIsOpen() {
        Run run = script(draft().step(Commands.START, FINAL).step(Commands.OPEN_CLIENT, INITIAL))
                .run();

        assertThat(seen(run)).containsExactly(22L, 24L);
    }

    @Test
    void anUnusedClientClosesAfterAWhile() {
        Draft draft = draft().step(Commands.UPGRADE, FINAL).step(Commands.EXCLUDE, EXTRAS, INITIAL);
        Script script = script(draft);

        // the upgrade is seen at 817 s: the client is then unused since the start
        Run usual = script.run();
        Run soon = script.with(Sites.FIXED.with(Activity.CLIENT_IDLE, new Fixed(13 * MINUTE)))
                .run();

        assertThat(effects(usual).get(1)).isEqualTo(839L);
        assertThat(effects(soon).get(1)).isEqualTo(849L);
    }

    @Test
    void aClientInWhichTheOperatorWaitsIsInUse() {
        // the change of 10 s never arrives while replication stalls, until 1,510 s
        Run run = script(draft().step(Commands.START, FINAL).step(Commands.AWAIT_CAUGHT_UP, FINAL, INITIAL))
                .with(Sites.withChanges(Sites.FIXED, new Fixed(2_000 * SECOND))
                        .with(Activity.CLIENT_IDLE, new Fixed(MINUTE)))
                .set(Choice.name(Choice.CHANGE, 0, 0), 0)
                .run();

        assertThat(seen(run)).containsExactly(22L, 24L);
    }

    @Test
    void aCommandHasItsEffectOnlyIfItsClientIsStillOpen() {
        Run run = script(draft().step(Commands.EXCLUDE, FINAL, INITIAL))
                .strike("client-unreachable", 21 * SECOND, 10 * SECOND, 0, 3)
                .run();

        // closed at 21, reachable at 31, opened at 41, looked at until 43: nothing done; 20 s to react, 2 s to the
        // effect
        assertThat(effects(run)).containsExactly(65L);
    }

    @Test
    void aCommandHasItsEffectOnlyIfItsGuardHoldsThen() {
        Run run = script(draft().step(Commands.EXCLUDE, FINAL, INITIAL))
                .strike("crash", 21 * SECOND, 0, 0, 3)
                .run();

        // up at 96, opened at 106, looked at until 108, reacted at 128
        assertThat(effects(run)).containsExactly(130L);
    }

    @Test
    void aClientThatIsOpenedAgainIsNotBlocked() {
        Run run = script(draft().step(Commands.EXCLUDE, FINAL, INITIAL))
                .with(Sites.FIXED.with(Activity.BLOCK, new Fixed(300 * SECOND)))
                .strike("client-unreachable", 25 * SECOND, 10 * SECOND, 0, 3)
                .run();

        // excluded at 22; reachable at 35, opened at 45, seen at 47
        assertThat(seen(run)).containsExactly(47L);
    }

    // ---- what is seen -----------------------------------------------------------------------------------------------

    @Test
    void aGoalThatHasCeasedAtTheEndOfTheLookIsNotSeenAndTheCommandIsRepeatedAfterOneReaction() {
        // activated at 1,033 s; server 1, up since 799 s, detects two at 1,049 s; the look ends at 1,051 s
        Run run = Script.of(Draft.written().on(2)).pollingFrom(0, 9 * SECOND).run();

        assertThat(seconds(run, ActionKind.DETECT)).containsExactly(1_049L);
        assertThat(effects(run).subList(2, 4)).containsExactly(1_033L, 1_075L);
    }

    @Test
    void aGoalThatSomebodyElseBroughtAboutIsSeenToo() {
        // polls at 43 s and 53 s detect both, while the operator reacts to the activation seen at 52 s, until 72 s
        Run run = Script.of(draft().step(Commands.FORCE_ACTIVATE, FINAL)
                        .step(Commands.SET_STANDBY, INITIAL)
                        .on(2))
                .assuming(Assumptions.DEFAULT.withForceActivation(ForceActivation.ALWAYS))
                .pollingFrom(0, 9 * SECOND)
                .pollingFrom(1, 9_500)
                .run();

        assertThat(seconds(run, ActionKind.DETECT)).containsExactly(53L);
        assertThat(effects(run)).containsExactly(34L);
        assertThat(seen(run)).containsExactly(52L, 74L);
    }

    @Test
    void theEndOfAnInstallerIsSeenWithALookOfItsOwn() {
        Run run = script(draft().step(Commands.UPGRADE, FINAL)).run();

        assertThat(seconds(run, ActionKind.END_UPGRADE)).containsExactly(757L);
        assertThat(seen(run)).containsExactly(817L);
    }

    @Test
    void anUpgradeThatIsDoneAlreadyIsSeenAtOnce() {
        Run run = script(draft().step(Commands.UPGRADE, FINAL).step(Commands.UPGRADE, FINAL))
                .run();

        assertThat(seen(run)).containsExactly(817L, 819L);
    }

    @Test
    void anInstallerThatFailsIsSeenWithThatLookTooAndTheUpgradeRepeatedAfterOneReaction() {
        Run run = script(draft().step(Commands.UPGRADE, FINAL))
                .strike("installer-failure", 100 * SECOND, 0)
                .run();

        assertThat(effects(run)).containsExactly(22L, 182L);
    }

    @Test
    void verifyingTakesItsTimeInTheClientOnItsServer() {
        Run run = script(draft().step(Commands.UPGRADE, FINAL).step(Commands.VERIFY_UPGRADED, FINAL))
                .run();

        // 20 to react and 10 to open, as the client is not open, then 120
        assertThat(seen(run)).containsExactly(817L, 967L);
    }

    @Test
    void aStepThatIsNotOfferedIsWaitedForAndSeenToBeOfferedWithOneReactionMore() {
        Run run = script(draft().step(Commands.EXCLUDE, FINAL, INITIAL).step(Commands.INIT_STANDBY, FINAL, INITIAL))
                .strike("crash", 50 * SECOND, 0, 1, 3)
                .run();

        // not offered at 62, when the reaction is over; up at 125: seen at 127, reacted to until 147
        assertThat(effects(run)).containsExactly(22L, 149L);
    }

    // ---- branches --------------------------------------------------------------------------------------------------

    private static final Draft WATCHED = draft().step(Commands.OPEN_CLIENT, FINAL)
            .step(Commands.EXCLUDE, FINAL, INITIAL)
            .branch(Conditions.NO_ACTIVE, Commands.FORCE_ACTIVATE, FINAL);

    @Test
    void aConditionIsNoticedAtALookAndEndsAReactionThatRuns() {
        // the client on server 1 is open; server 0 crashes at 40 s, during the reaction from 32 to 52 s
        Run run = script(WATCHED).strike("crash", 40 * SECOND, 0, 0, 3).run();

        // noticed at 42, reacted at 62; the branch's first command without another
        assertThat(seconds(run, ActionKind.DIVERT)).containsExactly(62L);
        assertThat(effects(run).get(0)).isEqualTo(66L);
    }

    @Test
    void theReactionBeforeABranchThatBeginsAsSoonAsPossibleIsTheUrgentOne() {
        Draft urgent = draft().step(Commands.OPEN_CLIENT, FINAL)
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .urgentBranch(Conditions.NO_ACTIVE, Commands.FORCE_ACTIVATE, FINAL);
        Run run = script(urgent)
                .with(Sites.FIXED.with(Activity.URGENT_REACTION, new Fixed(7 * SECOND)))
                .strike("crash", 40 * SECOND, 0, 0, 3)
                .run();

        // noticed at 42 as in the test before
        assertThat(seconds(run, ActionKind.DIVERT)).containsExactly(49L);
    }

    @Test
    void aConditionThatNoLongerHoldsAfterTheReactionIsNotFollowed() {
        Run run = script(WATCHED)
                .with(Sites.FIXED
                        .with(Activity.RESTART, new Fixed(10 * SECOND))
                        .with(Activity.SERVER_START, new Fixed(SECOND)))
                .strike("crash", 40 * SECOND, 0, 0, 3)
                .run();

        // up at 51; at 62 the operator goes on with the step: the client on server 0 is opened again
        assertThat(seconds(run, ActionKind.DIVERT)).isEmpty();
        assertThat(effects(run)).containsExactly(74L);
    }

    @Test
    void aConditionThatHasCeasedAtTheEndOfTheLookIsNotNoticed() {
        Run run = script(WATCHED)
                .with(Sites.FIXED.with(Activity.RESTART, new Fixed(SECOND)).with(Activity.SERVER_START, new Fixed(500)))
                .strike("crash", 40 * SECOND, 0, 0, 3)
                .run();

        // up at 41.5 s, before 42 s; the reaction goes on until 52, the client is opened at 62
        assertThat(effects(run)).containsExactly(64L);
    }

    @Test
    void aConditionIsNoticedBeforeTheStepsGoal() {
        Draft draft = draft().step(Commands.START, FINAL)
                .step(Commands.SET_STANDBY, INITIAL)
                .branch(Conditions.NO_ACTIVE, Commands.FORCE_ACTIVATE, FINAL);

        Run run = script(draft).run();

        // standby at 44, the client free at 62, looked at until 64: both hold
        assertThat(seconds(run, ActionKind.DIVERT)).containsExactly(84L);
        assertThat(seen(run).get(0)).isEqualTo(22L);
        assertThat(seen(run).get(1)).isGreaterThan(84L);
    }

    @Test
    void withoutAnOpenClientNothingIsNoticed() {
        // the only client is the one on server 0, which crashes
        Draft draft = draft().step(Commands.START, FINAL)
                .step(Commands.STOP, EXTRAS)
                .branch(Conditions.NO_ACTIVE, Commands.FORCE_ACTIVATE, FINAL);

        Run run = script(draft).strike("crash", 30 * SECOND, 0, 0, 3).run();

        assertThat(seconds(run, ActionKind.DIVERT)).isEmpty();
    }

    @Test
    void aServerThatIsDownIsNoticedWithoutAClient() {
        Draft draft = draft().step(Commands.START, EXTRAS)
                .step(Commands.EXCLUDE, EXTRAS, INITIAL)
                .branchAbout(Conditions.DOWN, INITIAL, Commands.START, INITIAL);

        Run run = script(draft).strike("crash", 30 * SECOND, 0, 0, 3).run();

        // noticed at 32, reacted at 52, started by hand at 69
        assertThat(seconds(run, ActionKind.DIVERT)).containsExactly(52L);
        assertThat(effects(run).get(0)).isEqualTo(69L);
    }

    @Test
    void afterTheBranchTheOperatorIsBackAtTheStep() {
        Run run = script(WATCHED).strike("crash", 40 * SECOND, 0, 0, 3).run();

        // activated at 66, seen at 84; server 0 up at 115 as a second active, its client opened without a second
        // reaction at 125
        assertThat(seen(run).subList(0, 2)).containsExactly(32L, 84L);
        assertThat(effects(run).get(1)).isEqualTo(127L);
    }

    // ---- absence and mistakes
    // -------------------------------------------------------------------------------------------

    @Test
    void anOperatorWhoIsCalledAwayGoesOnWhereThatWas() {
        Run run = script(draft().step(Commands.EXCLUDE, FINAL, INITIAL))
                .strike("distraction", 10 * SECOND, 30 * MINUTE)
                .run();

        // 10 s of the reaction are left; the client has closed meanwhile
        assertThat(effects(run)).containsExactly(1_832L);
    }

    @Test
    void aCommandThatWasGivenTakesEffectWithoutTheOperator() {
        Run run = script(draft().step(Commands.EXCLUDE, FINAL, INITIAL))
                .strike("distraction", 21 * SECOND, 5 * MINUTE)
                .run();

        assertThat(effects(run)).containsExactly(22L);
        assertThat(seen(run)).containsExactly(323L);
    }

    @Test
    void anAbsentOperatorMakesNoSlip() {
        Run run = script(draft().step(Commands.EXCLUDE, FINAL, INITIAL).step(Commands.EXCLUDE, EXTRAS, INITIAL))
                .strike("distraction", 5 * SECOND, 5 * MINUTE)
                .strike("skip", 10 * SECOND, 0)
                .strike("swapped-steps", 11 * SECOND, 0)
                .strike("stale-view", 12 * SECOND, 0)
                .run();

        assertThat(seconds(run, ActionKind.SKIP)).isEmpty();
        assertThat(seconds(run, ActionKind.SLIP)).isEmpty();
    }

    @Test
    void aMistakeTakesTheWayOfACommand() {
        // at 10 s: set-standby on server 1 instead of 0, whose client is opened first
        Run run = script(draft().step(Commands.SET_STANDBY, INITIAL))
                .strike("wrong-server", 10 * SECOND, 0)
                .run();

        assertThat(seconds(run, ActionKind.SLIP)).containsExactly(22L); // opened at 20, 2 s to the effect
        // then the step is looked at until 24, reacted to until 44, done at 46
        assertThat(effects(run)).containsExactly(46L);
    }

    @Test
    void aMistakeBlocksItsClient() {
        // at 10 s the second exclusion is given before the first, in the same client
        Run run = script(draft().step(Commands.EXCLUDE, FINAL, INITIAL).step(Commands.EXCLUDE, EXTRAS, INITIAL))
                .strike("swapped-steps", 10 * SECOND, 0)
                .run();

        assertThat(seconds(run, ActionKind.SLIP)).containsExactly(12L);
        // free at 30, looked at until 32, reacted to until 52, done at 54; the second step's goal holds when it is come
        // to
        assertThat(effects(run)).containsExactly(54L);
        assertThat(seen(run)).containsExactly(74L, 76L);
    }

    @Test
    void anOperatorWhoTakesForReachedWhatIsNotGoesOn() {
        // the exclusion took effect at 22; an installer runs from 64 on, and is taken for done at 100
        Run run = script(draft().step(Commands.EXCLUDE, FINAL, INITIAL)
                        .step(Commands.UPGRADE, FINAL)
                        .step(Commands.STOP, EXTRAS))
                .strike("stale-view", 100 * SECOND, 0)
                .run();

        assertThat(seconds(run, ActionKind.SKIP)).containsExactly(100L);
        assertThat(effects(run)).containsExactly(22L, 64L, 122L);
    }

    @Test
    void aCommandThatIsAcceptedWithoutEffectIsGivenAgain() {
        Run run = script(draft().step(Commands.EXCLUDE, FINAL, INITIAL))
                .strike("lost-command", 5 * SECOND, 10 * MINUTE)
                .run();

        assertThat(Script.millisOfNote(run, Event.COMMAND_LOST)).isEqualTo(22 * SECOND);
        // the client is free at 40, looked at until 42, reacted to until 62
        assertThat(effects(run)).containsExactly(64L);
    }

    @Test
    void anExclusionWhoseStandbyHalfFailsLeavesItDangling() {
        Run run = script(draft().step(Commands.EXCLUDE, FINAL, INITIAL))
                .strike("half-exclusion", 5 * SECOND, 10 * MINUTE)
                .run();

        assertThat(run.state().isRegistered(1, 0)).isFalse();
        assertThat(run.state().subscription(1)).isZero();
        assertThat(run.state().cut()).isZero();
        assertThat(seen(run)).containsExactly(42L);
    }

    @Test
    void anApiThatIsOffKeepsCommandsFromBeingGivenAndNothingFromBeingSeen() {
        Draft draft = draft().step(Commands.START, FINAL)
                .step(Commands.AWAIT_CAUGHT_UP, FINAL, INITIAL)
                .step(Commands.EXCLUDE, FINAL, INITIAL);
        Run run = script(draft).strike("api-off", 5 * SECOND, 95 * SECOND, 0, 3).run();

        assertThat(seen(run).subList(0, 2)).containsExactly(22L, 24L);
        // on again at 100: seen at 102, reacted to until 122
        assertThat(effects(run)).containsExactly(124L);
    }

    @Test
    void anOfflineStandbyIsNotExcludedWhileTheApiFails() {
        Run run = script(draft().step(Commands.EXCLUDE, FINAL, INITIAL))
                .strike("smc-65140", 5 * SECOND, 300 * SECOND)
                .strike("crash", 10 * SECOND, 0, 1, 3)
                .run();

        // up again at 85: seen at 87, reacted to until 107
        assertThat(effects(run)).containsExactly(109L);
    }
}
