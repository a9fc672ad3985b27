package io.handover.console.report.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.handover.console.fixture.Json;
import io.handover.console.run.Work;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Line;
import io.handover.executor.journal.Place;
import io.handover.executor.journal.Seen;
import io.handover.executor.port.Reading;
import io.handover.executor.trace.Trace;
import io.handover.files.Catalogue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TraceTimelineTest {
    private static final Instant BEGAN = Instant.parse("2026-03-01T12:00:00Z");

    private final List<Line> lines = new ArrayList<>();

    private void told(long seconds, Entry entry) {
        lines.add(new Line(lines.size() + 1, BEGAN.plusSeconds(seconds), entry));
    }

    private static Entry seen(Reading first, Reading second) {
        return new Entry.Observed(List.of(Seen.of("DK_MGT_1", first), Seen.of("DK_MGT_2", second)));
    }

    private static List<JsonNode> spans(JsonNode trace, String kind) {
        return Json.elements(trace.path("traceEvents")).stream()
                .filter(event -> event.path("ph").asString().equals("X")
                        && event.path("cat").asString().equals(kind))
                .toList();
    }

    @Test
    void stepsCommandsAndWhatWasSeenAreSpansFromTheJournalsFirstLineOn() {
        Reading up = new Reading.NoAnswer("no answer");
        Reading down = new Reading.NothingListens();
        told(0, new Entry.Began("p", "p", "s", "s", List.of(), List.of("DK_MGT_1", "DK_MGT_2"), "7.2"));
        told(1, seen(up, up));
        told(5, new Entry.Giving(1, Place.START, "step", "DK_MGT_2", "await what is missing"));
        told(7, new Entry.Given(1, "accepted", ""));
        told(8, seen(up, down));
        told(9, new Entry.Done(Place.START, "step", new Place(1, -1, 0)));
        // The clock goes back: nothing is drawn before what was drawn.
        told(4, seen(up, down));
        told(12, new Entry.Ended("interrupted", ""));

        JsonNode trace = JsonMapper.shared().readTree(TraceTimeline.of(new Traces(List.of(traced()))));

        assertThat(spans(trace, "step"))
                .extracting(
                        span -> span.path("ts").asLong() / 1_000_000,
                        span -> span.path("dur").asLong() / 1_000_000)
                .containsExactly(tuple(0L, 9L), tuple(9L, 4L));
        assertThat(spans(trace, "step").get(0).path("name").asString()).startsWith("step 1: await-caught-up DK_MGT_2");
        assertThat(spans(trace, "command"))
                .singleElement()
                .satisfies(span -> assertThat(span.path("dur").asLong()).isEqualTo(2_000_000));
        assertThat(spans(trace, "seen"))
                .extracting(
                        span -> span.path("name").asString(),
                        span -> span.path("dur").asLong() / 1_000_000)
                .containsExactlyInAnyOrder(
                        tuple("no answer", 12L), tuple("no answer", 7L), tuple("not up: nothing listens", 5L));
    }

    @Test
    void theCommentSaysTheVerdictAndWhatWasMeasured() {
        told(0, new Entry.Began("p", "p", "s", "s", List.of(), List.of("DK_MGT_1", "DK_MGT_2"), "7.2"));

        assertThat(TraceMarkdown.of(new Traces(List.of(traced()))))
                .startsWith("<!-- This is a report of 'handover trace'. -->\n")
                .contains("## `a.journal`: `switch-over` on `pair`, unknown whether it is a possible history")
                .contains("* Line 2: The clock went back.");
    }

    private Traced traced() {
        Work work = Work.of(Catalogue.procedure("switch-over"), Catalogue.site("pair"));
        Trace trace = new Trace(
                Trace.Verdict.UNKNOWN,
                Optional.empty(),
                List.of(new Trace.Doubt(2, "the clock went back")),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                3,
                false,
                true);
        return new Traced(Path.of("a.journal"), work, trace, lines);
    }
}
