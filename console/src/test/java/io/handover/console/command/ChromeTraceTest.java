package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.handover.console.fixture.CommandRun;
import io.handover.console.fixture.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Replays as traces of Chrome, held against the format as it is documented ("Trace Event Format"): which phases there are, what each must
 * have, that spans of a lane do not overlap, that arrows begin and end within spans, and that every lane has a name.
 */
class ChromeTraceTest {
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "M", Set.of("ph", "name", "pid", "tid", "args"),
            "X", Set.of("ph", "name", "cat", "pid", "tid", "ts", "dur"),
            "i", Set.of("ph", "name", "cat", "pid", "tid", "ts", "s"),
            "s", Set.of("ph", "name", "cat", "pid", "tid", "ts", "id"),
            "f", Set.of("ph", "name", "cat", "pid", "tid", "ts", "id", "bp"),
            "C", Set.of("ph", "name", "pid", "tid", "ts", "args"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private record Replayed(JsonNode trace, JsonNode json) {
        List<JsonNode> events(String phase) {
            return Json.elements(trace.path("traceEvents")).stream()
                    .filter(event -> event.path("ph").asString().equals(phase))
                    .toList();
        }
    }

    private Replayed replayed(String token) throws IOException {
        Path trace = folder.resolve("run.trace.json");
        Path json = folder.resolve("run.json");
        CommandRun.of("replay", token, "--report", trace.toString(), "--report", json.toString());
        return new Replayed(
                JsonMapper.shared().readTree(Files.readString(trace)), Json.valid(Files.readString(json), "replay"));
    }

    private static String token(String kind) throws IOException {
        CommandRun run = CommandRun.of(
                "check", "upgrade-without-downtime", "--faults", "none", "--runs", "200", "--format", "json");
        return Json.elements(Json.valid(run.out(), "check").path("findings")).stream()
                .map(finding -> finding.path("token").asString())
                .filter(token -> token.startsWith(kind + "."))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRunIsDrawnAsTheFormatAsksAndSaysAtEveryMomentWhatTheReplaySays() throws IOException {
        Replayed run = replayed(token("run"));

        isAsTheFormatAsks(run);
        List<JsonNode> timeline = Json.elements(run.json().path("timeline"));
        assertThat(run.events("i").stream()
                        .filter(event -> !event.path("cat").asString().equals("violation")))
                .extracting(
                        event -> event.path("name").asString(),
                        event -> event.path("ts").asLong())
                .containsExactlyElementsOf(timeline.stream()
                        .map(moment -> tuple(
                                moment.path("what").asString(),
                                moment.path("millis").asLong() * 1000))
                        .toList());
        assertThat(run.events("i").stream()
                        .filter(event -> event.path("cat").asString().equals("violation")))
                .hasSameSizeAs(Json.elements(run.json().path("violations")));
        for (int m = 0; m < timeline.size(); m++) {
            long from = timeline.get(m).path("millis").asLong() * 1000;
            boolean isLast = m + 1 == timeline.size();
            if (!isLast && timeline.get(m + 1).path("millis").asLong() * 1000 == from) {
                continue;
            }
            for (JsonNode server : Json.elements(timeline.get(m).path("servers"))) {
                String mode = server.path("mode").asString();
                assertThat(at(run, server.path("name").asString(), "mode", from))
                        .isEqualToIgnoringCase(mode);
            }
        }
        assertThat(run.events("s")).isNotEmpty();
    }

    @Test
    void aPathHasNoTimesAndIsDrawnAnActionASecond() throws IOException {
        CommandRun explored =
                CommandRun.of("explore", "upgrade-without-downtime", "--crashes", "0", "--format", "json");
        String token = Json.elements(Json.valid(explored.out(), "explore").path("properties")).stream()
                .map(property -> property.path("token").asString(""))
                .filter(word -> !word.isEmpty())
                .findFirst()
                .orElseThrow();

        Replayed path = replayed(token);

        isAsTheFormatAsks(path);
        assertThat(path.trace().path("otherData").path("time").asString()).startsWith("none");
        List<Long> times = path.events("i").stream()
                .filter(event -> event.path("cat").asString().equals("happening"))
                .map(event -> event.path("ts").asLong())
                .toList();
        for (int i = 0; i < times.size(); i++) {
            assertThat(times.get(i)).isEqualTo((i + 1) * 1_000_000L);
        }
    }

    /** What a lane of a server says at a time. */
    private static String at(Replayed run, String server, String lane, long micros) {
        int group = run.events("M").stream()
                .filter(event -> event.path("name").asString().equals("process_name")
                        && event.path("args").path("name").asString().equals(server))
                .findFirst()
                .orElseThrow()
                .path("pid")
                .asInt();
        return run.events("X").stream()
                .filter(event -> event.path("pid").asInt() == group
                        && event.path("cat").asString().equals(lane)
                        && event.path("ts").asLong() <= micros
                        && micros
                                < event.path("ts").asLong() + event.path("dur").asLong())
                .map(event -> event.path("name").asString())
                .findFirst()
                .orElseThrow();
    }

    private static void isAsTheFormatAsks(Replayed run) {
        assertThat(run.trace().path("displayTimeUnit").asString()).isEqualTo("ms");
        Set<String> named = new TreeSet<>();
        Map<String, List<JsonNode>> spans = new TreeMap<>();
        for (JsonNode event : Json.elements(run.trace().path("traceEvents"))) {
            Set<String> fields = FIELDS.get(event.path("ph").asString());
            assertThat(fields).as("a phase of the format: " + event).isNotNull();
            assertThat(event.propertyNames()).as(event.toString()).containsAll(fields);
            String lane = event.path("pid") + "/" + event.path("tid");
            if (event.path("name").asString().equals("thread_name")) {
                named.add(lane);
            }
            if (event.path("ph").asString().equals("X")) {
                spans.computeIfAbsent(lane, first -> new ArrayList<>()).add(event);
            }
        }
        assertThat(named).containsAll(spans.keySet());
        spans.forEach((lane, all) -> {
            long end = 0;
            for (JsonNode span : all) {
                assertThat(span.path("ts").asLong())
                        .as("no gap and no overlap in " + lane)
                        .isEqualTo(end);
                assertThat(span.path("dur").asLong()).isNotNegative();
                end += span.path("dur").asLong();
            }
        });
        assertThat(run.events("s")).hasSameSizeAs(run.events("f"));
        for (JsonNode arrow : run.events("f")) {
            assertThat(spans.get(arrow.path("pid") + "/" + arrow.path("tid")))
                    .as("an arrow ends where a span begins")
                    .anyMatch(
                            span -> span.path("ts").asLong() == arrow.path("ts").asLong());
        }
    }
}
