package io.handover.analysis.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.simulator.campaign.Measure;
import io.handover.simulator.campaign.Sampling;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.Polls;
import io.handover.simulator.site.Timing;
import io.handover.simulator.time.Distribution.Fixed;
import io.handover.simulator.time.Distribution.Uniform;
import java.util.List;
import org.junit.jupiter.api.Test;

class SobolTest {
    private static final Plan TAKE_OVER = Draft.draft()
            .step(Commands.EXCLUDE, Draft.FINAL, Draft.INITIAL)
            .step(Commands.FORCE_ACTIVATE, Draft.FINAL)
            .step(Commands.SET_STANDBY, Draft.INITIAL)
            .on(2);

    private static Sobol sobol(Timing timing, int pairs, int threads) throws InterruptedException {
        Simulation simulation = new Simulation(TAKE_OVER, Sites.site(2, timing), List.of());
        return Sobol.of(new Sampling(simulation, 7, threads), 7, pairs);
    }

    private static SobolOutcome dualActive(Sobol sobol) {
        return sobol.outcomes().stream()
                .filter(one -> one.outcome().equals(new Outcome.Measured(Measure.DUAL_ACTIVE)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ofTwoIndependentHalvesEachIsAloneWhatItIsInAll() throws InterruptedException {
        Timing halves = Sites.FIXED
                .with(new Polls(24 * 3_600_000, 0, 100))
                .with(Activity.REACTION, new Uniform(20_000, 60_000))
                .with(Activity.COMMAND, new Uniform(10_000, 50_000));
        Sobol sobol = sobol(halves, 2_000, 2);
        SobolOutcome dual = dualActive(sobol);
        assertThat(dual.indices().stream().map(index -> index.group().words()))
                .containsExactlyInAnyOrder(
                        "the reaction before step 3 (set-standby DK_MGT_1)",
                        "how soon step 3 (set-standby DK_MGT_1) takes effect");
        for (SobolIndex index : dual.indices()) {
            assertThat(index.alone().value()).isCloseTo(0.5, within(0.06));
            assertThat(index.total().value()).isCloseTo(0.5, within(0.06));
        }
        assertThat(sobol.runs()).isEqualTo(2_000L * (2 + sobol.groups().size()));
    }

    /** The least of two like uniform waits: each has 3/8 of the variance alone, and a quarter comes of both. */
    @Test
    void whatComesOfTwoTogetherIsInTheTotalOfBoth() throws InterruptedException {
        Timing seen = Sites.FIXED.with(new Polls(10_000, 0, 1)).with(Activity.REACTION, new Fixed(600_000));
        SobolOutcome dual = dualActive(sobol(seen, 2_000, 1));
        assertThat(dual.indices().stream().map(index -> index.group().words()))
                .containsExactlyInAnyOrder("when DK_MGT_1 polls", "when DK_MGT_2 polls");
        for (SobolIndex index : dual.indices()) {
            assertThat(index.alone().value()).isCloseTo(0.4, within(0.07));
            assertThat(index.total().value()).isCloseTo(0.6, within(0.07));
        }
        assertThat(dual.together().value()).isCloseTo(0.2, within(0.1));
    }

    @Test
    void theSameComesOutForAnyNumberOfThreads() throws InterruptedException {
        assertThat(sobol(Timing.DEFAULT, 300, 1)).isEqualTo(sobol(Timing.DEFAULT, 300, 3));
    }

    @Test
    void tooFewPairsAreRefused() {
        assertThatThrownBy(() -> sobol(Timing.DEFAULT, 99, 1))
                .hasMessageContaining("100 pairs of runs are needed at least, not 99");
    }
}
