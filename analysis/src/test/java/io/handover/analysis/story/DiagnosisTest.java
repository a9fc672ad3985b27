package io.handover.analysis.story;

import static io.handover.simulator.fixture.Draft.EXTRAS;
import static io.handover.simulator.fixture.Draft.FINAL;
import static io.handover.simulator.fixture.Draft.INITIAL;
import static io.handover.simulator.fixture.Sites.SECOND;

import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.TimedBound;
import io.handover.model.property.Properties;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.SplitBrainReaction;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Script;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.run.Run;
import io.handover.simulator.time.Distribution.Fixed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes wrong, in the operator's words, and the line that it points at: instruction i of a draft stands in line 10 + i. */
class DiagnosisTest {
    private static final Assumptions ALARM_ONLY =
            Assumptions.DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY);

    @RegisterExtension
    private final ReviewedStory reviewed = new ReviewedStory();

    private static Script alarmOnly(Draft draft, int servers) {
        return Script.of(draft.on(servers)).assuming(ALARM_ONLY);
    }

    // ---- eventually-redundant -------------------------------------------------------------------------------------

    @Test
    void aServerThatIsExcludedAndNeverInitializedAgain() {
        Draft draft = Draft.draft()
                .step(Commands.STOP, FINAL)
                .step(Commands.EXCLUDE, EXTRAS, INITIAL)
                .step(Commands.START, FINAL);

        reviewed.violated(Script.of(draft.on(3)).run(), Properties.EVENTUALLY_REDUNDANT);
    }

    @Test
    void aServerThatIsExcludedWhileItIsDown() {
        Draft draft = Draft.draft()
                .step(Commands.STOP, FINAL)
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.START, FINAL);

        reviewed.violated(Script.of(draft.on(2)).run(), Properties.EVENTUALLY_REDUNDANT);
    }

    @Test
    void allServersThatDoNotReplicateAreTold() {
        Draft draft = Draft.draft().step(Commands.EXCLUDE, FINAL, INITIAL).step(Commands.STOP, EXTRAS);

        reviewed.violated(Script.of(draft.on(3)).run(), Properties.EVENTUALLY_REDUNDANT);
    }

    @Test
    void aServerThatLostItsReplicationOtherwise() {
        Draft draft = Draft.draft().step(Commands.STOP_REPLICATION, FINAL);

        reviewed.violated(Script.of(draft.on(2)).run(), Properties.EVENTUALLY_REDUNDANT);
    }

    @Test
    void aServerOfAnotherRelease() {
        // a server that streams when its upgrade begins stays declared, and comes back with two releases at its ends
        Draft draft = Draft.draft().step(Commands.UPGRADE, FINAL);

        reviewed.violated(Script.of(draft.on(2)).run(), Properties.EVENTUALLY_REDUNDANT);
    }

    @Test
    void aServerThatReplicatesFromAnother() {
        Draft draft = Draft.draft()
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .step(Commands.SET_STANDBY, INITIAL);

        reviewed.violated(alarmOnly(draft, 3).run(), Properties.EVENTUALLY_REDUNDANT);
    }

    @Test
    void anInitializationThatFailed() {
        Draft draft = Draft.draft()
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.INIT_STANDBY, FINAL, INITIAL)
                .step(Commands.STOP, EXTRAS);
        // initialized from 64 s on; the crash leaves it without its end
        Run run = Script.of(draft.on(3))
                .strike("crash-during-initialization", 80 * SECOND, 0)
                .run();

        reviewed.violated(run, Properties.EVENTUALLY_REDUNDANT);
    }

    // ---- eventually-single-active ---------------------------------------------------------------------------------

    @Test
    void nobodyIsActiveAfterACommand() {
        Draft draft = Draft.draft().step(Commands.SET_STANDBY, INITIAL);

        reviewed.violated(Script.of(draft.on(2)).run(), Properties.EVENTUALLY_SINGLE_ACTIVE);
    }

    @Test
    void nobodyIsActiveAfterADetection() {
        Draft draft = Draft.draft().step(Commands.EXCLUDE, FINAL, INITIAL).step(Commands.FORCE_ACTIVATE, FINAL);
        // activated at 66 s, seen by the operator at 86 s and by the servers from then on
        Run run = Script.of(draft.on(2))
                .with(Sites.withPollsToConfirm(Sites.FIXED, 3))
                .run();

        reviewed.violated(run, Properties.EVENTUALLY_SINGLE_ACTIVE);
    }

    @Test
    void severalStayActive() {
        Draft draft = Draft.draft().step(Commands.EXCLUDE, FINAL, INITIAL).step(Commands.FORCE_ACTIVATE, FINAL);

        reviewed.violated(alarmOnly(draft, 2).run(), Properties.EVENTUALLY_SINGLE_ACTIVE);
    }

    // ---- eventually-upgraded, procedure-completes -----------------------------------------------------------------

    @Test
    void aServerIsNotUpgraded() {
        Draft draft = Draft.draft().step(Commands.EXCLUDE, FINAL, INITIAL).step(Commands.UPGRADE, FINAL);

        reviewed.violated(Script.of(draft.on(2)).run(), Properties.EVENTUALLY_UPGRADED);
    }

    @Test
    void aStepCanNeverBeCarriedOutWhileAnotherIsActive() {
        Run run = Script.of(Draft.written().on(3))
                .assuming(Assumptions.DEFAULT.withForceActivation(ForceActivation.WHEN_NO_ACTIVE))
                .run();

        reviewed.violated(run, Properties.PROCEDURE_COMPLETES);
        reviewed.violated(run, Properties.EVENTUALLY_UPGRADED);
    }

    @Test
    void aStepWhoseServerIsStopped() {
        Draft draft = Draft.draft().step(Commands.STOP, FINAL).step(Commands.FORCE_ACTIVATE, FINAL);

        reviewed.violated(Script.of(draft.on(2)).run(), Properties.PROCEDURE_COMPLETES);
    }

    @Test
    void aStepWhoseActiveServerIsNotActive() {
        Draft draft = Draft.draft().step(Commands.SET_STANDBY, INITIAL).step(Commands.EXCLUDE, FINAL, INITIAL);

        reviewed.violated(Script.of(draft.on(2)).run(), Properties.PROCEDURE_COMPLETES);
    }

    @Test
    void aStandbyThatMustBeExcludedFirst() {
        Draft draft = Draft.draft().step(Commands.STOP_REPLICATION, FINAL).step(Commands.INIT_STANDBY, FINAL, INITIAL);

        reviewed.violated(Script.of(draft.on(2)).run(), Properties.PROCEDURE_COMPLETES);
    }

    @Test
    void aStandbyOfAnotherRelease() {
        Draft draft = Draft.draft()
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.UPGRADE, FINAL)
                .step(Commands.INIT_STANDBY, FINAL, INITIAL);

        reviewed.violated(Script.of(draft.on(2)).run(), Properties.PROCEDURE_COMPLETES);
    }

    @Test
    void aCheckWhoseGoalDoesNotCome() {
        Draft draft = Draft.draft().step(Commands.VERIFY_UPGRADED, FINAL);

        reviewed.violated(Script.of(draft.on(2)).run(), Properties.PROCEDURE_COMPLETES);
    }

    // ---- always ---------------------------------------------------------------------------------------------------

    @Test
    void twoAreActiveOutsideTheWindow() {
        Draft draft = Draft.draft().step(Commands.EXCLUDE, FINAL, INITIAL).step(Commands.FORCE_ACTIVATE, FINAL);

        reviewed.violated(alarmOnly(draft, 2).run(), Properties.AT_MOST_ONE_ACTIVE);
    }

    @Test
    void whereNobodyIsActiveBecauseOfACrashNoStepIsToBlame() {
        Run run = alarmOnly(Draft.written(), 2).strike("crash", 300 * SECOND, 0).run();

        reviewed.violated(run, Properties.MANAGEMENT_AVAILABLE);
    }

    @Test
    void theProcedureTakesTheLastActiveServerAway() {
        Draft draft = Draft.draft().step(Commands.STOP, FINAL).step(Commands.SET_STANDBY, INITIAL);

        reviewed.violated(Script.of(draft.on(2)).run(), Properties.MANAGEMENT_KEPT);
    }

    @Test
    void twoReleasesReplicate() {
        Draft draft = Draft.draft().step(Commands.UPGRADE, FINAL);

        reviewed.violated(Script.of(draft.on(2)).run(), Properties.NO_MIXED_VERSION_REPLICATION);
    }

    @Test
    void aChangeIsLostThatTheExclusionCutOff() {
        Run run = alarmOnly(Draft.written(), 2)
                .with(Sites.withChanges(Sites.FIXED, new Fixed(21_500)))
                .run();

        reviewed.violated(run, Properties.ONLY_DECLARED_CHANGES_LOST);
    }

    @Test
    void aChangeIsLostThatIsMadeAfterTheExclusion() {
        Run run = alarmOnly(Draft.written().declaringNothing(), 2)
                .with(Sites.withChanges(Sites.FIXED, new Fixed(30 * SECOND)))
                .run();

        reviewed.violated(run, Properties.ONLY_DECLARED_CHANGES_LOST);
    }

    // ---- times ----------------------------------------------------------------------------------------------------

    @Test
    void aBrokenBoundPointsAtItsOwnLine() {
        Run run = alarmOnly(Draft.written().bound(TimedBound.Measure.DUAL_ACTIVE, 30_000), 2)
                .run();

        reviewed.violated(run, "dual-active-within-30s");
    }

    @Test
    void aLateStepIsToldByItsWrittenNumber() {
        Draft draft = Draft.draft().step(Commands.EXCLUDE, EXTRAS, INITIAL).stepWithin(1_000, Commands.STOP, FINAL);

        reviewed.violated(Script.of(draft.on(4)).run(), "step-2-within-1s");
    }

    @Test
    void aStepThatIsSkippedIsNotDoneInTime() {
        Draft draft = Draft.draft().stepWithin(60_000, Commands.STOP, FINAL);

        reviewed.violated(Script.of(draft.on(2)).strike("skip", 5 * SECOND, 0).run(), "step-1-within-1m");
    }

    @Test
    void aStepOfABranchIsNamedAsOne() {
        Draft draft = Draft.draft()
                .step(Commands.SET_STANDBY, INITIAL)
                .branch(Conditions.NO_ACTIVE, Commands.FORCE_ACTIVATE, FINAL);
        Run run = Script.of(draft.on(2)).run();

        reviewed.timed(Story.of(run, run.events()));
    }
}
