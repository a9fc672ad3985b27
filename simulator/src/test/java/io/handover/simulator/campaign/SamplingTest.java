package io.handover.simulator.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.model.procedure.Plan;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.run.StepTimes;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplingTest {
    private static final Plan WRITTEN = Draft.written().on(3);
    private static final Simulation CRASHING =
            new Simulation(WRITTEN, Sites.site(3), List.of(Sites.fault("crash"), Sites.fault("skip")));

    @Test
    void eachRunIsThatOfItsNumber() throws InterruptedException {
        Samples samples = new Sampling(CRASHING, 5, 2).take(700, 300);
        assertThat(samples.runs()).isEqualTo(300);
        Run run = new Run(CRASHING);
        int struck = 0;
        int unvisited = 0;
        for (int place = 0; place < 300; place++) {
            run.execute(5, 700 + place, Edits.NONE);
            assertThat(samples.index(place)).isEqualTo(700 + place);
            for (Measure measure : Measure.values()) {
                assertThat(samples.value(place, measure)).isEqualTo(measure.of(run.measures()));
            }
            for (int step = 0; step < CRASHING.steps().size(); step++) {
                assertThat(samples.isVisited(place, step))
                        .isEqualTo(run.stepTimes().isVisited(step));
                unvisited += samples.isVisited(place, step) ? 0 : 1;
                for (StepTimes.Part part : StepTimes.Part.values()) {
                    assertThat(samples.stepMillis(place, step, part))
                            .isEqualTo(run.stepTimes().millis(step, part));
                }
            }
            assertThat(samples.violated(place)).isEqualTo(run.violated());
            assertThat(samples.struck(place)).isEqualTo(run.struckFaults());
            assertThat(samples.witnesses(place)).isEqualTo(run.witnesses());
            assertThat(samples.isSettled(place)).isEqualTo(run.isSettled());
            struck += run.struckFaults() == 0 ? 0 : 1;
        }
        assertThat(struck).isBetween(1, 299);
        assertThat(unvisited).isPositive();
    }

    @Test
    void whereItWasStoppedThereIsNoResult() {
        Sampling sampling = new Sampling(CRASHING, 5, 2);
        sampling.stop();
        assertThatThrownBy(() -> sampling.take(0, 100)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aSamplingHasAThread() {
        assertThatThrownBy(() -> new Sampling(CRASHING, 5, 0)).hasMessageContaining("at least one thread, not 0");
    }
}
