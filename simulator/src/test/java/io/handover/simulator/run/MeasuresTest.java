package io.handover.simulator.run;

import static io.handover.simulator.fixture.Draft.EXTRAS;
import static io.handover.simulator.fixture.Draft.FINAL;
import static io.handover.simulator.fixture.Draft.INITIAL;
import static io.handover.simulator.fixture.Sites.MINUTE;
import static io.handover.simulator.fixture.Sites.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.site.Assumptions;
import io.handover.model.site.SplitBrainReaction;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Script;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.time.Distribution.Fixed;
import org.junit.jupiter.api.Test;

/**
 * Small scenarios with fixed durations, worked out by hand. The written procedure for two servers then goes: excluded at 22 s (20 to
 * react, 2 to the effect), seen at 42 s (the client blocks for 20); upgrade begun at 64 s, ended at 784 s, seen at 786 s, verified
 * at 788 s; forced activation issued at 808 s, done at 812 s, seen at 832 s; standby at 854 s, seen at 874 s; upgrade begun at
 * 896 s, ended at 1,616 s, seen at 1,618 s.
 */
class MeasuresTest {
    private static final Plan PAIR = Draft.written().on(2);
    private static final Assumptions ALARM_ONLY =
            Assumptions.DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY);
    private static final Script QUIET = Script.of(PAIR).assuming(ALARM_ONLY);

    @Test
    void theProcedureTakesAsLongAsItsParts() {
        assertThat(QUIET.run().measures().procedureMillis()).isEqualTo(1_618 * SECOND);
    }

    @Test
    void allOfItIsSimulated() {
        assertThat(QUIET.run().measures().simulatedMillis()).isEqualTo(1_618 * SECOND);
    }

    @Test
    void twoAreActiveFromForcedActivationUntilTheFirstIsStandby() {
        assertThat(QUIET.run().measures().dualActiveMillis()).isEqualTo((854 - 812) * SECOND);
    }

    @Test
    void anAdministratorSeesTwoActiveFromTheSecondPollOn() {
        Run first = QUIET.set(Choice.name(Choice.SEEN, 0, 0), 0).run();
        Run last = QUIET.set(Choice.name(Choice.SEEN, 0, 0), -1).run();

        assertThat(first.measures().dualActiveSeenMillis()).isEqualTo((42 - 10) * SECOND);
        assertThat(last.measures().dualActiveSeenMillis()).isEqualTo((42 - 20) * SECOND + 1);
    }

    @Test
    void handoverRunsFromTheCommandsIssueUntilOneIsActive() {
        assertThat(QUIET.run().measures().handoverMillis()).isEqualTo((854 - 808) * SECOND);
    }

    @Test
    void redundancyIsMissingFromTheExclusionOn() {
        assertThat(QUIET.run().measures().withoutRedundancyMillis()).isEqualTo((1_618 - 22) * SECOND);
    }

    @Test
    void redundancyIsBackWhenAStandbyIsInitialized() {
        Plan plan = Draft.draft()
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.INIT_STANDBY, FINAL, INITIAL)
                .on(2);

        Run run = Script.of(plan).run();

        // issued at 62, effect at 64, then 40 s and two starts of 15 s
        assertThat(Script.millisOf(run, ActionKind.END_INITIALIZATION, 1)).isEqualTo(134 * SECOND);
        assertThat(run.measures().withoutRedundancyMillis()).isEqualTo((134 - 22) * SECOND);
    }

    @Test
    void withoutAGapNothingWaits() {
        Measures measures = QUIET.with(Sites.withUrgentConcerns(Sites.FIXED, new Fixed(MINUTE)))
                .run()
                .measures();

        assertThat(measures.managementGapMillis()).isZero();
        assertThat(measures.urgentWaitMillis()).isZero();
    }

    /** Detected at 822 s, before the operator has seen the activation, who therefore activates again: at 846 s. */
    private static Script detectedAtOnce() {
        return Script.of(PAIR).detectingAtOnce();
    }

    @Test
    void aDetectedSplitBrainOpensAGapUntilTheNextActivation() {
        Measures measures = detectedAtOnce().run().measures();

        assertThat(measures.dualActiveMillis()).isEqualTo(10 * SECOND);
        assertThat(measures.managementGapMillis()).isEqualTo((846 - 822) * SECOND);
        assertThat(measures.handoverMillis()).isEqualTo((846 - 808) * SECOND);
    }

    @Test
    void anUrgentConcernWaitsFromItsRisingUntilAServerIsActive() {
        Measures measures = detectedAtOnce()
                .with(Sites.withUrgentConcerns(Sites.FIXED, new Fixed(833 * SECOND)))
                .run()
                .measures();

        assertThat(measures.urgentWaitMillis()).isEqualTo((846 - 833) * SECOND);
    }

    @Test
    void anUrgentConcernBetweenGapsDoesNotWait() {
        Measures measures = detectedAtOnce()
                .with(Sites.withUrgentConcerns(Sites.FIXED, new Fixed(819 * SECOND)))
                .run()
                .measures();

        assertThat(measures.urgentWaitMillis()).isZero();
    }

    @Test
    void concernsThatAriseAllTheTimeWaitAsLongAsTheGap() {
        Measures measures = detectedAtOnce()
                .with(Sites.withUrgentConcerns(Sites.FIXED, new Fixed(0)))
                .run()
                .measures();

        assertThat(measures.urgentWaitMillis()).isEqualTo((846 - 822) * SECOND);
    }

    @Test
    void aGapThatNeverEndsIsNotATime() {
        Plan plan = Draft.draft().step(Commands.SET_STANDBY, INITIAL).on(2);

        Measures measures = Script.of(plan).run().measures();

        assertThat(measures.managementGapMillis()).isEqualTo(Measures.NEVER);
        assertThat(measures.urgentWaitMillis()).isEqualTo(Measures.NEVER);
    }

    @Test
    void whatNeverHappensHasNoTime() {
        Plan plan = Draft.draft().step(Commands.FORCE_ACTIVATE, FINAL).on(2);

        Measures measures = Script.of(plan).run().measures(); // not offered: the standby sees one active and streams

        assertThat(measures.procedureMillis()).isEqualTo(Measures.NEVER);
        assertThat(measures.handoverMillis()).isEqualTo(Measures.NEVER);
    }

    @Test
    void changesAfterTheExclusionAreLostAndTheFirstIsUndeclared() {
        // at 30, 60 … 840 s on the initial active, which is standby from 854 s on; the declared window begins at 42 s
        Measures measures = QUIET.with(Sites.withChanges(Sites.FIXED, new Fixed(30 * SECOND)))
                .run()
                .measures();

        assertThat(measures.lostChanges()).isEqualTo(28);
        assertThat(measures.lostUndeclared()).isEqualTo(1);
        assertThat(measures.lostWindowMillis()).isEqualTo((840 - 30) * SECOND);
    }

    @Test
    void aChangeThatIsReplicatedBeforeTheExclusionIsNotLost() {
        Plan plan = Draft.draft().step(Commands.EXCLUDE, FINAL, INITIAL).on(2);
        Script changesAt = Script.of(plan);

        Measures early = changesAt
                .with(Sites.withChanges(Sites.FIXED, new Fixed(20 * SECOND)))
                .run()
                .measures(); // at 20 s, replicated at 21 s, and at 40 s
        Measures late = changesAt
                .with(Sites.withChanges(Sites.FIXED, new Fixed(21_500)))
                .run()
                .measures(); // at 21.5 s

        assertThat(early.lostChanges()).isEqualTo(1);
        assertThat(late.lostChanges()).isEqualTo(1);
        assertThat(late.lostWindowMillis()).isZero();
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

        // each time: seen after the block of 20 s, then 20 s to react and 2 s to the effect
        assertThat(measures.dualActiveMillis()).isEqualTo(2 * 42 * SECOND);
    }

    @Test
    void twoActiveServersAtTheEndCountUntilTheEnd() {
        Plan plan = Draft.draft()
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .on(2);

        Run run = Script.of(plan).assuming(ALARM_ONLY).run();

        assertThat(run.measures().dualActiveMillis()).isEqualTo(20 * SECOND);
        assertThat(run.measures().handoverMillis()).isEqualTo(Measures.NEVER);
    }

    @Test
    void aCrashOfTheOnlyActiveServerIsAGapOfOneRestart() {
        Run run = QUIET.strike("crash", 300 * SECOND, 0).run();

        assertThat(Script.millisOf(run, ActionKind.CRASH, 0)).isCloseTo(300 * SECOND, within(100L));
        assertThat(run.measures().managementGapMillis()).isEqualTo(60 * SECOND);
    }

    @Test
    void theLongestGapCountsNotTheirSum() {
        Run run = QUIET.strike("crash", 200 * SECOND, 0)
                .strike("power-back-active", 500 * SECOND, 100 * SECOND)
                .run();

        assertThat(run.measures().managementGapMillis()).isEqualTo(160 * SECOND);
    }

    @Test
    void extrasThatStreamKeepTheSiteRedundant() {
        Plan plan = Draft.draft()
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.EXCLUDE, EXTRAS, INITIAL)
                .on(3);

        Run run = Script.of(plan).run();

        // from the second exclusion, at 64 s, until it is seen
        assertThat(run.measures().withoutRedundancyMillis()).isEqualTo(20 * SECOND);
    }
}
