package io.handover.analysis.story;

import static io.handover.simulator.fixture.Draft.EXTRAS;
import static io.handover.simulator.fixture.Draft.FINAL;
import static io.handover.simulator.fixture.Draft.INITIAL;
import static io.handover.simulator.fixture.Sites.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.Pairs;
import io.handover.model.transition.Transitions;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Script;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Event;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.time.Distribution.Fixed;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoryTest {
    private static final Assumptions ALARM_ONLY =
            Assumptions.DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY);

    @RegisterExtension
    private final ReviewedStory reviewed = new ReviewedStory();

    @Test
    void aRunIsToldInTheOperatorsWords() {
        Run run = Script.of(Draft.draft().step(Commands.EXCLUDE, FINAL, INITIAL).on(2))
                .with(Sites.withChanges(Sites.FIXED, new Fixed(15 * SECOND)))
                .run();

        reviewed.timed(Story.of(run, run.events()));
    }

    @Test
    void faultsAreTold() {
        Run run = Script.of(Draft.written().on(2))
                .assuming(ALARM_ONLY)
                .strike("skip", 5 * SECOND, 0)
                .strike("api-off", 6 * SECOND, 10 * SECOND, 1, 2)
                .strike("crash", 1_490 * SECOND, 0, 1, 2)
                .strike("cut", 8 * SECOND, 20 * SECOND)
                .strike("installer-failure", 300 * SECOND, 0)
                .run();

        reviewed.timed(Story.of(run, run.events()));
    }

    @Test
    void whateverAFaultHoldsBackIsTold() {
        Draft draft = Draft.draft().step(Commands.EXCLUDE, FINAL, INITIAL).step(Commands.STOP_REPLICATION, EXTRAS);
        for (String fault : List.of(
                "client-unreachable",
                "distraction",
                "expired-licence",
                "half-exclusion",
                "lost-command",
                "monitoring-delay",
                "one-way-cut",
                "power-back-active",
                "replication-stall",
                "slow-replication",
                "smc-65140")) {
            Run run = Script.of(draft.on(2))
                    .strike(fault, 5 * SECOND, 40 * SECOND)
                    .run();
            reviewed.line(fault + ":");
            reviewed.timed(Story.of(run, run.events()));
        }
    }

    @Test
    void aSlipIsTold() {
        Run run = Script.of(Draft.written().on(3))
                .strike("swapped-steps", 5 * SECOND, 0)
                .run();

        reviewed.timed(Story.of(run, run.events()));
    }

    @Test
    void missedPollsAreTold() {
        Run run = Script.of(Draft.written().on(2))
                .strike("missed-polls", 1_035 * SECOND, 0)
                .run();

        reviewed.timed(Story.of(run, run.events()));
    }

    @Test
    void aChangeThatTheProcedureDeclaresLostIsMarked() {
        Run run = Script.of(Draft.written().on(2))
                .assuming(ALARM_ONLY)
                .with(Sites.withChanges(Sites.FIXED, new Fixed(100 * SECOND)))
                .run();

        reviewed.timed(Story.of(run, run.events()));
    }

    @Test
    void aPathIsToldWithoutTimes() {
        Transitions transitions = new Transitions(
                Draft.draft().step(Commands.UPGRADE, FINAL).on(2), new Scope(2, 1, 1, 1, 0, 0), Assumptions.DEFAULT);
        int[] path = {
            ActionKind.CHANGE.number(0),
            ActionKind.REPLICATE.number(1),
            ActionKind.CUT.number(Pairs.number(0, 1)),
            ActionKind.ISSUE.first(),
            ActionKind.END_UPGRADE.number(1),
            ActionKind.ADVANCE.first()
        };
        Story story = Story.of(transitions, path);

        reviewed.path(story);
        assertThat(story.actions()).isEqualTo(6);
        assertThat(story.before(0)).isEqualTo(transitions.initialState());
        assertThat(story.last().isUpgraded(1)).isTrue();
    }

    private void path(Draft draft, int servers, int... path) {
        Transitions transitions =
                new Transitions(draft.on(servers), new Scope(servers, 1, 1, 1, 0, 0), Assumptions.DEFAULT);
        reviewed.path(Story.of(transitions, path));
    }

    private static final int ISSUE = ActionKind.ISSUE.first();
    private static final int ADVANCE = ActionKind.ADVANCE.first();

    @Test
    void aSwitchByTheWizardIsTold() {
        path(
                Draft.draft().step(Commands.ACTIVATE, FINAL),
                3,
                ISSUE,
                ActionKind.SWITCH_DEMOTES.first(),
                ActionKind.SWITCH_ACTIVATES.first(),
                ActionKind.END_INITIALIZATION.number(0),
                ActionKind.END_INITIALIZATION.number(2),
                ADVANCE);
        path(
                Draft.draft().step(Commands.ACTIVATE, FINAL),
                2,
                ISSUE,
                ActionKind.SWITCH_DEMOTES.first(),
                ActionKind.CRASH.number(0),
                ActionKind.SWITCH_STOPS.first());
    }

    @Test
    void anActivationWithoutAnActiveServerIsTold() {
        path(
                Draft.draft().step(Commands.SET_STANDBY, INITIAL).step(Commands.ACTIVATE, FINAL),
                2,
                ISSUE,
                ADVANCE,
                ISSUE);
    }

    @Test
    void aCommandAtTheConsoleOfAServerThatIsDownIsTold() {
        path(
                Draft.draft()
                        .step(Commands.STOP, INITIAL)
                        .step(Commands.SET_STANDBY_AND_STOP_REPLICATION, INITIAL)
                        .step(Commands.STOP_REPLICATION, FINAL),
                2,
                ISSUE,
                ADVANCE,
                ISSUE,
                ADVANCE,
                ISSUE);
    }

    @Test
    void aCheckIsNamedWhereItIsDone() {
        path(
                Draft.draft().step(Commands.OPEN_CLIENT, FINAL).step(Commands.AWAIT_CAUGHT_UP, FINAL, INITIAL),
                2,
                ADVANCE,
                ADVANCE);
    }

    @Test
    void anInitializationWhoseSourceIsAwayIsTold() {
        Draft draft = Draft.draft().step(Commands.EXCLUDE, FINAL, INITIAL).step(Commands.INIT_STANDBY, FINAL, INITIAL);

        path(draft, 2, ISSUE, ADVANCE, ISSUE, ActionKind.CRASH.number(0), ActionKind.END_INITIALIZATION.number(1));
        path(
                draft,
                2,
                ISSUE,
                ADVANCE,
                ISSUE,
                ActionKind.CUT.number(Pairs.number(0, 1)),
                ActionKind.END_INITIALIZATION.number(1));
    }

    @Test
    void everyActionOfManyRunsCanBeTold() {
        Draft draft =
                Draft.written().step(Commands.INIT_STANDBY, INITIAL, FINAL).step(Commands.INIT_STANDBY, EXTRAS, FINAL);
        Simulation simulation = new Simulation(
                draft.on(3), Sites.site(3).withAssumptions(Assumptions.DEFAULT.withAutoActivation(true)), Faults.ALL);
        Run run = new Run(simulation);
        TreeSet<ActionKind> told = new TreeSet<>();
        for (long index = 0; index < 3_000; index++) {
            run.execute(8, index, Edits.NONE);
            Story story = Story.of(run, run.events());
            assertThat(story.moments()).hasSize(run.events());
            for (Moment moment : story.moments()) {
                assertThat(moment.what()).isNotBlank().doesNotContain("null").doesNotEndWith(".");
                if (Event.isAction(moment.event())) {
                    told.add(ActionKind.of(Event.type(moment.event())));
                }
            }
        }
        TreeSet<ActionKind> all = new TreeSet<>(Arrays.asList(ActionKind.values()));
        all.remove(ActionKind.DIVERT); // the draft has no branch
        // the draft does not switch by the wizard
        all.removeAll(List.of(ActionKind.SWITCH_DEMOTES, ActionKind.SWITCH_ACTIVATES, ActionKind.SWITCH_STOPS));
        assertThat(told).isEqualTo(all);
    }

    @Test
    void anInitializationThatFailsIsTold() {
        Run run = Script.of(Draft.draft()
                        .step(Commands.EXCLUDE, FINAL, INITIAL)
                        .step(Commands.INIT_STANDBY, FINAL, INITIAL)
                        .on(2))
                .strike("repeated-step", 90 * SECOND, 0) // excluded once more while it is initialized
                .run();

        reviewed.timed(Story.of(run, run.events()));
    }
}
