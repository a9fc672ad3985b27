package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.contrastsecurity.sarif.ArtifactLocation;
import com.contrastsecurity.sarif.Location;
import com.contrastsecurity.sarif.PhysicalLocation;
import com.contrastsecurity.sarif.Region;
import com.contrastsecurity.sarif.Replacement;
import com.contrastsecurity.sarif.ReportingDescriptor;
import com.contrastsecurity.sarif.Result;
import com.contrastsecurity.sarif.Run;
import com.contrastsecurity.sarif.ThreadFlowLocation;
import io.handover.console.ExitCode;
import io.handover.console.fixture.ChangedProject;
import io.handover.console.fixture.CheckedProject;
import io.handover.console.fixture.CommandRun;
import io.handover.console.fixture.Json;
import io.handover.console.fixture.Sarif;
import io.handover.console.report.Words;
import io.handover.files.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports as SARIF, read by the schema of the standard and by classes that were generated from it. */
class SarifReportTest {
    private static final String WRITTEN = "upgrade-without-downtime";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static Run run(String sarif) {
        return Sarif.valid(sarif).getRuns().get(0);
    }

    private static Location place(Result result) {
        return result.getLocations().get(0);
    }

    private static List<ThreadFlowLocation> story(Result result) {
        return result.getCodeFlows().get(0).getThreadFlows().get(0).getLocations();
    }

    /** A command's report as SARIF. */
    private String report(String... command) throws IOException {
        Path file = folder.resolve("report.sarif");
        String[] words = Stream.concat(Stream.of(command), Stream.of("--report", file.toString()))
                .toArray(String[]::new);
        CommandRun.of(words);
        return Files.readString(file);
    }

    // ---- a check --------------------------------------------------------------------------------------------------

    @Test
    void everyFindingOfACheckIsAResultAtItsLineWithItsStoryAsAFlow() {
        CheckedProject project = CheckedProject.written();
        List<JsonNode> findings =
                Json.elements(Json.valid(project.json(), "check").path("findings"));

        List<Result> results = run(project.sarif()).getResults();

        assertThat(results).hasSameSizeAs(findings).hasSizeGreaterThan(5);
        for (int i = 0; i < findings.size(); i++) {
            JsonNode finding = findings.get(i);
            Result result = results.get(i);
            String summary = finding.path("summary").asString();
            assertThat(result.getMessage().getText()).startsWith(Words.sentence(summary));
            PhysicalLocation physical = place(result).getPhysicalLocation();
            if (finding.path("line").isNull()) {
                assertThat(physical.getRegion().getEndLine()).isEqualTo(32);
            } else {
                assertThat(physical.getRegion().getStartLine())
                        .isEqualTo(finding.path("line").asInt());
                assertThat(place(result).getLogicalLocations().iterator().next().getName())
                        .startsWith("step ");
            }
            List<JsonNode> moments = Json.elements(finding.path("timeline"));
            assertThat(story(result)).hasSameSizeAs(moments);
            for (int m = 0; m < moments.size(); m++) {
                assertThat(story(result).get(m).getLocation().getMessage().getText())
                        .endsWith(" " + moments.get(m).path("who").asString() + ": "
                                + moments.get(m).path("what").asString());
                assertThat(story(result)
                                .get(m)
                                .getLocation()
                                .getPhysicalLocation()
                                .getRegion()
                                .getStartLine())
                        .isBetween(17, 32);
            }
        }
    }

    @Test
    void whatCountsForTheExitCodeIsAnErrorWhatAFaultAloneDoesAWarningAndTheRestANote() {
        CheckedProject project = CheckedProject.written();
        List<JsonNode> findings =
                Json.elements(Json.valid(project.json(), "check").path("findings"));
        List<Result> results = run(project.sarif()).getResults();

        assertThat(results).extracting(result -> result.getLevel().value()).contains("error", "warning", "note");
        for (int i = 0; i < findings.size(); i++) {
            String expected = findings.get(i).path("needs").asString().equals("slips")
                    ? "note"
                    : findings.get(i).path("faultAlone").asBoolean() ? "warning" : "error";
            assertThat(results.get(i).getLevel().value()).isEqualTo(expected);
        }
        assertThat(run(project.sarif()).getInvocations().get(0).getExitCode())
                .isEqualTo(project.run().exitCode());
    }

    @Test
    void rulesHaveTheNamesOfPromisesAndWhatBoundsThemIsNoPartOfTheName() {
        List<ReportingDescriptor> rules = List.copyOf(
                run(CheckedProject.written().sarif()).getTool().getDriver().getRules());

        assertThat(rules)
                .extracting(ReportingDescriptor::getId)
                .contains("handover/only-declared-changes-lost", "handover/step-within")
                .doesNotHaveDuplicates();
        // The classes keep rules as a set, which has no places.
        JsonNode told = JsonMapper.shared()
                .readTree(CheckedProject.written().sarif())
                .path("runs")
                .path(0);
        for (JsonNode result : Json.elements(told.path("results"))) {
            assertThat(told.path("tool")
                            .path("driver")
                            .path("rules")
                            .path(result.path("ruleIndex").asInt())
                            .path("id"))
                    .isEqualTo(result.path("ruleId"));
        }
    }

    @Test
    void filesAreNamedFromTheRootOfTheCheckoutAndNothingTellsWhereThatLies() {
        CheckedProject project = CheckedProject.written();

        for (Result result : run(project.sarif()).getResults()) {
            ArtifactLocation artifact = place(result).getPhysicalLocation().getArtifactLocation();
            assertThat(artifact.getUri()).isEqualTo("ops/my%20procedure.yaml");
            assertThat(artifact.getUriBaseId()).isEqualTo("%SRCROOT%");
        }
        assertThat(project.sarif()).doesNotContain(project.folder());
    }

    @Test
    void findingsAreKnownAgainWhenOtherThingsInTheFileAreEdited() {
        String written = Catalogue.procedure(WRITTEN).text();
        String edited = "# A comment\n# of two lines.\n"
                + written.replaceFirst("steps:\n", "steps:\n  - open-client: final-active # so that it is at hand\n");
        assertThat(edited.lines().count()).isGreaterThan(written.lines().count());

        Map<String, Integer> before = lines(run(
                CheckedProject.of(written, "--faults", "none", "--runs", "200").sarif()));
        Map<String, Integer> after = lines(run(
                CheckedProject.of(edited, "--faults", "none", "--runs", "200").sarif()));

        assertThat(after.keySet()).containsAll(before.keySet());
        before.forEach((fingerprint, line) ->
                assertThat(after.get(fingerprint)).as(fingerprint).isEqualTo(line + 3));
    }

    /** The line of each finding that has one, by its fingerprint. */
    private static Map<String, Integer> lines(Run run) {
        Map<String, Integer> lines = new TreeMap<>();
        Set<String> all = new TreeSet<>();
        for (Result result : run.getResults()) {
            Map<String, String> fingerprints = result.getPartialFingerprints().getAdditionalProperties();
            String fingerprint = fingerprints.get("handover/v1");
            assertThat(fingerprints).containsEntry("primaryLocationLineHash", fingerprint);
            assertThat(all.add(fingerprint)).as("each its own").isTrue();
            Region region = place(result).getPhysicalLocation().getRegion();
            if (region.getEndLine() == null) {
                lines.put(fingerprint, region.getStartLine());
            }
        }
        assertThat(lines).isNotEmpty();
        return lines;
    }

    @Test
    void aFixIsTheAdviceAndGivesAProcedureThatCanBeRead() {
        String text = CommandRun.of("show", WRITTEN).out();
        List<Result> fixed = run(CheckedProject.written().sarif()).getResults().stream()
                .filter(result ->
                        result.getFixes() != null && !result.getFixes().isEmpty())
                .toList();

        assertThat(fixed).isNotEmpty();
        for (Result result : fixed) {
            List<Replacement> replacements = result.getFixes()
                    .iterator()
                    .next()
                    .getArtifactChanges()
                    .iterator()
                    .next()
                    .getReplacements();
            String mended = mended(text, replacements);
            assertThat(mended).isNotEqualTo(text);
            assertThat(Catalogue.procedureOf("mended.yaml", mended).procedure().name())
                    .isEqualTo(WRITTEN);
        }
    }

    private static String mended(String text, List<Replacement> replacements) {
        StringBuilder mended = new StringBuilder(text);
        for (int i = replacements.size() - 1; i >= 0; i--) {
            Region region = replacements.get(i).getDeletedRegion();
            String by = replacements.get(i).getInsertedContent() == null
                    ? ""
                    : replacements.get(i).getInsertedContent().getText();
            mended.replace(
                    offset(text, region.getStartLine(), region.getStartColumn()),
                    offset(text, region.getEndLine(), region.getEndColumn()),
                    by);
        }
        return mended.toString();
    }

    private static int offset(String text, int line, int column) {
        return text.lines().limit(line - 1L).collect(Collectors.summingInt(one -> one.length() + 1)) + column - 1;
    }

    @Test
    void whatIsBuiltInHasAPlaceByItsNameAndNoFile() throws IOException {
        String sarif = report("check", WRITTEN, "--faults", "none", "--runs", "50");

        for (Result result : run(sarif).getResults()) {
            assertThat(place(result).getPhysicalLocation()).isNull();
            assertThat(place(result).getLogicalLocations().iterator().next().getFullyQualifiedName())
                    .startsWith(WRITTEN);
        }
    }

    @Test
    void theSameFindingsAreTheSameBytes() throws IOException {
        String first = report("check", "switch-over", "--faults", "none", "--runs", "50", "--threads", "1");

        assertThat(report("check", "switch-over", "--faults", "none", "--runs", "50", "--threads", "2"))
                .isEqualTo(first);
    }

    // ---- a comparison and slips -----------------------------------------------------------------------------------

    @Test
    void whatAChangeMakesWorseIsAnErrorAtTheLineOfTheEditThatDoesItAndWhatIsUndecidedIsOpen() throws IOException {
        ChangedProject project = ChangedProject.in(folder, "");

        Run run = run(report(project.comparison()));

        assertThat(run.getInvocations().get(0).getExitCode()).isEqualTo(ExitCode.VIOLATED);
        List<Result> worse = ofKind(run, "fail");
        assertThat(worse).singleElement().satisfies(result -> {
            assertThat(result.getRuleId()).isEqualTo("handover/compare/" + ChangedProject.WORSE);
            assertThat(result.getLevel().value()).isEqualTo("error");
            assertThat(result.getMessage().getText())
                    .containsPattern("broken in [\\d.]+ % of the runs of A and in 100 % of those of B")
                    .contains("This edit does it: add 'set-standby final-active'")
                    .doesNotContain("open-client");
            PhysicalLocation physical = place(result).getPhysicalLocation();
            assertThat(physical.getRegion().getStartLine()).isEqualTo(project.line());
            assertThat(physical.getArtifactLocation().getUri()).isEqualTo("after.yaml");
            assertThat(story(result)).isNotEmpty();
        });
        assertThat(ofKind(run, "open")).isNotEmpty().allSatisfy(result -> {
            assertThat(result.getRuleId()).startsWith("handover/compare/");
            assertThat(result.getMessage().getText()).contains("pairs more", "no pass");
        });
    }

    private static List<Result> ofKind(Run run, String kind) {
        return run.getResults().stream()
                .filter(result -> result.getKind().value().equals(kind))
                .toList();
    }

    @Test
    void whatAChangeMakesWorseIsKnownAgainWhenOtherThingsInTheFileAreEdited() throws IOException {
        Map<String, Integer> before =
                lines(run(report(ChangedProject.in(folder, "").comparison())));
        Map<String, Integer> after = lines(run(report(
                ChangedProject.in(folder, "# A comment\n# of two lines.\n").comparison())));

        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((fingerprint, line) -> assertThat(after.get(fingerprint)).isEqualTo(line + 2));
    }

    @Test
    void whatAProcedureDoesOtherwiseThanItselfIsNothing() throws IOException {
        Run run = run(report("compare", WRITTEN, WRITTEN, "--site", "pair", "--faults", "none", "--runs", "100"));

        assertThat(run.getResults()).isEmpty();
        assertThat(run.getTool().getDriver().getRules()).isNotEmpty();
    }

    @Test
    void everySlipThatLosesAPromiseIsAnErrorAtItsStepWithItsStoryAndItsBarrierAsAFix() throws IOException {
        Path json = folder.resolve("slips.json");
        Path file = ChangedProject.in(folder, "").before();
        Run run = run(report(
                "slips",
                file.toString(),
                "--site",
                "pair",
                "--changes",
                "1",
                "--barriers",
                "1",
                "--report",
                json.toString()));
        List<JsonNode> lost = Json.elements(
                        Json.valid(Files.readString(json), "slips").path("slips"))
                .stream()
                .filter(slip -> slip.path("consequence").asString().equals("lost"))
                .sorted(Comparator.comparingInt(slip -> slip.path("number").asInt()))
                .toList();

        assertThat(run.getInvocations().get(0).getExitCode()).isEqualTo(ExitCode.VIOLATED);
        assertThat(run.getResults()).hasSameSizeAs(lost).hasSizeGreaterThan(3);
        for (int i = 0; i < lost.size(); i++) {
            JsonNode slip = lost.get(i);
            Result result = run.getResults().get(i);
            assertThat(result.getLevel().value()).isEqualTo("error");
            assertThat(result.getRuleId())
                    .isEqualTo("handover/slips/"
                            + slip.path("losses").path(0).path("property").asString());
            assertThat(place(result).getPhysicalLocation().getRegion().getStartLine())
                    .isEqualTo(slip.path("line").asInt());
            assertThat(result.getMessage().getText())
                    .contains(slip.path("what").asString())
                    .containsPattern("Probability: [\\d.]+-[\\d.]+ %")
                    .contains("Barrier: ");
            assertThat(story(result))
                    .hasSameSizeAs(Json.elements(slip.path("losses").path(0).path("story")));
            assertThat(result.getFixes() == null || result.getFixes().isEmpty())
                    .isEqualTo(slip.path("barrier").isNull());
        }
        String mended = mended(
                Files.readString(file),
                run.getResults()
                        .get(0)
                        .getFixes()
                        .iterator()
                        .next()
                        .getArtifactChanges()
                        .iterator()
                        .next()
                        .getReplacements());
        assertThat(Catalogue.procedureOf("mended.yaml", mended).procedure().name())
                .isEqualTo(WRITTEN);
        lines(run);
    }

    @Test
    void slipsOfWhichNothingIsKnownAreOpen() throws IOException {
        Run run = run(report("slips", WRITTEN, "--site", "pair", "--max-states", "10"));

        assertThat(run.getInvocations().get(0).getExitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run.getResults())
                .isNotEmpty()
                .hasSameSizeAs(ofKind(run, "open"))
                .allSatisfy(result -> assertThat(result.getMessage().getText()).contains("no pass"));
    }

    // ---- an exploration and a validation --------------------------------------------------------------------------

    @Test
    void counterexamplesAreResultsAndWhatWasNotJudgedIsOpen() throws IOException {
        List<Result> found = run(report("explore", WRITTEN, "--crashes", "0")).getResults();
        assertThat(found).isNotEmpty().allSatisfy(result -> {
            assertThat(result.getKind().value()).isEqualTo("fail");
            assertThat(story(result)).isNotEmpty();
        });

        Run unfinished = run(report("explore", "switch-over", "--max-states", "10"));
        assertThat(unfinished.getInvocations().get(0).getExitCode()).isEqualTo(ExitCode.UNKNOWN);
        List<Result> open = unfinished.getResults().stream()
                .filter(result -> result.getKind().value().equals("open"))
                .toList();
        assertThat(open).isNotEmpty().allSatisfy(result -> {
            assertThat(result.getLevel().value()).isEqualTo("none");
            assertThat(result.getMessage().getText()).contains("no pass");
        });
    }

    @Test
    void whatIsWrongInAFileIsAnErrorAtItsLineAndWhatIsProbablyNotMeantAWarning() throws IOException {
        String wrong = Files.writeString(
                        folder.resolve("wrong.yaml"),
                        Catalogue.procedure(WRITTEN)
                                .text()
                                .replace("- upgrade: extras", "- upgrade: extra")
                                .replace("- verify-upgraded:", "- verify-upgrade:"))
                .toString();

        Run run = run(report("validate", wrong));

        assertThat(run.getInvocations().get(0).getExitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.getResults()).hasSize(2).allSatisfy(result -> {
            assertThat(result.getLevel().value()).isEqualTo("error");
            assertThat(result.getRuleId()).isEqualTo("handover/usable-file");
        });
        assertThat(run.getResults())
                .extracting(result ->
                        place(result).getPhysicalLocation().getRegion().getStartLine())
                .containsExactly(21, 30);

        String odd = Files.writeString(
                        folder.resolve("odd.yaml"),
                        Catalogue.procedure(WRITTEN).text().replace("  - upgrade: extras\n", ""))
                .toString();
        assertThat(run(report("validate", odd)).getResults())
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result.getLevel().value()).isEqualTo("warning"));
    }
}
