package io.handover.properties.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.properties.drawn.Draw;
import io.handover.properties.drawn.DrawnProcedure;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Event;
import io.handover.simulator.run.Replay;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.site.FaultPlan;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.site.Timing;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Time and chance decide when an action happens, never what it does: every timed run is a path of the untimed model. */
class RefinementProperties {
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
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void aTimedRunIsAPathOfTheModel(
            @ForAll("procedures") DrawnProcedure procedure,
            @ForAll("servers") int servers,
            @ForAll("assumptions") Assumptions assumptions,
            @ForAll("timings") Timing timing,
            @ForAll("faults") List<FaultPlan.Entry> faults) {
        Plan plan = procedure.on(servers);
        SimulatedSite site = Draw.site(servers, assumptions, timing, faults);
        Run run = new Run(new Simulation(plan, site, Draw.catalogued(faults)));
        Transitions transitions = new Transitions(
                plan,
                new Scope(servers, Scope.MAX_CHANGES - plan.givenChanges(), 255, 255, 255, 255, 255, 255),
                assumptions);
        for (int index = 0; index < 3; index++) {
            run.execute(1, index, Edits.NONE);
            Statistics.label("settled")
                    .collect(run.isSettled())
                    .coverage(runs -> runs.check(true).percentage(share -> share > 50));
            Statistics.label("struck")
                    .collect(run.struckFaults() != 0)
                    .coverage(runs -> runs.check(true).percentage(share -> share > 10));
            SiteState last = follow(run, transitions);
            assertThat(run.state()).isEqualTo(last);
            if (run.isSettled()) {
                // Without an open client an operator does not notice that a branch is called for.
                long goesOn = transitions.progress(last)
                        & ~(31L << ActionKind.CHANGE.first() | 0xfffL << ActionKind.DIVERT.first());
                assertThat(goesOn).as("progress where all is at rest").isZero();
            }
        }
    }

    /** Follows a run in the model, where each of its actions must be enabled and within its budget. */
    private static SiteState follow(Run run, Transitions transitions) {
        Replay replay = new Replay(transitions, transitions.initialState());
        for (int i = 0; i < run.events(); i++) {
            int event = run.event(i);
            int type = Event.type(event);
            if (!Event.isAction(event)) {
                continue;
            }
            replay.prepare(event);
            if (type == ActionKind.SLIP.first()) {
                var command = Event.slipped(event, transitions.plan().step(0));
                assertThat(transitions.canSlip(replay.state(), command)).isTrue();
            } else {
                assertThat(transitions.isEnabled(replay.state(), type))
                        .as("%s %d in %s", ActionKind.of(type), type, replay.state())
                        .isTrue();
            }
            replay.apply(event, run.eventMillis(i));
        }
        return replay.state();
    }

    @Property(tries = 100, seed = "1")
    void aRunOfTheCoresFaultsAloneIsAPathOfTheCore(
            @ForAll("procedures") DrawnProcedure procedure, @ForAll("servers") int servers) {
        Plan plan = procedure.on(servers);
        List<String> core = List.of("crash", "cut", "installer-failure", "skip");
        SimulatedSite site = Draw.site(servers, Assumptions.DEFAULT, Timing.DEFAULT, List.of());
        Run run = new Run(new Simulation(
                plan,
                site,
                core.stream().map(name -> Faults.named(name).orElseThrow()).toList()));
        // No slips and no interruptions are left in this scope.
        Transitions transitions = new Transitions(
                plan,
                new Scope(servers, Scope.MAX_CHANGES - plan.givenChanges(), 255, 255, 255, 255),
                Assumptions.DEFAULT);
        for (int index = 0; index < 10; index++) {
            run.execute(2, index, Edits.NONE);
            follow(run, transitions);
        }
    }
}
