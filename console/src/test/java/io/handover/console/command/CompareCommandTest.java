package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.fixture.CommandRun;
import io.handover.console.fixture.HandoverProcess;
import io.handover.console.fixture.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CompareCommandTest {
    private static final String WRITTEN = "upgrade-without-downtime";
    private static final String HARDENED = "upgrade-without-downtime-hardened";
    private static final String SMALL_STEPS = "switch-over-in-small-steps";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static CommandRun compare(String... arguments) {
        return CommandRun.of(
                Stream.concat(Stream.of("compare"), Stream.of(arguments)).toArray(String[]::new));
    }

    private static JsonNode json(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--format", "json"));
        CommandRun run = compare(all.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        JsonNode report = Json.valid(run.out(), "compare");
        assertThat(run.exitCode()).isEqualTo(report.path("exitCode").asInt());
        return report;
    }

    private static JsonNode of(JsonNode all, String key, String name) {
        return Json.elements(all).stream()
                .filter(one -> one.path(key).asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> judgements(JsonNode all) {
        return Json.elements(all).stream()
                .map(one -> one.path("judgement").asString())
                .distinct()
                .toList();
    }

    /** A procedure that is built in, with some lines changed. */
    private String changed(String procedure, String lines, String by) throws IOException {
        String text = CommandRun.of("show", procedure).out();
        assertThat(text).contains(lines);
        return Files.writeString(folder.resolve("changed.yaml"), text.replace(lines, by))
                .toString();
    }

    // ---- what it must find ----------------------------------------------------------------------------------------

    @Test
    void aProcedureIsTheSameAsItselfHoweverFewPairsThereAre() {
        JsonNode report = json(WRITTEN, WRITTEN, "--runs", "200", "--faults", "crash");

        assertThat(report.path("exitCode").asInt()).isEqualTo(ExitCode.HELD);
        assertThat(judgements(report.path("promises"))).containsOnly("same");
        assertThat(judgements(report.path("measures"))).containsOnly("same");
        assertThat(report.path("parting").isNull()).isTrue();
        assertThat(report.path("differences")).isEmpty();
        assertThat(of(report.path("measures"), "measure", "procedure")
                        .path("mean")
                        .path("gain")
                        .asString())
                .isEqualTo("unbounded");
    }

    @Test
    void withoutFaultsTheHardenedProcedureIsBetterAndEachOfItsEditsIsTold() {
        JsonNode report = json(WRITTEN, HARDENED, "--runs", "1500", "--faults", "none");

        assertThat(report.path("judgement").asString()).isEqualTo("better");
        assertThat(report.path("exitCode").asInt()).isEqualTo(ExitCode.HELD);
        JsonNode single = of(report.path("promises"), "property", "eventually-single-active");
        assertThat(single.path("judgement").asString()).isEqualTo("better");
        assertThat(single.path("classes").path(0).path("high").asDouble()).isLessThan(-0.1);
        assertThat(of(single.path("proofs"), "faults", "none").path("judgement").asString())
                .isEqualTo("better");
        assertThat(Json.elements(report.path("differences"))).hasSize(18);
        assertThat(alone(report, "add 'force-activate final-active' before step 7"))
                .contains("better eventually-single-active");
        // The branch names a step that only the added one brings.
        JsonNode branch = Json.elements(report.path("edits").path("alone")).stream()
                .filter(edit -> Json.elements(edit.path("wanted")).stream()
                        .anyMatch(number -> kind(report, number.asInt()).equals("declaration")))
                .findFirst()
                .orElseThrow();
        assertThat(Json.elements(branch.path("edits"))).hasSize(2);
        assertThat(of(report.path("edits").path("together"), "property", "eventually-redundant")
                        .path("judgement")
                        .asString())
                .isEqualTo("better");
        assertThat(report.path("parting").path("brokenBy").asString()).isEqualTo("a");
    }

    private static String kind(JsonNode report, int number) {
        return report.path("differences").path(number - 1).path("kind").asString();
    }

    /** What an edit changes by itself: {@code "better eventually-single-active"}. */
    private static List<String> alone(JsonNode report, String edit) {
        int number = of(report.path("differences"), "edit", edit).path("number").asInt();
        return Json.elements(report.path("edits").path("alone")).stream()
                .filter(one -> one.path("edits").size() == 1
                        && one.path("edits").path(0).asInt() == number)
                .flatMap(one -> Json.elements(one.path("effects")).stream())
                .map(effect -> effect.path("judgement").asString() + " "
                        + effect.path("name").asString())
                .toList();
    }

    @Test
    void aWaitThatIsLeftOutIsWorseForCertainAndNamedWithTheWayThere() throws IOException {
        String changed = changed(SMALL_STEPS, """
                  - await-caught-up: target
                    at: current-active
                    id: all-arrived
                    because: >-
                      What was changed until now must reach the target before it goes its own way. No step but this one keeps the changes
                      that were made after the first look.
                """, "");

        CommandRun run = compare(SMALL_STEPS, changed, "--runs", "1000", "--faults", "none");

        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.VIOLATED);
        assertThat(run.out())
                .contains("Verdict: B is worse (exit code 1)")
                .contains("only-declared-changes-lost  worse")
                .contains("lost in B")
                .contains("There is one edit, and it does all of this:")
                .contains("leave out step 4 (await-caught-up target at current-active)");
        String token = run.out().replaceAll("(?s).*?replay --procedure \\S+ (path\\.\\S+).*", "$1");
        CommandRun replay = CommandRun.of("replay", "--procedure", changed, token);
        assertThat(replay.exitCode()).as(replay.err()).isEqualTo(ExitCode.VIOLATED);
        assertThat(replay.out()).contains("only-declared-changes-lost");
    }

    @Test
    void anotherNameOfAStepChangesNothing() throws IOException {
        String changed = changed(SMALL_STEPS, "    id: all-arrived\n", "    id: all-arrived-at-last\n");

        JsonNode report = json(SMALL_STEPS, changed, "--runs", "50", "--faults", "none");

        assertThat(report.path("judgement").asString()).isEqualTo("same");
        assertThat(report.path("edits").path("told").asString()).isEqualTo("none");
    }

    @Test
    void oneInsertedStepIsKnownFromATwentiethOfThePairs() throws IOException {
        String changed = changed(
                WRITTEN,
                "  - force-activate: final-active\n",
                "  - open-client: initial-active\n  - force-activate: final-active\n");

        JsonNode report = json(WRITTEN, changed, "--runs", "2000", "--faults", "none");

        assertThat(Json.elements(report.path("differences"))).hasSize(1);
        assertThat(of(report.path("measures"), "measure", "procedure")
                        .path("mean")
                        .path("gain")
                        .asDouble())
                .isGreaterThan(20);
    }

    @Test
    void aLoosenedPromiseIsToldAsAnEditAndCannotBeAskedOfBoth() throws IOException {
        String changed = changed(WRITTEN, "    as-soon-as-possible: 2m\n", "    as-soon-as-possible: 5m\n");

        JsonNode report = json(WRITTEN, changed, "--runs", "300", "--faults", "none");

        assertThat(report.path("differences").path(0).path("edit").asString())
                .isEqualTo("make step 6 (set-standby initial-active) 'set-standby initial-active within 5m' instead of"
                        + " 'set-standby initial-active within 2m'");
        JsonNode loosened = of(report.path("promises"), "property", "step-6-within-5m");
        assertThat(loosened.path("judgement").isNull()).isTrue();
        assertThat(loosened.path("promisedByA").asBoolean()).isFalse();
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        String[] arguments = {WRITTEN, HARDENED, "--runs", "200", "--faults", "crash", "--threads"};

        assertThat(compare(with(arguments, "1"))).isEqualTo(compare(with(arguments, "3")));
    }

    private static String[] with(String[] arguments, String last) {
        return Stream.concat(Stream.of(arguments), Stream.of(last)).toArray(String[]::new);
    }

    @Test
    void aSummaryAsMarkdownNamesWhatChangesAndTheEdit() throws IOException {
        Path file = folder.resolve("compare.md");

        compare(WRITTEN, HARDENED, "--runs", "300", "--faults", "none", "--report", file.toString());

        assertThat(Files.readString(file))
                .startsWith("<!-- This is a report of 'handover compare'. -->\n")
                .contains("| `eventually-single-active` | **better** ")
                .contains("- add 'force-activate final-active' before step 7: better in `eventually-single-active`");
    }

    // ---- revisions ------------------------------------------------------------------------------------------------

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=T", "-c", "user.email=t@example.org"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(said).isZero();
    }

    private CommandRun inFolder(String... arguments) throws IOException, InterruptedException {
        Process process =
                HandoverProcess.of(arguments).directory(folder.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new CommandRun(process.waitFor(), out, err);
    }

    @Test
    void aRevisionIsReadFromGitWhereThereIsNoFileOfThatName() throws IOException, InterruptedException {
        changed(SMALL_STEPS, "id: all-arrived", "id: arrived");
        git("init", "-q");
        git("add", "changed.yaml");
        git("commit", "-q", "--no-gpg-sign", "-m", "A procedure");
        Files.writeString(
                folder.resolve("changed.yaml"),
                Files.readString(folder.resolve("changed.yaml")).replace("id: arrived", "id: all-there"));

        CommandRun run = inFolder("compare", "HEAD:changed.yaml", "changed.yaml", "--runs", "20", "--faults", "none");
        CommandRun missing = inFolder("compare", "HEAD:other.yaml", "changed.yaml", "--runs", "20");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("HEAD:changed.yaml").contains("None: B does what A does.");
        assertThat(missing.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(missing.err())
                .contains("HEAD:other.yaml: there is no such file, and git does not give it either: ")
                .contains("other.yaml");
    }

    // ---- bad input ------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --margin share=1       | --margin share=1: a key and a number are needed, as in shares=0.5; did you mean 'shares'?
            --margin shares=200    | '200' is no number from 0 to 100
            --margin times=-1      | '-1' is no number from 0 to 100
            --confidence 20%       | --confidence 20%: 50% to 99.9999% are allowed
            --confidence NaN       | --confidence NaN: this is a share in percent, as in 95%
            --runs 0               | --runs 0: 1 to 1,000,000 are allowed
            --faults crahs         | there is no fault 'crahs'; did you mean 'crash'?
            --report x.trace.json  | this command has no report that ends with .trace.json
            """)
    void whatIsWrongIsSaidWithWhatIsAllowed(String option, String message) {
        List<String> arguments = new ArrayList<>(List.of(WRITTEN, HARDENED));
        arguments.addAll(List.of(option.strip().split(" ")));

        CommandRun run = compare(arguments.toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err().replace("1000000", "1,000,000")).contains(message);
    }

    @Test
    void aSecondProcedureIsNeeded() {
        CommandRun run = compare(WRITTEN);

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("Missing required parameter: 'B'");
    }
}
