package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.fixture.CheckedProject;
import io.handover.console.fixture.CommandRun;
import io.handover.console.fixture.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Reports in Markdown, read by a parser of CommonMark with the tables of code hosts. */
class MarkdownReportTest {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static <T extends Node> List<T> all(Node node, Class<T> kind) {
        List<T> found = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (kind.isInstance(child)) {
                found.add(kind.cast(child));
            }
            found.addAll(all(child, kind));
        }
        return found;
    }

    private static String text(Node node) {
        return TextContentRenderer.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .render(node);
    }

    private Node report(String... command) throws IOException {
        Path file = folder.resolve("report.md");
        CommandRun.of(Stream.concat(Stream.of(command), Stream.of("--report", file.toString()))
                .toArray(String[]::new));
        return PARSER.parse(Files.readString(file));
    }

    @Test
    void aCheckIsItsVerdictThenATableOfItsFindingsThenWhatIsFoldedAway() {
        CheckedProject project = CheckedProject.written();
        Node page = PARSER.parse(project.markdown());
        List<JsonNode> findings =
                Json.elements(Json.valid(project.json(), "check").path("findings"));
        long counting = findings.stream()
                .filter(finding -> !finding.path("needs").asString().equals("slips"))
                .count();

        assertThat(all(page, Heading.class)).hasSize(1);
        assertThat(text(all(page, Heading.class).get(0))).endsWith(": violated");
        List<TableRow> rows = all(all(page, TableBlock.class).get(0), TableRow.class);
        assertThat(rows).hasSize(findings.size() + 1);
        for (int i = 0; i < findings.size(); i++) {
            assertThat(all(rows.get(i + 1), Code.class).get(0).getLiteral())
                    .isEqualTo(findings.get(i).path("property").asString());
        }
        assertThat(all(page, TableBlock.class))
                .as("the table, and a story each")
                .hasSize((int) counting + 1);
        assertThat(project.markdown()).hasSizeLessThan(60_001);
        assertThat(all(page, HtmlInline.class))
                .as("nothing of the words is taken for HTML")
                .isEmpty();
    }

    @Test
    void whatIsFoldedAwayIsUnfoldedAgainAndHoldsTheCommandThatReplaysIt() {
        CheckedProject project = CheckedProject.written();
        Node page = PARSER.parse(project.markdown());
        int depth = 0;
        for (HtmlBlock block : all(page, HtmlBlock.class)) {
            depth += block.getLiteral().startsWith("<details>") ? 1 : 0;
            depth -= block.getLiteral().startsWith("</details>") ? 1 : 0;
            assertThat(depth).isBetween(0, 1);
        }
        assertThat(depth).isZero();
        String fenced = String.join(
                "",
                all(page, FencedCodeBlock.class).stream()
                        .map(FencedCodeBlock::getLiteral)
                        .toList());
        assertThat(fenced)
                .contains(Json.valid(project.json(), "check")
                        .path("findings")
                        .get(0)
                        .path("token")
                        .asString())
                .contains("check", "--seed 1")
                .contains("+  - ");
    }

    @Test
    void anExplorationIsATableOfPropertiesAndACounterexampleEach() throws IOException {
        Node page = report("explore", "upgrade-without-downtime", "--crashes", "0");

        assertThat(text(all(page, Heading.class).get(0))).endsWith(": violated");
        assertThat(all(page, TableBlock.class)).hasSizeGreaterThan(1);
        assertThat(text(all(page, TableBlock.class).get(0)))
                .contains("no-mixed-version-replication", "proved", "violated after");
    }

    @Test
    void slipsAreAVerdictATableOfTheWorstAndTheirBarriersFoldedAway() throws IOException {
        Path json = folder.resolve("slips.json");
        Node page = report(
                "slips",
                "upgrade-without-downtime",
                "--site",
                "pair",
                "--changes",
                "1",
                "--barriers",
                "1",
                "--report",
                json.toString());
        List<JsonNode> ranked = Json.elements(
                        Json.valid(Files.readString(json), "slips").path("slips"))
                .stream()
                .filter(slip -> !slip.path("number").isNull())
                .sorted(Comparator.comparingInt(slip -> slip.path("number").asInt()))
                .toList();

        assertThat(text(page)).contains("A single slip can lose a promise (exit code 1).");
        List<TableRow> rows = all(all(page, TableBlock.class).get(0), TableRow.class);
        assertThat(rows).hasSize(ranked.size() + 1);
        for (int i = 0; i < ranked.size(); i++) {
            assertThat(text(rows.get(i + 1)))
                    .contains(
                            ranked.get(i).path("kind").asString(),
                            ranked.get(i).path("what").asString(),
                            "line " + ranked.get(i).path("line").asInt());
        }
        assertThat(text(rows.get(1)))
                .contains(ranked.get(0).path("barrier").path("what").asString());
        assertThat(all(page, FencedCodeBlock.class).get(0).getLiteral()).contains("+  - exclude: final-active");
        assertThat(all(page, HtmlInline.class)).isEmpty();
    }

    @Test
    void timesAreWhatOperatorsAskForThenPromisesWhatMattersAndPointsOfNoReturn() throws IOException {
        Path json = folder.resolve("time.json");
        Node page = report(
                "time",
                "upgrade-without-downtime",
                "--site",
                "pair",
                "--runs",
                "300",
                "--drivers",
                "--retreat",
                "--report",
                json.toString());
        JsonNode told = Json.valid(Files.readString(json), "time");

        assertThat(all(page, Heading.class))
                .extracting(MarkdownReportTest::text)
                .containsExactly(
                        "Time of \"upgrade-without-downtime\" on \"pair\"", "What matters", "Points of no return");
        assertThat(text(page))
                .contains("Measured in 300 runs", "dual active: half within", "of the differences come from");
        List<TableRow> promises = all(all(page, TableBlock.class).get(0), TableRow.class);
        assertThat(promises.stream()
                        .skip(1)
                        .map(row -> all(row, Code.class).get(0).getLiteral()))
                .containsExactlyElementsOf(Json.elements(told.path("promises")).stream()
                        .map(promise -> promise.path("property").asString())
                        .toList());
        List<TableRow> steps = all(all(page, TableBlock.class).get(1), TableRow.class);
        assertThat(steps).hasSize(7);
        assertThat(text(steps.get(6))).contains("upgrade DK_MGT_1", "as it is");
        assertThat(all(page, HtmlInline.class)).isEmpty();
    }

    @Test
    void aFileThatCannotBeUsedSaysWhy() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "procedure: odd\nsteps: [ { upgrad: x } ]\n");

        Node page = report("validate", wrong.toString());

        assertThat(text(page)).contains("cannot be used (exit code 64)", "upgrad");
    }
}
