package io.handover.simulator.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.run.Choice;
import io.handover.simulator.run.ChoiceSet;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Measures;
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
    void aRunWithSomeChoicesOfAnotherIsBetweenTheTwo() throws InterruptedException {
        Sampling sampling = new Sampling(CRASHING, 5, 2);
        Samples first = sampling.take(0, 200);
        Samples second = sampling.take(200, 200);
        Samples none = sampling.take(0, 200, ChoiceSet.NONE);
        Samples all = sampling.take(0, 200, ChoiceSet.ALL);
        List<Long> installers = List.of(Choice.name(Choice.INSTALLER, 1, 1));
        Samples installer = sampling.take(0, 200, ChoiceSet.like(installers));
        Samples rest = sampling.take(200, 200, ChoiceSet.allBut(installers));
        int others = 0;
        for (int place = 0; place < 200; place++) {
            for (Measure measure : Measure.values()) {
                assertThat(none.value(place, measure)).isEqualTo(first.value(place, measure));
                assertThat(all.value(place, measure)).isEqualTo(second.value(place, measure));
            }
            long other = installer.value(place, Measure.PROCEDURE);
            others += other == first.value(place, Measure.PROCEDURE) || other == second.value(place, Measure.PROCEDURE)
                    ? 0
                    : 1;
            // The reaction before the first step is nobody's installer.
            assertThat(installer.stepMillis(place, 0, StepTimes.Part.REACTION))
                    .isEqualTo(first.stepMillis(place, 0, StepTimes.Part.REACTION));
        }
        assertThat(others).isGreaterThan(150);
        assertThat(rest.index(0)).isEqualTo(200);
    }

    /** Until the second poll: what is left of the first gap, and a whole one. */
    @Test
    void whenPollsConfirmIsToldOfServersWhosePollsMattered() throws InterruptedException {
        Samples samples = new Sampling(new Simulation(WRITTEN, Sites.site(3), List.of()), 5, 2).take(0, 300);
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int place = 0; place < 300; place++) {
            long earliest = Long.MAX_VALUE;
            for (int server = 0; server < 3; server++) {
                long millis = samples.pollsMillis(place, server);
                assertThat(millis).isBetween(5_000L, 30_000L);
                earliest = Math.min(earliest, millis);
            }
            least = Math.min(least, earliest);
            most = Math.max(most, earliest);
            if (samples.value(place, Measure.MANAGEMENT_GAP) != 0) {
                assertThat(samples.value(place, Measure.DUAL_ACTIVE)).isBetween(earliest - 1, earliest + 1);
            }
        }
        assertThat(least).isLessThan(10_000);
        assertThat(most).isGreaterThan(15_000);
        Samples alone = new Sampling(
                        new Simulation(
                                Draft.draft()
                                        .step(Commands.UPGRADE, Draft.FINAL)
                                        .on(2),
                                Sites.site(2),
                                List.of()),
                        5,
                        1)
                .take(0, 3);
        assertThat(alone.pollsMillis(0, 0)).isEqualTo(Measures.NEVER);
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
