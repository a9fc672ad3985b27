package io.handover.analysis.story;

import static io.handover.simulator.fixture.Draft.EXTRAS;
import static io.handover.simulator.fixture.Draft.FINAL;
import static io.handover.simulator.fixture.Draft.INITIAL;
import static io.handover.simulator.fixture.Sites.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.TimedBound;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.SplitBrainReaction;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Script;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Run;
import io.handover.simulator.time.Distribution.Fixed;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What goes wrong, in the operator's words, and the line that it points at: instruction i of a draft stands in line 10 + i. */
class DiagnosisTest {
    private static final Assumptions ALARM_ONLY =
            Assumptions.DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY);

    private static Diagnosis diagnosis(Run run, String check) {
        List<Check> checks = run.simulation().checks();
        int i = IntStream.range(0, checks.size())
                .filter(c -> checks.get(c).name().equals(check))
                .findFirst()
                .orElseThrow();
        assertThat(run.violates(i)).as("violates " + check).isTrue();
        return Diagnosis.of(Story.of(run, run.violatedAfter(i)), checks.get(i));
    }

    private static Diagnosis diagnosis(Run run, Property property) {
        return diagnosis(run, property.name());
    }

    private static void assertSays(Diagnosis diagnosis, int line, String summary) {
        assertThat(diagnosis.summary()).isEqualTo(summary);
        assertThat(diagnosis.line()).hasValue(line);
    }

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

        assertSays(
                diagnosis(Script.of(draft.on(3)).run(), Properties.EVENTUALLY_REDUNDANT),
                11,
                "server DK_MGT_3 is not replicating: excluded in step 2, never initialized again");
    }

    @Test
    void aServerThatIsExcludedWhileItIsDown() {
        Draft draft = Draft.draft()
                .step(Commands.STOP, FINAL)
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.START, FINAL);

        assertSays(
                diagnosis(Script.of(draft.on(2)).run(), Properties.EVENTUALLY_REDUNDANT),
                11,
                "server DK_MGT_2 is not replicating: excluded in step 2, never initialized again");
    }

    @Test
    void allServersThatDoNotReplicateAreTold() {
        Draft draft = Draft.draft().step(Commands.EXCLUDE, FINAL, INITIAL).step(Commands.STOP, EXTRAS);

        assertSays(
                diagnosis(Script.of(draft.on(3)).run(), Properties.EVENTUALLY_REDUNDANT),
                11,
                "server DK_MGT_2 is not replicating: excluded in step 1, never initialized again; "
                        + "server DK_MGT_3 is not replicating: it was stopped in step 2 (stop DK_MGT_3), never started again; "
                        + "DK_MGT_1 still keeps its registration");
    }

    @Test
    void aServerThatLostItsReplicationOtherwise() {
        Draft draft = Draft.draft().step(Commands.STOP_REPLICATION, FINAL);

        assertSays(
                diagnosis(Script.of(draft.on(2)).run(), Properties.EVENTUALLY_REDUNDANT),
                10,
                "server DK_MGT_2 is not replicating: it lost its replication in step 1 (stop-replication DK_MGT_2), "
                        + "never initialized again");
    }

    @Test
    void aServerOfAnotherRelease() {
        // a server that streams when its upgrade begins stays declared, and comes back with two releases at its ends
        Draft draft = Draft.draft().step(Commands.UPGRADE, FINAL);

        assertSays(
                diagnosis(Script.of(draft.on(2)).run(), Properties.EVENTUALLY_REDUNDANT),
                10,
                "server DK_MGT_2 is not replicating: it and DK_MGT_1 have different releases");
    }

    @Test
    void aServerThatReplicatesFromAnother() {
        Draft draft = Draft.draft()
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .step(Commands.SET_STANDBY, INITIAL);

        assertThat(diagnosis(alarmOnly(draft, 3).run(), Properties.EVENTUALLY_REDUNDANT)
                        .summary())
                .isEqualTo("server DK_MGT_1 is not replicating: active at the start, never initialized; "
                        + "server DK_MGT_3 is not replicating: it replicates from DK_MGT_1, not from DK_MGT_2");
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

        assertThat(diagnosis(run, Properties.EVENTUALLY_REDUNDANT).summary())
                .startsWith(
                        "server DK_MGT_2 is not replicating: it crashed while it was initialized from DK_MGT_1, never "
                                + "initialized again");
    }

    // ---- eventually-single-active ---------------------------------------------------------------------------------

    @Test
    void nobodyIsActiveAfterACommand() {
        Draft draft = Draft.draft().step(Commands.SET_STANDBY, INITIAL);

        assertSays(
                diagnosis(Script.of(draft.on(2)).run(), Properties.EVENTUALLY_SINGLE_ACTIVE),
                10,
                "no server is active, and no later step repairs it; "
                        + "DK_MGT_1 was put into standby in step 1 (set-standby DK_MGT_1)");
    }

    @Test
    void nobodyIsActiveAfterADetection() {
        Draft draft = Draft.draft().step(Commands.EXCLUDE, FINAL, INITIAL).step(Commands.FORCE_ACTIVATE, FINAL);
        // activated at 66 s, seen by the operator at 86 s and by the servers from then on
        Run run = Script.of(draft.on(2))
                .with(Sites.withPollsToConfirm(Sites.FIXED, 3))
                .run();

        assertThat(diagnosis(run, Properties.EVENTUALLY_SINGLE_ACTIVE).summary())
                .startsWith(
                        "no server is active, and no later step repairs it; DK_MGT_1 and DK_MGT_2 were put into standby by DK_MGT_")
                .endsWith(", which saw several active servers at once");
    }

    @Test
    void severalStayActive() {
        Draft draft = Draft.draft().step(Commands.EXCLUDE, FINAL, INITIAL).step(Commands.FORCE_ACTIVATE, FINAL);

        assertSays(
                diagnosis(alarmOnly(draft, 2).run(), Properties.EVENTUALLY_SINGLE_ACTIVE),
                11,
                "DK_MGT_1 and DK_MGT_2 are active and stay so, and no later step repairs it");
    }

    // ---- eventually-upgraded, procedure-completes -----------------------------------------------------------------

    @Test
    void aServerIsNotUpgraded() {
        Draft draft = Draft.draft().step(Commands.EXCLUDE, FINAL, INITIAL).step(Commands.UPGRADE, FINAL);

        assertSays(
                diagnosis(Script.of(draft.on(2)).run(), Properties.EVENTUALLY_UPGRADED),
                11,
                "DK_MGT_1 still has the old release");
    }

    @Test
    void aStepCanNeverBeCarriedOutWhileAnotherIsActive() {
        Run run = Script.of(Draft.written().on(3))
                .assuming(Assumptions.DEFAULT.withForceActivation(ForceActivation.WHEN_NO_ACTIVE))
                .run();

        assertSays(
                diagnosis(run, Properties.PROCEDURE_COMPLETES),
                14,
                "step 5 (force-activate DK_MGT_2) can never be carried out: force activation is not offered on DK_MGT_2 "
                        + "while DK_MGT_1 is active");
        assertThat(diagnosis(run, Properties.EVENTUALLY_UPGRADED).summary())
                .contains("DK_MGT_1 and DK_MGT_3 still have the old release: the operator waits at step 5");
    }

    @Test
    void aStepWhoseServerIsStopped() {
        Draft draft = Draft.draft().step(Commands.STOP, FINAL).step(Commands.FORCE_ACTIVATE, FINAL);

        assertSays(
                diagnosis(Script.of(draft.on(2)).run(), Properties.PROCEDURE_COMPLETES),
                11,
                "step 2 (force-activate DK_MGT_2) can never be carried out: "
                        + "DK_MGT_2 was stopped in step 1 (stop DK_MGT_2), never started again");
    }

    @Test
    void aStepWhoseActiveServerIsNotActive() {
        Draft draft = Draft.draft().step(Commands.SET_STANDBY, INITIAL).step(Commands.EXCLUDE, FINAL, INITIAL);

        assertThat(diagnosis(Script.of(draft.on(2)).run(), Properties.PROCEDURE_COMPLETES)
                        .summary())
                .isEqualTo("step 2 (exclude DK_MGT_2 at DK_MGT_1) can never be carried out: DK_MGT_1 is not active");
    }

    @Test
    void aStandbyThatMustBeExcludedFirst() {
        Draft draft = Draft.draft().step(Commands.STOP_REPLICATION, FINAL).step(Commands.INIT_STANDBY, FINAL, INITIAL);

        assertThat(diagnosis(Script.of(draft.on(2)).run(), Properties.PROCEDURE_COMPLETES)
                        .summary())
                .isEqualTo("step 2 (init-standby DK_MGT_2 at DK_MGT_1) can never be carried out: "
                        + "DK_MGT_2 is still registered at DK_MGT_1, so it must be excluded first");
    }

    @Test
    void aStandbyOfAnotherRelease() {
        Draft draft = Draft.draft()
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.UPGRADE, FINAL)
                .step(Commands.INIT_STANDBY, FINAL, INITIAL);

        assertThat(diagnosis(Script.of(draft.on(2)).run(), Properties.PROCEDURE_COMPLETES)
                        .summary())
                .isEqualTo("step 3 (init-standby DK_MGT_2 at DK_MGT_1) can never be carried out: "
                        + "DK_MGT_2 and DK_MGT_1 have different releases");
    }

    @Test
    void aCheckWhoseGoalDoesNotCome() {
        Draft draft = Draft.draft().step(Commands.VERIFY_UPGRADED, FINAL);

        assertThat(diagnosis(Script.of(draft.on(2)).run(), Properties.PROCEDURE_COMPLETES)
                        .summary())
                .isEqualTo(
                        "step 1 (verify-upgraded DK_MGT_2) can never be carried out: DK_MGT_2 still has the old release");
    }

    // ---- always ---------------------------------------------------------------------------------------------------

    @Test
    void twoAreActiveOutsideTheWindow() {
        Draft draft = Draft.draft().step(Commands.EXCLUDE, FINAL, INITIAL).step(Commands.FORCE_ACTIVATE, FINAL);

        assertSays(
                diagnosis(alarmOnly(draft, 2).run(), Properties.AT_MOST_ONE_ACTIVE),
                11,
                "DK_MGT_1 and DK_MGT_2 are active at once in step 2 (force-activate DK_MGT_2)");
    }

    @Test
    void whereNobodyIsActiveBecauseOfACrashNoStepIsToBlame() {
        Run run = alarmOnly(Draft.written(), 2).strike("crash", 300 * SECOND, 0).run();

        assertThat(diagnosis(run, Properties.MANAGEMENT_AVAILABLE))
                .isEqualTo(new Diagnosis("no server is active when DK_MGT_1 crashes", OptionalInt.empty()));
    }

    @Test
    void whoeverActsIsNamedAsInASentence() {
        assertThat(Sentences.clause("operator", "skips step 3")).isEqualTo("the operator skips step 3");
        assertThat(Sentences.clause("administrator", "makes change 1 on DK_MGT_1"))
                .isEqualTo("an administrator makes change 1 on DK_MGT_1");
        assertThat(Sentences.clause("network", "DK_MGT_1 and DK_MGT_2 can no longer reach each other"))
                .isEqualTo("DK_MGT_1 and DK_MGT_2 can no longer reach each other");
        assertThat(Sentences.clause("DK_MGT_1", "crashes")).isEqualTo("DK_MGT_1 crashes");
    }

    @Test
    void theProcedureTakesTheLastActiveServerAway() {
        Draft draft = Draft.draft().step(Commands.STOP, FINAL).step(Commands.SET_STANDBY, INITIAL);

        assertSays(
                diagnosis(Script.of(draft.on(2)).run(), Properties.MANAGEMENT_KEPT),
                11,
                "no server is active in step 2 (set-standby DK_MGT_1)");
    }

    @Test
    void twoReleasesReplicate() {
        Draft draft = Draft.draft().step(Commands.UPGRADE, FINAL);

        assertThat(diagnosis(Script.of(draft.on(2)).run(), Properties.NO_MIXED_VERSION_REPLICATION)
                        .summary())
                .isEqualTo("DK_MGT_2 is to replicate from DK_MGT_1, which has another release: "
                        + "DK_MGT_2 was upgraded in step 1 (upgrade DK_MGT_2) while it still replicated");
    }

    @Test
    void aChangeIsLostThatTheExclusionCutOff() {
        Run run = alarmOnly(Draft.written(), 2)
                .with(Sites.withChanges(Sites.FIXED, new Fixed(21_500)))
                .run();

        assertSays(
                diagnosis(run, Properties.ONLY_DECLARED_CHANGES_LOST),
                10,
                "change 1, made on DK_MGT_1 during step 1, is lost although the procedure does not declare it lost: "
                        + "DK_MGT_2 lost its replication in step 1 (exclude DK_MGT_2 at DK_MGT_1) before the change had reached it; "
                        + "it is left on DK_MGT_1, which is not active");
    }

    @Test
    void aChangeIsLostThatIsMadeAfterTheExclusion() {
        Run run = alarmOnly(Draft.written().declaringNothing(), 2)
                .with(Sites.withChanges(Sites.FIXED, new Fixed(30 * SECOND)))
                .run();

        assertThat(diagnosis(run, Properties.ONLY_DECLARED_CHANGES_LOST).summary())
                .isEqualTo(
                        "change 1, made on DK_MGT_1 during step 1, is lost although the procedure declares nothing lost: "
                                + "DK_MGT_2, which lost its replication in step 1 (exclude DK_MGT_2 at DK_MGT_1), lacked it when it "
                                + "was activated in step 5 (force-activate DK_MGT_2); it is left on DK_MGT_1, which is not active");
    }

    // ---- times ----------------------------------------------------------------------------------------------------

    @Test
    void aBrokenBoundPointsAtItsOwnLine() {
        Run run = alarmOnly(Draft.written().bound(TimedBound.Measure.DUAL_ACTIVE, 30_000), 2)
                .run();

        assertSays(
                diagnosis(run, "dual-active-within-30s"),
                5,
                "the procedure's bound is broken: two servers are active for at most 30s");
    }

    @Test
    void aLateStepIsToldByItsWrittenNumber() {
        Draft draft = Draft.draft().step(Commands.EXCLUDE, EXTRAS, INITIAL).stepWithin(1_000, Commands.STOP, FINAL);

        assertSays(
                diagnosis(Script.of(draft.on(4)).run(), "step-2-within-1s"),
                11,
                "step 2 is not done within the time that the procedure allows");
    }

    @Test
    void aStepOfABranchIsNamedAsOne() {
        Draft draft = Draft.draft()
                .step(Commands.SET_STANDBY, INITIAL)
                .branch(Conditions.NO_ACTIVE, Commands.FORCE_ACTIVATE, FINAL);
        Run run = Script.of(draft.on(2)).run();
        Story story = Story.of(run, run.events());

        assertThat(story.moments())
                .extracting(Moment::what)
                .contains(
                        "notices no-active and turns to what-if 1",
                        "what-if 1, step 1: force-activate DK_MGT_2",
                        "what-if 1, step 1 is done; the procedure is complete");
    }
}
