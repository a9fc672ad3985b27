package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.handover.console.fixture.CommandRun;
import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.files.ProcedureFile;
import io.handover.files.SiteFile;
import io.handover.model.procedure.Position;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    static Stream<Arguments> everythingBuiltIn() {
        return Catalogue.procedures().stream()
                .flatMap(file -> Catalogue.sites().stream().map(site -> Arguments.of(file, site)));
    }

    @ParameterizedTest
    @MethodSource("everythingBuiltIn")
    void aPageIsTheProcedureThatItWasWrittenFrom(ProcedureFile file, SiteFile site) throws IOException {
        String siteName = site.site().site().name();
        assumeThat(fits(file, site)).isTrue();
        String page = document(file.procedure().name(), "--site", siteName);
        String path = write(page);
        assertThat(Catalogue.procedure(path).procedure())
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(Position.class)
                .isEqualTo(file.procedure());
        assertThat(document(path, "--site", siteName)).isEqualTo(page);
        assertThat(CommandRun.of("document", "--check", path, "--site", siteName))
                .isEqualTo(new CommandRun(0, path + ": page and procedure agree on the site " + siteName + "\n", ""));
        assertThat(CommandRun.of("show", path).out())
                .isEqualTo(CommandRun.of("show", file.procedure().name()).out());
    }

    private static boolean fits(ProcedureFile file, SiteFile site) {
        try {
            file.on(site.site().site());
            return true;
        } catch (InputException doesNot) {
            return false;
        }
    }

    @Test
    void aRunbookIsAReviewedFile() throws IOException {
        assertThat(whole("upgrade-without-downtime")).isEqualTo(resource("/document/upgrade-without-downtime.md"));
        assertThat(whole("upgrade-without-downtime-hardened", "--site", "five-servers"))
                .isEqualTo(resource("/document/upgrade-without-downtime-hardened.md"));
        assertThat(whole("switch-interrupted-none-active", "--site", "pair"))
                .isEqualTo(resource("/document/switch-interrupted-none-active.md"));
    }

    /** The reviewed page tells of ways back, and agrees; so does the page that leaves them out. */
    @Test
    void aPageIsCheckedForWhatItTells() throws IOException {
        String page = whole("switch-over", "--site", "pair");
        assertThat(page)
                .contains(
                        "\n## The way back\n",
                        "\n* Way back once this is done: certain, with 1 to 3 commands: activate DK_MGT_1. Then the standby replicates.");
        String path = write(page);
        assertThat(CommandRun.of("document", "--check", path, "--site", "pair").exitCode())
                .isEqualTo(0);
        assertThat(whole(path, "--site", "pair")).isEqualTo(page);
        String other = write(page.replace("activate DK_MGT_1. Then", "activate DK_MGT_2. Then"));
        CommandRun run = CommandRun.of("document", "--check", other, "--site", "pair");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains(" differ in ").doesNotContain("--no-ways-back");
        assertThat(document("switch-over", "--site", "pair")).doesNotContain("ay back");
        assertThat(CommandRun.of(
                                "document",
                                "--check",
                                write(document("switch-over", "--site", "pair")),
                                "--site",
                                "pair")
                        .exitCode())
                .isEqualTo(0);
    }

    @Test
    void findingsPointAtTheLinesOfThePage() throws IOException {
        String page = document("upgrade-without-downtime");
        String path = write(page);
        int line = page.lines().toList().indexOf("  - force-activate: final-active") + 1;
        String report = CommandRun.of("check", path, "--faults", "none", "--runs", "200")
                .out();
        assertThat(report.replaceAll("\\s+", " ")).contains(path + ":" + line + ": - force-activate: final-active");
    }

    @Test
    void aMistakeInThePageIsFoundAtItsLine() throws IOException {
        String page =
                document("upgrade-without-downtime").replace("  - force-activate: final", "  - force-activate: finl");
        String path = write(page);
        int line = page.lines().toList().indexOf("  - force-activate: finl-active") + 1;
        CommandRun run = CommandRun.of("validate", path);
        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains(path + ":" + line + ":21: there is no role 'finl-active'");
    }

    @Test
    void aChangedProcedureDiffersFromItsPage() throws IOException {
        String page = document("upgrade-without-downtime");
        String path = write(page.replace("    as-soon-as-possible: 2m\n", "    as-soon-as-possible: 90s\n"));
        int line = page.lines().toList().indexOf("* **As soon as possible:** within 2 min after step 5 is done.") + 1;
        CommandRun run = CommandRun.of("document", "--check", path);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .isEqualTo(path + ":" + line + ": differs\n"
                        + "  page       * **As soon as possible:** within 2 min after step 5 is done.\n"
                        + "  procedure  * **As soon as possible:** within 1 min 30 s after step 5 is done.\n"
                        + path
                        + ": page and procedure differ in 1 place on the site three-servers; the page as the procedure says"
                        + " it: handover document " + path + " --site three-servers --no-ways-back\n");
    }

    @Test
    void whatIsMissingOrTooMuchDiffers() throws IOException {
        String page = document("upgrade-without-downtime");
        String missing = write(page.replace("- [ ] Seen: DK_MGT_2 is up and active\n", ""));
        assertThat(CommandRun.of("document", "--check", missing).out())
                .contains(": missing before this line\n  procedure  - [ ] Seen: DK_MGT_2 is up and active\n");
        String more = write(page.replace("### Step 6:", "Call Peter.\n\n### Step 6:"));
        CommandRun run = CommandRun.of("document", "--check", more);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains(": not what the procedure says\n  page       Call Peter.\n");
    }

    @Test
    void ticksDoNotCount() throws IOException {
        String path = write(document("switch-over").replace("- [ ]", "- [x]"));
        assertThat(CommandRun.of("document", "--check", path).exitCode()).isEqualTo(0);
    }

    @Test
    void whatAnAuthorWroteUnderNotesIsKept() throws IOException {
        String page = document("upgrade-without-downtime");
        String noted = page.replace(
                        "### Step 6:",
                        "### Notes\n\nCall Peter:\n\n- day: 1\n\n```sh\n# Notes\nping\n```\n\n### Step 6:")
                + "\n## Notes\n\nTried in May.\n";
        String path = write(noted);
        assertThat(CommandRun.of("document", "--check", path).exitCode()).isEqualTo(0);
        assertThat(document(path)).isEqualTo(noted);
    }

    @Test
    void aNoteBelowAStepThatIsGoneIsKeptAtTheEnd() throws IOException {
        String page = document("upgrade-without-downtime");
        String path = write(page.replace("### Step 8:", "### Notes\n\nCall Peter.\n\n### Step 8:")
                .replace("  - upgrade: initial-active\n", "  - stop: initial-active\n"));
        assertThat(document(path)).endsWith("```\n\n### Notes\n\nCall Peter.\n");
    }

    @Test
    void whatAnAuthorWroteInTheProcedureIsNoMarkdown() throws IOException {
        String note = "1. <b>*stop*</b> | `x` [a](b) _c_ DK_1 & all";
        String path = write("""
                procedure: odd
                title: "# Notes"
                description: |
                  # Notes
                  Title
                  -----
                roles: { one: active, two: standby-1 }
                steps:
                  - stop: two
                    note: "%s"
                """.formatted(note), ".yaml");
        String page = document(path);
        assertThat(page).startsWith("# \\# Notes\n").contains("\n\\# Notes\nTitle\n\\-----\n");
        assertThat(page).contains("* Note: 1\\. \\<b>\\*stop\\*\\</b> \\| \\`x\\` \\[a\\](b) \\_c\\_ DK_1 \\& all\n");
        assertThat(document(write(page))).isEqualTo(page);
    }

    @Test
    void aProcedureWithAFenceInItIsStillOneBlock() throws IOException {
        String path = write("""
                procedure: fenced
                title: Fenced
                description: |
                  ```
                  not the end
                  ```
                roles: { one: active, two: standby-1 }
                steps: [ { stop: two } ]
                """, ".yaml");
        String page = document(path);
        assertThat(page).contains("\n````yaml\nprocedure: fenced\n");
        assertThat(document(write(page))).isEqualTo(page);
    }

    @Test
    void onlyAPageCanBeChecked() {
        CommandRun run = CommandRun.of("document", "--check", "switch-over");
        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err())
                .isEqualTo(
                        "handover: --check switch-over.yaml: this is no page; a file that ends with .md is needed\n");
    }

    /** Without ways back, which take most of the time. */
    private static String document(String... arguments) {
        return whole(
                Stream.concat(Stream.of(arguments), Stream.of("--no-ways-back")).toArray(String[]::new));
    }

    private static String whole(String... arguments) {
        CommandRun run = CommandRun.of(
                Stream.concat(Stream.of("document"), Stream.of(arguments)).toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(0);
        return run.out();
    }

    private String write(String text) throws IOException {
        return write(text, ".md");
    }

    private String write(String text, String ending) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "page", ending), text)
                .toString();
    }

    private static String resource(String path) throws IOException {
        try (var in = DocumentCommandTest.class.getResourceAsStream(path)) {
            return new String(java.util.Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
