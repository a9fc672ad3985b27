package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.fixture.CommandRun;
import io.handover.console.fixture.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static CommandRun check(String... arguments) {
        return CommandRun.of(Stream.concat(
                        Stream.of("check", "switch-over", "--faults", "none", "--runs", "20"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    /** What would take hours. */
    private static CommandRun checkForHours(String... arguments) {
        return CommandRun.of(
                Stream.concat(Stream.of("check", "switch-over", "--runs", "1000000000"), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void oneCheckWritesItsReportToSeveralFilesInTheFormOfEachNameAndIsPrintedAllTheSame() throws IOException {
        CommandRun plain = check();

        CommandRun run = check("--report", file("check.html"), "--report", file("check.json"));

        assertThat(run).isEqualTo(plain);
        assertThat(folder.resolve("check.html")).content().startsWith("<!doctype html>");
        Json.valid(Files.readString(folder.resolve("check.json")), "check");
    }

    @Test
    void aFileIsWhatTheFormatOfThatNameWouldHavePrinted() throws IOException {
        check("--report", file("check.json"));

        assertThat(folder.resolve("check.json"))
                .hasContent(check("--format", "json").out());
    }

    @Test
    void ownReportsAreWrittenAgainAndWhatIsNoReportStaysAsItIs() throws IOException {
        List<String> forms = List.of("check.html", "check.json");
        for (String name : forms) {
            assertThat(check("--report", file(name)).exitCode()).isEqualTo(check().exitCode());
            assertThat(check("--report", file(name)).exitCode()).isEqualTo(check().exitCode());
        }
        Path mine = Files.writeString(folder.resolve("mine.html"), "<!doctype html><p>mine");

        CommandRun refused = check("--report", mine.toString());

        assertThat(refused.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(refused.err()).contains("--report " + mine, "no report of handover", "--force");
        assertThat(refused.out()).isEmpty();
        assertThat(mine).hasContent("<!doctype html><p>mine");
        assertThat(check("--report", mine.toString(), "--force").exitCode()).isEqualTo(check().exitCode());
        assertThat(mine).content().doesNotContain("<p>mine");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "page.htm | how the name ends says the form of the report; did you mean '.html'?",
                "page.pdf | how the name ends says the form of the report",
                "page | how the name ends says the form of the report",
            })
    void anEndingThatIsNoFormIsRefusedBeforeTheWorkWithThoseThatThereAre(String name, String message) {
        CommandRun run = checkForHours("--report", file(name));

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("--report " + file(name) + ": " + message, "llowed here are .html");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileThatIsNamedTwiceIsRefused() {
        String again = folder.resolve(".").resolve("a.json").toString();

        for (CommandRun run : List.of(
                check("--report", file("a.json"), "--report", again),
                check("--format", "json", "--output", file("a.json"), "--report", file("a.json")))) {
            assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
            assertThat(run.err()).contains("--report");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsNotThereIsRefusedBeforeTheWork() {
        CommandRun run = checkForHours("--report", file("missing/check.html"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains("--report " + file("missing/check.html"), "cannot be written");
    }
}
