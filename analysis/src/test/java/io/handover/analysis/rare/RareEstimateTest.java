package io.handover.analysis.rare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.handover.analysis.subject.Subject;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.TimedBound;
import io.handover.model.property.Properties;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.Mode;
import io.handover.simulator.campaign.Interval;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.splitting.Estimate;
import io.handover.simulator.time.Distribution.Exponential;
import io.handover.simulator.time.Distribution.Fixed;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RareEstimateTest {
    private static final String AVAILABLE = "management-available";

    /** Every 2,778 hours; see {@link #SUBJECT}. */
    private static final long EVERY_MILLIS = 10_000_000_000L;

    /**
     * Two servers of three are active but for 46 s, when one is: a crash of that one then, or in the 2 s before, after which it restarts,
     * violates what is promised. All else is certain.
     */
    private static final Subject SUBJECT = subject();

    private static Subject subject() {
        SimulatedSite site = Sites.site(
                        3,
                        Sites.FIXED
                                .with(Activity.RESTART, new Fixed(1_000))
                                .with(Activity.SERVER_START, new Fixed(1_000)))
                .withAssumptions(Assumptions.DEFAULT
                        .withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY)
                        .withForceActivation(ForceActivation.ALWAYS));
        return new Subject(
                "draft.yaml",
                "",
                Sites.with(site, "crash", new Exponential(EVERY_MILLIS), new Fixed(0)),
                Draft.draft()
                        .step(Commands.UPGRADE, Draft.EXTRAS)
                        .step(Commands.SET_STANDBY, Draft.INITIAL)
                        .step(Commands.FORCE_ACTIVATE, Draft.INITIAL)
                        .promising(Properties.MANAGEMENT_AVAILABLE)
                        .bound(TimedBound.Measure.MANAGEMENT_GAP, 0)
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
                        .on(3));
    }

    private static RareReport report(String check, long seed, long runs) throws InterruptedException {
        return RareEstimate.of(SUBJECT, List.of(Sites.fault("crash")), check, seed, runs)
                .run(2);
    }

    @Test
    void oneInAMillionIsFoundWithAHundredTimesFewerRuns() throws InterruptedException {
        double exact = (Math.exp(-823_000.0 / EVERY_MILLIS) - Math.exp(-869_000.0 / EVERY_MILLIS)) / 3;
        double sum = 0;
        double variances = 0;
        int inside = 0;
        for (int seed = 0; seed < 8; seed++) {
            RareReport report = report(AVAILABLE, seed, 8_000);
            sum += report.estimate().probability();
            variances += report.estimate().variance();
            inside += report.interval().low() <= exact
                            && exact <= report.interval().high()
                    ? 1
                    : 0;
            assertThat(report.gain()).isGreaterThan(100);
            assertThat(report.oneIn()).isBetween(3e5, 3e6);
        }
        assertThat(sum / 8).isCloseTo(exact, within(4 * Math.sqrt(variances) / 8));
        assertThat(inside).isGreaterThanOrEqualTo(6);
    }

    @Test
    void theReportSaysHowFarFromWhere() throws InterruptedException {
        RareReport report = report(AVAILABLE, 1, 4_000);
        assertThat(report.scope())
                .hasValueSatisfying(scope -> assertThat(scope.crashes()).isPositive());
        RareReport.Level last = report.levels().get(report.levels().size() - 1);
        assertThat(last.left()).isPresent();
        assertThat(report.levels().get(0).reached()).isEqualTo(1);
        assertThat(report.levels())
                .allSatisfy(level -> assertThat(level.passed()).isBetween(0.0, 1.0));
        // Whoever breaks the promise has come to where nothing is left to happen.
        assertThat(last.reached())
                .isGreaterThanOrEqualTo(0.9 * report.estimate().probability());
        RareReport.Told told = report.told().orElseThrow();
        assertThat(told.story().last().upActive()).isZero();
        assertThat(told.diagnosis().summary()).isNotBlank();
    }

    @Test
    void aBoundHasNoDistanceAndIsEstimatedAllTheSame() throws InterruptedException {
        RareReport report = report("management-gap-within-0s", 1, 30_000);
        assertThat(report.scope()).isEmpty();
        assertThat(report.isSeen()).isTrue();
        assertThat(report.interval().high()).isGreaterThan(1e-6);
    }

    @Test
    void whatDoesNotHappenIsBelowThreeOverTheStems() throws InterruptedException {
        RareReport report =
                RareEstimate.of(SUBJECT, List.of(), AVAILABLE, 1, 3_000).run(1);
        assertThat(report.isSeen()).isFalse();
        assertThat(report.interval())
                .isEqualTo(new Interval(0, 3.0 / report.estimate().trees()));
        assertThat(report.told()).isEmpty();
    }

    @Test
    void onlyWhatIsPromisedCanBeAskedFor() {
        assertThat(RareEstimate.checks(SUBJECT)).containsExactly(AVAILABLE, "management-gap-within-0s");
        assertThatThrownBy(() -> RareEstimate.of(SUBJECT, List.of(), "eventually-upgraded", 1, 3_000))
                .hasMessage("the procedure promises no 'eventually-upgraded'; it promises management-available,"
                        + " management-gap-within-0s");
        assertThatThrownBy(() -> RareEstimate.of(SUBJECT, List.of(), AVAILABLE, 1, 999))
                .hasMessage("at least 1000 runs are needed, not 999");
    }

    @Test
    void whatIsStoppedIsReported() throws InterruptedException {
        RareEstimate estimate = RareEstimate.of(SUBJECT, List.of(Sites.fault("crash")), AVAILABLE, 1, 3_000);
        estimate.stop();
        RareReport report = estimate.run(2);
        assertThat(report.estimate().stopped()).isTrue();
        assertThat(report.interval()).isEqualTo(new Interval(0, 1));
    }

    // ---- the interval -------------------------------------------------------------------------------------------

    private static Interval interval(long trees, double sum, double squares, double most, long failing) {
        return RareInterval.of(
                new Estimate(trees, trees, 0, sum, squares, most, failing, 0, List.of(), Optional.empty(), false));
    }

    /** Five of a thousand that count for one each: Poisson's interval is 1.62 to 11.67 of them. */
    @Test
    void theIntervalOfEqualWeightsIsThatOfACount() {
        Interval interval = interval(1_000, 5, 5, 1, 5);
        assertThat(interval.low()).isCloseTo(1.62e-3, within(0.01e-3));
        assertThat(interval.high()).isCloseTo(11.67e-3, within(0.01e-3));
    }

    @Test
    void whatOneTreeCarriesIsHardlyKnown() {
        Interval one = interval(1_000, 1e-3, 1e-6, 1e-3, 1);
        assertThat(one.high() / one.low()).isGreaterThan(100);
        Interval many = interval(1_000, 1e-3, 1e-8, 1e-5, 100);
        assertThat(many.high() / many.low()).isLessThan(2);
    }
}
