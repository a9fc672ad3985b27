package io.handover.simulator.run;

import static io.handover.simulator.fixture.Draft.EXTRAS;
import static io.handover.simulator.fixture.Draft.FINAL;
import static io.handover.simulator.fixture.Draft.INITIAL;
import static io.handover.simulator.fixture.Draft.draft;
import static io.handover.simulator.fixture.Sites.MINUTE;
import static io.handover.simulator.fixture.Sites.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.SplitBrainReaction;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Script;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.run.StepTimes.Part;
import io.handover.simulator.site.Activity;
import io.handover.simulator.time.Distribution.Fixed;
import org.junit.jupiter.api.Test;

/**
 * Small scenarios with fixed durations, worked out by hand. The written procedure for two servers then goes: excluded at 22 s (20 to react,
 * 2 to the effect), seen at 42 s (the client blocks for 20 from the command, a look takes 2); upgrade begun at 64 s, ended at 799 s (12
 * minutes and a start), seen at 859 s; the client on server 1 opened at 889 s, verified at 1,009 s; forced activation given at 1,029 s, done
 * at 1,033 s, seen at 1,051 s; the client on server 0, unused for more than 15 minutes, opened again at 1,081 s, set to standby at 1,083 s,
 * seen at 1,103 s; upgrade begun at 1,125 s, ended at 1,860 s, seen at 1,920 s.
 */
class MeasuresTest {
    private static final Plan PAIR = Draft.written().on(2);
    private static final Assumptions ALARM_ONLY =
            Assumptions.DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY);
    private static final Script QUIET = Script.of(PAIR).assuming(ALARM_ONLY);

    @Test
    void theProcedureTakesAsLongAsItsParts() {
        assertThat(QUIET.run().measures().procedureMillis()).isEqualTo(1_920 * SECOND);
        assertThat(QUIET.run().measures().simulatedMillis()).isEqualTo(1_920 * SECOND);
    }

    @Test
    void eachStepIsReactionOpeningCommandAndWaiting() {
        StepTimes times = QUIET.run().stepTimes();

        assertThat(parts(times, 0)).containsExactly(20 * SECOND, 0L, 2 * SECOND, 20 * SECOND);
        assertThat(parts(times, 1)).containsExactly(20 * SECOND, 0L, 2 * SECOND, 795 * SECOND);
        assertThat(parts(times, 2)).containsExactly(20 * SECOND, 10 * SECOND, 0L, 120 * SECOND);
        assertThat(parts(times, 3)).containsExactly(20 * SECOND, 0L, 4 * SECOND, 18 * SECOND);
        assertThat(parts(times, 4)).containsExactly(20 * SECOND, 10 * SECOND, 2 * SECOND, 20 * SECOND);
        assertThat(parts(times, 5)).containsExactly(20 * SECOND, 0L, 2 * SECOND, 795 * SECOND);
    }

    private static Long[] parts(StepTimes times, int step) {
        return java.util.Arrays.stream(Part.values())
                .map(part -> times.millis(step, part))
                .toArray(Long[]::new);
    }

    @Test
    void aStepThatIsNeverDoneIsWaitedForForEver() {
        Run run = Script.of(Draft.draft()
                        .step(Commands.STOP, FINAL)
                        .step(Commands.FORCE_ACTIVATE, FINAL)
                        .step(Commands.UPGRADE, FINAL)
                        .on(2))
                .run();

        assertThat(run.stepTimes().millis(1, Part.WAITING)).isEqualTo(Measures.NEVER);
        assertThat(run.stepTimes().millis(1, Part.REACTION)).isEqualTo(20 * SECOND);
        assertThat(run.stepTimes().isVisited(1)).isTrue();
        assertThat(run.stepTimes().isVisited(2)).isFalse();
    }

    @Test
    void twoAreActiveFromForcedActivationUntilTheFirstIsStandby() {
        assertThat(QUIET.run().measures().dualActiveMillis()).isEqualTo((1_083 - 1_033) * SECOND);
    }

    @Test
    void anAdministratorSeesTwoActiveFromTheFirstPollOfAServerWithAClient() {
        // server 1, on which a client is open, came up at 799 s and polls every 10 s since; none is open on server 0
        assertThat(QUIET.pollingFrom(0, 4 * SECOND).run().measures().dualActiveSeenMillis())
                .isEqualTo((1_083 - 1_039) * SECOND);
    }

    @Test
    void aPollOfAServerWithoutAClientShowsTheAdministratorNothing() {
        // the clients are idle at once: that on server 0 is open from 1,081 s on and used at that moment only
        Run run = QUIET.with(Sites.FIXED.with(Activity.CLIENT_IDLE, new Fixed(60 * SECOND)))
                .pollingFrom(0, 2 * SECOND)
                .run();

        // server 1's client is used at 1,029 s and 1,051 s: the poll at 1,039 s shows it
        assertThat(run.measures().dualActiveSeenMillis()).isEqualTo((1_083 - 1_039) * SECOND);
    }

    @Test
    void handoverRunsFromTheCommandUntilItsTargetIsAloneActive() {
        assertThat(QUIET.run().measures().handoverMillis()).isEqualTo((1_083 - 1_029) * SECOND);
    }

    @Test
    void aShortTimeAloneEndsNoHandover() {
        // detected at 1,049 s; activated again at 1,075 s, and alone from then on
        assertThat(detected().run().measures().handoverMillis()).isEqualTo((1_075 - 1_029) * SECOND);

        // a crash 30 s later: alone again when it is up
        Run crashed = detected().strike("crash", 1_105 * SECOND, 0, 1, 2).run();
        assertThat(crashed.measures().handoverMillis()).isCloseTo((1_105 + 75 - 1_029) * SECOND, within(100L));
    }

    @Test
    void aHandoverWhoseTargetIsNeverAloneNeverEnds() {
        Run run = Script.of(Draft.draft()
                        .step(Commands.EXCLUDE, FINAL, INITIAL)
                        .step(Commands.FORCE_ACTIVATE, FINAL)
                        .on(2))
                .assuming(ALARM_ONLY)
                .run();

        assertThat(run.measures().handoverMillis()).isEqualTo(Measures.NEVER);
        assertThat(run.measures().dualActiveMillis()).isEqualTo(Measures.NEVER);
        assertThat(run.measures().dualActiveSeenMillis()).isEqualTo(Measures.NEVER);
    }

    @Test
    void aTargetThatIsAloneWhenTheSiteIsAtRestHasTakenOver() {
        Run run = Script.of(Draft.draft()
                        .step(Commands.STOP, INITIAL)
                        .step(Commands.FORCE_ACTIVATE, FINAL)
                        .on(2))
                .run();

        // stopped at 22, seen at 24, reacted at 44, opened at 54 and given, done at 58
        assertThat(run.measures().handoverMillis()).isEqualTo(4 * SECOND);
    }

    @Test
    void redundancyThatIsMissingInTheEndIsMissingForEver() {
        assertThat(QUIET.run().measures().withoutRedundancyMillis()).isEqualTo(Measures.NEVER);
    }

    @Test
    void redundancyIsBackWhenAStandbyIsInitialized() {
        Plan plan = Draft.draft()
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.INIT_STANDBY, FINAL, INITIAL)
                .on(2);

        Run run = Script.of(plan).run();

        // given at 62, begun at 64, then 40 s and two starts of 15 s
        assertThat(Script.millisOf(run, ActionKind.END_INITIALIZATION, 1)).isEqualTo(134 * SECOND);
        assertThat(run.measures().withoutRedundancyMillis()).isEqualTo((134 - 22) * SECOND);
    }

    @Test
    void extrasThatStreamKeepTheSiteRedundant() {
        Plan plan = Draft.draft().step(Commands.EXCLUDE, FINAL, INITIAL).on(3);

        assertThat(Script.of(plan).run().measures().withoutRedundancyMillis()).isZero();
    }

    @Test
    void withoutAGapNothingWaits() {
        Measures measures = QUIET.with(Sites.withUrgentConcerns(Sites.FIXED, new Fixed(MINUTE)))
                .run()
                .measures();

        assertThat(measures.managementGapMillis()).isZero();
        assertThat(measures.managementGapsMillis()).isZero();
        assertThat(measures.urgentWaitMillis()).isZero();
    }

    /** Detected at 1,049 s, before the operator has seen the activation, who sees that at 1,051 s and activates again: at 1,075 s. */
    private static Script detected() {
        return Script.of(PAIR).pollingFrom(0, 9 * SECOND);
    }

    @Test
    void aDetectedSplitBrainOpensAGapUntilTheNextActivation() {
        Measures measures = detected().run().measures();

        assertThat(measures.dualActiveMillis()).isEqualTo(16 * SECOND);
        assertThat(measures.managementGapMillis()).isEqualTo((1_075 - 1_049) * SECOND);
    }

    @Test
    void anUrgentConcernWaitsFromItsRisingUntilAServerIsActive() {
        Measures measures = detected()
                .with(Sites.withUrgentConcerns(Sites.FIXED, new Fixed(1_060 * SECOND)))
                .run()
                .measures();

        assertThat(measures.urgentWaitMillis()).isEqualTo((1_075 - 1_060) * SECOND);
    }

    @Test
    void anUrgentConcernBetweenGapsDoesNotWait() {
        Measures measures = detected()
                .with(Sites.withUrgentConcerns(Sites.FIXED, new Fixed(1_040 * SECOND)))
                .run()
                .measures();

        assertThat(measures.urgentWaitMillis()).isZero();
    }

    @Test
    void concernsThatAriseAllTheTimeWaitAsLongAsTheGap() {
        Measures measures = detected()
                .with(Sites.withUrgentConcerns(Sites.FIXED, new Fixed(0)))
                .run()
                .measures();

        assertThat(measures.urgentWaitMillis()).isEqualTo((1_075 - 1_049) * SECOND);
    }

    private static Measures withoutActive(long concernMillis) {
        Plan plan = Draft.draft().step(Commands.SET_STANDBY, INITIAL).on(2);
        return Script.of(plan)
                .with(Sites.withUrgentConcerns(Sites.FIXED, new Fixed(concernMillis)))
                .run()
                .measures();
    }

    @Test
    void aGapThatNeverEndsIsNotATime() {
        assertThat(withoutActive(30 * SECOND).managementGapMillis()).isEqualTo(Measures.NEVER);
        assertThat(withoutActive(30 * SECOND).managementGapsMillis()).isEqualTo(Measures.NEVER);
    }

    @Test
    void onlyAConcernThatAroseWaitsForEver() {
        // standby at 22 s, complete at 42 s; after that no concern arises
        assertThat(withoutActive(30 * SECOND).urgentWaitMillis()).isEqualTo(Measures.NEVER);
        assertThat(withoutActive(60 * SECOND).urgentWaitMillis()).isZero();
    }

    @Test
    void whatNeverHappensHasNoTime() {
        Plan plan = Draft.draft().step(Commands.FORCE_ACTIVATE, FINAL).on(2);

        Measures measures = Script.of(plan).run().measures(); // not offered: the standby sees one active and streams

        assertThat(measures.procedureMillis()).isEqualTo(Measures.NEVER);
        assertThat(measures.handoverMillis()).isEqualTo(Measures.NEVER);
    }

    @Test
    void changesAfterTheExclusionAreLostAndDeclared() {
        // at 30, 60 … 1,080 s on server 0, which is standby from 1,083 s on; the declared window begins with the
        // exclusion
        Measures measures = QUIET.with(Sites.withChanges(Sites.FIXED, new Fixed(30 * SECOND)))
                .run()
                .measures();

        assertThat(measures.lostChanges()).isEqualTo(36);
        assertThat(measures.lostUndeclared()).isZero();
        assertThat(measures.lostWindowMillis()).isEqualTo((1_080 - 30) * SECOND);
        assertThat(measures.activationLag()).isEqualTo(34); // up to 1,020 s
    }

    @Test
    void aChangeThatHasNotArrivedBeforeTheExclusionIsLostAndNotDeclared() {
        // replication takes 1 s: made at 21.5 s, excluded at 22 s
        Measures measures = QUIET.with(Sites.withChanges(Sites.FIXED, new Fixed(21_500)))
                .run()
                .measures();

        assertThat(measures.lostUndeclared()).isEqualTo(1);
    }

    @Test
    void whatAnActiveServerHoldsIsNotLost() {
        Plan plan = Draft.draft().step(Commands.EXCLUDE, FINAL, INITIAL).on(2);

        Measures measures = Script.of(plan)
                .with(Sites.withChanges(Sites.FIXED, new Fixed(30 * SECOND)))
                .run()
                .measures();

        assertThat(measures.lostChanges()).isZero();
    }

    @Test
    void withoutAnActiveServerACopyAnywhereCounts() {
        Plan plan = Draft.draft()
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.SET_STANDBY, INITIAL)
                .on(2);

        Measures measures = Script.of(plan)
                .with(Sites.withChanges(Sites.FIXED, new Fixed(30 * SECOND)))
                .run()
                .measures();

        assertThat(measures.lostChanges()).isZero();
        assertThat(measures.managementGapMillis()).isEqualTo(Measures.NEVER);
    }

    @Test
    void theLossesOfAProcedureThatNeverCompletesCount() {
        // excluded at 22 s, stopped at 64 s, activated at 104 s; then waits for ever for what is not offered
        Plan plan = Draft.draft()
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.STOP, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .step(Commands.AWAIT_CAUGHT_UP, INITIAL, FINAL)
                .on(2);

        Measures measures = Script.of(plan)
                .with(Sites.withChanges(Sites.FIXED, new Fixed(30 * SECOND)))
                .run()
                .measures();

        assertThat(measures.procedureMillis()).isEqualTo(Measures.NEVER);
        assertThat(measures.lostChanges()).isEqualTo(2);
    }

    @Test
    void theTimesOfTwoPhasesOfTwoActiveServersAddUp() {
        Plan plan = Draft.draft()
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .step(Commands.SET_STANDBY, FINAL)
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .step(Commands.SET_STANDBY, FINAL)
                .on(2);

        Measures measures = Script.of(plan).assuming(ALARM_ONLY).run().measures();

        // each time: given, done after 4 s, seen 18 s later, then 20 s to react and 2 s to the effect
        assertThat(measures.dualActiveMillis()).isEqualTo(2 * 40 * SECOND);
    }

    @Test
    void aCrashOfTheOnlyActiveServerIsAGapOfOneRestart() {
        Run run = QUIET.strike("crash", 300 * SECOND, 0).run();

        assertThat(Script.millisOf(run, ActionKind.CRASH, 0)).isCloseTo(300 * SECOND, within(100L));
        assertThat(run.measures().managementGapMillis()).isEqualTo(75 * SECOND);
    }

    @Test
    void theLongestGapCountsAndAllOfThemTogether() {
        Run run = QUIET.strike("crash", 200 * SECOND, 0)
                .strike("power-back-active", 500 * SECOND, 100 * SECOND)
                .run();

        assertThat(run.measures().managementGapMillis()).isEqualTo(175 * SECOND);
        assertThat(run.measures().managementGapsMillis()).isEqualTo((175 + 75) * SECOND);
    }

    @Test
    void theWizardLeavesAGapOfItsOwn() {
        Run run = Script.of(Draft.draft().step(Commands.ACTIVATE, FINAL).on(3)).run();

        assertThat(run.measures().managementGapMillis()).isEqualTo(4 * SECOND);
        // given at 30 s, prepared at 32 s, demotes at 36 s, activates at 40 s; initialized 90 s later
        assertThat(run.measures().handoverMillis()).isEqualTo(10 * SECOND);
        assertThat(run.measures().withoutRedundancyMillis()).isEqualTo((130 - 36) * SECOND);
    }

    @Test
    void aForcedActivationOfAStandbyThatStreamsIsMeasuredLikeAnyOther() {
        Run run = Script.of(Draft.draft()
                        .step(Commands.FORCE_ACTIVATE, FINAL)
                        .step(Commands.SET_STANDBY, INITIAL)
                        .on(3))
                .assuming(ALARM_ONLY.withForceActivation(ForceActivation.ALWAYS))
                .run();

        // opened at 30 and given, done at 34, seen at 52, standby at 74
        assertThat(run.measures().dualActiveMillis()).isEqualTo(40 * SECOND);
        assertThat(EXTRAS).isNotEmpty();
    }

    @Test
    void anActivationByMistakeBeginsNoHandover() {
        Run run = Script.of(draft().step(Commands.FORCE_ACTIVATE, FINAL)
                        .step(Commands.SET_STANDBY, INITIAL)
                        .step(Commands.SET_STANDBY, EXTRAS)
                        .on(3))
                .assuming(Assumptions.DEFAULT
                        .withForceActivation(ForceActivation.ALWAYS)
                        .withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY))
                .strike("wrong-server", 5 * SECOND, 0, 1, 2)
                .run();

        assertThat(Script.count(run, ActionKind.SLIP)).isEqualTo(1);
        assertThat(run.measures().handoverMillis()).isNotEqualTo(Measures.NEVER);
    }
}
