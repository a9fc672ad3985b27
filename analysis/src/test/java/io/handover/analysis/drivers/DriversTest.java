package io.handover.analysis.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.simulator.campaign.Measure;
import io.handover.simulator.campaign.Samples;
import io.handover.simulator.campaign.Sampling;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.Polls;
import io.handover.simulator.site.Timing;
import io.handover.simulator.time.Distribution.Exponential;
import io.handover.simulator.time.Distribution.Fixed;
import io.handover.simulator.time.Distribution.LogNormal;
import io.handover.simulator.time.Distribution.Uniform;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriversTest {
    private static final long SEED = 11;

    /** Both are active from the effect of the second step until that of the third; polls come too seldom to see it. */
    private static final Plan TAKE_OVER = Draft.draft()
            .step(Commands.EXCLUDE, Draft.FINAL, Draft.INITIAL)
            .step(Commands.FORCE_ACTIVATE, Draft.FINAL)
            .step(Commands.SET_STANDBY, Draft.INITIAL)
            .on(2);

    private static final Timing UNSEEN = Sites.FIXED.with(new Polls(24 * 3_600_000, 0, 100));

    private static Simulation simulation(Plan plan, Timing timing, Fault... faults) {
        return new Simulation(plan, Sites.site(plan.serverNames().size(), timing), List.of(faults));
    }

    private static Drivers drivers(Simulation simulation, int runs) throws InterruptedException {
        Samples samples = new Sampling(simulation, SEED, 2).take(0, runs);
        return Drivers.of(simulation, SEED, List.of(samples));
    }

    private static Explained of(Drivers drivers, Measure measure) {
        return drivers.outcomes().stream()
                .filter(explained -> explained.outcomes().contains(new Outcome.Measured(measure)))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words(Explained explained) {
        return explained.drivers().stream()
                .map(driver -> driver.factor().words())
                .toList();
    }

    /** Forced activation leaves the initial active to be demoted by hand, through its client that is open. */
    @Test
    void whereTheDualActiveTimeIsOneReactionItSaysSo() throws InterruptedException {
        Drivers drivers =
                drivers(simulation(TAKE_OVER, UNSEEN.with(Activity.REACTION, new LogNormal(20_000, 240_000))), 4_000);
        Explained dual = of(drivers, Measure.DUAL_ACTIVE);
        Driver first = dual.drivers().get(0);
        assertThat(first.factor().words()).isEqualTo("the reaction before step 3 (set-standby DK_MGT_1)");
        assertThat(first.factor().step()).hasValue(2);
        assertThat(first.share().value()).isGreaterThan(0.97);
        assertThat(first.correlation().value()).isGreaterThan(0.97);
        assertThat(first.dependence().value()).isGreaterThan(0.93);
        assertThat(dual.unexplained().value()).isLessThan(0.03);
        assertThat(dual.runs()).isEqualTo(4_000);
    }

    @Test
    void whereItIsTwoIndependentHalvesEachHasOne() throws InterruptedException {
        Timing halves = UNSEEN.with(Activity.REACTION, new Uniform(20_000, 60_000))
                .with(Activity.COMMAND, new Uniform(10_000, 50_000));
        Explained dual = of(drivers(simulation(TAKE_OVER, halves), 8_000), Measure.DUAL_ACTIVE);
        assertThat(words(dual).subList(0, 2))
                .containsExactlyInAnyOrder(
                        "the reaction before step 3 (set-standby DK_MGT_1)",
                        "how soon step 3 (set-standby DK_MGT_1) takes effect");
        for (Driver half : dual.drivers().subList(0, 2)) {
            assertThat(half.share().value()).isCloseTo(0.5, within(0.03));
            assertThat(half.share().low()).isLessThan(0.5);
            assertThat(half.share().high()).isGreaterThan(0.5);
        }
        assertThat(dual.unexplained().value()).isLessThan(0.03);
    }

    @Test
    void theFirstPollsToComeMakeTheDualActiveTimeTogether() throws InterruptedException {
        Timing seen = Sites.FIXED.with(new Polls(10_000, 5_000, 2)).with(Activity.REACTION, new Fixed(600_000));
        Explained dual = of(drivers(simulation(TAKE_OVER, seen), 8_000), Measure.DUAL_ACTIVE);
        assertThat(words(dual)).containsExactlyInAnyOrder("when DK_MGT_1 polls", "when DK_MGT_2 polls");
        assertThat(dual.unexplained().low()).isGreaterThan(0.05);
        Explained.Together together = dual.together().orElseThrow();
        assertThat(together.first()).isEqualTo(2);
        assertThat(together.share().value()).isGreaterThan(0.97);
    }

    @Test
    void aFaultThatStrikesInTimeIsFoundByWhenItStrikes() throws InterruptedException {
        Simulation struck = new Simulation(
                TAKE_OVER,
                Sites.with(Sites.site(2, UNSEEN), "distraction", new Exponential(2_000_000), new Fixed(1_000_000)),
                List.of(Sites.fault("distraction")));
        Explained procedure = of(drivers(struck, 8_000), Measure.PROCEDURE);
        Driver first = procedure.drivers().get(0);
        assertThat(first.factor().words()).isEqualTo("when 'distraction' first strikes");
        assertThat(first.correlation().high()).isNegative();
        assertThat(first.share().value()).isGreaterThan(0.7);
        assertThat(procedure.faults()).hasSize(1);
        Explained.WithoutFault without = procedure.faults().get(0);
        assertThat(without.fault()).isEqualTo("distraction");
        // Without it the three steps take some two minutes; each time that it strikes it takes 1,000 s more.
        assertThat(without.less().low()).isGreaterThan(0.1);
        assertThat(without.struck()).isBetween(0.05, 0.95);
    }

    /** The runs in which it hits something are those that take long; yet it makes nothing longer. */
    @Test
    void aFaultThatMakesNoDifferenceIsNotNamedThoughItHitsTheLongRuns() throws InterruptedException {
        Timing slow = Timing.DEFAULT.with(Activity.REACTION, new LogNormal(60_000, 3_600_000));
        Simulation stalled = new Simulation(
                TAKE_OVER,
                Sites.with(Sites.site(2, slow), "slow-replication", new Exponential(1_800_000), new Fixed(1_000)),
                List.of(Sites.fault("slow-replication")));
        Samples samples = new Sampling(stalled, SEED, 2).take(0, 4_000);
        Explained procedure = of(Drivers.of(stalled, SEED, List.of(samples)), Measure.PROCEDURE);
        long bit = 1L << Faults.ALL.indexOf(Sites.fault("slow-replication"));
        assertThat(mean(samples, place -> (samples.struck(place) & bit) != 0))
                .isGreaterThan(2 * mean(samples, place -> (samples.struck(place) & bit) == 0));
        assertThat(procedure.faults()).isEmpty();
        assertThat(words(procedure)).noneMatch(words -> words.contains("slow-replication"));
    }

    private static double mean(Samples samples, IntPredicate which) {
        return IntStream.range(0, samples.runs())
                .filter(which)
                .mapToLong(place -> samples.value(place, Measure.PROCEDURE))
                .average()
                .orElseThrow();
    }

    @Test
    void whatEndsInSomeRunsOnlyIsTwoOutcomes() throws InterruptedException {
        Simulation written = simulation(Draft.written().on(3), Timing.DEFAULT);
        Drivers drivers = drivers(written, 4_000);
        Explained handover = of(drivers, Measure.HANDOVER);
        assertThat(handover.runs()).isBetween(1_000, 3_999);
        Explained never = drivers.outcomes().stream()
                .filter(explained -> explained.outcomes().contains(new Outcome.Never(Measure.HANDOVER)))
                .findFirst()
                .orElseThrow();
        assertThat(never.runs()).isEqualTo(4_000);
        assertThat(never.outcomes().stream().map(Outcome::key)).contains("handover-never", "eventually-single-active");
        assertThat(never.drivers().get(0).factor().words())
                .isEqualTo("the block of the client after step 5 (force-activate DK_MGT_2)");
    }

    @Test
    void runsInBlocksAreThoseOfOneAndNoMoreThanNeededAreLookedAt() throws InterruptedException {
        Simulation written = simulation(Draft.written().on(3), Timing.DEFAULT, Sites.fault("crash"));
        Drivers whole = drivers(written, 3_000);
        Sampling sampling = new Sampling(written, SEED, 1);
        Drivers inBlocks = Drivers.of(written, SEED, List.of(sampling.take(0, 1_000), sampling.take(1_000, 2_000)));
        assertThat(inBlocks).isEqualTo(whole);
        assertThat(whole.runs()).isEqualTo(3_000);
    }

    @Test
    void withoutRunsOrChanceNothingIsSaid() throws InterruptedException {
        Simulation fixed = simulation(TAKE_OVER, UNSEEN);
        assertThat(Drivers.of(fixed, SEED, List.of()).outcomes()).isEmpty();
        assertThat(drivers(fixed, 500).outcomes()).isEmpty();
        assertThat(drivers(simulation(TAKE_OVER, Timing.DEFAULT), 5).outcomes()).isEmpty();
    }
}
