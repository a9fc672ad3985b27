package io.handover.analysis.story;

import static io.handover.simulator.fixture.Draft.EXTRAS;
import static io.handover.simulator.fixture.Draft.FINAL;
import static io.handover.simulator.fixture.Draft.INITIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.RoleRef;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.Mode;
import io.handover.model.state.Pairs;
import io.handover.model.state.Process;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.fixture.Draft;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each of the ways in which a change can be lost, with the words for it; DK_MGT_1 is server 0. */
class LostChangeTest {
    private static final int ISSUE = ActionKind.ISSUE.first();
    private static final int ADVANCE = ActionKind.ADVANCE.first();
    private static final Assumptions ALWAYS = Assumptions.DEFAULT
            .withForceActivation(ForceActivation.ALWAYS)
            .withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY);

    @RegisterExtension
    private final ReviewedStory reviewed = new ReviewedStory();

    private static Story play(Draft draft, int servers, int... path) {
        return play(draft.on(servers), Assumptions.DEFAULT, path);
    }

    static Story play(Plan plan, Assumptions assumptions, int... path) {
        Scope scope = new Scope(plan.serverNames().size(), 3, 1, 1, 1, 1);
        Transitions transitions = new Transitions(plan, scope, assumptions);
        SiteState state = transitions.initialState();
        for (int i = 0; i < path.length; i++) {
            assertThat(transitions.isEnabled(state, path[i]))
                    .as("action %s of %s", i, state)
                    .isTrue();
            transitions.apply(state, path[i]);
        }
        return Story.of(transitions, path);
    }

    private static int change(int s) {
        return ActionKind.CHANGE.number(s);
    }

    private static int replicate(int s) {
        return ActionKind.REPLICATE.number(s);
    }

    private static int initialized(int s) {
        return ActionKind.END_INITIALIZATION.number(s);
    }

    private static int detect(int s) {
        return ActionKind.DETECT.number(s);
    }

    private static int crash(int s) {
        return ActionKind.CRASH.number(s);
    }

    /** What is given of a role: its mode, that it replicates from nobody, how many changes it lacks. */
    private static Given.Server given(String role, Optional<Mode> mode, boolean alone, int lacks) {
        return new Given.Server(
                new RoleRef(role, Position.NONE),
                Optional.empty(),
                mode,
                Optional.empty(),
                alone ? Optional.of(Optional.empty()) : Optional.empty(),
                Optional.empty(),
                OptionalInt.of(lacks));
    }

    private static Given oneChange(Given.Server... servers) {
        return new Given(1, List.of(servers), List.of());
    }

    // ---- an initialization destroys the last copy -------------------------------------------------------------------

    @Test
    void anInitializationDestroysTheLastCopy() {
        Draft draft = Draft.draft()
                .given(oneChange(
                        given(INITIAL, Optional.empty(), false, 1), given(FINAL, Optional.of(Mode.ACTIVE), true, 0)))
                .step(Commands.SET_STANDBY, FINAL)
                .step(Commands.INIT_STANDBY, FINAL, INITIAL);

        Story story = play(draft, 2, ISSUE, ADVANCE, ISSUE, initialized(1), ADVANCE);

        reviewed.lost(story);
    }

    @Test
    void anInitializationDestroysWhatWasMadeWhenAnotherServerWasActiveAlready() {
        Draft draft = Draft.draft()
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .step(Commands.SET_STANDBY, INITIAL)
                .step(Commands.INIT_STANDBY, INITIAL, FINAL);

        Story story =
                play(draft.on(2), ALWAYS, ISSUE, change(0), ADVANCE, ISSUE, ADVANCE, ISSUE, initialized(0), ADVANCE);

        reviewed.lost(story);
    }

    @Test
    void theInitializationOfTheActiveServerItselfDestroyedItsCopy() {
        Draft draft = Draft.draft()
                .given(oneChange(given(EXTRAS, Optional.of(Mode.ACTIVE), true, 1)))
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.INIT_STANDBY, FINAL, EXTRAS)
                .step(Commands.SET_STANDBY, INITIAL)
                .step(Commands.SET_STANDBY, EXTRAS)
                .step(Commands.FORCE_ACTIVATE, FINAL);

        Story story = play(
                draft.on(3),
                ALWAYS,
                ISSUE,
                ADVANCE,
                ISSUE,
                initialized(1),
                ADVANCE,
                ISSUE,
                ADVANCE,
                ISSUE,
                ADVANCE,
                ISSUE,
                ADVANCE);

        reviewed.lost(story);
    }

    // ---- its replication ended before it had arrived ----------------------------------------------------------------

    @Test
    void anExclusionComesBeforeTheChangeHasArrived() {
        Draft draft = Draft.draft()
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .step(Commands.SET_STANDBY, INITIAL);

        Story story =
                play(draft.on(3), ALWAYS, change(0), ISSUE, ADVANCE, ISSUE, ADVANCE, ISSUE, ADVANCE, replicate(2));

        reviewed.lost(story);
    }

    @Test
    void aStandbyIsActivatedThatLagsBehind() {
        Draft draft = Draft.draft()
                .step(Commands.SET_STANDBY, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .step(Commands.INIT_STANDBY, INITIAL, FINAL);

        Story story = play(draft, 2, change(0), ISSUE, ADVANCE, ISSUE, ADVANCE, ISSUE, initialized(0), ADVANCE);

        reviewed.lost(story);
    }

    @Test
    void theInstallerDropsTheReplicationOfAServerThatIsDown() {
        Draft draft = Draft.draft()
                .step(Commands.STOP, FINAL)
                .step(Commands.UPGRADE, FINAL)
                .step(Commands.SET_STANDBY, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL);

        Story story = play(
                draft,
                2,
                ISSUE,
                ADVANCE,
                change(0),
                ISSUE,
                ActionKind.END_UPGRADE.number(1),
                ADVANCE,
                ISSUE,
                ADVANCE,
                ISSUE,
                ADVANCE);

        reviewed.lost(story);
    }

    @Test
    void aReplicationFromADeadServerWasNoneToLose() {
        Given.Server dead = new Given.Server(
                new RoleRef(INITIAL, Position.NONE),
                Optional.of(Process.STOPPED),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
        Draft draft = Draft.draft()
                .given(oneChange(dead, given(FINAL, Optional.empty(), false, 1)))
                .step(Commands.STOP_REPLICATION, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL);

        reviewed.lost(play(draft, 2, ISSUE, ADVANCE, ISSUE, ADVANCE));
    }

    @Test
    void aReplicationThatIsCutFromTheStartWasNoneToLose() {
        Given.Cut cut = new Given.Cut(new RoleRef(INITIAL, Position.NONE), new RoleRef(FINAL, Position.NONE));
        Draft draft = Draft.draft()
                .given(new Given(1, List.of(given(FINAL, Optional.empty(), false, 1)), List.of(cut)))
                .step(Commands.STOP_REPLICATION, FINAL)
                .step(Commands.SET_STANDBY, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL);

        reviewed.lost(play(draft, 2, ISSUE, ADVANCE, ISSUE, ADVANCE, ISSUE, ADVANCE));
    }

    @Test
    void aServerThatWasActiveOnceBeforeLackedTheChange() {
        Draft draft = Draft.draft()
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .step(Commands.SET_STANDBY, FINAL)
                .step(Commands.SET_STANDBY, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL);

        reviewed.lost(
                play(draft.on(2), ALWAYS, ISSUE, ADVANCE, ISSUE, ADVANCE, change(0), ISSUE, ADVANCE, ISSUE, ADVANCE));
    }

    @Test
    void anInitializationFailsAndLeavesTheServerEmpty() {
        Draft draft = Draft.draft()
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.INIT_STANDBY, FINAL, INITIAL)
                .branch(io.handover.model.condition.Conditions.NO_ACTIVE, Commands.FORCE_ACTIVATE, FINAL);

        Story story = play(
                draft,
                2,
                change(0),
                replicate(1),
                ISSUE,
                ADVANCE,
                ISSUE,
                crash(0),
                initialized(1),
                ActionKind.DIVERT.first(),
                ISSUE,
                ADVANCE);

        reviewed.lost(story);
    }

    // ---- the activation of a server that lacked it
    // -------------------------------------------------------------------

    @Test
    void aServerIsActivatedThatWasExcludedBefore() {
        Draft draft = Draft.draft()
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .named("exclude")
                .step(Commands.SET_STANDBY, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .named("activate")
                .losing(FINAL, "exclude", "activate");

        Story story = play(draft, 2, ISSUE, ADVANCE, change(0), ISSUE, ADVANCE, ISSUE, ADVANCE);

        reviewed.lost(story);
    }

    @Test
    void aServerIsActivatedThatLackedTheChangeFromTheStart() {
        Draft draft = Draft.draft()
                .given(oneChange(given(FINAL, Optional.empty(), true, 1)))
                .step(Commands.STOP, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL);

        Story story = play(draft, 2, ISSUE, ADVANCE, ISSUE, ADVANCE);

        reviewed.lost(story);
    }

    @Test
    void aServerThatLacksTheChangeBecomesActiveByItself() {
        Draft draft = Draft.draft()
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.STOP, INITIAL)
                .step(Commands.VERIFY_UPGRADED, FINAL);

        Story story = play(
                draft.on(2),
                Assumptions.DEFAULT.withAutoActivation(true),
                ISSUE,
                change(0),
                ADVANCE,
                ISSUE,
                ADVANCE,
                ActionKind.AUTO_ACTIVATE.number(1));

        reviewed.lost(story);
    }

    // ---- the last active server that held it ceases to be one
    // ---------------------------------------------------------

    private static final Draft TWO_ACTIVE = Draft.draft()
            .step(Commands.EXCLUDE, FINAL, INITIAL)
            .step(Commands.FORCE_ACTIVATE, FINAL)
            .step(Commands.SET_STANDBY, INITIAL);

    @Test
    void theLastActiveServerThatHeldItIsPutIntoStandby() {
        Story story = play(TWO_ACTIVE.on(2), ALWAYS, ISSUE, ADVANCE, ISSUE, change(0), ADVANCE, ISSUE, ADVANCE);

        reviewed.lost(story);
    }

    @Test
    void aDetectionPutsTheLastActiveServerThatHeldItIntoStandby() {
        Draft draft = Draft.draft()
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .step(Commands.FORCE_ACTIVATE, EXTRAS)
                .step(Commands.VERIFY_UPGRADED, INITIAL);
        int cut = ActionKind.CUT.number(Pairs.number(1, 2));

        // DK_MGT_2 sees nobody but DK_MGT_1, and DK_MGT_3 is left active.
        Story story = play(
                draft.on(3),
                ALWAYS.withSplitBrainReaction(SplitBrainReaction.DEMOTE_ALL),
                cut,
                ISSUE,
                ADVANCE,
                ISSUE,
                ADVANCE,
                ISSUE,
                change(1),
                detect(1));

        reviewed.lost(story);
    }

    @Test
    void theLastActiveServerThatHeldItCrashes() {
        Story story = play(TWO_ACTIVE.on(2), ALWAYS, ISSUE, ADVANCE, ISSUE, change(0), crash(0));

        reviewed.lost(story);
    }

    // ---- the wizard's switch
    // ------------------------------------------------------------------------------------------

    @Test
    void theSwitchInitializesTheServerThatHasTheLastCopy() {
        Draft draft = Draft.draft()
                .given(oneChange(given(INITIAL, Optional.empty(), false, 1), given(FINAL, Optional.empty(), false, 1)))
                .step(Commands.ACTIVATE, FINAL);

        Story story = play(
                draft,
                3,
                ISSUE,
                ActionKind.SWITCH_DEMOTES.first(),
                ActionKind.SWITCH_ACTIVATES.first(),
                initialized(0),
                initialized(2),
                ADVANCE);

        reviewed.lost(story);
    }

    @Test
    void theSwitchPutsTheLastActiveServerThatHeldItIntoStandby() {
        Draft draft = Draft.draft()
                .given(new Given(
                        0,
                        List.of(given(EXTRAS, Optional.of(Mode.ACTIVE), true, 0)),
                        List.of(new Given.Cut(new RoleRef(FINAL, Position.NONE), new RoleRef(EXTRAS, Position.NONE)))))
                .step(Commands.ACTIVATE, FINAL);

        Story story = play(draft.on(3), ALWAYS, change(0), ISSUE, ActionKind.SWITCH_DEMOTES.first());

        reviewed.lost(story);
    }

    // ---- what no active server ever held
    // ------------------------------------------------------------------------------

    @Test
    void noActiveServerEverHeldIt() {
        Draft draft = Draft.draft()
                .given(oneChange(given(INITIAL, Optional.empty(), false, 1)))
                .step(Commands.VERIFY_UPGRADED, FINAL);

        reviewed.lost(play(draft, 2));
    }

    @Test
    void theLastCopyIsDestroyedOfWhatNoActiveServerEverHeld() {
        Draft draft = Draft.draft()
                .given(oneChange(given(INITIAL, Optional.empty(), false, 1)))
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.INIT_STANDBY, FINAL, INITIAL);

        reviewed.lost(play(draft, 2, ISSUE, ADVANCE, ISSUE, initialized(1), ADVANCE));
    }

    @Test
    void nobodyIsActiveAndTheLastCopyIsDestroyed() {
        Draft draft = Draft.draft()
                .given(oneChange(
                        given(INITIAL, Optional.empty(), false, 1), given(FINAL, Optional.of(Mode.ACTIVE), true, 0)))
                .step(Commands.SET_STANDBY, FINAL)
                .step(Commands.INIT_STANDBY, FINAL, INITIAL)
                .step(Commands.STOP, INITIAL);

        reviewed.lost(play(draft, 2, ISSUE, ADVANCE, ISSUE, initialized(1), ADVANCE, ISSUE, ADVANCE));
    }

    @Test
    void theFirstUndeclaredOfTheLostChangesIsTold() {
        Draft draft = Draft.draft()
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .named("exclude")
                .step(Commands.SET_STANDBY, INITIAL)
                .named("demote")
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .losing(INITIAL, "exclude", "demote");

        Story story = play(draft, 2, change(0), ISSUE, change(0), ADVANCE, ISSUE, ADVANCE, ISSUE, ADVANCE);

        reviewed.lost(story);
    }
}
