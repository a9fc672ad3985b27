package io.handover.console.report.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.console.ExitCode;
import io.handover.console.Terminal;
import io.handover.console.fixture.Json;
import io.handover.console.run.Work;
import io.handover.executor.trace.Trace;
import io.handover.executor.trace.Window;
import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.simulator.campaign.Measure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TracesTest {
    private static final String PROCEDURE = "upgrade-without-downtime";
    private static final long SECOND = 1_000;
    private static final Percentage THREE_DIGITS = Percentage.withPercentage(0.1);

    private static Traced traced(String procedure, Trace.Verdict verdict, boolean complete, Window... windows) {
        Work work = Work.of(Catalogue.procedure(procedure), Catalogue.site("three-servers"));
        return new Traced(
                Path.of(procedure + ".journal"),
                work,
                new Trace(
                        verdict,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(windows),
                        Map.of(),
                        List.of(),
                        7,
                        complete,
                        true),
                List.of());
    }

    /** The handover took that many seconds, seen to the second. */
    private static Traced handover(long seconds) {
        return traced(
                PROCEDURE,
                Trace.Verdict.POSSIBLE,
                true,
                new Window(Measure.HANDOVER, (seconds - 1) * SECOND, seconds * SECOND));
    }

    private static Traces handovers(int count) {
        return new Traces(
                IntStream.rangeClosed(1, count).mapToObj(TracesTest::handover).toList());
    }

    private static JsonNode onlyPercentiles(Traces traces) {
        List<JsonNode> percentiles = Json.elements(
                Json.valid(TraceJson.of(traces, Optional.empty()), "trace").path("percentiles"));
        assertThat(percentiles).hasSize(1);
        return percentiles.get(0);
    }

    private static void assertBounds(JsonNode bounds, long leastSeconds, long mostSeconds) {
        assertThat(bounds.path("least").asLong()).isCloseTo(leastSeconds * SECOND, THREE_DIGITS);
        assertThat(bounds.path("most").asLong()).isCloseTo(mostSeconds * SECOND, THREE_DIGITS);
    }

    @Test
    void eachPercentileOfAHundredJournalsLiesBetweenThoseOfTheBounds() {
        JsonNode handover = onlyPercentiles(handovers(100));

        assertThat(handover.path("measure").asString()).isEqualTo("handover");
        assertThat(handover.path("journals").asInt()).isEqualTo(100);
        assertBounds(handover.path("p50"), 49, 50);
        assertBounds(handover.path("p95"), 94, 95);
        assertBounds(handover.path("p99"), 98, 99);
        assertBounds(handover.path("max"), 99, 100);
        assertThat(TraceText.of(handovers(100), Optional.empty(), Terminal.NONE))
                .contains("counted  100 of 100 journals", "49.0 s to 50.0 s", "1 min 34 s to 1 min 35 s")
                .doesNotContain("too few journals");
    }

    @Test
    void aPercentileThatWouldBeTheMaximumIsNotTold() {
        JsonNode ofNineteen = onlyPercentiles(handovers(19));
        JsonNode ofTwenty = onlyPercentiles(handovers(20));

        assertBounds(ofNineteen.path("p50"), 9, 10);
        assertThat(ofNineteen.path("p95").isNull()).isTrue();
        assertBounds(ofNineteen.path("max"), 18, 19);
        assertBounds(ofTwenty.path("p95"), 18, 19);
        assertThat(ofTwenty.path("p99").isNull()).isTrue();
        assertThat(onlyPercentiles(handovers(1)).path("p50").isNull()).isTrue();
        assertThat(TraceText.of(handovers(20), Optional.empty(), Terminal.NONE)).contains("  -  too few journals");
    }

    @Test
    void whatNeverEndedLiesAboveAllElse() {
        Traced open = traced(
                PROCEDURE, Trace.Verdict.POSSIBLE, true, new Window(Measure.HANDOVER, 5 * SECOND, Long.MAX_VALUE));
        Traces traces = new Traces(List.of(open, handover(9), handover(10)));

        JsonNode handover = onlyPercentiles(traces);

        assertBounds(handover.path("p50"), 8, 10);
        assertBounds(handover.path("max"), 9, 0);
        assertThat(handover.path("max").path("most").isNull()).isTrue();
        assertThat(TraceText.of(traces, Optional.empty(), Terminal.NONE)).contains("9.0 s to no end");
    }

    @Test
    void onlyWholeJournalsCountAndTheWorstDecides() {
        Window window = new Window(Measure.HANDOVER, SECOND, SECOND);
        Traces traces = new Traces(List.of(
                handover(9),
                traced(PROCEDURE, Trace.Verdict.POSSIBLE, false, window),
                traced(PROCEDURE, Trace.Verdict.UNKNOWN, true, window),
                traced(PROCEDURE, Trace.Verdict.IMPOSSIBLE, true, window)));

        assertThat(onlyPercentiles(traces).path("journals").asInt()).isEqualTo(1);
        assertThat(TraceText.of(traces, Optional.empty(), Terminal.NONE)).contains("counted  1 of 4 journals");
        assertThat(traces.exitCode()).isEqualTo(ExitCode.VIOLATED);
        assertThat(new Traces(traces.journals().subList(0, 3)).exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(new Traces(traces.journals().subList(0, 2)).exitCode()).isEqualTo(ExitCode.HELD);
    }

    @Test
    void journalsOfWhichNoneCountsHaveNoPercentiles() {
        Traces traces = new Traces(Stream.generate(() -> traced(PROCEDURE, Trace.Verdict.POSSIBLE, false))
                .limit(2)
                .toList());

        assertThat(TraceText.of(traces, Optional.empty(), Terminal.NONE))
                .contains("counted  0 of 2 journals")
                .doesNotContain("p95");
        assertThat(Json.valid(TraceJson.of(traces, Optional.empty()), "trace")
                        .path("percentiles")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void journalsOfSeveralProceduresAreRefused() {
        assertThatThrownBy(() -> new Traces(List.of(handover(9), traced("switch-over", Trace.Verdict.POSSIBLE, true))))
                .isInstanceOf(InputException.class)
                .hasMessage("upgrade-without-downtime.journal is of the procedure 'upgrade-without-downtime',"
                        + " switch-over.journal of 'switch-over'; judge them apart");
    }
}
