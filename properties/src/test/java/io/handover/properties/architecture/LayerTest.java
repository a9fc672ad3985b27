package io.handover.properties.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may see whom. */
class LayerTest {
    private static final String MODEL = "io.handover.model";
    private static final String SIMULATOR = "io.handover.simulator";
    private static final String EXPLORER = "io.handover.explorer";
    private static final String ANALYSIS = "io.handover.analysis";
    private static final String SANDBOX = "io.handover.sandbox";
    private static final JavaClasses PRODUCT = Product.classes();

    /** Whom each module may see, beside itself. */
    static Stream<Arguments> modules() {
        return Stream.of(
                Arguments.of("model", List.of()),
                Arguments.of("simulator", List.of("model")),
                Arguments.of("explorer", List.of("model")),
                Arguments.of("analysis", List.of("model", "simulator", "explorer")),
                Arguments.of("files", List.of("model", "simulator", "explorer", "analysis")),
                Arguments.of("emulator", List.of("model", "simulator", "files")),
                Arguments.of("sandbox", List.of("model", "simulator", "explorer", "analysis", "files", "emulator")),
                Arguments.of("executor", List.of("model", "simulator", "explorer", "analysis", "files")),
                Arguments.of(
                        "console",
                        List.of(
                                "model",
                                "simulator",
                                "explorer",
                                "analysis",
                                "files",
                                "emulator",
                                "sandbox",
                                "executor")));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleSeesOnlyWhatIsBelowIt(String name, List<String> mayBeSeen) {
        String[] others = Product.MODULES.stream()
                .filter(other -> !other.equals(name) && !mayBeSeen.contains(other))
                .map(other -> "io.handover." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("io.handover." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(PRODUCT);
    }

    @Test
    void everyModuleHasAFloor() {
        assertThat(modules().map(row -> row.get()[0])).containsExactlyElementsOf(Product.MODULES);
    }

    @Test
    void theModelSeesTheJdkAndAnnotationsOnly() {
        classes()
                .that()
                .resideInAPackage("io.handover.model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.handover.model..", "java..", "org.jspecify.annotations")
                .check(PRODUCT);
    }

    @Test
    void theSimulatorSeesTheModelAndHistogramsOnly() {
        classes()
                .that()
                .resideInAPackage("io.handover.simulator..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.handover.simulator..",
                        "io.handover.model..",
                        "java..",
                        "org.jspecify.annotations",
                        "org.HdrHistogram")
                .check(PRODUCT);
    }

    @Test
    void theExplorerSeesTheModelOnly() {
        classes()
                .that()
                .resideInAPackage("io.handover.explorer..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.handover.explorer..", "io.handover.model..", "java..", "org.jspecify.annotations")
                .check(PRODUCT);
    }

    /** Statistics beside them, but no picocli, YAML, JSON or terminal: what is asked and answered, not how it is written. */
    @Test
    void theAnalysisSeesTheModulesBelowItOnly() {
        classes()
                .that()
                .resideInAPackage("io.handover.analysis..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.handover.analysis..",
                        "io.handover.simulator..",
                        "io.handover.explorer..",
                        "io.handover.model..",
                        "java..",
                        "org.jspecify.annotations",
                        "org.hipparchus..")
                .check(PRODUCT);
    }

    @Test
    void onlyThePackageOfCampaignsSeesHistograms() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.handover.simulator.campaign")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.HdrHistogram")
                .check(PRODUCT);
    }

    /** What each package of the model may see of the model, beside itself. */
    static Stream<Arguments> packagesOfTheModel() {
        return Stream.of(
                Arguments.of("action", List.of("state")),
                Arguments.of("site", List.of()),
                Arguments.of("state", List.of("site")),
                Arguments.of("command", List.of("state", "site")),
                Arguments.of("condition", List.of("state")),
                Arguments.of("procedure", List.of("command", "condition", "state", "site")),
                Arguments.of("property", List.of("action", "procedure", "state")),
                Arguments.of("transition", List.of("action", "command", "condition", "procedure", "state", "site")),
                Arguments.of("display", List.of("state", "site")));
    }

    @ParameterizedTest
    @MethodSource("packagesOfTheModel")
    void aPackageOfTheModelSeesOnlyWhatIsBelowIt(String name, List<String> mayBeSeen) {
        check(MODEL, name, mayBeSeen);
    }

    /** What each package of the simulator may see of the simulator, beside itself. */
    static Stream<Arguments> packagesOfTheSimulator() {
        return Stream.of(
                Arguments.of("time", List.of()),
                Arguments.of("site", List.of("time")),
                Arguments.of("fault", List.of("time")),
                Arguments.of("run", List.of("fault", "site", "time")),
                Arguments.of("campaign", List.of("fault", "run", "site", "time")),
                Arguments.of("shrink", List.of("run", "site")),
                Arguments.of("splitting", List.of("fault", "run", "time")));
    }

    @ParameterizedTest
    @MethodSource("packagesOfTheSimulator")
    void aPackageOfTheSimulatorSeesOnlyWhatIsBelowIt(String name, List<String> mayBeSeen) {
        check(SIMULATOR, name, mayBeSeen);
    }

    /** What each package of the analysis may see of the analysis, beside itself. */
    static Stream<Arguments> packagesOfTheAnalysis() {
        return Stream.of(
                Arguments.of("subject", List.of()),
                Arguments.of("story", List.of()),
                Arguments.of("token", List.of("subject")),
                Arguments.of("advice", List.of("attainment", "story", "way")),
                Arguments.of("lint", List.of("story")),
                Arguments.of("check", List.of("advice", "story", "subject", "token")),
                Arguments.of("comparison", List.of("check", "story", "subject", "token")),
                Arguments.of("drivers", List.of("story")),
                Arguments.of("guidance", List.of("attainment", "retreat", "story", "subject")),
                Arguments.of("explore", List.of("check", "story", "subject", "token")),
                Arguments.of("slips", List.of("advice", "check", "story", "subject", "token")),
                Arguments.of("survival", List.of("story")),
                Arguments.of("replay", List.of("story", "subject", "token")),
                Arguments.of("rare", List.of("story", "subject")),
                Arguments.of("attainment", List.of("story")),
                Arguments.of("retreat", List.of("attainment", "story", "subject", "way")),
                Arguments.of(
                        "synthesis", List.of("advice", "attainment", "check", "comparison", "story", "subject", "way")),
                Arguments.of("time", List.of("drivers", "rare", "retreat", "subject")),
                Arguments.of("way", List.of()));
    }

    @ParameterizedTest
    @MethodSource("packagesOfTheAnalysis")
    void aPackageOfTheAnalysisSeesOnlyWhatIsBelowIt(String name, List<String> mayBeSeen) {
        check(ANALYSIS, name, mayBeSeen);
    }

    /** What each package of the sandbox may see of the sandbox, beside itself. */
    static Stream<Arguments> packagesOfTheSandbox() {
        return Stream.of(
                Arguments.of("rehearsal", List.of()),
                Arguments.of("scenario", List.of("rehearsal")),
                Arguments.of("coach", List.of("rehearsal", "scenario")),
                Arguments.of("session", List.of("coach", "rehearsal", "scenario")),
                Arguments.of("web", List.of("coach", "rehearsal", "scenario", "session")));
    }

    @ParameterizedTest
    @MethodSource("packagesOfTheSandbox")
    void aPackageOfTheSandboxSeesOnlyWhatIsBelowIt(String name, List<String> mayBeSeen) {
        check(SANDBOX, name, mayBeSeen);
    }

    private static void check(String module, String name, List<String> mayBeSeen) {
        List<String> allowed = new ArrayList<>(List.of(module + "." + name));
        mayBeSeen.forEach(other -> allowed.add(module + "." + other));
        allowed.addAll(List.of("java..", "org.."));
        if (!module.equals(MODEL)) {
            allowed.add(MODEL + "..");
        }
        if (module.equals(ANALYSIS)) {
            allowed.addAll(List.of(SIMULATOR + "..", EXPLORER + ".."));
        }
        if (module.equals(SANDBOX)) {
            allowed.addAll(List.of(
                    SIMULATOR + "..",
                    EXPLORER + "..",
                    ANALYSIS + "..",
                    "io.handover.files..",
                    "io.handover.emulator..",
                    "tools.jackson.."));
        }
        classes()
                .that()
                .resideInAPackage(module + "." + name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(new String[0]))
                .check(PRODUCT);
    }

    @Test
    void theTablesNameEveryPackage() {
        assertThat(packagesOfTheModel().map(row -> MODEL + "." + row.get()[0]))
                .containsExactlyInAnyOrderElementsOf(Product.packagesBelow(MODEL));
        assertThat(packagesOfTheSimulator().map(row -> SIMULATOR + "." + row.get()[0]))
                .containsExactlyInAnyOrderElementsOf(Product.packagesBelow(SIMULATOR));
        assertThat(packagesOfTheAnalysis().map(row -> ANALYSIS + "." + row.get()[0]))
                .containsExactlyInAnyOrderElementsOf(Product.packagesBelow(ANALYSIS));
        assertThat(packagesOfTheSandbox().map(row -> SANDBOX + "." + row.get()[0]))
                .containsExactlyInAnyOrderElementsOf(Product.packagesBelow(SANDBOX));
    }

    /** Each says one thing; what they share stands above them. */
    @Test
    void reportsDoNotSeeEachOther() {
        String shared = "io.handover.console.report";
        noClasses()
                .that()
                .resideInAPackage(shared)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(shared + ".*..")
                .check(PRODUCT);
        slices().matching(shared + ".(*)..").should().notDependOnEachOther().check(PRODUCT);
    }

    @Test
    void packagesOfTheProductHaveNoCycles() {
        ArchRule rule = slices().matching("io.handover.(*).(*)..").should().beFreeOfCycles();

        rule.check(PRODUCT);
    }
}
