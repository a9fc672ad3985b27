package io.handover.properties.spin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.condition.Condition;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Branch;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The explorer's counts and verdicts are those of a second encoding of the core, written from semantics.md alone and explored by
 * Spin.
 */
class SpinCrossCheckTest {
    private static final List<Configuration> CONFIGURATIONS = Configurations.all();

    static List<Configuration> configurations() {
        return CONFIGURATIONS;
    }

    static List<Mutant> mutants() {
        return Mutant.ALL;
    }

    private static List<String> differences(Path encoding, Configuration configuration, Path work)
            throws IOException, InterruptedException {
        Account spin = new Spin(encoding).count(configuration, work);
        Account explorer = Account.ofExplorer(configuration, Long.MAX_VALUE).orElseThrow();
        return Account.differences(spin, explorer);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("configurations")
    void spinAndTheExplorerAgree(Configuration configuration, @TempDir Path work)
            throws IOException, InterruptedException {
        assertThat(differences(Spin.ENCODING, configuration, work))
                .as("%s%n%s", configuration, ConfigHeader.of(configuration))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void aBrokenRuleIsNoticed(Mutant mutant, @TempDir Path encoding, @TempDir Path work)
            throws IOException, InterruptedException {
        mutant.write(encoding);
        for (int i = 0; i < CONFIGURATIONS.size(); i++) {
            Path place = Files.createDirectory(work.resolve(Integer.toString(i)));
            if (!differences(encoding, CONFIGURATIONS.get(i), place).isEmpty()) {
                return;
            }
        }
        fail("no configuration tells that in the encoding " + mutant);
    }

    @Test
    void theConfigurationsHaveEveryBound() {
        assertThat(values(Scope::servers)).contains(2, 3, 4, 5);
        assertThat(values(Scope::changes)).contains(0, 1, 2, 3, 4);
        assertThat(values(Scope::crashes)).contains(0, 1, 2);
        assertThat(values(Scope::cuts)).contains(0, 1, 2);
        assertThat(values(Scope::installerFailures)).contains(0, 1, 2);
        assertThat(values(Scope::skips)).contains(0, 1, 2);
    }

    private static Stream<Integer> values(Function<Scope, Integer> bound) {
        return CONFIGURATIONS.stream().map(Configuration::scope).map(bound);
    }

    @Test
    void theConfigurationsHaveEveryAssumption() {
        List<Assumptions> assumptions =
                CONFIGURATIONS.stream().map(Configuration::assumptions).toList();
        assertThat(assumptions).extracting(Assumptions::splitBrainReaction).contains(SplitBrainReaction.values());
        assertThat(assumptions).extracting(Assumptions::forceActivation).contains(ForceActivation.values());
        assertThat(assumptions)
                .extracting(Assumptions::mixedVersionsSeeEachOther)
                .contains(true, false);
        assertThat(assumptions).extracting(Assumptions::autoActivation).contains(true, false);
    }

    @Test
    void theConfigurationsHaveEveryKindOfStepAndOfBranch() {
        List<Detour> detours = CONFIGURATIONS.stream()
                .flatMap(configuration -> configuration.detours().stream())
                .toList();
        List<String> commands = Commands.ALL.stream().map(Command::name).toList();
        assertThat(CONFIGURATIONS)
                .flatExtracting(Configuration::steps)
                .extracting(order -> order.command().name())
                .containsAll(commands);
        assertThat(detours)
                .flatExtracting(Detour::steps)
                .extracting(order -> order.command().name())
                .containsAll(commands);
        assertThat(detours)
                .extracting(detour -> detour.when().name())
                .containsAll(Conditions.ALL.stream().map(Condition::name).toList());
        assertThat(detours)
                .extracting(Detour::resume)
                .contains(Branch.SAME_STEP, Branch.NEXT_STEP)
                .anyMatch(resume -> resume >= 0);
        assertThat(detours).extracting(detour -> detour.from().isPresent()).contains(true, false);
        assertThat(detours).extracting(detour -> detour.until().isPresent()).contains(true, false);
    }
}
