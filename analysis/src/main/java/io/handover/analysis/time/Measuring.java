package io.handover.analysis.time;

import io.handover.analysis.drivers.Drivers;
import io.handover.analysis.drivers.Sobol;
import io.handover.analysis.rare.RareEstimate;
import io.handover.analysis.rare.RareReport;
import io.handover.analysis.retreat.RetreatOptions;
import io.handover.analysis.retreat.Retreats;
import io.handover.simulator.campaign.Collected;
import io.handover.simulator.campaign.Samples;
import io.handover.simulator.campaign.Sampling;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.site.SimulatedSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * How long a procedure takes, being measured: first {@link #plan}, then {@link #run}, each once. Any thread may ask how far it is, or stop it. The
 * report does not depend on the number of threads.
 */
public final class Measuring {
    /** Runs that are made at once and then counted: few at first, so that an early end leaves something known, then more, for many threads. */
    private static final int LEAST_BLOCK = 512;

    private static final int MOST_BLOCK = 8_192;

    private static final int DIGITS = 4;
    private static final int DIGITS_OF_SWEEPS = 3;

    private final TimeRequest request;
    private final int threads;
    private final Simulation simulation;
    private final AtomicLong done = new AtomicLong();
    private final List<Runnable> stops = new ArrayList<>();
    private final List<Samples> kept = new ArrayList<>();
    private boolean stopped;

    private final Optional<Stages> stages;
    private Collected counted;
    private long planned;
    private volatile long total;

    /**
     * Nothing is measured yet.
     *
     * @param threads how many work, 1 or more; they change nothing but the time that it takes
     */
    public Measuring(TimeRequest request, int threads) {
        this.request = request;
        this.threads = threads;
        this.simulation = simulation(request.subject().site());
        this.stages = request.precision() instanceof ByWidth by ? Optional.of(new Stages(by)) : Optional.empty();
        this.counted = new Collected(simulation, DIGITS);
    }

    private Simulation simulation(SimulatedSite site) {
        return new Simulation(request.subject().plan(), site, request.faults().faults());
    }

    /** Finds out how many runs are to be made; where a width is asked for it takes some that are not counted. */
    public void plan() {
        Precision precision = request.precision();
        if (precision instanceof ByRuns byRuns) {
            planned = byRuns.runs();
        } else if (precision instanceof ByRunsAndWidth both) {
            planned = both.runs();
        }
        stages.ifPresent(by -> {
            by.plan((first, count) -> hits(collect(sampling(simulation), first, count, 1, samples -> {})));
            planned = by.planned();
        });
        total = planned * (1 + points()) + uncounted();
    }

    private long uncounted() {
        return stages.map(Stages::uncounted).orElse(0L);
    }

    private long[] hits(Collected collected) {
        return IntStream.range(0, simulation.checks().size())
                .mapToLong(collected::violations)
                .toArray();
    }

    /** What the counted runs are runs of. */
    public Simulation simulation() {
        return simulation;
    }

    private long points() {
        return request.sweeps().stream()
                .mapToLong(sweep -> sweep.points().size())
                .sum();
    }

    /**
     * Measures.
     *
     * @param each is given all runs that are counted, in their order, and keeps none of them; may be called more than once from the beginning, where
     *     an interval turned out too wide and other runs are counted
     */
    public TimeReport run(Rows each) {
        Sampling sampling = sampling(simulation);
        Stages.Counting counting = (first, count) -> {
            if (isStopped()) {
                return hits(counted);
            }
            total = Math.max(total, first + count * (1 + points()));
            each.begin();
            kept.clear();
            counted = collect(sampling, first, count, DIGITS, samples -> {
                keep(samples);
                each.add(samples);
            });
            return hits(counted);
        };
        stages.ifPresentOrElse(by -> by.run(counting), () -> counting.hits(0, planned));
        double ofTimes = request.precision().confidence();
        double confidence = stages.map(Stages::confidence).orElse(ofTimes);
        Times times = Times.of(simulation, counted, confidence, ofTimes);
        planned = stages.map(Stages::planned).orElse(planned);
        List<Swept> swept = sweep(uncounted(), confidence);
        return new TimeReport(request, times, reached(times), swept, found(), isStopped());
    }

    /** The first runs are looked at again, where it is asked what they depend on. */
    private void keep(Samples samples) {
        if (request.further().drivers() && samples.index(0) - uncounted() < Drivers.MOST_RUNS) {
            kept.add(samples);
        }
    }

    private Found found() {
        Further further = request.further();
        Optional<Drivers> drivers = further.drivers() && !isStopped() && !kept.isEmpty()
                ? Optional.of(Drivers.of(simulation, request.seed(), kept))
                : Optional.empty();
        List<RareReport> rare = new ArrayList<>();
        for (String promise : further.rare()) {
            rare(promise).ifPresent(rare::add);
        }
        return new Found(
                drivers, sobol(further.sobolPairs()), rare, further.retreat().flatMap(this::retreats));
    }

    private Optional<Sobol> sobol(int pairs) {
        if (pairs == 0 || isStopped()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Sobol.of(sampling(simulation), request.seed(), pairs));
        } catch (InterruptedException ended) {
            stop();
            return Optional.empty();
        }
    }

    private Optional<RareReport> rare(String promise) {
        RareEstimate estimate = RareEstimate.of(
                request.subject(),
                request.faults().faults(),
                promise,
                request.seed(),
                Math.max(RareEstimate.LEAST_RUNS, planned));
        synchronized (this) {
            if (stopped) {
                return Optional.empty();
            }
            stops.add(estimate::stop);
        }
        try {
            return Optional.of(estimate.run(threads));
        } catch (InterruptedException ended) {
            stop();
            return Optional.empty();
        }
    }

    private Optional<Retreats> retreats(RetreatOptions options) {
        if (isStopped()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Retreats.of(request.subject(), options, this::isStopped));
        } catch (CancellationException ended) {
            return Optional.empty();
        }
    }

    private Reached reached(Times times) {
        Precision precision = request.precision();
        boolean isDone = !isStopped() && times.runs() > 0;
        long needed = stages.map(Stages::needed).orElse(0L);
        OptionalDouble confidence = OptionalDouble.empty();
        if (precision instanceof ByWidth by) {
            isDone &= times.widest() <= by.width();
        } else if (precision instanceof ByRunsAndWidth both) {
            confidence = OptionalDouble.of(times.promises().stream()
                    .mapToDouble(promise -> Share.confidenceOf(promise.broken().hits(), times.runs(), both.width()))
                    .min()
                    .orElse(1));
        }
        return new Reached(times.runs(), uncounted(), times.widest(), confidence, needed, isDone);
    }

    private List<Swept> sweep(long first, double confidence) {
        List<Swept> swept = new ArrayList<>();
        for (Sweep sweep : request.sweeps()) {
            List<Times> times = new ArrayList<>();
            for (Sweep.Point point : sweep.points()) {
                if (!isStopped()) {
                    Simulation moved = simulation(point.site());
                    Collected collected = collect(sampling(moved), first, planned, DIGITS_OF_SWEEPS, samples -> {});
                    if (!isStopped()) {
                        times.add(Times.of(
                                moved,
                                collected,
                                confidence,
                                request.precision().confidence()));
                    }
                }
            }
            swept.add(new Swept(sweep, times));
        }
        return swept;
    }

    /** Makes runs block by block; where it is stopped, those of the blocks that were done. */
    private Collected collect(Sampling sampling, long first, long count, int digits, Consumer<Samples> each) {
        Collected collected = new Collected(sampling.simulation(), digits);
        long at = 0;
        while (at < count && !isStopped()) {
            long block = Math.min(count - at, Math.max(LEAST_BLOCK, Math.min(MOST_BLOCK, at / 4)));
            Samples samples;
            try {
                samples = sampling.take(first + at, (int) block);
            } catch (InterruptedException ended) {
                stop();
                return collected;
            }
            collected.add(samples);
            each.accept(samples);
            done.addAndGet(block);
            at += block;
        }
        return collected;
    }

    private synchronized Sampling sampling(Simulation of) {
        Sampling sampling = new Sampling(of, request.seed(), threads);
        stops.add(sampling::stop);
        if (stopped) {
            sampling.stop();
        }
        return sampling;
    }

    /** Lets it end soon, with a report of what is known by then. */
    public synchronized void stop() {
        stopped = true;
        stops.forEach(Runnable::run);
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    /** All runs that are to be made, as far as is known: after {@link #plan}. */
    public long total() {
        return total;
    }

    /** How many of them are done. */
    public long done() {
        return done.get();
    }

    /** What is done with each run that is counted. */
    public interface Rows {
        /** Nothing is. */
        Rows NONE = new Rows() {
            @Override
            public void begin() {}

            @Override
            public void add(Samples samples) {}
        };

        /** Whatever was added before does not count. */
        void begin();

        /** Runs, in the order of their numbers. */
        void add(Samples samples);
    }
}
