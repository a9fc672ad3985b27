package io.handover.executor.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.executor.fixture.Attempt;
import io.handover.executor.fixture.Meddler;
import io.handover.executor.fixture.Procedures;
import io.handover.executor.fixture.ScriptedOperator;
import io.handover.executor.fixture.ServedStage;
import io.handover.executor.fixture.Sites;
import io.handover.executor.fixture.Stage;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Journal;
import io.handover.executor.trace.Trace;
import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.display.ReplicationState;
import io.handover.model.procedure.Procedure;
import io.handover.model.state.SiteState;
import io.handover.simulator.campaign.Measure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole runs against a site that is served behind the product's API. */
class ServedRunTest {
    @TempDir
    private Path folder;

    private final ScriptedOperator operator = new ScriptedOperator();

    private Attempt attempt(Procedure procedure, Stage stage) {
        return new Attempt(procedure, stage, folder.resolve("journal"));
    }

    private static void isPossible(Attempt attempt) {
        Trace trace = Trace.of(attempt.plan(), attempt.belief(), Journal.read(attempt.journal()));
        assertThat(trace.verdict()).as("%s", trace.unexplained()).isEqualTo(Trace.Verdict.POSSIBLE);
        assertThat(trace.complete()).isTrue();
    }

    private static void isUpgraded(Stage stage) {
        SiteState end = stage.live().truth();
        assertThat(end.upActive()).isEqualTo(0b010);
        assertThat(end.upgraded()).isEqualTo(0b111);
    }

    private static void hasHandedOver(Stage stage) {
        isUpgraded(stage);
        SiteState end = stage.live().truth();
        assertThat(end.streamingFrom(0, 1)).isTrue();
        assertThat(end.streamingFrom(2, 1)).isTrue();
    }

    @Test
    void theWrittenProcedureComesToItsEnd() {
        try (ServedStage stage = new ServedStage(Sites.calm(3))) {
            Attempt attempt = attempt(Procedures.written(), stage);
            assertThat(attempt.run(operator, Map.of())).isEqualTo(Ending.COMPLETE);
            isUpgraded(stage);
            isPossible(attempt);
        }
    }

    @Test
    void theHardenedProcedureComesToItsEnd() {
        try (ServedStage stage = new ServedStage(Sites.calm(3))) {
            Attempt attempt = attempt(Procedures.hardened(), stage);
            assertThat(attempt.run(operator, Map.of())).isEqualTo(Ending.COMPLETE);
            hasHandedOver(stage);
            isPossible(attempt);
        }
    }

    private static void hasSwitched(Stage stage) {
        SiteState end = stage.live().truth();
        assertThat(end.active()).isEqualTo(0b010);
        assertThat(end.switchTarget()).isEqualTo(SiteState.NONE);
    }

    @Test
    void aSwitchByTheWizardComesToItsEnd() {
        try (ServedStage stage = new ServedStage(Sites.calm(3))) {
            stage.live().happen(ActionKind.CHANGE, 0);
            Attempt attempt = attempt(Procedures.switchOver(), stage);
            assertThat(attempt.run(operator, Map.of())).isEqualTo(Ending.COMPLETE);
            assertThat(operator.asked()).containsExactly("step-3");
            assertThat(operator.heard())
                    .contains("Switch Active Server to DK_MGT_2", "DK_MGT_2 is active, no switch runs any more");
            hasSwitched(stage);
            isPossible(attempt);
            assertThat(stage.live().replication(1)).isEqualTo(ReplicationState.ACT_REP);
            SiteState end = stage.live().truth();
            assertThat(end.streamingFrom(0, 1)).isTrue();
            assertThat(end.streamingFrom(2, 1)).isTrue();
            assertThat(end.database(0)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSwitchByTheWizardComesToItsEndThoughItsAnswerIsMeddledWith(Meddler.Trick trick) {
        try (Meddler meddler = new Meddler(trick, "POST /7.3/ha/set_active?force=False");
                ServedStage stage = new ServedStage(Sites.calm(3), meddler::before)) {
            comesToItsEnd(attempt(Procedures.switchOver(), stage), meddler, 1);
            hasSwitched(stage);
        }
    }

    @Test
    void aSwitchThatStopsWithoutAnActiveServerIsNoticedAndTakenBackAndRepeated() {
        try (ServedStage stage = new ServedStage(Sites.calm(3))) {
            boolean[] crashed = new boolean[1];
            stage.live().hold(Set.of(ActionKind.SWITCH_ACTIVATES));
            stage.meanwhile(() -> {
                if (!crashed[0] && stage.live().truth().active() == 0) {
                    crashed[0] = stage.live().happen(ActionKind.CRASH, 1);
                    stage.live().hold(Set.of());
                }
            });
            Attempt attempt = attempt(Procedures.switchOver(), stage);
            assertThat(attempt.runBlindly(operator)).isEqualTo(Ending.UNKNOWN); // the command is not repeated unasked
            assertThat(operator.asked()).contains("what-if-1", "what-if-1/step-1");
            assertThat(stage.live().truth().active()).isEqualTo(0b001);
            assertThat(attempt.runBlindly(operator)).isEqualTo(Ending.COMPLETE);
            assertThat(operator.asked()).contains("step-3/again");
            hasSwitched(stage);
            isPossible(attempt);
        }
    }

    @Test
    void anActivationIsNotAskedForWhereAnActiveServerIsKnownThoughNotSeen() {
        try (ServedStage stage = new ServedStage(Sites.calm(3))) {
            stage.live().hold(Set.of(ActionKind.RESTART));
            stage.live().happen(ActionKind.CRASH, 0);
            stage.served().settle();
            Attempt attempt = attempt(
                    Procedures.procedure(List.of(), Procedures.step(Commands.ACTIVATE, Procedures.FINAL)), stage);
            assertThat(attempt.runBlindly(operator)).isEqualTo(Ending.UNKNOWN);
            assertThat(operator.heard()).contains("cannot be done yet", "either no server is in Active mode");
            assertThat(operator.asked()).isEmpty();
        }
    }

    // ---- consoles of servers that are down -------------------------------------------------------------------------

    /** Power is lost at the active server; before it is started again, its console keeps it from coming back as one. */
    private static final Procedure PREVENTION = Procedures.procedure(
            List.of(),
            Procedures.step(Commands.STOP, Procedures.INITIAL),
            Procedures.step(Commands.SET_STANDBY_AND_STOP_REPLICATION, Procedures.INITIAL),
            Procedures.step(Commands.ACTIVATE, Procedures.FINAL),
            Procedures.step(Commands.START, Procedures.INITIAL),
            Procedures.step(Commands.INIT_STANDBY, Procedures.INITIAL, Procedures.FINAL));

    private static void atTheConsole(ServedStage stage) {
        assertThat(stage.served().give(Commands.SET_STANDBY_AND_STOP_REPLICATION, "DK_MGT_1"))
                .isTrue();
        stage.served().advance(Duration.ofSeconds(5));
    }

    @Test
    void whatIsDoneAtTheConsoleOfAServerThatIsDownIsTakenFromTheOperatorsWord() {
        try (ServedStage stage = new ServedStage(Sites.calm(3))) {
            operator.does("step-2/done", () -> atTheConsole(stage));
            Attempt attempt = attempt(PREVENTION, stage);
            assertThat(attempt.run(operator, Map.of())).isEqualTo(Ending.COMPLETE);
            assertThat(operator.heard())
                    .contains("by you at the console of DK_MGT_1, which is down", "done: the operator says");
            SiteState end = stage.live().truth();
            assertThat(end.active()).isEqualTo(0b010);
            assertThat(end.streamingFrom(0, 1)).isTrue();
            isPossible(attempt);
        }
    }

    @Test
    void whatIsNotDoneAtAConsoleIsAskedForAgain() {
        try (ServedStage stage = new ServedStage(Sites.calm(3))) {
            ScriptedOperator lazy = new ScriptedOperator().refuses("step-2/done");
            Attempt attempt = attempt(PREVENTION, stage);
            assertThat(attempt.runBlindly(lazy)).isEqualTo(Ending.UNKNOWN);
            assertThat(lazy.heard()).contains("the operator says that it is not done");
            operator.does("step-2/done", () -> atTheConsole(stage));
            assertThat(attempt.runBlindly(operator)).isEqualTo(Ending.COMPLETE);
            isPossible(attempt);
        }
    }

    private static final List<String> HANDING_OVER = List.of(
            "POST /7.3/ha/exclude?force=False&server_name=DK_MGT_2",
            "POST /7.3/ha/exclude?force=False&server_name=DK_MGT_3",
            "POST /7.3/ha/set_active",
            "POST /7.3/ha/set_standby");

    private static final List<String> INITIALIZING = List.of(
            "POST /7.3/ha/full_replication?force=False&server_name=DK_MGT_1",
            "POST /7.3/ha/full_replication?force=False&server_name=DK_MGT_3");

    private static Stream<Arguments> everyTrick(List<String> requests) {
        return requests.stream()
                .flatMap(request -> Stream.of(Meddler.Trick.values()).map(trick -> Arguments.of(trick, request)));
    }

    static Stream<Arguments> tricksOnTheWritten() {
        return everyTrick(HANDING_OVER);
    }

    static Stream<Arguments> tricksOnTheHardened() {
        return everyTrick(
                Stream.concat(HANDING_OVER.stream(), INITIALIZING.stream()).toList());
    }

    @ParameterizedTest
    @MethodSource("tricksOnTheWritten")
    void theWrittenProcedureComesToItsEndThoughAnAnswerIsMeddledWith(Meddler.Trick trick, String request) {
        try (Meddler meddler = new Meddler(trick, request);
                ServedStage stage = new ServedStage(Sites.calm(3), meddler::before)) {
            comesToItsEnd(attempt(Procedures.written(), stage), meddler, 7);
            isUpgraded(stage);
        }
    }

    @ParameterizedTest
    @MethodSource("tricksOnTheHardened")
    void theHardenedProcedureComesToItsEndThoughAnAnswerIsMeddledWith(Meddler.Trick trick, String request) {
        try (Meddler meddler = new Meddler(trick, request);
                ServedStage stage = new ServedStage(Sites.calm(3), meddler::before)) {
            comesToItsEnd(attempt(Procedures.hardened(), stage), meddler, 9);
            hasHandedOver(stage);
        }
    }

    /** With that many commands: none is given twice unless it was refused. */
    private void comesToItsEnd(Attempt attempt, Meddler meddler, int commands) {
        Ending first = attempt.runBlindly(operator);
        assertThat(meddler.meddled()).isTrue();
        boolean refused = meddler.trick() == Meddler.Trick.REFUSE;
        if (refused) {
            assertThat(first).isEqualTo(Ending.UNKNOWN);
            assertThat(operator.heard()).contains("was refused: it answers 400: not now");
            assertThat(attempt.runBlindly(operator)).isEqualTo(Ending.COMPLETE);
        } else {
            assertThat(first).isEqualTo(Ending.COMPLETE);
            assertThat(operator.heard()).contains("unknown: ");
        }
        assertThat(Journal.read(attempt.journal()))
                .filteredOn(line -> line.entry() instanceof Entry.Giving)
                .hasSize(refused ? commands + 1 : commands);
        isPossible(attempt);
    }

    @Test
    void goesOnWhereAServerRestarts() {
        try (ServedStage stage = new ServedStage(Sites.calm(3))) {
            boolean[] crashed = new boolean[1];
            stage.meanwhile(() -> {
                if (!crashed[0] && stage.live().truth().isUpgraded(1)) {
                    crashed[0] = stage.live().happen(ActionKind.CRASH, 2);
                }
            });
            Attempt attempt = attempt(Procedures.hardened(), stage);
            assertThat(attempt.runBlindly(operator)).isEqualTo(Ending.COMPLETE);
            assertThat(operator.heard()).contains("DK_MGT_3: not up: nothing listens", "Something has failed");
            hasHandedOver(stage);
            isPossible(attempt);
        }
    }

    @Test
    void theWhatIfIsOfferedAndRepairsWhatTheDetectorDoesBetweenActivationAndStandby() {
        try (ServedStage stage = new ServedStage(Sites.calm(3))) {
            stage.meanwhile(() -> {
                if (Integer.bitCount(stage.live().truth().upActive()) == 2) {
                    stage.live().happen(ActionKind.DETECT, 0);
                }
            });
            Attempt attempt = attempt(Procedures.hardened(), stage);
            assertThat(attempt.run(operator, Map.of())).isEqualTo(Ending.COMPLETE);
            assertThat(operator.asked()).contains("what-if-1");
            hasHandedOver(stage);
            isPossible(attempt);
            // At once: from the detection to the second activation, and the 4 s that it takes.
            assertThat(Trace.of(attempt.plan(), attempt.belief(), Journal.read(attempt.journal()))
                            .windows())
                    .filteredOn(window -> window.measure() == Measure.MANAGEMENT_GAP)
                    .singleElement()
                    .satisfies(gap -> assertThat(gap.most()).isPositive().isLessThan(15_000));
        }
    }
}
