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
import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.display.ReplicationState;
import io.handover.simulator.campaign.Measure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
}
