package io.handover.analysis.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.handover.analysis.subject.Subject;
import io.handover.simulator.campaign.Campaign;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.campaign.Measure;
import io.handover.simulator.campaign.Samples;
import io.handover.simulator.campaign.Tally;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.run.StepTimes;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.time.Distribution.LogNormal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MeasuringTest {
    private static final SimulatedSite SITE = Sites.site(3);
    private static final Subject SUBJECT =
            new Subject("draft", "", SITE, Draft.written().on(3));
    private static final FaultClass CRASH =
            new FaultClass("crash", List.of(Faults.named("crash").orElseThrow()));

    private static TimeRequest request(FaultClass faults, Precision precision, Sweep... sweeps) {
        return new TimeRequest(SUBJECT, faults, 3, precision, List.of(sweeps), Further.NOTHING, "handover time");
    }

    private static TimeReport measured(TimeRequest request, int threads) {
        Measuring measuring = new Measuring(request, threads);
        measuring.plan();
        TimeReport report = measuring.run(Measuring.Rows.NONE);
        assertThat(measuring.done()).isEqualTo(measuring.total());
        return report;
    }

    @Test
    void itCountsTheRunsThatACheckMakes() throws InterruptedException {
        TimeReport report = measured(request(CRASH, new ByRuns(1_500, 0.95)), 2);
        Tally tally = new Campaign(SUBJECT.plan(), SITE, List.of(CRASH), 3, 1_500)
                .run(1)
                .get(0);

        assertThat(report.times().promises().stream()
                        .map(promise -> promise.broken().hits()))
                .isEqualTo(LongStream.range(0, tally.checks().size())
                        .map(check -> tally.violations((int) check))
                        .boxed()
                        .toList());
        assertThat(report.times().struck().hits()).isEqualTo(tally.struckRuns());
        for (Measure measure : Measure.values()) {
            Summary summary = report.times().of(measure);
            assertThat(summary.never().hits()).isEqualTo(tally.at(measure).never());
            assertThat(summary.at(Level.MAX).value())
                    .isEqualTo(tally.at(measure).at(100));
            assertThat((double) summary.at(Level.P90).value())
                    .isCloseTo((double) tally.at(measure).at(90), withinPercentage(0.2));
        }
    }

    @Test
    void threadsChangeNothing() {
        TimeRequest request = request(CRASH, new ByWidth(0.08, 0.9, 100_000));

        assertThat(figures(measured(request, 2))).isEqualTo(figures(measured(request, 1)));
    }

    private static List<Object> figures(TimeReport report) {
        List<Object> figures =
                new ArrayList<>(List.of(report.reached(), report.times().promises()));
        for (Measure measure : Measure.values()) {
            figures.add(report.times().of(measure).all());
            figures.add(report.times().of(measure).ended());
        }
        report.times().steps().forEach(step -> figures.add(step.total().all()));
        return figures;
    }

    @Test
    void aWidthThatIsAskedForIsReached() {
        TimeReport report = measured(request(FaultClass.of(List.of()).get(0), new ByWidth(0.05, 0.95, 100_000)), 2);

        assertThat(report.reached().isReached()).isTrue();
        assertThat(report.reached().width()).isLessThanOrEqualTo(0.05);
        assertThat(report.reached().uncounted()).isEqualTo(1_000);
        assertThat(report.reached().runs())
                .isGreaterThanOrEqualTo(Math.max(1_000, report.reached().needed()));
    }

    @Test
    void aWidthThatTakesMoreRunsThanAreAllowedIsNotReached() {
        TimeReport report = measured(request(FaultClass.of(List.of()).get(0), new ByWidth(0.01, 0.95, 1_500)), 2);

        assertThat(report.reached().isReached()).isFalse();
        assertThat(report.reached().runs()).isEqualTo(500);
        assertThat(report.reached().needed()).isGreaterThan(500);
    }

    @Test
    void theTotalOfAStepIsTheSumOfItsParts() {
        List<Long> differences = new ArrayList<>();
        Measuring measuring = new Measuring(request(CRASH, new ByRuns(600, 0.95)), 1);
        measuring.plan();
        TimeReport report = measuring.run(new Measuring.Rows() {
            @Override
            public void begin() {
                differences.clear();
            }

            @Override
            public void add(Samples samples) {
                for (int place = 0; place < samples.runs(); place++) {
                    for (int step = 0; step < SUBJECT.plan().complete(); step++) {
                        differences.add(difference(samples, place, step));
                    }
                }
            }
        });

        assertThat(differences).hasSize(600 * SUBJECT.plan().complete()).containsOnly(0L);
        assertThat(report.times().steps()).hasSize(SUBJECT.plan().complete());
    }

    private static long difference(Samples samples, int place, int step) {
        long sum = 0;
        for (StepTimes.Part part : StepTimes.Part.values()) {
            long millis = samples.stepMillis(place, step, part);
            if (millis < 0) {
                return samples.stepMillis(place, step) - millis;
            }
            sum += millis;
        }
        return samples.stepMillis(place, step) - sum;
    }

    @Test
    void aSweepMovesWhatDependsOnIt() {
        Sweep sweep = new Sweep(
                "timing.reaction.median",
                List.of(point(1_000, 6_000), point(20_000, 120_000), point(300_000, 1_800_000)));
        TimeReport report = measured(request(FaultClass.of(List.of()).get(0), new ByRuns(500, 0.95), sweep), 2);
        List<Moving> moving = Moving.of(report.swept().get(0));

        assertThat(moving)
                .anyMatch(one -> one.isMoved()
                        && one.measure().equals(Optional.of(Measure.PROCEDURE))
                        && one.level().equals(Optional.of(Level.P50)))
                .anyMatch(one -> !one.isMoved()
                        && one.check()
                                .map(check -> check.name().equals("eventually-upgraded"))
                                .orElse(false));
        List<Times> times = report.swept().get(0).times();
        assertThat(times)
                .extracting(one -> one.of(Measure.PROCEDURE).at(Level.P50).value())
                .isSorted();
        assertThat(times).extracting(Times::runs).containsOnly(500L);
    }

    private static Sweep.Point point(long median, long p99) {
        return new Sweep.Point(
                median,
                median + " ms",
                "",
                new SimulatedSite(
                        SITE.site(), SITE.timing().with(Activity.REACTION, new LogNormal(median, p99)), SITE.faults()));
    }

    @Test
    void whatIsStoppedSaysWhatIsKnownByThen() {
        Measuring measuring = new Measuring(request(CRASH, new ByRuns(1_000_000, 0.95)), 1);
        measuring.plan();
        TimeReport report = measuring.run(new Measuring.Rows() {
            @Override
            public void begin() {}

            @Override
            public void add(Samples samples) {
                measuring.stop();
            }
        });

        assertThat(report.interrupted()).isTrue();
        assertThat(report.times().runs()).isEqualTo(512);
        assertThat(report.reached().isReached()).isFalse();
    }

    @Test
    void runsAndWidthGiveAConfidence() {
        TimeReport report = measured(request(FaultClass.of(List.of()).get(0), new ByRunsAndWidth(600, 0.05)), 1);

        assertThat(report.reached().confidence()).isPresent();
        assertThat(report.reached().confidence().getAsDouble()).isBetween(0.5, 0.95);
    }
}
