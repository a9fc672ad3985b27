package io.handover.console.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.console.OutputException;
import io.handover.files.InputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static final String REPORT = ReportMark.line("check") + "older, and longer than what is written now";

    private final StringWriter printed = new StringWriter();

    private Output output(Path file) {
        return new Output(Optional.of(file), false, new PrintWriter(printed));
    }

    @Test
    void aReportReplacesAFileAsAWholeAndLeavesNothingElseBehind() throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), REPORT);

        output(file).write("new");

        assertThat(file).hasContent("new");
        assertThat(folder)
                .isDirectoryContaining(path -> path.equals(file))
                .isDirectoryNotContaining(path -> !path.equals(file));
        assertThat(printed.toString()).isEmpty();
    }

    @Test
    void anExistingFileStaysAsItWasWhereTheNewOneCannotTakeItsPlace() throws IOException {
        Path file = folder.resolve("report");
        Output output = output(file);
        Files.createDirectory(file);
        Files.writeString(file.resolve("kept"), "kept");

        assertThatThrownBy(() -> output.write("new")).isInstanceOf(OutputException.class);

        assertThat(file.resolve("kept")).hasContent("kept");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void whatIsNoFileOfItsOwnIsWrittenToAndNotReplaced() throws IOException {
        Path device = Files.createSymbolicLink(folder.resolve("device"), Path.of("/dev/null"));
        Path file = Files.writeString(folder.resolve("report.json"), REPORT);
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        output(device).write("new");
        output(link).write("new");

        assertThat(device).isSymbolicLink();
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void aDirectoryIsRefusedBeforeTheWork() {
        assertThatThrownBy(() -> output(folder))
                .isInstanceOf(InputException.class)
                .hasMessage("--output " + folder + ": this is a directory; a file is needed");
    }

    @Test
    void aFolderThatIsNotThereIsRefusedBeforeTheWork() {
        Path file = folder.resolve("missing").resolve("report.json");

        assertThatThrownBy(() -> output(file))
                .isInstanceOf(OutputException.class)
                .hasMessage("--output " + file + ": files cannot be written in " + folder.resolve("missing"));
    }

    @Test
    void whatIsNoReportIsNotOverwrittenUnlessThatIsForced() throws IOException {
        Path mine = Files.writeString(folder.resolve("procedure.yaml"), "procedure: mine\n");

        assertThatThrownBy(() -> output(mine))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("no report of handover", "--force");

        assertThat(mine).hasContent("procedure: mine");
        new Output(Optional.of(mine), true, new PrintWriter(printed)).write("new");
        assertThat(mine).hasContent("new");
    }

    @Test
    void everyReportIsKnownAgainAndWhatOnlyLooksLikeOneIsNot() throws IOException {
        Path file = folder.resolve("report");
        for (String report : List.of(
                "",
                REPORT,
                ReportMark.comment("check") + "# in Markdown",
                "<!doctype html>\n" + ReportMark.comment("explore") + "<html>",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + ReportMark.comment("check") + "<testsuites/>",
                "{\n  \"properties\": {\n    \"report\": \"check\"\n  }, \"version\": \"2.1.0\"}",
                ReportJson.written(ReportJson.object("replay").put("a", 1)))) {
            Files.writeString(file, report);
            output(file).write("new");
            assertThat(file).hasContent("new");
        }
        for (String other : List.of(
                "{}",
                "{\"a\": 1}",
                " ",
                "Check of mine",
                "{\"reports\": 1}",
                "<!doctype html>\n<p>",
                "{\"properties\": {}}")) {
            Files.writeString(file, other);
            assertThatThrownBy(() -> output(file)).isInstanceOf(InputException.class);
        }
    }
}
