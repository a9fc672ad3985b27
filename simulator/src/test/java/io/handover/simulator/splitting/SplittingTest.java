package io.handover.simulator.splitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.handover.model.command.Commands;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.RoleRef;
import io.handover.model.property.Properties;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.Mode;
import io.handover.model.state.SiteState;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.time.Distribution.Exponential;
import io.handover.simulator.time.Distribution.Fixed;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SplittingTest {
    /**
     * Two servers of three are active, but for 44 s after 825 s, when one is. Only a crash of that one leaves none: crashed servers are back
     * at once.
     */
    private static final Plan SHORT_WINDOW = Draft.draft()
            .step(Commands.UPGRADE, Draft.EXTRAS)
            .step(Commands.SET_STANDBY, Draft.INITIAL)
            .step(Commands.FORCE_ACTIVATE, Draft.INITIAL)
            .promising(Properties.MANAGEMENT_AVAILABLE)
            .given(new Given(
                    0,
                    List.of(new Given.Server(
                            new RoleRef(Draft.FINAL, Position.NONE),
                            Optional.empty(),
                            Optional.of(Mode.ACTIVE),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            OptionalInt.empty())),
                    List.of()))
            .on(3);

    private static final int OPENS = 825_000;
    private static final int CLOSES = 869_000;

    /** So seldom that the window is hit, by the first crash, with a probability of 1.5 in a million; a second does not count. */
    private static final long SELDOM = 10_000_000_000L;

    private static final Importance FEW_ACTIVE = new Importance() {
        @Override
        public int levels() {
            return 3;
        }

        @Override
        public int of(SiteState state) {
            return 2 - Math.min(2, Integer.bitCount(state.upActive()));
        }
    };

    private static Simulation crashing(long everyMillis, long restartMillis) {
        SimulatedSite site = Sites.site(
                        3,
                        Sites.FIXED
                                .with(Activity.RESTART, new Fixed(restartMillis))
                                .with(Activity.SERVER_START, new Fixed(0)))
                .withAssumptions(Assumptions.DEFAULT
                        .withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY)
                        .withForceActivation(ForceActivation.ALWAYS));
        return new Simulation(
                SHORT_WINDOW,
                Sites.with(site, "crash", new Exponential(everyMillis), new Fixed(0)),
                List.of(Sites.fault("crash")));
    }

    /** One of three servers is hit by the first crash, and that comes while the window is open. */
    private static double exact(long everyMillis) {
        return (Math.exp(-OPENS / (double) everyMillis) - Math.exp(-CLOSES / (double) everyMillis)) / 3;
    }

    @Test
    void oneInAMillionIsRightOnAverageAndTakesAThousandTimesFewerRuns() throws InterruptedException {
        Simulation seldom = crashing(SELDOM, 0);
        double exact = exact(SELDOM);
        assertThat(exact).isBetween(1e-6, 2e-6);
        int estimates = 16;
        double sum = 0;
        double variances = 0;
        double near = 0;
        long runs = 0;
        double squares = 0;
        for (int seed = 0; seed < estimates; seed++) {
            Estimate estimate = new Splitting(seldom, FEW_ACTIVE, 0, seed, 2).run(4_000);
            double off = estimate.probability() - exact;
            sum += estimate.probability();
            squares += off * off;
            variances += estimate.variance();
            runs += estimate.allRuns();
            near += Math.abs(off) < 2 * Math.sqrt(estimate.variance()) ? 1 : 0;
        }
        assertThat(sum / estimates).isCloseTo(exact, within(4 * Math.sqrt(variances) / estimates));
        assertThat(near).isGreaterThanOrEqualTo(estimates * 0.75);
        // By how far the estimates are off, not by what they say of themselves; every run done again counts, and every
        // pilot run.
        double variance = squares / estimates;
        double plainRuns = exact * (1 - exact) / variance;
        assertThat(plainRuns / (runs / (double) estimates)).isGreaterThan(1_000);
    }

    @Test
    void itIsRightWithoutLevelsToo() throws InterruptedException {
        Estimate estimate = new Splitting(crashing(SELDOM, 0), Importance.NONE, 0, 3, 2).run(60_000);
        assertThat(estimate.probability())
                .isCloseTo(exact(SELDOM), within(4 * Math.sqrt(estimate.variance())))
                .isNotCloseTo(exact(SELDOM), within(exact(SELDOM) / 1e6));
        assertThat(estimate.plainRuns() / estimate.allRuns()).isGreaterThan(100);
    }

    /** With crashes that last, two may come together: more than one way leads there, and waiting runs are split that have been split. */
    @Test
    void itAgreesWithManyPlainRunsWhereSeveralCrashesMeet() throws InterruptedException {
        Simulation often = crashing(10_000_000, 60_000);
        Run run = new Run(often);
        int runs = 60_000;
        int failing = 0;
        for (int i = 0; i < runs; i++) {
            run.execute(99, i, Edits.NONE);
            failing += run.violated() == 0 ? 0 : 1;
        }
        double plain = (double) failing / runs;
        assertThat(plain).isBetween(1e-3, 2e-2);
        Estimate estimate = new Splitting(often, FEW_ACTIVE, 0, 5, 2).run(30_000);
        double error = Math.sqrt(estimate.variance() + plain * (1 - plain) / runs);
        assertThat(estimate.probability()).isCloseTo(plain, within(4 * error));
    }

    @Test
    void whatRunsCountForAddsUpToOneOnAverage() throws InterruptedException {
        // Every run comes to the window, so that all that come there, split before, count for one.
        Estimate estimate = new Splitting(crashing(100_000_000, 0), FEW_ACTIVE, 0, 8, 2).run(20_000);
        assertThat(estimate.passages()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(estimate.passages().get(1).reached()).isCloseTo(1, within(0.02));
    }

    /** Levels that never tell how near a run is: whoever violates has come to the nearest all the same, and nobody else. */
    @Test
    void aViolationIsTheNearestLevel() throws InterruptedException {
        Importance blind = new Importance() {
            @Override
            public int levels() {
                return 2;
            }

            @Override
            public int of(SiteState state) {
                return 0;
            }
        };
        Estimate estimate = new Splitting(crashing(10_000_000, 60_000), blind, 0, 2, 2).run(6_000);
        assertThat(estimate.probability()).isPositive();
        assertThat(estimate.passages()).hasSize(2);
        assertThat(estimate.passages().get(1).reached()).isCloseTo(estimate.probability(), within(1e-12));
    }

    @Test
    void threadsChangeNothing() throws InterruptedException {
        Estimate alone = new Splitting(crashing(SELDOM, 0), FEW_ACTIVE, 0, 4, 1).run(3_000);
        assertThat(new Splitting(crashing(SELDOM, 0), FEW_ACTIVE, 0, 4, 3).run(3_000))
                .isEqualTo(alone);
        assertThat(new Splitting(crashing(SELDOM, 0), FEW_ACTIVE, 0, 5, 1).run(3_000))
                .isNotEqualTo(alone);
    }

    @Test
    void itTakesAboutAsManyRunsAsAreAskedFor() throws InterruptedException {
        Splitting splitting = new Splitting(crashing(SELDOM, 0), FEW_ACTIVE, 0, 4, 2);
        Estimate estimate = splitting.run(20_000);
        assertThat(estimate.allRuns()).isBetween(17_000L, 23_000L).isEqualTo(splitting.done());
        assertThat(estimate.stopped()).isFalse();
    }

    @Test
    void whereNothingCanFailMostRunsAreAPlainSample() throws InterruptedException {
        Simulation calm = new Simulation(SHORT_WINDOW, crashing(SELDOM, 0).site(), List.of(Sites.fault("cut")));
        Estimate estimate = new Splitting(calm, Importance.NONE, 0, 4, 2).run(10_000);
        assertThat(estimate.failing()).isZero();
        assertThat(estimate.probability()).isZero();
        assertThat(estimate.plainRuns()).isZero();
        assertThat(estimate.trees()).isGreaterThan(2_000);
    }

    @Test
    void whatIsStoppedSaysSo() throws InterruptedException {
        Splitting splitting = new Splitting(crashing(SELDOM, 0), FEW_ACTIVE, 0, 4, 2);
        splitting.stop();
        Estimate estimate = splitting.run(3_000);
        assertThat(estimate.stopped()).isTrue();
        assertThat(estimate.trees()).isZero();
    }

    @Test
    void aFailingRunIsDoneAgainFromWhereItWasSplit() throws InterruptedException {
        Simulation seldom = crashing(SELDOM, 0);
        Estimate estimate = new Splitting(seldom, FEW_ACTIVE, 0, 4, 2).run(3_000);
        Estimate.Way way = estimate.way().orElseThrow();
        Run run = Run.lookedAt(seldom, (at, turn) -> {});
        run.execute(4, way.index(), way.splits());
        assertThat(run.violates(0)).isTrue();
    }

    @Test
    void itAsksForSenseInWhatItIsGiven() {
        Simulation seldom = crashing(SELDOM, 0);
        assertThatThrownBy(() -> new Splitting(seldom, FEW_ACTIVE, 1, 4, 2)).hasMessageContaining("no check 1");
        assertThatThrownBy(() -> new Splitting(seldom, FEW_ACTIVE, 0, 4, 0))
                .hasMessageContaining("at least one thread, not 0");
        assertThatThrownBy(() -> new Splitting(seldom, FEW_ACTIVE, 0, 4, 1).run(99))
                .hasMessageContaining("at least 100 runs, not 99");
    }
}
