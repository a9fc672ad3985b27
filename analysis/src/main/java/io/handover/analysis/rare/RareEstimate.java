package io.handover.analysis.rare;

import io.handover.analysis.rare.RareReport.Left;
import io.handover.analysis.rare.RareReport.Level;
import io.handover.analysis.rare.RareReport.Told;
import io.handover.analysis.story.Diagnosis;
import io.handover.analysis.story.Story;
import io.handover.analysis.subject.Subject;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.splitting.Estimate;
import io.handover.simulator.splitting.Importance;
import io.handover.simulator.splitting.Splitting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An estimate of how probable a rare violation is, being made (docs/rare.md). Any thread may ask how far it is, or stop it. The same request
 * gives the same report, for any number of threads, unless it is stopped.
 */
public final class RareEstimate {
    /** With fewer runs nothing is estimated. */
    public static final long LEAST_RUNS = 1_000;

    private final Subject subject;
    private final Simulation simulation;
    private final int check;
    private final long seed;
    private final long runs;
    private volatile Optional<Splitting> splitting = Optional.empty();
    private volatile boolean stopped;

    private RareEstimate(Subject subject, Simulation simulation, int check, long seed, long runs) {
        this.subject = subject;
        this.simulation = simulation;
        this.check = check;
        this.seed = seed;
        this.runs = runs;
    }

    /**
     * Ready to be made.
     *
     * @param subject the procedure on its site
     * @param faults the faults that may strike, in any order
     * @param check the name of one of {@link #checks}
     * @param seed decides every random choice
     * @param runs how many runs are made in all, {@value #LEAST_RUNS} or more; about so many
     * @throws IllegalArgumentException where there is no such check, or there are too few runs
     */
    public static RareEstimate of(Subject subject, List<Fault> faults, String check, long seed, long runs) {
        if (runs < LEAST_RUNS) {
            throw new IllegalArgumentException("at least " + LEAST_RUNS + " runs are needed, not " + runs);
        }
        Simulation simulation = new Simulation(subject.plan(), subject.site(), faults);
        int place = IntStream.range(0, simulation.checks().size())
                .filter(i -> simulation.checks().get(i).name().equals(check))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the procedure promises no '" + check
                        + "'; it promises " + String.join(", ", checks(subject))));
        return new RareEstimate(subject, simulation, place, seed, runs);
    }

    /** The names of what can be asked for: all that the procedure promises. */
    public static List<String> checks(Subject subject) {
        return new Simulation(subject.plan(), subject.site(), List.of())
                .checks().stream().map(Check::name).toList();
    }

    /**
     * Makes it; to be called once.
     *
     * @param threads how many work, 1 or more; they change nothing but the time that it takes
     */
    public RareReport run(int threads) throws InterruptedException {
        Optional<Distances> distances = distances();
        Splitting made = new Splitting(
                simulation, distances.map(Importance.class::cast).orElse(Importance.NONE), check, seed, threads);
        splitting = Optional.of(made);
        if (stopped) {
            made.stop();
        }
        Estimate estimate = made.run(runs);
        return new RareReport(
                subject,
                simulation.faults(),
                simulation.checks().get(check),
                seed,
                estimate,
                RareInterval.of(estimate),
                distances.map(Distances::scope),
                levels(estimate, distances),
                estimate.way().map(this::told));
    }

    private Optional<Distances> distances() {
        return simulation.checks().get(check) instanceof Check.OfProperty of
                ? Distances.of(subject.plan(), subject.site().site().assumptions(), simulation.faults(), of.property())
                : Optional.empty();
    }

    private static List<Level> levels(Estimate estimate, Optional<Distances> distances) {
        List<Level> levels = new ArrayList<>();
        double before = 1;
        for (Estimate.Passage passage : estimate.passages()) {
            Optional<Left> left = distances
                    .filter(known -> passage.level() > 0)
                    .map(known -> new Left(known.faultsLeft(passage.level()), known.movesLeft(passage.level())));
            levels.add(new Level(
                    left,
                    Math.min(1, passage.reached()),
                    Math.min(1, passage.reached() / before),
                    passage.natural(),
                    passage.asked()));
            before = passage.reached();
        }
        return levels;
    }

    private Told told(Estimate.Way way) {
        Run run = Run.lookedAt(simulation, (at, turn) -> {});
        run.execute(seed, way.index(), way.splits());
        Story story = Story.of(run, Story.telling(run, check));
        return new Told(story, Diagnosis.of(run, check, story));
    }

    /** Lets it end soon, with a report of what is known by then. */
    public void stop() {
        stopped = true;
        splitting.ifPresent(Splitting::stop);
    }

    /** About how many runs are made in all. */
    public long total() {
        return runs;
    }

    /** How many of them are made. */
    public long done() {
        return splitting.map(Splitting::done).orElse(0L);
    }
}
