package io.handover.properties.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.analysis.story.Diagnosis;
import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Story;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.site.Assumptions;
import io.handover.properties.drawn.Draw;
import io.handover.properties.drawn.DrawnProcedure;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Event;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.shrink.Shrinker;
import io.handover.simulator.shrink.Shrunk;
import io.handover.simulator.site.FaultPlan;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.site.Timing;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * What the shrinker leaves of any failing run fails still, in the same way, and has not more faults, or as many and not more
 * changes, or as many of both and not more actions.
 */
class ShrinkingProperties {
    @Provide
    Arbitrary<DrawnProcedure> procedures() {
        return Draw.procedures(6, 1);
    }

    @Provide
    Arbitrary<List<FaultPlan.Entry>> faults() {
        return Draw.faults();
    }

    private static Simulation simulation(DrawnProcedure procedure, int servers, List<FaultPlan.Entry> faults) {
        Plan plan = procedure.on(servers);
        SimulatedSite site = Draw.site(servers, Assumptions.DEFAULT, Timing.DEFAULT, faults);
        return new Simulation(plan, site, Draw.catalogued(faults));
    }

    @Property(tries = 60, seed = "1")
    void aShrunkRunStillFails(
            @ForAll("procedures") DrawnProcedure procedure,
            @ForAll("faults") List<FaultPlan.Entry> faults,
            @ForAll @IntRange(min = 0, max = 20) int index) {
        Simulation simulation = simulation(procedure, 3, faults);
        Run run = new Run(simulation);
        run.execute(3, index, Edits.NONE);
        Assume.that(run.violated() != 0 && run.events() < 200);
        int check = Long.numberOfTrailingZeros(run.violated());

        Shrunk shrunk = Shrinker.shrink(
                simulation, servers -> Optional.of(simulation(procedure, servers, faults)), 3, index, check);

        Run again = new Run(shrunk.run().simulation());
        again.execute(3, index, shrunk.edits());
        assertThat(again.violates(check)).isTrue();
        assertThat(again.cause(check)).isEqualTo(run.cause(check));
        Story story = Story.of(again, shrunk.events());
        assertThat(Diagnosis.of(story, simulation.checks().get(check)).summary())
                .isNotBlank();
        if (shrunk.run().simulation() == simulation) {
            assertThat(Arrays.compare(weight(story), weight(Story.of(run, run.violatedAfter(check)))))
                    .isNotPositive();
        }
    }
    /** Faults, changes, actions: what a reader has to take in. */
    private static int[] weight(Story story) {
        int[] weight = {0, 0, story.actions()};
        for (Moment moment : story.moments()) {
            int type = Event.type(moment.event());
            boolean isFault = Event.isAction(moment.event())
                    ? ActionKind.of(type).isFault()
                    : type == Event.HOLD_BEGINS || type == Event.POLLS_MISSED;
            weight[0] += isFault ? 1 : 0;
            boolean isChange = Event.isAction(moment.event()) && ActionKind.of(type) == ActionKind.CHANGE;
            int made = isChange ? Event.changes(moment.event()) : 0;
            weight[1] += made;
            weight[2] += Math.max(0, made - 1);
        }
        return weight;
    }
}
