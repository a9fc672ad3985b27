package io.handover.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.report.Table.Cell;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static Table table() {
        Table table = Table.ofNames("faults", List.of("at-most-one-active", "management-kept", "procedure-completes"));
        table.row("none", List.of(Cell.of("held"), new Cell("99.9 99.8-100", Style.BAD), Cell.of("held")));
        table.row("crash-during-upgrade", List.of(Cell.of("held"), Cell.of("unknown"), Cell.of("proved")));
        return table;
    }

    @Test
    void headingsAreBrokenAfterHyphensAndNeverInAWord() {
        assertThat(trimmed(80))
                .containsExactly(
                        "               at-most-    management-    procedure-",
                        "faults         one-active  kept           completes",
                        "none           held        99.9 99.8-100  held",
                        "crash-during-",
                        "upgrade        held        unknown        proved");
    }

    @Test
    void aTableThatIsTooWideIsContinuedBelowItselfWithTheRowsNamesAgain() {
        assertThat(trimmed(45))
                .containsExactly(
                        "               at-most-    management-",
                        "faults         one-active  kept",
                        "none           held        99.9 99.8-100",
                        "crash-during-",
                        "upgrade        held        unknown",
                        "",
                        "               procedure-",
                        "faults         completes",
                        "none           held",
                        "crash-during-",
                        "upgrade        proved");
    }

    private static List<String> trimmed(int columns) {
        return table().lines(columns, false).stream().map(String::stripTrailing).toList();
    }

    @Test
    void colourChangesNoWord() {
        List<String> coloured = table().lines(80, true);

        assertThat(coloured).anyMatch(line -> line.contains("\u001b["));
        assertThat(coloured.stream()
                        .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "").stripTrailing()))
                .isEqualTo(trimmed(80));
    }

    @Test
    void wordsAreWrappedAndALongWordIsNeverCut() {
        assertThat(Wrapping.words("no server is active, and run.very-long-token.x stays whole", 20))
                .containsExactly("no server is active,", "and", "run.very-long-token.x", "stays whole");
    }
}
