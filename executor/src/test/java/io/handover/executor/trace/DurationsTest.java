package io.handover.executor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.executor.execute.Ending;
import io.handover.executor.fixture.Attempt;
import io.handover.executor.fixture.MemorySite;
import io.handover.executor.fixture.Procedures;
import io.handover.executor.fixture.ScriptedOperator;
import io.handover.executor.fixture.Sites;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Journal;
import io.handover.executor.journal.Line;
import io.handover.executor.port.Operator;
import io.handover.executor.port.Question;
import io.handover.executor.port.Word;
import io.handover.model.command.Commands;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.FaultPlan;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.site.Timing;
import io.handover.simulator.time.Distribution;
import io.handover.simulator.time.Distribution.Fixed;
import io.handover.simulator.time.Distribution.LogNormal;
import io.handover.simulator.time.Quantiles;
import io.handover.simulator.time.SplitMix;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a site comes back from the journals of runs on it. */
class DurationsTest {
    private static final long SECOND = 1_000;

    /** That many standard errors off is more than chance. */
    private static final double ERRORS = 3;

    private static final Map<Activity, LogNormal> KNOWN = new EnumMap<>(Map.of(
            Activity.COMMAND, new LogNormal(4 * SECOND, 15 * SECOND),
            Activity.FORCE_ACTIVATION, new LogNormal(6 * SECOND, 20 * SECOND),
            Activity.INSTALLER, new LogNormal(720 * SECOND, 2_100 * SECOND),
            Activity.INITIALIZATION, new LogNormal(90 * SECOND, 400 * SECOND),
            Activity.REACTION, new LogNormal(20 * SECOND, 240 * SECOND)));

    @TempDir
    private Path folder;

    private static SimulatedSite site() {
        SimulatedSite calm = Sites.calm(3);
        Timing timing = calm.timing();
        for (Map.Entry<Activity, LogNormal> known : KNOWN.entrySet()) {
            timing = timing.with(known.getKey(), known.getValue());
        }
        return new SimulatedSite(calm.site(), timing, FaultPlan.DEFAULT);
    }

    /** Agrees to everything after a while. */
    private static Operator thinking(MemorySite site, long seed) {
        Quantiles reaction = new Quantiles(site.site().timing().of(Activity.REACTION));
        return new Operator() {
            private int questions;

            @Override
            public void tell(String text) {}

            @Override
            public Word ask(Question question) {
                site.pause(Duration.ofMillis(reaction.at((int) (SplitMix.at(seed, questions++) >>> 32))));
                return new Word.Yes();
            }
        };
    }

    private Trace traced(MemorySite site, long seed, Operator operator) {
        Attempt attempt = new Attempt(Procedures.hardened(), site, folder.resolve("journal-" + seed));
        assertThat(attempt.runBlindly(operator)).isEqualTo(Ending.COMPLETE);
        Trace trace = Trace.of(attempt.plan(), attempt.belief(), Journal.read(attempt.journal()));
        assertThat(trace.verdict()).isEqualTo(Trace.Verdict.POSSIBLE);
        return trace;
    }

    private static double deviation(LogNormal known) {
        return Math.log((double) known.p99Millis() / known.medianMillis()) / 2.3263;
    }

    /** Within three standard errors: of the median σ/√n, of the 99th percentile σ√(1 + z²/2)/√n, both of the logarithm. */
    private static void comesBack(Activity activity, LogNormal known, List<Sample> samples) {
        Fit fit = Fit.of(samples);
        assertThat(fit.distribution()).as("%s", activity).isInstanceOf(LogNormal.class);
        LogNormal found = (LogNormal) fit.distribution();
        double error = ERRORS * deviation(known) / Math.sqrt(samples.size());
        assertThat(Math.abs(Math.log((double) found.medianMillis() / known.medianMillis())))
                .as("the median of %s: %s", activity, fit)
                .isLessThan(error);
        assertThat(Math.abs(Math.log((double) found.p99Millis() / known.p99Millis())))
                .as("the 99th percentile of %s: %s", activity, fit)
                .isLessThan(error * Math.sqrt(1 + 2.3263 * 2.3263 / 2));
        assertThat(fit.samples()).isEqualTo(samples.size());
    }

    @Test
    void whatASiteTakesComesBackFromItsJournals() {
        Map<Activity, List<Sample>> all = new EnumMap<>(Activity.class);
        for (long seed = 1; seed <= 25; seed++) {
            MemorySite site = new MemorySite(site(), seed);
            traced(site, seed, thinking(site, seed))
                    .durations(site.site().timing())
                    .forEach((activity, samples) -> all.computeIfAbsent(activity, none -> new ArrayList<>())
                            .addAll(samples));
        }
        assertThat(all.keySet()).isEqualTo(KNOWN.keySet());
        KNOWN.forEach((activity, known) -> comesBack(activity, known, all.getOrDefault(activity, List.of())));
    }

    /** Installers tell of themselves to the millisecond; one that failed, or of whose end nothing is known, is seen by its effect alone. */
    @Test
    void whereTheJournalTellsOfAnInstallerItIsTakenAsItRan() {
        MemorySite site = new MemorySite(site());
        traced(site, 1, new ScriptedOperator());
        Attempt attempt = new Attempt(Procedures.hardened(), site, folder.resolve("journal-1"));
        List<Line> lines = Journal.read(attempt.journal());
        List<Sample> seen = installers(site, attempt, lines);
        assertThat(seen).hasSize(3).allMatch(sample -> sample.most() > sample.least());

        List<Sample> exact = LongStream.of(301_001, 302_002, 303_003)
                .mapToObj(millis -> new Sample(millis, millis))
                .toList();
        assertThat(installers(site, attempt, installing(attempt, lines, OptionalInt.of(0), true)))
                .isEqualTo(exact);
        assertThat(installers(site, attempt, installing(attempt, lines, OptionalInt.of(3), true)))
                .isEqualTo(seen);
        assertThat(installers(site, attempt, installing(attempt, lines, OptionalInt.of(0), false)))
                .isEqualTo(seen);
    }

    private static List<Sample> installers(MemorySite site, Attempt attempt, List<Line> lines) {
        return Trace.of(attempt.plan(), attempt.belief(), lines)
                .durations(site.site().timing())
                .getOrDefault(Activity.INSTALLER, List.of());
    }

    /** After each upgrade that was given, its installer: of 301.001 s, 302.002 s and so on. */
    private static List<Line> installing(Attempt attempt, List<Line> lines, OptionalInt exitCode, boolean told) {
        List<Line> with = new ArrayList<>();
        long upgrades = 0;
        Optional<Entry.Giving> giving = Optional.empty();
        for (Line line : lines) {
            with.add(line);
            if (line.entry() instanceof Entry.Giving given) {
                giving = Optional.of(given)
                        .filter(is -> is.at().step(attempt.plan()).command() == Commands.UPGRADE);
            } else if (line.entry() instanceof Entry.Given && giving.isPresent()) {
                int order = giving.get().order();
                String server = giving.get().server();
                Instant began = line.at().plusMillis(500);
                Optional<Instant> ended =
                        told ? Optional.of(began.plusMillis(300_000 + ++upgrades * 1_001)) : Optional.empty();
                with.add(new Line(
                        line.n(),
                        line.at(),
                        new Entry.Installing(order, server, 7, OptionalLong.empty(), began, "out")));
                with.add(new Line(line.n(), line.at(), new Entry.Installed(order, server, exitCode, ended)));
            }
        }
        assertThat(with).hasSizeGreaterThan(lines.size());
        return with;
    }

    /** What was agreed to beforehand tells nothing of people. */
    @Test
    void anAnswerAtOnceIsNoReaction() {
        assertThat(traced(new MemorySite(site()), 1, new ScriptedOperator()).spans())
                .doesNotContainKey(Activity.REACTION)
                .containsKey(Activity.INSTALLER);
    }

    private static List<Sample> drawn(LogNormal known, int count, long every) {
        Quantiles quantiles = new Quantiles(known);
        return LongStream.range(0, count)
                .map(place -> quantiles.at((int) (SplitMix.at(7, place) >>> 32)))
                .mapToObj(millis -> new Sample(millis / every * every, millis / every * every + every))
                .toList();
    }

    /** An effect that is looked for every 20 s, three times as long as it takes, is neither longer nor shorter by that. */
    @Test
    void lookingSeldomMakesNothingLonger() {
        LogNormal known = new LogNormal(20 * SECOND, 100 * SECOND);
        for (long every : new long[] {1, SECOND, 20 * SECOND}) {
            comesBack(Activity.COMMAND, known, drawn(known, 400, every));
        }
    }

    @Test
    void aFitSaysWhetherItFits() {
        LogNormal known = new LogNormal(20 * SECOND, 100 * SECOND);
        assertThat(Fit.of(drawn(known, 200, 1)).fits()).isTrue();
        List<Sample> two = new ArrayList<>(drawn(new LogNormal(10 * SECOND, 11 * SECOND), 100, 1));
        two.addAll(drawn(new LogNormal(100 * SECOND, 110 * SECOND), 100, 1));
        Fit bad = Fit.of(two);
        assertThat(bad.fits()).isFalse();
        assertThat(bad.distance()).isBetween(0.2, 0.5);
    }

    @Test
    void samplesThatCanAllBeTheSameAreOfOneDuration() {
        List<Sample> coarse = IntStream.range(0, 4)
                .mapToObj(i -> new Sample(i * 100L, 1_000 + i * 100L))
                .toList();
        Distribution middle = new Fixed(650);
        assertThat(Fit.of(coarse)).isEqualTo(new Fit(middle, 4, 0, true));
    }

    @Test
    void theMedianOfExactSamplesIsTheirGeometricMean() {
        assertThat(Fit.of(List.of(new Sample(100, 100), new Sample(200, 200), new Sample(400, 400)))
                        .distribution())
                .isInstanceOfSatisfying(
                        LogNormal.class,
                        found ->
                                assertThat((double) found.medianMillis()).isCloseTo(200, Percentage.withPercentage(1)));
    }
}
