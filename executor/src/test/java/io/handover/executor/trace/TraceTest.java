package io.handover.executor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.executor.fixture.Attempt;
import io.handover.executor.fixture.MemorySite;
import io.handover.executor.fixture.Procedures;
import io.handover.executor.fixture.ScriptedOperator;
import io.handover.executor.fixture.Sites;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Journal;
import io.handover.executor.journal.Line;
import io.handover.executor.journal.Seen;
import io.handover.executor.port.Reading;
import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.display.ReplicationState;
import io.handover.simulator.campaign.Measure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceTest {
    @TempDir
    private Path folder;

    private final MemorySite site = new MemorySite(Sites.calm(3));

    private Attempt attempt() {
        return new Attempt(Procedures.hardened(), site, folder.resolve("journal"));
    }

    private Trace traced() {
        attempt().runBlindly(new ScriptedOperator());
        return trace(Journal.read(attempt().journal()));
    }

    private Trace trace(List<Line> lines) {
        return Trace.of(attempt().plan(), attempt().belief(), lines);
    }

    private static Window window(Trace trace, Measure measure) {
        return trace.windows().stream()
                .filter(window -> window.measure() == measure)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void findsTheHistoryOfAnUndisturbedRunPossibleWithoutFaults() {
        Trace trace = traced();
        assertThat(trace.verdict()).isEqualTo(Trace.Verdict.POSSIBLE);
        assertThat(trace.faults()).isEmpty();
        assertThat(trace.complete()).isTrue();
    }

    @Test
    void measuresWhatLiesBetweenObservationsWithBounds() {
        Trace trace = traced();
        Window dual = window(trace, Measure.DUAL_ACTIVE);
        // Standby takes 2 s from its command; the first look is 1 s after it, the second 1.5 s later.
        assertThat(dual.least()).isLessThanOrEqualTo(2_000);
        assertThat(dual.most()).isGreaterThanOrEqualTo(2_000).isLessThan(10_000);
        Window gap = window(trace, Measure.MANAGEMENT_GAP);
        assertThat(gap.most()).isZero();
        Window handover = window(trace, Measure.HANDOVER);
        assertThat(handover.least()).isBetween(5_000L, 9_000L);
        assertThat(handover.most()).isBetween(6_000L, 12_000L);
        assertThat(window(trace, Measure.LOST_CHANGES).most()).isZero();
        assertThat(window(trace, Measure.WITHOUT_REDUNDANCY).least()).isPositive();
    }

    @Test
    void seesTheGapWhenTheDetectorStrikes() {
        site.beforeObservation(() -> {
            if (Integer.bitCount(site.live().truth().upActive()) == 2) {
                site.live().happen(ActionKind.DETECT, 0);
            }
        });
        Trace trace = traced();
        assertThat(trace.verdict()).isEqualTo(Trace.Verdict.POSSIBLE);
        assertThat(window(trace, Measure.MANAGEMENT_GAP).least()).isPositive();
    }

    @Test
    void namesTheFaultWithoutWhichAHistoryIsImpossible() {
        boolean[] crashed = new boolean[1];
        site.beforeObservation(() -> {
            if (!crashed[0] && site.live().truth().isUpgraded(1)) {
                crashed[0] = site.live().happen(ActionKind.CRASH, 2);
            }
        });
        Trace trace = traced();
        assertThat(trace.verdict()).isEqualTo(Trace.Verdict.POSSIBLE);
        assertThat(trace.faults()).extracting(Trace.Fault::what).containsExactly("a server went down by itself");
    }

    @Test
    void takesAStartThatWasForcedForWhatItIs() {
        site.live().give(Commands.EXCLUDE, 1, 0);
        site.live().advance(10_000);
        attempt().runBlindly(new ScriptedOperator().goesAway());
        assertThat(trace(Journal.read(attempt().journal())).verdict()).isEqualTo(Trace.Verdict.IMPOSSIBLE);
        attempt().run(new ScriptedOperator(), Map.of("start", "excluded by hand"));
        Trace trace = trace(Journal.read(attempt().journal()));
        assertThat(trace.verdict()).isEqualTo(Trace.Verdict.POSSIBLE);
        assertThat(trace.complete()).isTrue();
    }

    @Test
    void showsTheFirstObservationThatTheModelCannotExplain() {
        attempt().runBlindly(new ScriptedOperator());
        List<Line> lines = new ArrayList<>(Journal.read(attempt().journal()));
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.entry() instanceof Entry.Observed observed && i > 20) {
                List<Seen> servers = new ArrayList<>(observed.servers());
                Seen third = servers.get(2);
                servers.set(
                        2,
                        new Seen(
                                third.server(),
                                "answered",
                                Optional.empty(),
                                Optional.of("7.4.2"),
                                Optional.of(ReplicationState.ACT_REP),
                                third.registered(),
                                third.streaming(),
                                third.subscribed(),
                                third.elements()));
                lines.set(i, new Line(line.n(), line.at(), new Entry.Observed(servers)));
                Trace trace = trace(lines);
                assertThat(trace.verdict()).isEqualTo(Trace.Verdict.IMPOSSIBLE);
                Trace.Unexplained unexplained = trace.unexplained().orElseThrow();
                assertThat(unexplained.line()).isEqualTo(line.n());
                assertThat(unexplained.server()).isEqualTo("DK_MGT_3");
                assertThat(unexplained.seen()).isEqualTo("active, ACT_REP, release 7.4.2");
                assertThat(unexplained.allowed()).contains("standby, STB_NO_REP, old release");
                return;
            }
        }
    }

    private List<Line> whole() {
        attempt().runBlindly(new ScriptedOperator());
        return new ArrayList<>(Journal.read(attempt().journal()));
    }

    private static Seen holding(Seen seen, long elements) {
        return new Seen(
                seen.server(),
                seen.how(),
                seen.why(),
                seen.release(),
                seen.state(),
                seen.registered(),
                seen.streaming(),
                seen.subscribed(),
                OptionalLong.of(elements));
    }

    private static Line with(Line line, Entry entry) {
        return new Line(line.n(), line.at(), entry);
    }

    private static int first(List<Line> lines, Predicate<Entry> is) {
        return IntStream.range(0, lines.size())
                .filter(i -> is.test(lines.get(i).entry()))
                .findFirst()
                .orElseThrow();
    }

    private void doubts(List<Line> lines, int index, String what) {
        Trace trace = trace(lines);
        assertThat(trace.verdict()).isEqualTo(Trace.Verdict.UNKNOWN);
        assertThat(trace.doubts()).isNotEmpty();
        assertThat(trace.doubts().get(0).line()).isEqualTo(lines.get(index).n());
        assertThat(trace.doubts().get(0).what()).contains(what);
    }

    @Test
    void matchesReadingsByTheirServersAndNotByTheirPlaces() {
        List<Line> lines = whole();
        Trace straight = trace(lines);
        lines.replaceAll(line -> {
            if (!(line.entry() instanceof Entry.Observed observed)) {
                return line;
            }
            List<Seen> turned = new ArrayList<>(observed.servers());
            Collections.reverse(turned);
            return with(line, new Entry.Observed(turned));
        });
        assertThat(trace(lines)).isEqualTo(straight);
        assertThat(straight.verdict()).isEqualTo(Trace.Verdict.POSSIBLE);
    }

    @Test
    void saysNothingOfAJournalThatShowsNothing() {
        List<Line> lines = whole();
        List<Line> unseen = new ArrayList<>(lines);
        unseen.removeIf(line -> !(line.entry() instanceof Entry.Began || line.entry() instanceof Entry.Ended));
        doubts(unseen, unseen.size() - 1, "nothing was seen of any server");

        List<Line> silent = lines.subList(0, 2);
        Entry.Observed observed = (Entry.Observed) silent.get(1).entry();
        List<Seen> none = observed.servers().stream()
                .map(seen -> Seen.of(seen.server(), new Reading.NoAnswer("timed out")))
                .toList();
        doubts(List.of(silent.get(0), with(silent.get(1), new Entry.Observed(none))), 1, "nothing was seen");
    }

    /** Of a server in whose place another answers nothing is known: it may be active, and may be alone. */
    @Test
    void aStrangerInTheServersPlaceIsUnseenLikeOneThatDoesNotAnswer() {
        List<Line> lines = whole();
        Reading stranger = new Reading.Stranger("another key");
        Reading silent = new Reading.NoAnswer("timed out");
        for (String server : site.site().site().serverNames()) {
            assertThat(new Windows(attempt().plan(), inPlaceOf(server, stranger, lines)).all())
                    .isEqualTo(new Windows(attempt().plan(), inPlaceOf(server, silent, lines)).all())
                    .isNotEqualTo(new Windows(attempt().plan(), lines).all());
        }
        List<Line> first = lines.subList(0, 2);
        for (String server : site.site().site().serverNames()) {
            first = inPlaceOf(server, stranger, first);
        }
        doubts(first, 1, "nothing was seen");
    }

    private static List<Line> inPlaceOf(String server, Reading reading, List<Line> lines) {
        return lines.stream()
                .map(line -> line.entry() instanceof Entry.Observed observed
                        ? with(
                                line,
                                new Entry.Observed(observed.servers().stream()
                                        .map(seen -> seen.server().equals(server) ? Seen.of(server, reading) : seen)
                                        .toList()))
                        : line)
                .toList();
    }

    @Test
    void doubtsAStepThatIsCalledDoneAndWasNotSeenSo() {
        List<Line> lines = whole();
        int given = first(lines, entry -> entry instanceof Entry.Giving);
        Entry.Giving giving = (Entry.Giving) lines.get(given).entry();
        Entry done = new Entry.Done(
                giving.at(), giving.step(), giving.at().next(attempt().plan()));
        List<Line> skipped = new ArrayList<>(lines.subList(0, given));
        skipped.add(with(lines.get(given), done));
        doubts(skipped, given, giving.step() + " is called done, and its goal was not seen");
    }

    @Test
    void doubtsTimeThatRunsBackwardsAndMeasuresNothingThere() {
        List<Line> lines = whole();
        Line tenth = lines.get(10);
        lines.set(10, new Line(tenth.n(), tenth.at().minusSeconds(3_600), tenth.entry()));
        doubts(lines, 10, "ms before the line before it");
        assertThat(trace(lines).windows()).isEmpty();
    }

    /** The active's database is never emptied; the initial active's is, by its initialization at the end. */
    @Test
    void doubtsElementsThatAreLostThoughNothingWasInitialized() {
        List<Line> lines = whole();
        int giving = first(
                lines,
                entry -> entry instanceof Entry.Giving given && given.command().startsWith("init"));
        assertThat(lose(lines, giving + 1).verdict()).isEqualTo(Trace.Verdict.POSSIBLE);
        int other = first(lines, entry -> entry instanceof Entry.Giving);
        Trace trace = lose(lines, other + 1);
        assertThat(trace.verdict()).isEqualTo(Trace.Verdict.UNKNOWN);
        assertThat(trace.doubts().get(0).what())
                .isEqualTo("DK_MGT_1 holds 2900 elements and held 3000, and nothing that was ordered explains it");
    }

    /** From the first round after that line on, DK_MGT_1 holds a hundred elements less. */
    private Trace lose(List<Line> lines, int from) {
        List<Line> less = new ArrayList<>(lines);
        for (int i = from; i < less.size(); i++) {
            if (less.get(i).entry() instanceof Entry.Observed observed) {
                List<Seen> servers = new ArrayList<>(observed.servers());
                Seen server = servers.get(0);
                if (server.elements().isPresent()) {
                    servers.set(0, holding(server, server.elements().getAsLong() - 100));
                }
                less.set(i, with(less.get(i), new Entry.Observed(servers)));
            }
        }
        return trace(less);
    }

    /** Whole last lines that are missing cannot be found; that there is no end can. */
    @Test
    void tellsWhetherTheJournalHasItsEnd() {
        List<Line> lines = whole();
        assertThat(trace(lines).ended()).isTrue();
        assertThat(trace(lines.subList(0, lines.size() - 1)).ended()).isFalse();
    }
}
