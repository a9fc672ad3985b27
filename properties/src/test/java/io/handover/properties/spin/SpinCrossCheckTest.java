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
import io.handover.model.state.Mode;
import io.handover.model.state.Process;
import io.handover.model.state.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The explorer's counts and verdicts are those of a second encoding of the core, written from the text of docs/model.md alone and
 * explored by Spin.
 */
@Execution(ExecutionMode.CONCURRENT) // each compiles a program of its own, one after the other on one thread
class SpinCrossCheckTest {
    private static final List<Configuration> CONFIGURATIONS = Configurations.all();

    /** What the explorer tells, by the configuration's name: many mutants are asked about the same ones. */
    private static final Map<String, Account> EXPLORED = new ConcurrentHashMap<>();

    static List<Configuration> configurations() {
        return CONFIGURATIONS;
    }

    static List<Mutant> mutants() {
        return Mutant.ALL;
    }

    private static List<String> differences(Path encoding, Configuration configuration, Path work)
            throws IOException, InterruptedException {
        Account spin = new Spin(encoding).count(configuration, work);
        Account explorer = EXPLORED.computeIfAbsent(
                configuration.name(),
                name -> Account.ofExplorer(configuration, Long.MAX_VALUE).orElseThrow());
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
        for (Configuration configuration : mutant.asked(CONFIGURATIONS)) {
            Path place = Files.createTempDirectory(work, "asked");
            if (!differences(encoding, configuration, place).isEmpty()) {
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
        assertThat(CONFIGURATIONS)
                .anyMatch(configuration -> configuration.detours().stream()
                        .anyMatch(detour ->
                                detour.resume() == configuration.steps().size()));
        assertThat(detours).extracting(detour -> detour.from().isPresent()).contains(true, false);
        assertThat(detours).extracting(detour -> detour.until().isPresent()).contains(true, false);
    }

    @Test
    void theConfigurationsHaveNamesOfTheirOwn() {
        assertThat(CONFIGURATIONS).extracting(Configuration::name).doesNotHaveDuplicates();
    }

    @Test
    void theConfigurationsDeclareLossesAndSeveralActiveServers() {
        assertThat(CONFIGURATIONS)
                .filteredOn(configuration -> !configuration.losses().isEmpty())
                .hasSizeGreaterThan(30);
        assertThat(CONFIGURATIONS)
                .flatExtracting(Configuration::losses)
                .extracting(Loss::server)
                .contains(0, 1, 2, 3);
        assertThat(CONFIGURATIONS)
                .filteredOn(configuration -> !configuration.severalActive().isEmpty())
                .hasSizeGreaterThan(30);
    }

    @Test
    void theConfigurationsStartWithEverythingThatCanBeGiven() {
        List<Start> starts =
                CONFIGURATIONS.stream().map(Configuration::start).distinct().toList();
        List<Start.OfServer> servers =
                starts.stream().flatMap(start -> start.servers().stream()).toList();
        assertThat(starts).hasSizeGreaterThan(8);
        assertThat(starts).extracting(Start::changes).contains(0, 1, 2);
        assertThat(starts).anyMatch(start -> !start.cuts().isEmpty());
        assertThat(servers)
                .extracting(Start.OfServer::process)
                .contains(
                        Optional.empty(),
                        Optional.of(Process.UP),
                        Optional.of(Process.STOPPED),
                        Optional.of(Process.CRASHED));
        assertThat(servers)
                .extracting(Start.OfServer::mode)
                .contains(Optional.of(Mode.ACTIVE), Optional.of(Mode.STANDBY));
        assertThat(servers).extracting(Start.OfServer::version).contains(Optional.of(Version.NEW));
        assertThat(servers)
                .extracting(Start.OfServer::source)
                .contains(Optional.empty(), Optional.of(OptionalInt.empty()))
                .anyMatch(source -> source.isPresent() && source.get().isPresent());
        assertThat(servers).anyMatch(server -> server.registered().isPresent());
        assertThat(servers).extracting(Start.OfServer::lacks).contains(0, 1, 2);
    }

    @Test
    void manySitesGoRoundForEver() {
        assertThat(CONFIGURATIONS).filteredOn(Account::goesRound).hasSizeGreaterThan(8);
    }
}
