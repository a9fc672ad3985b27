package io.handover.analysis.story;

import static io.handover.simulator.fixture.Draft.EXTRAS;
import static io.handover.simulator.fixture.Draft.FINAL;
import static io.handover.simulator.fixture.Draft.INITIAL;
import static io.handover.simulator.fixture.Sites.SECOND;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.RoleRef;
import io.handover.model.property.Properties;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Script;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.run.Run;
import io.handover.simulator.time.Distribution.Fixed;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is told of moments that few stories come to: in passing, after the end, by mistake, three of what are mostly two. */
class SeldomStoryTest {
    private static final int ISSUE = ActionKind.ISSUE.first();
    private static final int ADVANCE = ActionKind.ADVANCE.first();
    private static final int SKIP = ActionKind.SKIP.first();
    private static final Assumptions ALWAYS = Assumptions.DEFAULT
            .withForceActivation(ForceActivation.ALWAYS)
            .withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY);
    private static final Draft TWO_ACTIVE =
            Draft.draft().step(Commands.EXCLUDE, FINAL, INITIAL).step(Commands.FORCE_ACTIVATE, FINAL);

    @RegisterExtension
    private final ReviewedStory reviewed = new ReviewedStory();

    private static Story play(Draft draft, int servers, int... path) {
        return LostChangeTest.play(draft.on(servers), ALWAYS, path);
    }

    private static int change(int s) {
        return ActionKind.CHANGE.number(s);
    }

    // ---- where a server is on its way -------------------------------------------------------------------------------

    @Test
    void aServerThatIsBeingUpgraded() {
        Story story = play(Draft.draft().step(Commands.UPGRADE, FINAL), 2, ISSUE);

        reviewed.violated(story, Properties.EVENTUALLY_UPGRADED);
        reviewed.violated(story, Properties.EVENTUALLY_REDUNDANT);
    }

    @Test
    void aServerThatIsBeingInitialized() {
        Draft draft = Draft.draft().step(Commands.EXCLUDE, FINAL, INITIAL).step(Commands.INIT_STANDBY, FINAL, INITIAL);

        reviewed.violated(play(draft, 2, ISSUE, ADVANCE, ISSUE), Properties.EVENTUALLY_REDUNDANT);
    }

    @Test
    void aServerThatHasCrashed() {
        Draft draft = Draft.draft().step(Commands.STOP_REPLICATION, FINAL);

        reviewed.violated(play(draft, 2, ActionKind.CRASH.number(0)), Properties.EVENTUALLY_SINGLE_ACTIVE);
    }

    @Test
    void aStandbyThatReplicatesAndHasNotGotAll() {
        Draft draft = Draft.draft().step(Commands.STOP_REPLICATION, EXTRAS);

        reviewed.violated(play(draft, 3, ISSUE, ADVANCE, change(0)), Properties.EVENTUALLY_REDUNDANT);
    }

    @Test
    void aStandbyThatIsDownIsOwedOneChangeOrMore() {
        Draft draft = Draft.draft().step(Commands.STOP, FINAL);

        reviewed.violated(play(draft, 2, ISSUE, ADVANCE, change(0)), Properties.EVENTUALLY_REDUNDANT);
        reviewed.violated(play(draft, 2, ISSUE, ADVANCE, change(0), change(0)), Properties.EVENTUALLY_REDUNDANT);
    }

    @Test
    void aStandbyThatIsExcludedByMistakeWhileItIsInitialized() {
        Run run = Script.of(Draft.draft()
                        .step(Commands.EXCLUDE, FINAL, INITIAL)
                        .step(Commands.INIT_STANDBY, FINAL, INITIAL)
                        .on(2))
                .strike("repeated-step", 90 * SECOND, 0)
                .run();

        reviewed.violated(Story.of(run, run.events()).until(5), Properties.EVENTUALLY_REDUNDANT);
    }

    @Test
    void aRegistrationThatIsGivenWithoutItsOtherEnd() {
        Given given = new Given(
                0,
                List.of(new Given.Server(
                        new RoleRef(INITIAL, new Position(4, 3)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(List.of()),
                        OptionalInt.empty())),
                List.of());

        reviewed.violated(
                play(Draft.draft().given(given).step(Commands.VERIFY_UPGRADED, FINAL), 2),
                Properties.EVENTUALLY_NO_DANGLING);
    }

    // ---- what a step waits for --------------------------------------------------------------------------------------

    @Test
    void aLookForWhatIsReplicatedWaitsForAServerThatReplicatesFromNobody() {
        Draft draft =
                Draft.draft().step(Commands.STOP_REPLICATION, FINAL).step(Commands.AWAIT_CAUGHT_UP, FINAL, INITIAL);

        reviewed.violated(play(draft, 2, ISSUE, ADVANCE, change(0)), Properties.PROCEDURE_COMPLETES);
    }

    @Test
    void anInitializationWaitsForAServerThatCannotBeReached() {
        Draft draft = Draft.draft().step(Commands.EXCLUDE, FINAL, INITIAL).step(Commands.INIT_STANDBY, FINAL, INITIAL);

        reviewed.violated(
                play(draft, 2, ISSUE, ADVANCE, ActionKind.CUT.number(Pairs.number(0, 1))),
                Properties.PROCEDURE_COMPLETES);
    }

    @Test
    void anActivationWaitsWhileAnotherSwitchRuns() {
        Draft other = Draft.draft().step(Commands.ACTIVATE, FINAL).step(Commands.ACTIVATE, EXTRAS);
        Draft back = Draft.draft().step(Commands.ACTIVATE, FINAL).step(Commands.ACTIVATE, INITIAL);

        reviewed.violated(play(other, 3, ISSUE, SKIP), Properties.PROCEDURE_COMPLETES);
        reviewed.violated(play(back, 3, ISSUE, SKIP), Properties.PROCEDURE_COMPLETES);
    }

    // ---- for ever ---------------------------------------------------------------------------------------------------

    @Test
    void aRoundOfTwoBranchesOfOneCommandAndOfNone() {
        Draft branches = Draft.draft()
                .step(Commands.STOP, EXTRAS)
                .step(Commands.STOP, FINAL)
                .branch(Conditions.NOT_UPGRADED, Commands.STOP_REPLICATION, INITIAL)
                .branch(Conditions.NOT_UPGRADED, Commands.STOP_REPLICATION, EXTRAS);

        round(branches, 3, ISSUE, ADVANCE, ISSUE, ADVANCE);
        round(Draft.draft().step(Commands.STOP, FINAL), 2);
        round(Draft.draft().step(Commands.STOP_REPLICATION, EXTRAS), 2, change(0));
    }

    /** Says what goes round from the end of a path on, whether or not it comes back to where it was. */
    private void round(Draft draft, int servers, int... path) {
        Transitions transitions = new Transitions(draft.on(servers), new Scope(servers, 1, 0, 0, 0, 0), ALWAYS);
        SiteState state = transitions.initialState();
        for (int action : path) {
            transitions.apply(state, action);
        }
        reviewed.says("procedure-completes", new Round(transitions, state).diagnosis());
    }

    // ---- by whom and when -------------------------------------------------------------------------------------------

    @Test
    void aWindowEndsWhereItsStepIsSkipped() {
        Draft draft = Draft.draft()
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .named("take-over")
                .step(Commands.SET_STANDBY, INITIAL)
                .named("demote")
                .severalActive("take-over", "demote");

        reviewed.violated(play(draft, 2, ISSUE, ADVANCE, SKIP), Properties.AT_MOST_ONE_ACTIVE);
    }

    @Test
    void aStandbyThatIsExcludedByMistake() {
        Run run = Script.of(Draft.written().on(3))
                .strike("swapped-steps", 5 * SECOND, 0)
                .run();

        reviewed.violated(Story.of(run, run.events()).until(1), Properties.EVENTUALLY_REDUNDANT);
    }

    @Test
    void whoeverActsIsNamedAsInASentence() {
        reviewed.line(Sentences.clause("operator", "skips step 3"));
        reviewed.line(Sentences.clause("administrator", "makes change 1 on DK_MGT_1"));
        reviewed.line(Sentences.clause("wizard", "stops"));
        reviewed.line(Sentences.clause("network", "DK_MGT_1 and DK_MGT_2 can no longer reach each other"));
        reviewed.line(Sentences.clause("DK_MGT_1", "crashes"));
    }

    @Test
    void stepsAndTheEndAreNamed() {
        StepNames names = new StepNames(Draft.written().on(3));

        reviewed.line(names.main(0));
        reviewed.line(names.main(8));
    }

    @Test
    void namesAreJoinedAsInASentence() {
        Sentences sentences = new Sentences(Draft.written().on(3));

        reviewed.line(sentences.names(0));
        reviewed.line(sentences.names(0b100));
        reviewed.line(sentences.names(0b111));
    }

    @Test
    void threeServersAreSeenActive() {
        Draft draft = TWO_ACTIVE.step(Commands.FORCE_ACTIVATE, EXTRAS).step(Commands.VERIFY_UPGRADED, INITIAL);

        reviewed.path(LostChangeTest.play(
                draft.on(3),
                ALWAYS.withSplitBrainReaction(SplitBrainReaction.DEMOTE_ALL),
                ISSUE,
                ADVANCE,
                ISSUE,
                ADVANCE,
                ISSUE,
                ActionKind.DETECT.number(1)));
    }

    @Test
    void aSwitchOfTwoServers() {
        reviewed.path(play(
                Draft.draft().step(Commands.ACTIVATE, FINAL),
                2,
                ISSUE,
                ActionKind.SWITCH_DEMOTES.first(),
                ActionKind.SWITCH_ACTIVATES.first()));
    }

    // ---- lost changes -----------------------------------------------------------------------------------------------

    @Test
    void severalChangesAreLostInOneWay() {
        Run run = Script.of(Draft.written().declaringNothing().on(2))
                .assuming(ALWAYS)
                .with(Sites.withChanges(Sites.FIXED, new Fixed(100 * SECOND)))
                .run();

        reviewed.violated(run, Properties.ONLY_DECLARED_CHANGES_LOST);
    }

    @Test
    void theLastActiveServerThatHeldItIsUpgradedOrStopped() {
        reviewed.lost(
                play(TWO_ACTIVE.step(Commands.UPGRADE, INITIAL), 2, ISSUE, ADVANCE, ISSUE, change(0), ADVANCE, ISSUE));
        reviewed.lost(
                play(TWO_ACTIVE.step(Commands.STOP, INITIAL), 2, ISSUE, ADVANCE, ISSUE, change(0), ADVANCE, ISSUE));
    }

    @Test
    void aChangeIsMadeAndLostAfterTheLastStep() {
        reviewed.lost(play(TWO_ACTIVE, 2, ISSUE, ADVANCE, ISSUE, ADVANCE, change(0), ActionKind.CRASH.number(0)));
    }
}
