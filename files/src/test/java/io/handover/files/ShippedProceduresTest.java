package io.handover.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.explorer.search.Exploration;
import io.handover.explorer.search.ExploreOptions;
import io.handover.explorer.search.Explorer;
import io.handover.explorer.search.Finding;
import io.handover.explorer.search.ProgressListener;
import io.handover.explorer.search.Verdict;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.transition.Transitions;
import io.handover.simulator.campaign.Campaign;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.campaign.Tally;
import io.handover.simulator.run.Cause;
import io.handover.simulator.run.Check;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every procedure that is built in keeps what it promises; what the others break, and how soon, is pinned. */
class ShippedProceduresTest {
    private static final int CHANGES = 2;
    private static final String WRITTEN = "upgrade-without-downtime";
    private static final String WRITTEN_STOPPED = "upgrade-without-downtime-extras-stopped";
    private static final String HARDENED = "upgrade-without-downtime-hardened";
    private static final String SWITCH = "switch-over";
    private static final String SMALL_STEPS = "switch-over-in-small-steps";

    static Stream<Arguments> procedures() {
        return Catalogue.procedures().stream()
                .map(ProcedureFile::procedure)
                .filter(procedure -> !procedure.promises().isEmpty())
                .flatMap(procedure ->
                        IntStream.rangeClosed(2, 4).mapToObj(servers -> Arguments.of(procedure.name(), servers)));
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void isProvedToKeepItsPromisesWithoutFaults(String name, int servers) {
        Procedure procedure = procedure(name);
        Map<String, Integer> broken = violations(name, new Scope(servers, CHANGES, 0, 0, 0, 0), Assumptions.DEFAULT);
        assertThat(broken.keySet()).doesNotContainAnyElementsOf(procedure.promises());
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void isProvedToKeepItsPromisesUnderCrashCutAndFailedInstaller(String name, int servers) {
        Procedure procedure = procedure(name);
        Scope scope = new Scope(servers, 1, 1, servers < 4 ? 1 : 0, 1, 0);
        Map<String, Integer> broken = violations(name, scope, Assumptions.DEFAULT);
        List<String> promises = procedure.promises().stream()
                // A server that crashes cannot be kept available by any procedure.
                .filter(promise -> !promise.equals(Properties.MANAGEMENT_AVAILABLE.name()))
                // Nobody who repeats an activation that was interrupted can know that nothing is lost.
                .filter(promise ->
                        !name.equals(SWITCH) || !promise.equals(Properties.ONLY_DECLARED_CHANGES_LOST.name()))
                .toList();
        assertThat(broken.keySet()).doesNotContainAnyElementsOf(promises);
    }

    @Test
    void aSwitchByTheWizardThatIsRepeatedAfterItWasInterruptedCanLoseChanges() {
        assertThat(violations(SWITCH, new Scope(3, 1, 1, 0, 0, 0), Assumptions.DEFAULT))
                .containsEntry(Properties.ONLY_DECLARED_CHANGES_LOST.name(), 16);
    }

    @Test
    void whatIsDeclaredIsStatedInTheFile() {
        assertThat(Catalogue.procedures())
                .filteredOn(file -> !file.procedure().declarations().isEmpty())
                .extracting(file -> file.procedure().name())
                .containsExactly(
                        WRITTEN,
                        WRITTEN_STOPPED,
                        HARDENED,
                        "split-brain-recovery",
                        "failover-and-return",
                        "what-if-standby-activated-keep-change");
    }

    @Test
    void theSwitchInSmallStepsLosesChangesWithoutItsDecisiveWait() {
        Procedure whole = procedure(SMALL_STEPS);
        List<Instruction> without = whole.steps().stream()
                .filter(step -> !step.id().equals(Optional.of("all-arrived")))
                .toList();
        assertThat(without).hasSize(whole.steps().size() - 1);
        Scope scope = new Scope(3, CHANGES, 0, 0, 0, 0);
        assertThat(violations(whole, scope, Assumptions.DEFAULT))
                .doesNotContainKey(Properties.ONLY_DECLARED_CHANGES_LOST.name());
        assertThat(violations(whole.withSteps(without, whole.whatIfs()), scope, Assumptions.DEFAULT))
                .containsKey(Properties.ONLY_DECLARED_CHANGES_LOST.name());
    }

    @Test
    void stoppingTheReplicationOfALostServerDoesNotKeepItFromComingBackActive() {
        String text = Catalogue.procedure("split-brain-prevention").text();
        Procedure weaker = Catalogue.procedureOf(
                        "weaker.yaml", text.replace("set-standby-and-stop-replication: lost", "stop-replication: lost"))
                .procedure();
        assertThat(violations(weaker, new Scope(3, CHANGES, 0, 0, 0, 0), Assumptions.DEFAULT))
                .containsKey(Properties.AT_MOST_ONE_ACTIVE.name());
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "4"})
    void theRecoveryBeforeTheDemotionDoesTheSameWhereTheServerIsAStandbyAlready(int servers) {
        String text = Catalogue.procedure("switch-interrupted-before-demotion").text();
        Procedure standby = Catalogue.procedureOf(
                        "standby.yaml",
                        text.replace("current-active: { registered", "current-active: { mode: standby, registered"))
                .procedure();
        assertThat(standby.given())
                .isNotEqualTo(procedure("switch-interrupted-before-demotion").given());
        assertThat(violations(standby, new Scope(servers, 1, 1, 1, 0, 0), Assumptions.DEFAULT)
                        .keySet())
                .doesNotContainAnyElementsOf(standby.promises());
    }

    @Test
    void activatingTheTargetOfAnInterruptedSwitchUnseenLosesWhatItLacks() {
        String text = Catalogue.procedure("switch-interrupted-none-active").text();
        Procedure swapped = Catalogue.procedureOf(
                        "swapped.yaml",
                        text.replaceAll("(force-activate|at): old-active", "$1: target")
                                .replaceAll("(exclude|init-standby|stop-replication|target): target", "$1: old-active"))
                .procedure();
        assertThat(violations(swapped, new Scope(3, 0, 0, 0, 0, 0), Assumptions.DEFAULT))
                .containsKey(Properties.ONLY_DECLARED_CHANGES_LOST.name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    upgrade-without-downtime                | management-available=10, management-kept=10, only-declared-changes-lost=20, eventually-single-active=18, eventually-redundant=18
                    upgrade-without-downtime-extras-stopped | management-available=10, management-kept=10, only-declared-changes-lost=20, eventually-single-active=18, eventually-redundant=18
                    upgrade-without-downtime-hardened       | management-available=14, management-kept=14
                    upgrade-with-downtime                   | management-available=5, management-kept=5
                    upgrade-with-downtime-excluded          | management-available=5, management-kept=5
                    switch-over                             | management-available=4, management-kept=4, eventually-upgraded=12
                    switch-over-in-small-steps              | management-available=3, management-kept=3, eventually-upgraded=17
                    switch-interrupted-before-demotion      | eventually-upgraded=13
                    switch-interrupted-none-active          | management-available=0, eventually-upgraded=14
                    switch-interrupted-target-active        | eventually-upgraded=11
                    switch-interrupted-after-activation     | eventually-upgraded=10
                    split-brain-prevention                  | management-available=0, eventually-upgraded=16
                    split-brain-recovery                    | management-available=1, management-kept=1, only-declared-changes-lost=16, eventually-upgraded=16
                    failover-and-return                     | management-available=0, management-kept=4, eventually-upgraded=17
                    what-if-standbys-not-excluded           | no-mixed-version-replication=0
                    what-if-upgrade-cancelled               | eventually-upgraded=12
                    what-if-standby-activated-keep-change   | management-available=4, management-kept=4
                    what-if-standby-activated-drop-change   | management-available=1, management-kept=1, only-declared-changes-lost=20
                    """)
    void breaksWithoutFaultsOnThreeServersWhatItDoesNotPromise(String name, String expected) {
        Map<String, Integer> broken = violations(name, new Scope(3, CHANGES, 0, 0, 0, 0), Assumptions.DEFAULT);
        assertThat(broken.toString()).isEqualTo("{" + expected + "}");
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "4"})
    void theWrittenProcedurePromisesAllThatItsDocumentClaims(int servers) {
        for (String name : List.of(WRITTEN, WRITTEN_STOPPED)) {
            assertThat(procedure(name).promises()).isEmpty();
            assertThat(violations(name, new Scope(servers, CHANGES, 0, 0, 0, 0), Assumptions.DEFAULT))
                    .containsKeys(
                            Properties.ONLY_DECLARED_CHANGES_LOST.name(),
                            Properties.EVENTUALLY_SINGLE_ACTIVE.name(),
                            Properties.EVENTUALLY_REDUNDANT.name());
        }
    }

    @Test
    void theWrittenProcedureSticksAtItsTakeOverWhereForceActivationNeedsThatNoServerIsActive() {
        Assumptions assumed = Assumptions.DEFAULT.withForceActivation(ForceActivation.WHEN_NO_ACTIVE);
        Transitions transitions = transitions(procedure(WRITTEN), new Scope(3, 0, 0, 0, 0, 0), assumed);
        Finding finding = explore(transitions).finding(Properties.PROCEDURE_COMPLETES);
        assertThat(finding.verdict()).isEqualTo(Verdict.VIOLATED);
        var state = transitions.initialState();
        finding.trace().forEach(action -> transitions.apply(state, action));
        assertThat(transitions.plan().current(state).command().name()).isEqualTo("force-activate");
        assertThat(transitions.progress(state) >>> ActionKind.ISSUE.first() & 1).isZero();
    }

    @Test
    void theHardenedProcedureKeepsEverythingWhereTwoActiveServersAreOnlyAnAlarm() {
        Assumptions assumed = Assumptions.DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY);
        assertThat(violations(HARDENED, new Scope(3, CHANGES, 0, 0, 0, 0), assumed))
                .isEmpty();
    }

    @Test
    void theHardenedProcedureKeepsEverythingWhereReleasesDoNotSeeEachOther() {
        Assumptions assumed = Assumptions.DEFAULT.withMixedVersionsSeeEachOther(false);
        assertThat(violations(HARDENED, new Scope(3, CHANGES, 0, 0, 0, 0), assumed))
                .isEmpty();
    }

    @Test
    void theHardenedProcedureIsProvedOnFiveServersToo() {
        assertThat(violations(HARDENED, new Scope(5, 1, 0, 0, 0, 0), Assumptions.DEFAULT))
                .containsOnlyKeys(Properties.MANAGEMENT_AVAILABLE.name(), Properties.MANAGEMENT_KEPT.name());
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "4"})
    void theHardenedProcedureEndsWellAfterAnyOneSkippedStep(int servers) {
        assertThat(violations(HARDENED, new Scope(servers, 1, 0, 0, 0, 1), Assumptions.DEFAULT))
                .containsOnlyKeys(
                        Properties.AT_MOST_ONE_ACTIVE.name(),
                        Properties.MANAGEMENT_AVAILABLE.name(),
                        Properties.MANAGEMENT_KEPT.name(),
                        Properties.ONLY_DECLARED_CHANGES_LOST.name());
    }

    @Test
    void theHardenedProcedureHasTheStepsOfTheWrittenOneInTheirOrder() {
        List<String> hardened = steps(HARDENED);
        assertThat(hardened).containsSubsequence(steps(WRITTEN));
    }

    @Test
    void theHardenedProcedureSaysOfEveryAdditionWhyItIsThere() {
        List<String> written = steps(WRITTEN);
        var next = written.iterator();
        String expected = next.next();
        for (var step : procedure(HARDENED).steps()) {
            String text = text(step);
            if (text.equals(expected)) {
                expected = next.hasNext() ? next.next() : "";
            } else {
                assertThat(step.because()).as(text).isPresent();
            }
        }
        assertThat(procedure(HARDENED).whatIfs())
                .allSatisfy(branch -> assertThat(branch.because()).isPresent());
    }

    private static List<String> steps(String name) {
        return procedure(name).steps().stream().map(ShippedProceduresTest::text).toList();
    }

    private static String text(Instruction step) {
        return step.command()
                .phrase(step.target().role(), step.at().map(at -> at.role()).orElse(""));
    }

    @ParameterizedTest
    @MethodSource("allProcedures")
    void keepsItsPromisesInSimulationWithoutFaults(String name) throws InterruptedException {
        Tally tally = simulate(name, 2_000);
        List<String> promises = procedure(name).promises();
        for (int i = 0; i < tally.checks().size(); i++) {
            if (tally.checks().get(i) instanceof Check.OfProperty check && promises.contains(check.name())) {
                assertThat(tally.violations(i)).as(check.name()).isZero();
                assertThat(tally.exercised(i)).as(check.name()).isPositive();
            }
        }
        assertThat(tally.unsettled()).isZero();
    }

    static Stream<String> allProcedures() {
        return Catalogue.procedures().stream().map(file -> file.procedure().name());
    }

    @Test
    void simulationWithoutFaultsFindsTheThreeGapsOfTheWrittenProcedure() throws InterruptedException {
        Tally tally = simulate(WRITTEN, 20_000);
        assertThat(tally.violations(check(tally, Properties.ONLY_DECLARED_CHANGES_LOST)))
                .isPositive();
        assertThat(tally.violations(check(tally, Properties.EVENTUALLY_SINGLE_ACTIVE), Cause.NONE_ACTIVE))
                .isPositive();
        assertThat(tally.violations(check(tally, Properties.EVENTUALLY_REDUNDANT)))
                .isEqualTo(tally.runs());
    }

    @ParameterizedTest
    @MethodSource("allProcedures")
    void bindsOnEverySite(String name) {
        ProcedureFile file = Catalogue.procedure(name);
        for (SiteFile site : Catalogue.sites()) {
            Plan plan = file.on(site.site().site());
            assertThat(plan.steps()).isNotEmpty();
        }
    }

    private static Procedure procedure(String name) {
        return Catalogue.procedure(name).procedure();
    }

    private static Transitions transitions(Procedure procedure, Scope scope, Assumptions assumptions) {
        List<String> servers = IntStream.rangeClosed(1, scope.servers())
                .mapToObj(s -> "DK_MGT_" + s)
                .toList();
        return new Transitions(new Plan(procedure, servers), scope, assumptions);
    }

    private static Exploration explore(Transitions transitions) {
        Exploration exploration = new Explorer(transitions, ExploreOptions.DEFAULT).run(ProgressListener.NONE);
        assertThat(exploration.complete()).isTrue();
        return exploration;
    }

    /** The names of the violated properties, with the lengths of their shortest counterexamples. */
    private static Map<String, Integer> violations(String name, Scope scope, Assumptions assumptions) {
        return violations(procedure(name), scope, assumptions);
    }

    private static Map<String, Integer> violations(Procedure procedure, Scope scope, Assumptions assumptions) {
        Map<String, Integer> violations = new LinkedHashMap<>();
        for (Finding finding :
                explore(transitions(procedure, scope, assumptions)).findings()) {
            finding.length()
                    .ifPresent(length -> violations.put(finding.property().name(), length));
        }
        return violations;
    }

    private static Tally simulate(String name, long runs) throws InterruptedException {
        SiteFile site = Catalogue.site(Catalogue.DEFAULT_SITE);
        Plan plan = Catalogue.procedure(name).on(site.site().site());
        return new Campaign(plan, site.site(), FaultClass.of(List.of()), 1, runs)
                .run(1)
                .get(0);
    }

    private static int check(Tally tally, Property property) {
        return IntStream.range(0, tally.checks().size())
                .filter(i -> tally.checks().get(i).name().equals(property.name()))
                .findFirst()
                .orElseThrow();
    }
}
