package io.handover.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarkdownPageTest {
    private static final String YAML = """
            procedure: p
            title: T
            roles: { one: active, two: standby-1 }
            steps:
              - stop: two
            """;

    @Test
    void theOnlyYamlBlockIsTheProcedureWhateverStandsAroundIt() {
        ProcedureFile file = read("# T\n\n```sh\nprocedure: no\n```\n\n~~~ YAML\n" + YAML + "~~~\n\nThe end.\n");
        assertThat(file.yaml()).isEqualTo(YAML);
        assertThat(file.procedure().steps().get(0).position().line()).isEqualTo(12);
        assertThat(file.procedure().steps().get(0).position().column()).isEqualTo(5);
    }

    @Test
    void ofSeveralBlocksItIsTheOneWithTheKey() {
        assertThat(read("```yaml\nsite: x\n```\n\n```yaml\n" + YAML + "```\n").yaml())
                .isEqualTo(YAML);
    }

    @Test
    void itMustBeClearWhichBlockItIs() {
        assertWrong(
                "# T\n",
                "p.md:1:1: a page needs the YAML of its procedure in a fenced block ```yaml that stands in no list and"
                        + " no quotation");
        assertWrong("- x\n\n  ```yaml\n  procedure: p\n  ```\n", "p.md:1:1: a page needs the YAML");
        assertWrong("<!--\n```yaml\nprocedure: p\n```\n-->\n", "p.md:1:1: a page needs the YAML");
        assertWrong(
                "x\n\n```yaml\na: 1\n```\n```yaml\nb: 1\n```\n",
                "p.md:3:1: a page needs the YAML of its procedure in a fenced block"
                        + " ```yaml that stands in no list and no quotation; of the 2 here none has a line that begins with 'procedure:'");
        String block = "```yaml\n" + YAML + "```\n";
        assertWrong(
                block + block,
                "p.md:8:1: a second block with a line that begins with 'procedure:'; the first is in line 1");
        assertWrong("```yaml\n" + YAML, "p.md:1:1: this block has no end");
        assertWrong("x\n\n  ```yaml\n" + YAML + "```\n", "p.md:3:1: the block with the procedure must not be indented");
    }

    @Test
    void linesMayEndAsTheyDoElsewhere() {
        ProcedureFile file = read(("# T\n\n```yaml\n" + YAML + "```\n").replace("\n", "\r\n"));
        assertThat(file.yaml()).isEqualTo(YAML);
        assertThat(file.procedure().steps().get(0).position().line()).isEqualTo(8);
    }

    @Test
    void whatIsWrongIsFoundAtTheLineOfThePage() {
        assertWrong("# T\n\n```yaml\n" + YAML.replace("stop", "stopp") + "```\n", "p.md:8:5: unknown key 'stopp'");
        assertWrong("# T\n\n```yaml\n" + YAML + "\u0007\n```\n", "p.md:9:1: the character U+0007 is not allowed");
    }

    @Test
    void notesReachUntilTheNextHeading() {
        MarkdownPage page = MarkdownPage.of(
                "p.md", "Notes\n=====\n\na\n\n# T\n\n## Notes ##\nb\n\n```\n# c\n```\n\n## U\n## Notes\n");
        assertThat(page.notes())
                .containsExactly(
                        new MarkdownPage.Note(-1, List.of("Notes", "=====", "", "a")),
                        new MarkdownPage.Note(5, List.of("## Notes ##", "b", "", "```", "# c", "```")),
                        new MarkdownPage.Note(14, List.of("## Notes")));
        assertThat(page.headings().stream().map(line -> page.lines().get(line)).collect(Collectors.toList()))
                .containsExactly("# T", "## U");
    }

    @Test
    void deepNestingIsNoHarm() {
        assertWrong(">".repeat(100_000) + "\n" + "[".repeat(100_000) + "\n", "p.md:1:1: a page needs the YAML");
    }

    private static ProcedureFile read(String page) {
        return Catalogue.procedureOf("p.md", page);
    }

    private static void assertWrong(String page, String message) {
        assertThatThrownBy(() -> read(page)).isInstanceOf(InputException.class).hasMessageStartingWith(message);
    }
}
