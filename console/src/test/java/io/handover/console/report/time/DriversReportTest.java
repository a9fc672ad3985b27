package io.handover.console.report.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.analysis.drivers.Drivers;
import io.handover.analysis.drivers.Sobol;
import io.handover.analysis.subject.Subject;
import io.handover.console.Terminal;
import io.handover.console.fixture.Json;
import io.handover.console.report.Page;
import io.handover.files.Catalogue;
import io.handover.files.Subjects;
import io.handover.simulator.campaign.Sampling;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.run.Simulation;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DriversReportTest {
    private static final Subject WRITTEN = Subjects.of(
            Catalogue.procedure("upgrade-without-downtime"),
            Catalogue.site("three-servers").site());

    private static Simulation simulation(String... faults) {
        return new Simulation(
                WRITTEN.plan(),
                WRITTEN.site(),
                List.of(faults).stream()
                        .map(name -> Faults.named(name).orElseThrow())
                        .toList());
    }

    private static Drivers drivers(int runs, String... faults) throws InterruptedException {
        Simulation simulation = simulation(faults);
        return Drivers.of(simulation, 1, List.of(new Sampling(simulation, 1, 2).take(0, runs)));
    }

    private static String text(Drivers drivers, boolean isDetailed) {
        Page page = new Page(new Terminal(false, false, 200));
        DriversText.write(page, drivers, isDetailed);
        return page.toString();
    }

    @Test
    void eachOutcomeIsToldInASentence() throws InterruptedException {
        String text = text(drivers(4_000), false);
        assertThat(text)
                .contains("Handover, activation to its target alone (in the 3,")
                .contains(
                        " of the differences come from the reaction before step 5 (force-activate DK_MGT_2), the second time:"
                                + " the longer, the more.")
                .contains("Two or more servers active\n")
                .contains(" Together with when DK_MGT_")
                .contains("the same in each run: whether it never ends: longest time without an active server;")
                .contains("Told from 4,000 runs by 4")
                .doesNotContain("alone  ");
    }

    @Test
    void theFiguresStandBelowOnRequest() throws InterruptedException {
        assertThat(text(drivers(4_000), true))
                .containsPattern("the installer on DK_MGT_2 +3\\d \\(\\d\\d-\\d\\d\\) +\\+0\\.\\d\\d +0\\.\\d\\d")
                .containsPattern("only together, or by no factor +\\d+ \\(")
                .contains("the first three with what they do")
                .contains("Spearman's rank correlation");
    }

    @Test
    void aFaultIsNamedWithHowMuchLessThereIsWithoutIt() throws InterruptedException {
        assertThat(text(drivers(6_000, "power-back-active", "distraction"), false))
                .containsPattern(
                        "It is less by \\d\\d % \\(\\d\\d-\\d\\d\\) where 'power-back-active' does not strike");
    }

    @Test
    void withoutRunsItSaysSo() {
        assertThat(text(new Drivers(0, List.of(), List.of()), false)).contains("There are no runs.");
        assertThat(text(new Drivers(9, List.of(), List.of()), true))
                .contains("The runs differ in nothing that is measured or checked.");
    }

    @Test
    void theJsonIsAsItsSchemaSays() throws InterruptedException {
        ObjectNode told = JsonMapper.shared().createObjectNode();
        ObjectNode sobol = JsonMapper.shared().createObjectNode();
        Simulation simulation = simulation("power-back-active");
        DriversJson.write(told, drivers(4_000, "power-back-active"));
        SobolJson.write(sobol, Sobol.of(new Sampling(simulation, 1, 2), 1, 200));
        JsonNode first = Json.part(told.toString(), "time", "drivers").at("/outcomes/0");
        assertThat(first.at("/names/0").asString()).isEqualTo("procedure");
        assertThat(first.at("/drivers/0/share/low").asDouble())
                .isLessThan(first.at("/drivers/0/share/high").asDouble());
        JsonNode indices = Json.part(sobol.toString(), "time", "sobol");
        assertThat(indices.at("/outcomes/0/indices/0/group").asString()).isNotBlank();
        assertThat(indices.path("runs").asLong())
                .isEqualTo(200L * (2 + indices.path("groups").size()));
    }

    @Test
    void sobolIndicesAreATableForEachOutcome() throws InterruptedException {
        Page page = new Page(new Terminal(false, false, 120));
        SobolText.write(page, Sobol.of(new Sampling(simulation(), 1, 2), 1, 400));
        assertThat(page.toString())
                .contains("Procedure, start to complete")
                .containsPattern("the installer on DK_MGT_\\d +\\d\\d \\(\\d+-\\d\\d\\) +\\d\\d \\(\\d\\d-\\d\\d\\)")
                .containsPattern("only together +\\d+ \\(")
                .contains("400 pairs, and of each the first once more for each of");
    }
}
