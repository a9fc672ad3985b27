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
import io.handover.executor.port.Question;
import io.handover.executor.port.Word;
import io.handover.executor.trace.Trace;
import io.handover.model.command.Commands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long it waits, what it says meanwhile and what it can be told. */
class WaitingTest {
    private static final Duration AN_AGE = Duration.ofHours(3);

    @TempDir
    private Path folder;

    private final MemorySite site = new MemorySite(Sites.calm(3));
    private Attempt hardened = new Attempt(Procedures.hardened(), site, Path.of("none"));
    private final ScriptedOperator operator = new ScriptedOperator();

    @BeforeEach
    void nameJournal() {
        hardened = new Attempt(Procedures.hardened(), site, folder.resolve("journal"));
    }

    /** Once, when the second server is being upgraded: the executor waits for that, two hours at most. */
    private void inTheMiddleOfAWait(Runnable what) {
        int[] looks = new int[1];
        site.beforeObservation(() -> {
            if (!site.live().truth().isUp(1) && looks[0]++ == 3) {
                what.run();
            }
        });
    }

    @Test
    void aClockThatIsSetForwardDoesNotShortenAWait() {
        inTheMiddleOfAWait(() -> site.setClockBy(AN_AGE));
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3, 3})
    void aClockThatIsSetNeitherLengthensNorShortensADeadline(long hours) {
        site.reachedBy(Ways.orderLost(order -> order.equals(new Order.Exclude("DK_MGT_2"))));
        int[] looks = new int[1];
        site.beforeObservation(() -> {
            if (looks[0]++ == 8) {
                site.setClockBy(Duration.ofHours(hours));
            }
        });
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.UNKNOWN);
        assertThat(site.live().nowMillis()).isBetween(120_000L, 200_000L);
    }

    @Test
    void whoWasAwayBeyondADeadlineLooksBeforeItIsOver() {
        boolean[] seen = new boolean[1];
        boolean[] away = new boolean[1];
        inTheMiddleOfAWait(() -> seen[0] = true);
        site.interceptedBy(() -> {}, () -> {
            if (seen[0] && !away[0]) {
                away[0] = true;
                site.standStill(AN_AGE);
                site.live().advance(Duration.ofMinutes(20).toMillis());
            }
        });
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.COMPLETE);
        assertThat(away[0]).isTrue();
    }

    @Test
    void aSwitchThatCanOnlyStopHasEndedAfterHalfAMinuteOnTheClockThatNobodySets() {
        Waiting waiting = new Waiting(site, Patience.USUAL);
        waiting.looked();
        assertThat(waiting.switchHasEnded(true)).isFalse();
        site.setClockBy(AN_AGE);
        site.live().advance(29_000);
        waiting.looked();
        assertThat(waiting.switchHasEnded(true)).isFalse();
        site.live().advance(1_000);
        waiting.looked();
        assertThat(waiting.switchHasEnded(true)).isTrue();
        assertThat(waiting.switchHasEnded(false)).isFalse();
    }

    @Test
    void itSaysForWhatItWaitsAndHowLongAndWhatThenButNotAtEveryLook() {
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.COMPLETE);
        List<String> reports = operator.heard()
                .lines()
                .filter(line -> line.startsWith("Waiting at step-4 "))
                .toList();
        assertThat(reports).hasSizeBetween(3, 6);
        assertThat(reports.get(0))
                .startsWith(
                        "Waiting at step-4 (upgrade DK_MGT_2) until DK_MGT_2 answers with the new release: for 2 min ")
                .contains(" already, 120 min at most. Then it stops with 2: it is unknown whether ", "skip REASON");
    }

    @Test
    void itShowsThePlanWhileItWaits() {
        inTheMiddleOfAWait(() -> operator.says(new Word.ShowPlan()));
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.COMPLETE);
        assertThat(operator.heard())
                .contains("    exclude-final: exclude DK_MGT_2 at DK_MGT_1 (done)", "  > step-4: upgrade DK_MGT_2\n");
    }

    @Test
    void itStopsWhenItIsToldToWhileItWaits() {
        inTheMiddleOfAWait(() -> operator.says(new Word.Stop()));
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.INTERRUPTED);
        assertThat(operator.heard()).contains("interrupted at step-4");
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.COMPLETE);
    }

    private List<Entry.Skipped> skipped() {
        return Journal.read(hardened.journal()).stream()
                .filter(line -> line.entry() instanceof Entry.Skipped)
                .map(line -> (Entry.Skipped) line.entry())
                .toList();
    }

    @Test
    void aStepIsLeftOutWhileItIsWaitedForAndTheEndIsNoPass() {
        Attempt two = new Attempt(
                Procedures.procedure(
                        List.of(),
                        Procedures.step(Commands.UPGRADE, Procedures.FINAL),
                        Procedures.step(Commands.STOP, Procedures.EXTRAS)),
                site,
                folder.resolve("journal"));
        inTheMiddleOfAWait(() -> operator.says(new Word.Skip("it is known to work")));
        assertThat(two.run(operator, Map.of())).isEqualTo(Ending.UNKNOWN);
        assertThat(skipped()).singleElement().satisfies(left -> {
            assertThat(left.step()).isEqualTo("step-1");
            assertThat(left.reason()).isEqualTo("it is known to work");
        });
        assertThat(operator.questions())
                .filteredOn(question -> question.id().equals("step-1/skip"))
                .singleElement()
                .satisfies(question -> assertThat(question.consent()).isEqualTo(Question.Consent.NOW));
        assertThat(operator.heard())
                .contains(
                        "it departs from the procedure that was checked",
                        "the procedure is at its end, without step-1 (it is known to work)");
        Trace trace = Trace.of(two.plan(), two.belief(), Journal.read(two.journal()));
        assertThat(trace.complete()).isTrue();
        assertThat(trace.unexplained()).isEmpty();
        assertThat(two.runBlindly(new ScriptedOperator())).isEqualTo(Ending.UNKNOWN);
    }

    @Test
    void aStepIsNotLeftOutByAConsentInAdvance() {
        operator.goesAway();
        inTheMiddleOfAWait(() -> operator.says(new Word.Skip("it is known to work")));
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.COMPLETE);
        assertThat(skipped()).isEmpty();
    }

    @Test
    void aStepIsLeftOutAsTheAnswerToItsQuestion() {
        Attempt two = new Attempt(
                Procedures.procedure(
                        List.of(),
                        Procedures.step(Commands.UPGRADE, Procedures.FINAL),
                        Procedures.step(Commands.STOP, Procedures.FINAL)),
                site,
                folder.resolve("journal"));
        operator.answers("step-1", new Word.ShowPlan()).answers("step-1", new Word.Skip("not today"));
        assertThat(two.runBlindly(operator)).isEqualTo(Ending.UNKNOWN);
        assertThat(operator.heard()).contains("  > step-1: upgrade DK_MGT_2");
        assertThat(site.given()).containsExactly("stop DK_MGT_2");
    }

    @Test
    void stopIsAnAnswerToEveryQuestion() {
        operator.answers("step-4", new Word.Stop());
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.INTERRUPTED);
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.COMPLETE);
    }
}
