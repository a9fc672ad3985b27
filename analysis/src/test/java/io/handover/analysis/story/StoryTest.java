package io.handover.analysis.story;

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

class StoryTest {
    private static final Assumptions ALARM_ONLY =
            Assumptions.DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY);

    private static List<String> lines(Story story) {
        return story.moments().stream()
                .map(moment -> moment.millis() / 1_000 + " " + moment.who() + ": " + moment.what())
                .toList();
    }

    @Test
    void aRunIsToldInTheOperatorsWords() {
        Run run = Script.of(Draft.draft().step(Commands.EXCLUDE, FINAL, INITIAL).on(2))
                .with(Sites.withChanges(Sites.FIXED, new Fixed(15 * SECOND)))
                .run();

        assertThat(lines(Story.of(run, run.events())))
                .containsExactly(
                        "15 administrator: makes change 1 on DK_MGT_1",
                        "16 DK_MGT_2: receives change 1 from DK_MGT_1",
                        "22 operator: step 1: exclude DK_MGT_2 at DK_MGT_1",
                        "30 administrator: makes change 2 on DK_MGT_1",
                        "42 operator: step 1 is done; the procedure is complete",
                        "42 simulation: from here on no faults strike and no changes are made");
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

        assertThat(lines(Story.of(run, run.events())))
                .contains(
                        "5 operator: skips step 1: exclude DK_MGT_2 at DK_MGT_1",
                        "6 fault: the API of DK_MGT_2 is switched off",
                        "16 fault: no longer: the API of DK_MGT_2 is switched off",
                        "1490 DK_MGT_2: crashes",
                        "1565 DK_MGT_2: is up again, in Active mode",
                        "8 network: DK_MGT_1 and DK_MGT_2 can no longer reach each other",
                        "28 network: DK_MGT_1 and DK_MGT_2 reach each other again",
                        "300 DK_MGT_2: fails to be upgraded; it is up with the old release and without replication");
    }

    @Test
    void aSlipIsTold() {
        Run run = Script.of(Draft.written().on(3))
                .strike("swapped-steps", 5 * SECOND, 0)
                .run();

        assertThat(lines(Story.of(run, run.events()))).contains("7 operator: by mistake: exclude DK_MGT_3 at DK_MGT_1");
    }

    @Test
    void missedPollsAreTold() {
        Run run = Script.of(Draft.written().on(2))
                .strike("missed-polls", 1_035 * SECOND, 0)
                .run();

        assertThat(lines(Story.of(run, run.events()))).contains("1035 fault: a round of monitoring polls is missed");
    }

    @Test
    void aChangeThatTheProcedureDeclaresLostIsMarked() {
        Run run = Script.of(Draft.written().on(2))
                .assuming(ALARM_ONLY)
                .with(Sites.withChanges(Sites.FIXED, new Fixed(100 * SECOND)))
                .run();

        assertThat(lines(Story.of(run, run.events())))
                .containsSubsequence(
                        "700 administrator: has made changes 1 to 7 on DK_MGT_1 (the procedure declares them lost)",
                        "800 administrator: makes change 8 on DK_MGT_1 (the procedure declares it lost)",
                        "1000 administrator: has made changes 9 to 10 on DK_MGT_1 (the procedure declares them lost)",
                        "1100 administrator: makes change 11 on DK_MGT_2");
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

        assertThat(lines(story))
                .containsExactly(
                        "0 administrator: makes change 1 on DK_MGT_1",
                        "0 DK_MGT_2: receives change 1 from DK_MGT_1",
                        "0 network: DK_MGT_1 and DK_MGT_2 can no longer reach each other",
                        "0 operator: step 1: upgrade DK_MGT_2",
                        "0 DK_MGT_2: is up with the new release, in Standby mode",
                        "0 operator: step 1 is done; the procedure is complete");
        assertThat(story.actions()).isEqualTo(6);
        assertThat(story.before(0)).isEqualTo(transitions.initialState());
        assertThat(story.last().isUpgraded(1)).isTrue();
    }

    private static List<String> path(Draft draft, int servers, int... path) {
        Transitions transitions =
                new Transitions(draft.on(servers), new Scope(servers, 1, 1, 1, 0, 0), Assumptions.DEFAULT);
        Story story = Story.of(transitions, path);
        return story.moments().stream()
                .map(moment -> moment.who() + ": " + moment.what())
                .toList();
    }

    private static final int ISSUE = ActionKind.ISSUE.first();
    private static final int ADVANCE = ActionKind.ADVANCE.first();

    @Test
    void aSwitchByTheWizardIsTold() {
        assertThat(path(
                        Draft.draft().step(Commands.ACTIVATE, FINAL),
                        3,
                        ISSUE,
                        ActionKind.SWITCH_DEMOTES.first(),
                        ActionKind.SWITCH_ACTIVATES.first(),
                        ActionKind.END_INITIALIZATION.number(0),
                        ActionKind.END_INITIALIZATION.number(2),
                        ADVANCE))
                .containsExactly(
                        "operator: step 1: activate DK_MGT_2: the activation wizard begins to switch",
                        "wizard: puts DK_MGT_1 into standby, which still sends what is pending",
                        "wizard: activates DK_MGT_2; DK_MGT_1 and DK_MGT_3 restart to be initialized from it",
                        "DK_MGT_1: is initialized from DK_MGT_2",
                        "DK_MGT_3: is initialized from DK_MGT_2",
                        "operator: step 1 is done; the procedure is complete");
        assertThat(path(
                        Draft.draft().step(Commands.ACTIVATE, FINAL),
                        2,
                        ISSUE,
                        ActionKind.SWITCH_DEMOTES.first(),
                        ActionKind.CRASH.number(0),
                        ActionKind.SWITCH_STOPS.first()))
                .endsWith("wizard: stops: DK_MGT_2 does not replicate any more");
    }

    @Test
    void anActivationWithoutAnActiveServerIsTold() {
        assertThat(path(
                        Draft.draft().step(Commands.SET_STANDBY, INITIAL).step(Commands.ACTIVATE, FINAL),
                        2,
                        ISSUE,
                        ADVANCE,
                        ISSUE))
                .endsWith("operator: step 2: activate DK_MGT_2, which becomes active at once, as no server was");
    }

    @Test
    void aCommandAtTheConsoleOfAServerThatIsDownIsTold() {
        assertThat(path(
                        Draft.draft()
                                .step(Commands.STOP, INITIAL)
                                .step(Commands.SET_STANDBY_AND_STOP_REPLICATION, INITIAL)
                                .step(Commands.STOP_REPLICATION, FINAL),
                        2,
                        ISSUE,
                        ADVANCE,
                        ISSUE,
                        ADVANCE,
                        ISSUE))
                .containsSubsequence(
                        "operator: step 2: set-standby-and-stop-replication DK_MGT_1, at the console of the server, which"
                                + " is down",
                        "operator: step 3: stop-replication DK_MGT_2");
    }

    @Test
    void aCheckIsNamedWhereItIsDone() {
        assertThat(path(
                        Draft.draft().step(Commands.OPEN_CLIENT, FINAL).step(Commands.AWAIT_CAUGHT_UP, FINAL, INITIAL),
                        2,
                        ADVANCE,
                        ADVANCE))
                .containsExactly(
                        "operator: step 1 is done: open-client DK_MGT_2",
                        "operator: step 2 is done: await-caught-up DK_MGT_2 at DK_MGT_1; the procedure is complete");
    }

    @Test
    void anInitializationWhoseSourceIsAwayIsTold() {
        Draft draft = Draft.draft().step(Commands.EXCLUDE, FINAL, INITIAL).step(Commands.INIT_STANDBY, FINAL, INITIAL);

        assertThat(path(
                        draft,
                        2,
                        ISSUE,
                        ADVANCE,
                        ISSUE,
                        ActionKind.CRASH.number(0),
                        ActionKind.END_INITIALIZATION.number(1)))
                .endsWith("DK_MGT_2: fails to be initialized, as DK_MGT_1 is not up: its database is empty and it"
                        + " replicates from nobody");
        assertThat(path(
                        draft,
                        2,
                        ISSUE,
                        ADVANCE,
                        ISSUE,
                        ActionKind.CUT.number(Pairs.number(0, 1)),
                        ActionKind.END_INITIALIZATION.number(1)))
                .endsWith("DK_MGT_2: fails to be initialized, as it cannot reach DK_MGT_1: its database is empty and it"
                        + " replicates from nobody");
    }

    @Test
    void everyActionOfManyRunsCanBeTold() {
        Draft draft = Draft.written()
                .step(Commands.INIT_STANDBY, INITIAL, FINAL)
                .step(Commands.INIT_STANDBY, Draft.EXTRAS, FINAL);
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

        assertThat(lines(Story.of(run, run.events())))
                .anyMatch(line -> line.endsWith(
                        "DK_MGT_2: fails to be initialized, as DK_MGT_1 does not expect it any more: its database is empty"
                                + " and it replicates from nobody"));
    }

    @Test
    void namesAreJoinedAsInASentence() {
        Sentences sentences = new Sentences(Draft.written().on(3));

        assertThat(sentences.names(0)).isEqualTo("nobody");
        assertThat(sentences.names(0b100)).isEqualTo("DK_MGT_3");
        assertThat(sentences.names(0b111)).isEqualTo("DK_MGT_1, DK_MGT_2 and DK_MGT_3");
    }

    @Test
    void theEndHasAName() {
        StepNames names = new StepNames(Draft.written().on(3));

        assertThat(names.main(0)).isEqualTo("step 1");
        assertThat(names.main(8)).isEqualTo("the end");
    }
}
