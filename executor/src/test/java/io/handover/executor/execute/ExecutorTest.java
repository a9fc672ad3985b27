package io.handover.executor.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.executor.fixture.Attempt;
import io.handover.executor.fixture.MemorySite;
import io.handover.executor.fixture.Procedures;
import io.handover.executor.fixture.ScriptedOperator;
import io.handover.executor.fixture.Sites;
import io.handover.executor.fixture.Ways;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Journal;
import io.handover.executor.port.Order;
import io.handover.executor.trace.Trace;
import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.property.Properties;
import io.handover.model.state.SiteState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutorTest {
    private static final List<String> ALL_COMMANDS = List.of(
            "exclude DK_MGT_2 at DK_MGT_1",
            "exclude DK_MGT_3 at DK_MGT_1",
            "upgrade DK_MGT_2",
            "force-activate DK_MGT_2",
            "set-standby-and-stop-replication DK_MGT_1",
            "upgrade DK_MGT_1",
            "upgrade DK_MGT_3",
            "init-standby DK_MGT_1 at DK_MGT_2",
            "init-standby DK_MGT_3 at DK_MGT_2");

    @TempDir
    private Path folder;

    private MemorySite site = new MemorySite(Sites.calm(3));
    private Attempt hardened = new Attempt(Procedures.hardened(), site, Path.of("none"));
    private final ScriptedOperator operator = new ScriptedOperator();

    @BeforeEach
    void nameJournal() {
        hardened = new Attempt(Procedures.hardened(), site, folder.resolve("journal"));
    }

    private Attempt written() {
        return new Attempt(Procedures.written(), site, folder.resolve("journal"));
    }

    private void hasHandedOver() {
        SiteState end = site.live().truth();
        assertThat(end.upActive()).isEqualTo(0b010);
        assertThat(end.up()).isEqualTo(0b111);
        assertThat(end.upgraded()).isEqualTo(0b111);
        assertThat(end.streamingFrom(0, 1)).isTrue();
        assertThat(end.streamingFrom(2, 1)).isTrue();
    }

    @Test
    void carriesOutTheWrittenProcedureWithWhatTheApiHasForItsCommands() {
        assertThat(written().run(operator, Map.of())).isEqualTo(Ending.COMPLETE);
        assertThat(site.given()).isEqualTo(ALL_COMMANDS.subList(0, 7));
        assertThat(site.live().truth().upActive()).isEqualTo(0b010);
        assertThat(operator.heard())
                .contains("lost with or without this command as the procedure goes on: eventually-redundant");
    }

    @Test
    void carriesOutTheHardenedProcedureUntilEveryStandbyReplicates() {
        assertThat(hardened.run(operator, Map.of())).isEqualTo(Ending.COMPLETE);
        assertThat(site.given()).isEqualTo(ALL_COMMANDS);
        hasHandedOver();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 5})
    void carriesOutTheHardenedProcedureOnSmallerAndLargerSites(int servers) {
        MemorySite other = new MemorySite(Sites.calm(servers));
        boolean[] crashed = new boolean[1];
        other.beforeObservation(() -> {
            if (!crashed[0] && other.live().truth().isUpgraded(1)) {
                crashed[0] = other.live().happen(ActionKind.CRASH, servers - 1);
            }
        });
        Attempt attempt = new Attempt(Procedures.hardened(), other, folder.resolve("journal"));
        assertThat(attempt.run(operator, Map.of())).isEqualTo(Ending.COMPLETE);
        SiteState end = other.live().truth();
        assertThat(end.upgraded()).isEqualTo(end.all());
        assertThat(Integer.bitCount(end.streamingPairs())).isEqualTo(servers - 1);
        assertThat(operator.heard()).doesNotContain("cannot explain", "so many states");
        Trace trace = Trace.of(attempt.plan(), attempt.belief(), Journal.read(attempt.journal()));
        assertThat(trace.verdict()).isEqualTo(Trace.Verdict.POSSIBLE);
    }

    static Stream<Predicate<Order>> orders() {
        return Stream.of(
                order -> order.equals(new Order.Exclude("DK_MGT_2")),
                order -> order.equals(new Order.Exclude("DK_MGT_3")),
                order -> order instanceof Order.ForceActivate,
                order -> order instanceof Order.SetStandbyAndStopReplication,
                order -> order.equals(new Order.Initialize("DK_MGT_1")),
                order -> order.equals(new Order.Initialize("DK_MGT_3")));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void waitsForTheEffectOfAnOrderWhoseAnswerIsLostAndDoesNotRepeatIt(Predicate<Order> order) {
        site.reachedBy(Ways.answerLost(order));
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.COMPLETE);
        assertThat(site.given()).isEqualTo(ALL_COMMANDS);
        hasHandedOver();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void callsItUnknownWhereNoEffectIsSeenInTimeAndAResumptionGivesTheOrderAgain(Predicate<Order> order) {
        site.reachedBy(Ways.orderLost(order));
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.UNKNOWN);
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.COMPLETE);
        assertThat(operator.heard()).contains("already, and nothing is seen of it");
        assertThat(site.given()).isEqualTo(ALL_COMMANDS);
        hasHandedOver();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void stopsWhereAnOrderIsRefusedAndAResumptionGivesItAgain(Predicate<Order> order) {
        site.reachedBy(Ways.refused(order));
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.UNKNOWN);
        assertThat(operator.heard()).contains("was refused: not now", "--resume");
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.COMPLETE);
        assertThat(site.given()).isEqualTo(ALL_COMMANDS);
        hasHandedOver();
    }

    @Test
    void offersTheWayOutWhenTheDetectorStrikesBetweenActivationAndStandby() {
        site.beforeObservation(() -> {
            if (Integer.bitCount(site.live().truth().upActive()) == 2) {
                site.live().happen(ActionKind.DETECT, 0);
            }
        });
        ending(Ending.COMPLETE);
        assertThat(operator.asked()).contains("what-if-1", "what-if-1/step-1");
        assertThat(site.given()).containsSubsequence("force-activate DK_MGT_2", "force-activate DK_MGT_2");
        hasHandedOver();
    }

    private void ending(Ending expected) {
        assertThat(hardened.run(operator, Map.of())).isEqualTo(expected);
    }

    @Test
    void doesNotRepeatAStepThatSomebodyElseHasDone() {
        site.beforeObservation(() -> {
            SiteState truth = site.live().truth();
            if (truth.registeredAt(0) == 0b100 && truth.isActive(0)) {
                site.live().give(Commands.EXCLUDE, 2, 0);
                site.live().advance(10_000);
            }
        });
        ending(Ending.COMPLETE);
        assertThat(site.given()).doesNotContain("exclude DK_MGT_3 at DK_MGT_1");
        assertThat(operator.heard()).contains("The model cannot explain this", "Go on at ");
    }

    @Test
    void goesOnWhereAServerRestarts() {
        boolean[] crashed = new boolean[1];
        site.beforeObservation(() -> {
            if (!crashed[0] && site.live().truth().isUpgraded(1)) {
                crashed[0] = site.live().happen(ActionKind.CRASH, 2);
            }
        });
        ending(Ending.COMPLETE);
        assertThat(operator.heard()).contains("Something has failed: a server went down by itself");
        hasHandedOver();
    }

    @Test
    void doesNotStartWhereTheSiteIsNotAsTheProcedureStarts() {
        site.live().give(Commands.EXCLUDE, 1, 0);
        site.live().advance(10_000);
        operator.goesAway();
        ending(Ending.UNKNOWN);
        assertThat(operator.heard())
                .contains("not in the state that the procedure starts from: DK_MGT_1 is active, ACT_REP_EX");
        assertThat(site.given()).isEmpty();

        assertThat(hardened.run(operator, Map.of("start", "the exclusion was done by hand")))
                .isEqualTo(Ending.COMPLETE);
        assertThat(site.given()).isEqualTo(ALL_COMMANDS.subList(1, 9));
        assertThat(Journal.read(hardened.journal()))
                .anyMatch(line -> line.entry() instanceof Entry.Forced forced
                        && forced.reason().equals("the exclusion was done by hand"));
    }

    @Test
    void refusesACommandByWhichAPromiseIsCertainlyLostUnlessItIsForced() {
        Attempt hasty = new Attempt(
                Procedures.promising(
                        Properties.MANAGEMENT_AVAILABLE,
                        Procedures.step(Commands.FORCE_ACTIVATE, Procedures.FINAL),
                        Procedures.step(Commands.SET_STANDBY, Procedures.INITIAL)),
                site,
                folder.resolve("journal"));
        site.live().happen(ActionKind.CUT, 0);
        int[] seenActive = new int[1];
        site.beforeObservation(() -> {
            if (site.live().truth().isActive(1) && seenActive[0]++ == 1) {
                site.live().happen(ActionKind.CRASH, 1);
            }
        });
        assertThat(hasty.run(operator, Map.of())).isEqualTo(Ending.FORBIDDEN);
        assertThat(operator.heard()).contains("'--force-step step-2=REASON'");
        assertThat(site.live().truth().isActive(0)).isTrue();
        assertThat(hasty.run(operator, Map.of("step-2", "it must be"))).isEqualTo(Ending.COMPLETE);
        assertThat(site.live().truth().isActive(0)).isFalse();
    }

    @Test
    void doesNothingThatIsNotAgreedTo() {
        assertThat(hardened.run(operator.refuses("step-4"), Map.of())).isEqualTo(Ending.UNKNOWN);
        assertThat(site.given()).isEqualTo(ALL_COMMANDS.subList(0, 2));
        assertThat(operator.heard()).contains("step-4 was not agreed to", "The site now:", "--resume");
    }

    @Test
    void endsWhenItIsToldToStopAndGoesOnFromThere() {
        site.beforeObservation(() -> {
            if (!site.live().truth().isUp(1)) {
                site.stop();
            }
        });
        ending(Ending.INTERRUPTED);
        assertThat(operator.heard()).contains("interrupted at step-4", "DK_MGT_2: not up");
        assertThat(site.given()).isEqualTo(ALL_COMMANDS.subList(0, 3));
    }

    /** Stands for the end of the process: nothing catches it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Killed after that many lines of the journal, before or after what the last of them announces. */
    private boolean killed(Attempt attempt, int lines, boolean before) {
        Runnable kill = () -> {
            if (lineCount(attempt.journal()) >= lines) {
                throw new Killed();
            }
        };
        site.interceptedBy(before ? kill : () -> {}, kill);
        try {
            attempt.runBlindly(new ScriptedOperator());
            return false;
        } catch (Killed expected) {
            return true;
        } finally {
            site.interceptedBy(() -> {}, () -> {});
        }
    }

    private static int lineCount(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file).size() : 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void comesToTheSameEndAfterWhicheverLineOfItsJournalItIsKilled() {
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.COMPLETE);
        int lines = Journal.read(hardened.journal()).size();
        int kills = 0;
        for (int line = 1; line < lines; line++) {
            for (boolean before : new boolean[] {true, false}) {
                site = new MemorySite(Sites.calm(3));
                Attempt attempt =
                        new Attempt(Procedures.hardened(), site, folder.resolve("killed-after-" + line + before));
                String when = "killed after line " + line + (before ? "" : " and what it announces");
                assertThat(killed(attempt, line, before)).as(when).isTrue();
                kills++;
                ScriptedOperator next = new ScriptedOperator();
                assertThat(attempt.runBlindly(next))
                        .as(() -> when + next.heard())
                        .isEqualTo(Ending.COMPLETE);
                assertThat(site.given()).as(when).isEqualTo(ALL_COMMANDS);
                hasHandedOver();
            }
        }
        System.out.println("killed " + kills + " times, after each of " + (lines - 1)
                + " lines of a journal, and resumed to the same end");
    }
}
