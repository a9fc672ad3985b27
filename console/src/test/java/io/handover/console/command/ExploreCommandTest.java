package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.handover.analysis.story.ActionParts;
import io.handover.console.ExitCode;
import io.handover.console.fixture.CommandRun;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExploreCommandTest {
    private static CommandRun explore(String options) {
        return CommandRun.of(
                Stream.concat(Stream.of("explore", "upgrade-without-downtime"), Stream.of(options.split(" ")))
                        .filter(word -> !word.isEmpty())
                        .toArray(String[]::new));
    }

    private static JsonNode json(String options) {
        return JsonMapper.shared().readTree(explore(options + " --format json").out());
    }

    private static JsonNode property(JsonNode report, String name) {
        for (JsonNode property : report.get("properties")) {
            if (property.get("name").asString().equals(name)) {
                return property;
            }
        }
        throw new AssertionError("there is no " + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--crashes 0",
                "--changes 0 --crashes 1 --cuts 1 --servers 4 --symmetry",
                "--skips 1 --threads 1",
                "--max-states 500",
                "--memory 1m"
            })
    void itsJsonHasThePublishedShape(String options) throws IOException {
        String schema;
        try (InputStream in = ExploreCommandTest.class.getResourceAsStream("/schema/explore.schema.json")) {
            schema = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema, InputFormat.JSON)
                        .validate(explore(options + " --format json").out(), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--changes 2 --crashes 0, 894, 1241, 24",
        "--changes 2 --crashes 1, 5761, 12822, 25",
        "--changes 2 --crashes 0 --installer-failures 1, 1699, 2482, 26",
        "--changes 2 --crashes 1 --assume splitBrainReaction=ALARM_ONLY, 3653, 7946, 25",
        "--servers 2 --changes 2 --crashes 1 --cuts 1, 3554, 9536, 20",
        "--servers 4 --changes 0 --crashes 1 --cuts 1, 3182, 11072, 26"
    })
    void itCountsWhatTheReferenceCounts(String options, long states, long transitions, int depth) {
        JsonNode report = json(options);
        assertThat(report.get("complete").asBoolean()).isTrue();
        assertThat(report.get("states").asLong()).isEqualTo(states);
        assertThat(report.get("transitions").asLong()).isEqualTo(transitions);
        assertThat(report.get("depth").asInt()).isEqualTo(depth);
    }

    @Test
    void aViolationIsToldStepByStepWithTheLineThatItPointsAt() {
        CommandRun run = explore("--crashes 0");
        assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("      at-most-one-active            proved\n")
                .contains("   1  management-available          VIOLATED after 10 actions")
                .contains("also         management-available is violated by the same: there is always an")
                .contains("upgrade-without-downtime.yaml:23: - force-activate: final-active")
                .contains(" 9  operator  step 5: force-activate DK_MGT_2")
                .contains("handover replay path.upgrade-without-downtime.three-servers.");
        JsonNode violated = property(json("--crashes 0"), "management-available");
        assertThat(violated.get("length").asInt()).isEqualTo(10);
        assertThat(violated.get("trace")).hasSize(10);
        assertThat(violated.get("trace").get(9).get("action").asString()).isEqualTo("detect");
        assertThat(violated.get("trace").get(9).get("server").asString()).isEqualTo("DK_MGT_1");
    }

    @Test
    void theTokenOfAViolationReplaysIt() {
        String token = property(json("--crashes 0 --servers 4"), "management-kept")
                .get("token")
                .asString();
        CommandRun replay = CommandRun.of("replay", token);
        assertThat(replay.err()).isEmpty();
        assertThat(replay.exitCode()).isEqualTo(ExitCode.VIOLATED);
    }

    @Test
    void whereAllThatIsPromisedIsProvedTheExitCodeIsZero(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("nothing.yaml"), """
                procedure: nothing
                title: Only look
                roles:
                  first: active
                steps:
                  - start: first
                promises: [management-kept, procedure-completes]
                """);
        CommandRun run = CommandRun.of("explore", file.toString(), "--crashes", "0");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.HELD);
        assertThat(run.out()).contains("(not promised by the procedure)");
    }

    @Test
    void aBoundThatIsReachedIsNeverAPass() {
        CommandRun run = explore("--crashes 0 --max-states 50");
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run.out())
                .contains("Not complete")
                .containsPattern("what\\s+was not judged by")
                .doesNotContainPattern(" proved\n");
        JsonNode report = json("--crashes 0 --max-states 50");
        assertThat(report.get("complete").asBoolean()).isFalse();
        for (JsonNode property : report.get("properties")) {
            assertThat(property.get("verdict").asString()).isNotEqualTo("holds");
        }
    }

    @Test
    void aViolationThatIsFoundBeforeABoundEndsTheSearchCounts() {
        CommandRun run = explore("--crashes 0 --max-states 500");
        assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
        assertThat(run.out()).contains("Not complete", "VIOLATED after 10 actions", "unknown");
        JsonNode report = json("--crashes 0 --max-states 500");
        assertThat(report.get("complete").asBoolean()).isFalse();
        assertThat(property(report, "management-kept").get("shortest").asBoolean())
                .isTrue();
    }

    @Test
    void whatIsNotKnownToBeShortestIsNotSaidToBe() {
        JsonNode whole = property(json("--crashes 0"), "eventually-redundant");
        JsonNode cut = property(json("--crashes 0 --max-states 850"), "eventually-redundant");

        assertThat(whole.get("shortest").asBoolean()).isTrue();
        assertThat(cut.get("verdict").asString()).isEqualTo("violated");
        assertThat(cut.get("shortest").asBoolean()).isFalse();
        assertThat(explore("--crashes 0 --max-states 850").out().replaceAll("\\s+", " "))
                .contains("(a shorter way was not ruled out)");
    }

    private static final String ROUND = """
            procedure: round
            title: A branch that repeats
            roles:
              first: active
              second: standby-1
            steps:
              - start: first
            what-if:
              - when: not-upgraded
                target: first
                do: [ { start: second } ]
                resume: same-step
            promises: [procedure-completes]
            """;

    @Test
    void aBranchThatIsTurnedToForEverIsNamedAndItsPathReplayed(@TempDir Path folder) throws IOException {
        String file = Files.writeString(folder.resolve("round.yaml"), ROUND).toString();
        CommandRun run = CommandRun.of("explore", file, "--crashes", "0", "--test-cases", folder.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains(
                        "but the operator turns to what-if 1 (not-upgraded DK_MGT_1) again and again, and the procedure"
                                + " never comes to its end")
                .contains("round.yaml:9: - when: not-upgraded");
        JsonNode report = JsonMapper.shared()
                .readTree(CommandRun.of("explore", file, "--crashes", "0", "--format", "json")
                        .out());
        JsonNode found = property(report, "procedure-completes");
        assertThat(found.get("goesRound").asBoolean()).isTrue();
        CommandRun replay =
                CommandRun.of("replay", "--procedure", file, found.get("token").asString());
        assertThat(replay.err()).isEmpty();
        assertThat(replay.exitCode()).isEqualTo(ExitCode.VIOLATED);
        assertThat(replay.out().replaceAll("\\s+", " ")).contains("again and again");
        String testCase = folder.resolve(
                        "procedure-completes-" + found.get("length").asInt() + ".yaml")
                .toString();
        assertThat(test(List.of(testCase)).exitCode()).isEqualTo(ExitCode.HELD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--servers 6 | --servers 6: 2 to 5 are allowed",
                "--servers 3 --site pair | the site pair has 2 servers; 3 are needed",
                "--changes 64 | --changes 64: 0 to 63 are allowed",
                "--changes 40 | can be packed",
                "--crashes -1 | --crashes -1: 0 to 255 are allowed",
                "--skips 256 | --skips 256: 0 to 255 are allowed",
                "--threads 0 | --threads 0: 1 to 256 are allowed",
                "--max-states 0 | --max-states 0: 1 or more is allowed",
                "--memory much | --memory much: a number of bytes is needed",
                "--memory 9000t | HANDOVER_JAVA_OPTS",
                "--assume autoActivation=maybe | 'maybe' is no value of 'autoActivation'",
                "--cuts one | --cuts"
            })
    void whatIsNotAllowedIsSaid(String options, String message) {
        CommandRun run = explore(options);
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void everyCounterexampleBecomesATestCaseThatBehavesAsItSays(@TempDir Path folder) throws IOException {
        Path cases = folder.resolve("cases");
        explore("--crashes 1 --cuts 1 --test-cases " + cases);
        List<String> files;
        try (Stream<Path> written = Files.list(cases)) {
            files = written.map(Path::toString).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(3);
        CommandRun run = test(files);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.HELD);
        assertThat(run.out().lines()).hasSameSizeAs(files).allMatch(line -> line.startsWith("as expected:"));
    }

    private static CommandRun test(List<String> files) {
        return CommandRun.of(Stream.concat(Stream.of("test"), files.stream()).toArray(String[]::new));
    }

    @Test
    void aTestCaseThatDoesNotBehaveAsItSaysFails(@TempDir Path folder) throws IOException {
        Path written = managementAvailable(folder);
        String text = Files.readString(written);
        Path holds =
                Files.writeString(folder.resolve("holds.yaml"), text.replace("expected: violated", "expected: holds"));
        Path wrongOrder =
                Files.writeString(folder.resolve("order.yaml"), text.replaceFirst("  - \\{action: issue}.*\n", ""));
        CommandRun run = test(List.of(holds.toString(), wrongOrder.toString()));
        assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
        assertThat(run.out().lines()).hasSize(2).allMatch(line -> line.startsWith("NOT EXPECTED:"));
        assertThat(run.out()).contains("action 1 (line").contains("cannot happen there");
    }

    @Test
    void aTestCaseOfAProcedureThatHasChangedIsStale(@TempDir Path folder) throws IOException {
        Path procedure = folder.resolve("mine.yaml");
        String written = CommandRun.of("show", "upgrade-without-downtime").out();
        Files.writeString(procedure, written.replace("procedure: upgrade-without-downtime", "procedure: mine"));
        CommandRun.of("explore", procedure.toString(), "--crashes", "0", "--test-cases", folder.toString());
        Path testCase = folder.resolve("management-available-10.yaml");
        assertThat(test(List.of(testCase.toString())).exitCode()).isEqualTo(ExitCode.HELD);

        String changed = Files.readString(procedure).replace("- set-standby: initial-active", "- stop: initial-active");
        Files.writeString(procedure, changed);
        CommandRun stale = test(List.of(testCase.toString()));
        assertThat(stale.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(stale.err()).contains("the test case is stale").contains(testCase + ":4:");
    }

    @Test
    void aServerThatTheSiteDoesNotHaveIsNamed(@TempDir Path folder) throws IOException {
        Path written = managementAvailable(folder);
        Path wrong = Files.writeString(
                folder.resolve("wrong.yaml"),
                Files.readString(written).replace("server: \"DK_MGT_2\"", "server: \"DK_MGT_9\""));
        CommandRun run = test(List.of(wrong.toString()));
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains(wrong + ":").contains("DK_MGT_1, DK_MGT_2, DK_MGT_3");
    }

    @Test
    void aReplayedPathBecomesATestCase(@TempDir Path folder) {
        String token = property(json("--crashes 0"), "eventually-redundant")
                .get("token")
                .asString();
        Path written = folder.resolve("replayed.yaml");
        CommandRun.of("replay", token, "--test-case", written.toString());
        CommandRun run = test(List.of(written.toString()));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.HELD);
        assertThat(run.out()).startsWith("as expected:").contains("is violated after 18 actions");
    }

    @Test
    void aPlaceWhereNoTestCaseCanBeWrittenIsSaid(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "kept");
        String token = property(json("--crashes 0"), "eventually-redundant")
                .get("token")
                .asString();
        Path below = file.resolve("below");

        assertThat(explore("--crashes 0 --test-cases " + file))
                .isEqualTo(refused("--test-cases " + file + ": this is a file; a folder is needed"));
        assertThat(explore("--crashes 0 --test-cases " + below))
                .isEqualTo(failed("--test-cases " + below + ": this cannot be written: not a directory"));
        assertThat(CommandRun.of("replay", token, "--test-case", below.toString()))
                .isEqualTo(failed("--test-case " + below + ": this cannot be written: not a directory"));
        assertThat(file).hasContent("kept");
    }

    private static CommandRun failed(String message) {
        return new CommandRun(ExitCode.FAILURE, "", "handover: " + message + System.lineSeparator());
    }

    private static CommandRun refused(String message) {
        return new CommandRun(ExitCode.WRONG_USE, "", "handover: " + message + System.lineSeparator());
    }

    @Test
    void theSchemaOfTestCasesKnowsEveryPropertyAndEveryKindOfAction() {
        JsonNode schema = JsonMapper.shared()
                .readTree(CommandRun.of("show", "--schema", "test-case").out());
        assertThat(words(schema.at("/properties/property/enum")))
                .containsExactlyElementsOf(
                        Properties.ALL.stream().map(Property::name).toList());
        assertThat(words(schema.at("/$defs/action/properties/action/enum")))
                .containsExactlyInAnyOrderElementsOf(
                        ActionParts.kinds().map(ActionParts::name).toList());
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asString()));
        return words;
    }

    private static Path managementAvailable(Path folder) {
        explore("--crashes 0 --test-cases " + folder);
        return folder.resolve("management-available-10.yaml");
    }
}
