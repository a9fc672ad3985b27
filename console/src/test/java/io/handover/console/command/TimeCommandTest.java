package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.fixture.CommandRun;
import io.handover.console.fixture.Json;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class TimeCommandTest {
    private static final String WRITTEN = "upgrade-without-downtime";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static CommandRun time(String... arguments) {
        return CommandRun.of(
                Stream.concat(Stream.of("time"), Stream.of(arguments)).toArray(String[]::new));
    }

    private static JsonNode json(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--format", "json"));
        CommandRun run = time(all.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        JsonNode report = Json.valid(run.out(), "time");
        assertThat(run.exitCode()).isEqualTo(report.path("exitCode").asInt());
        return report;
    }

    private static JsonNode of(JsonNode report, String array, String key, String value) {
        return Json.elements(report.path(array)).stream()
                .filter(one -> one.path(key).asString().equals(value))
                .findFirst()
                .orElseThrow();
    }

    // ---- figures --------------------------------------------------------------------------------------------------

    @Test
    void sharesAreThoseOfACheckWithTheSameSeed() {
        JsonNode report = json(WRITTEN, "--runs", "1000", "--faults", "crash", "--seed", "5");
        CommandRun check = CommandRun.of(
                "check", WRITTEN, "--runs", "1000", "--faults", "crash", "--seed", "5", "--format", "json");
        JsonNode matrix = Json.valid(check.out(), "check");

        List<JsonNode> crash = Json.elements(matrix.path("matrix")).stream()
                .filter(cell -> cell.path("faults").asString().equals("crash"))
                .toList();
        assertThat(crash)
                .hasSizeGreaterThan(5)
                .allSatisfy(cell -> assertThat(of(
                                        report,
                                        "promises",
                                        "property",
                                        cell.path("property").asString())
                                .path("broken")
                                .path("seen")
                                .asLong())
                        .isEqualTo(cell.path("violations").asLong()));
    }

    @Test
    void theTextOfASmallReportIsThis() throws IOException {
        Path file = folder.resolve("report.txt");

        CommandRun run = time(
                WRITTEN,
                "--faults",
                "crash",
                "--runs",
                "2000",
                "--sweep",
                "timing.reaction.median=5s..2m:3",
                "--threads",
                "1",
                "--output",
                file.toString());

        assertThat(run).isEqualTo(new CommandRun(ExitCode.HELD, "", ""));
        try (InputStream golden = Objects.requireNonNull(getClass().getResourceAsStream("/time.txt"))) {
            assertThat(file)
                    .hasContent("This is a report of 'handover time'.\n\n"
                            + new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void theSameCommandPrintsAndWritesTheSameWithOneThreadAndWithTwo() throws IOException {
        List<List<String>> all = new ArrayList<>();
        for (String threads : List.of("1", "2")) {
            Path csv = folder.resolve("runs-" + threads);
            List<String> printed = new ArrayList<>();
            for (String format : List.of("text", "json")) {
                printed.add(time(
                                WRITTEN,
                                "--width",
                                "8%",
                                "--faults",
                                "crash",
                                "--details",
                                "--format",
                                format,
                                "--csv",
                                csv.toString(),
                                "--threads",
                                threads)
                        .out());
            }
            printed.add(Files.readString(csv));
            all.add(printed);
        }
        assertThat(all.get(1)).isEqualTo(all.get(0));
    }

    // ---- how sure -------------------------------------------------------------------------------------------------

    @Test
    void aWidthDecidesHowManyRunsAreMade() {
        JsonNode report = json(WRITTEN, "--width", "5%");

        assertThat(report.path("precision").path("reached").asBoolean()).isTrue();
        assertThat(report.path("precision").path("widest").asDouble()).isLessThanOrEqualTo(0.05);
        assertThat(Json.elements(report.path("promises")))
                .allSatisfy(promise -> assertThat(
                                promise.path("broken").path("high").asDouble()
                                        - promise.path("broken").path("low").asDouble())
                        .isLessThanOrEqualTo(0.05));
    }

    @Test
    void aWidthThatIsNotReachedEndsWithTwo() {
        CommandRun run = time(WRITTEN, "--width", "1%", "--most-runs", "1200");

        assertThat(run.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains(
                        "Measured in 200 runs",
                        "That is not enough for 1 percentage point",
                        "Allow more with --most-runs.");
    }

    @Test
    void runsAndWidthGiveAConfidence() {
        JsonNode report = json(WRITTEN, "--width", "5%", "--runs", "500");

        assertThat(report.path("precision").path("confidenceOfWidth").asDouble())
                .isBetween(0.5, 0.95);
    }

    @Test
    void twoOfThreeMayBeGiven() {
        CommandRun run = time(WRITTEN, "--width", "5%", "--runs", "500", "--confidence", "90%");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("two of these may be given, the third follows");
    }

    @Test
    void whatWasNeverSeenReadsBelow() {
        assertThat(time(WRITTEN, "--runs", "1000").out())
                .containsPattern("(?m)^  at-most-one-active +below 0\\.299 %$");
    }

    // ---- files ----------------------------------------------------------------------------------------------------

    @Test
    void theTableHasARowForEachRunAndWhatNeverEndedIsEmpty() throws IOException {
        Path csv = folder.resolve("runs.csv");
        JsonNode report = json(WRITTEN, "--runs", "700", "--faults", "crash,skip", "--csv", csv.toString());

        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(701);
        List<String> head = cells(lines.get(0));
        assertThat(head.subList(0, 5)).containsExactly("run", "settled", "struck", "procedure [ms]", "handover [ms]");
        assertThat(head)
                .contains("step 1: exclude DK_MGT_2 at DK_MGT_1, waiting [ms]", "breaks eventually-single-active");
        List<List<String>> rows =
                lines.stream().skip(1).map(TimeCommandTest::cells).toList();
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSameSizeAs(head));
        assertThat(rows.stream().filter(row -> row.get(4).isEmpty()).count())
                .isEqualTo(of(report, "measures", "measure", "handover")
                        .path("never")
                        .path("seen")
                        .asLong());
        int breaks = head.indexOf("breaks eventually-single-active");
        assertThat(rows.stream().filter(row -> row.get(breaks).equals("1")).count())
                .isEqualTo(of(report, "promises", "property", "eventually-single-active")
                        .path("broken")
                        .path("seen")
                        .asLong());
        assertThat(rows.stream().map(row -> row.get(2)).distinct()).contains("", "crash", "skip", "crash+skip");
    }

    /** No quotes stand within quotes in these. */
    private static List<String> cells(String line) {
        return Stream.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                .map(cell -> cell.replace("\"", ""))
                .toList();
    }

    @Test
    void histogramsAreReadByHdrHistogramItself() throws IOException {
        Path hdr = folder.resolve("times.hlog");
        JsonNode report = json(WRITTEN, "--runs", "600", "--hdr", hdr.toString());

        Map<String, Histogram> byTag = new LinkedHashMap<>();
        try (HistogramLogReader reader = new HistogramLogReader(new File(hdr.toString()))) {
            for (EncodableHistogram one = reader.nextIntervalHistogram();
                    one != null;
                    one = reader.nextIntervalHistogram()) {
                byTag.put(one.getTag(), (Histogram) one);
            }
        }
        assertThat(byTag).hasSize(12 + 8 * 5);
        JsonNode handover = of(report, "measures", "measure", "handover");
        Histogram read = Objects.requireNonNull(byTag.get("handover"));
        assertThat(read.getTotalCount())
                .isEqualTo(600 - handover.path("never").path("seen").asLong());
        assertThat(read.getValueAtPercentile(50))
                .isEqualTo(of(handover, "ended", "level", "p50").path("value").asLong());
        assertThat(Files.readString(hdr)).contains("# handover never ended in ");
    }

    @Test
    void aFileThatIsNoReportIsNotOverwritten() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine.csv"), "name,age\n");

        for (String option : List.of("--csv", "--hdr")) {
            CommandRun run = time(WRITTEN, "--runs", "10", option, mine.toString());

            assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
            assertThat(run.err()).contains(option + " " + mine + ": this file is no report of handover");
        }
        assertThat(mine).hasContent("name,age\n");
        assertThat(time(WRITTEN, "--runs", "10", "--csv", mine.toString(), "--force")
                        .exitCode())
                .isZero();
        assertThat(time(WRITTEN, "--runs", "10", "--csv", mine.toString()).exitCode())
                .isZero();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(mine);
        }
    }

    @Test
    void aFolderThatIsMissingIsSaidBeforeTheWork() {
        CommandRun run = time(
                WRITTEN,
                "--runs",
                "1000000000",
                "--csv",
                folder.resolve("none/runs.csv").toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains("files cannot be written in ");
    }

    // ---- what is asked beside times -------------------------------------------------------------------------------

    @Test
    void whatMattersAndHowRareAFailureIsCanBeAskedBeside() {
        JsonNode report = json(
                WRITTEN, "--runs", "1000", "--faults", "crash", "--rare", "only-declared-changes-lost", "--drivers");

        assertThat(report.path("rare").path(0).path("check").asString()).isEqualTo("only-declared-changes-lost");
        assertThat(report.path("drivers").isObject()).isTrue();
        assertThat(report.path("sobol").isNull()).isTrue();
        assertThat(report.path("retreat").isNull()).isTrue();
    }

    @Test
    void aPromiseThatIsNotMadeIsToldTheNearest() {
        CommandRun run = time(WRITTEN, "--rare", "only-declared-change-lost");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err())
                .contains("--rare only-declared-change-lost: the procedure promises no 'only-declared-change-lost'")
                .contains("did you mean 'only-declared-changes-lost'?");
    }

    // ---- sweeps ---------------------------------------------------------------------------------------------------

    @Test
    void aSweepIsInTheReport() {
        JsonNode report = json(
                WRITTEN,
                "--runs",
                "300",
                "--faults",
                "crash",
                "--sweep",
                "faults.crash.every=30m..50h:3",
                "--sweep",
                "timing.polls.to-confirm=1..3:3");

        List<JsonNode> points = Json.elements(report.path("sweeps").path(0).path("points"));
        assertThat(points)
                .extracting(point -> point.path("value").asDouble())
                .containsExactly(1_800_000.0, 1.8E7, 1.8E8);
        assertThat(points.get(0).path("written").asString()).isEqualTo("30 min 00 s");
        assertThat(points)
                .extracting(point -> point.path("struck").path("seen").asLong())
                .isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat(Json.elements(report.path("sweeps").path(1).path("points")))
                .extracting(point -> point.path("written").asString())
                .containsExactly("1", "2", "3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timng.x=1s..2s | there is no 'timng'; did you mean 'timing'?",
                "timing.reacton.median=5s..2m | 'timing' has no 'reacton'; did you mean 'reaction'?",
                "timing.reaction.mdian=5s..2m | 'timing.reaction' has no 'mdian'; did you mean 'median'?",
                "timing.reaction=5s..2m | 'timing.reaction' goes on with one of: median, p99, mean, scale",
                "timing.reaction.median.x=5s..2m | 'timing.reaction.median' is all of it",
                "timing.reaction.p99=1s..2m | 1s is not possible: it lies below the median, which stays at 20s",
                "timing.command.min=1s..2m:2 | 2m is not possible: the lower end would be 2m and the upper 3s",
                "timing.polls.every=1s..25h | 1d 1h is not possible: polls are at most 1d apart",
                "timing.reaction.median=2m..5s | the first end must be less than the second",
                "timing.reaction.median=5..10 | '5' is no duration as in 250ms, 30s, 2m or 1h 30m",
                "timing.reaction.median=0s..10s | '0s' is not more than 0",
                "timing.reaction.median=5s | '5s' is no range; it needs two ends, as in 5s..2m",
                "timing.reaction.median=5s..2m:1 | '1' is no number of points; 2 to 50 are allowed",
                "timing.reaction.median | a name and a range are needed, as in timing.reaction.median=5s..2m",
                "timing.changes.per-hour=a..12 | 'a' is no number as in 12 or 0.5",
                "timing.polls.to-confirm=1.5..3 | '1.5' is no whole number",
                "faults.cra.every=1h..2h | 'faults' has no 'cra'",
                "faults.crash.every=1h..2h | 'crash' is not among the faults that may strike; --faults crash lets it",
            })
    void whatCannotBeSweptIsSaid(String sweep, String message) {
        CommandRun run = time(WRITTEN, "--sweep", sweep);

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("handover: --sweep " + sweep + ": ").contains(message);
    }

    @ParameterizedTest
    @CsvSource({
        "--width, 1, 1%",
        "--width, 0.001%, 0.01% to 50%",
        "--confidence, 100%, 50% to 99.9999%",
        "--width, x%, 1%"
    })
    void sharesAreInPercent(String option, String text, String allowed) {
        CommandRun run = time(WRITTEN, option, text);

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains(option + " " + text + ": ").contains(allowed);
    }
}
