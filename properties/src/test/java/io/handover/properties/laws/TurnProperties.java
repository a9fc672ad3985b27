package io.handover.properties.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.site.Assumptions;
import io.handover.properties.drawn.Draw;
import io.handover.properties.drawn.DrawnProcedure;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Measures;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.run.StepTimes;
import io.handover.simulator.site.FaultPlan;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.site.Timing;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * A run leaves out turns in which nobody but the operator does anything, and a campaign leaves out runs that no fault would make another.
 * Neither may make a difference: who looks on sees every turn, and the same run.
 */
class TurnProperties {
    private static final int RUNS = 5;

    @Provide
    Arbitrary<DrawnProcedure> procedures() {
        return Draw.procedures(9, 2);
    }

    @Provide
    Arbitrary<Integer> servers() {
        return Draw.servers();
    }

    @Provide
    Arbitrary<Assumptions> assumptions() {
        return Draw.assumptions();
    }

    @Provide
    Arbitrary<Timing> timings() {
        return Arbitraries.oneOf(Arbitraries.just(Timing.DEFAULT), Draw.timings());
    }

    @Provide
    Arbitrary<List<FaultPlan.Entry>> faults() {
        return Draw.faults();
    }

    @Property(tries = 300, seed = "1")
    void whoLooksOnSeesTheSameRun(
            @ForAll("procedures") DrawnProcedure procedure,
            @ForAll("servers") int servers,
            @ForAll("assumptions") Assumptions assumptions,
            @ForAll("timings") Timing timing,
            @ForAll("faults") List<FaultPlan.Entry> faults) {
        SimulatedSite site = Draw.site(servers, assumptions, timing, faults);
        Simulation simulation = new Simulation(procedure.on(servers), site, Draw.catalogued(faults));
        Run alone = new Run(simulation);
        Run looked = Run.lookedAt(simulation, (run, turn) -> {});
        for (int index = 0; index < RUNS; index++) {
            alone.execute(1, index, Edits.NONE);
            looked.execute(1, index, List.of());
            assertThat(record(alone)).isEqualTo(record(looked));
        }
    }

    @Property(tries = 200, seed = "1")
    void aRunThatGoesAsTheOneWithoutFaultsDoesSo(
            @ForAll("procedures") DrawnProcedure procedure,
            @ForAll("servers") int servers,
            @ForAll("timings") Timing timing,
            @ForAll("faults") List<FaultPlan.Entry> faults) {
        SimulatedSite site = Draw.site(servers, Assumptions.DEFAULT, timing, faults);
        Run without = new Run(new Simulation(procedure.on(servers), site, List.of()));
        Run with = new Run(new Simulation(procedure.on(servers), site, Draw.catalogued(faults)));
        for (int index = 0; index < RUNS; index++) {
            without.execute(1, index, Edits.NONE);
            boolean same = with.goesAs(without, 1, index);
            with.execute(1, index, Edits.NONE);
            if (same) {
                assertThat(record(with)).isEqualTo(record(without));
            } else {
                assertThat(strikes(with)).as("a fault has struck, or tried to").isPositive();
            }
        }
    }

    private static int strikes(Run run) {
        int all = 0;
        for (int i = 0; i < run.strikes().count(); i++) {
            all += run.strikes().struck(i);
        }
        return all;
    }

    /** Everything that a run has come to. */
    private static List<Long> record(Run run) {
        List<Long> record = new ArrayList<>();
        for (int i = 0; i < run.events(); i++) {
            record.add((long) run.event(i));
            record.add(run.eventMillis(i));
        }
        record.add(run.violated());
        record.add((long) run.witnesses());
        record.add(run.struckFaults());
        record.add(run.isSettled() ? 1L : 0);
        record.add((long) run.roundBranch());
        Measures measures = run.measures();
        record.addAll(List.of(
                measures.dualActiveMillis(),
                measures.dualActiveSeenMillis(),
                measures.managementGapMillis(),
                measures.managementGapsMillis(),
                measures.procedureMillis(),
                measures.handoverMillis(),
                measures.urgentWaitMillis(),
                measures.withoutRedundancyMillis(),
                measures.simulatedMillis()));
        for (int step = 0; step < run.simulation().steps().size(); step++) {
            for (StepTimes.Part part : StepTimes.Part.values()) {
                record.add(run.stepTimes().millis(step, part));
            }
        }
        return record;
    }
}
