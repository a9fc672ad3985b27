package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.fixture.CommandRun;
import io.handover.console.fixture.Json;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FaultsCommandTest {
    @Test
    void everyFaultIsToldWithWhatItDoesAndHowItHeals() {
        CommandRun run = CommandRun.of("faults");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().filter(Faults.names()::contains)).containsExactlyElementsOf(Faults.names());
        assertThat(run.out()).contains("""

                cut
                  kind     A fault of the site and its surroundings.
                  does     Two servers cannot reach each other, in either direction.
                  limits   It does not part the operator from a server.
                  heals    The connection comes back when the cut has lasted its time.
                  strikes  Every 2 h 00 min on average.
                  lasts    2 min 00 s or less in half of the cases, 30 min 00 s or less in 99 %.

                """);
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void onlyTheFaultsThatAreNamedAreTold() {
        String out = CommandRun.of("faults", "smc-65140", "crash").out();

        assertThat(out.lines().filter(Faults.names()::contains)).containsExactly("smc-65140", "crash");
    }

    @Test
    void theJsonSaysTheSame() {
        List<JsonNode> faults = Json.elements(
                Json.valid(CommandRun.of("faults", "--format", "json").out(), "faults")
                        .path("faults"));

        assertThat(faults).hasSameSizeAs(Faults.ALL);
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = Faults.ALL.get(i);
            assertThat(faults.get(i).path("name").asString()).isEqualTo(fault.name());
            assertThat(faults.get(i).path("does").asString()).isEqualTo(fault.does());
            assertThat(faults.get(i).path("doesNot").asString()).isEqualTo(fault.doesNot());
            assertThat(faults.get(i).path("heals").asString()).isEqualTo(fault.heals());
            assertThat(faults.get(i).path("everyMillis").asLong())
                    .isEqualTo(fault.every().meanMillis());
            assertThat(faults.get(i).path("lasts").isNull())
                    .isEqualTo(fault.lasts().isEmpty());
        }
    }

    @Test
    void aFaultThatThereIsNotIsRefusedWithTheNearestName() {
        CommandRun run = CommandRun.of("faults", "crahs");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("handover: there is no fault 'crahs'; did you mean 'crash'?");
    }
}
