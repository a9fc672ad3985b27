package io.handover.simulator.campaign;

import io.handover.simulator.run.ChoiceSet;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs of a simulation of which each is looked at by itself, as where those of two procedures are paired. The run of a number is that of a
 * {@link Campaign} with the same seed, and the same for any number of threads. Used by one thread at a time.
 */
public final class Sampling {
    private static final int AT_ONCE = 64;

    private final Simulation simulation;
    private final long seed;
    private final List<Run> runs;
    private volatile boolean stopped;

    /**
     * Ready to run.
     *
     * @param seed decides every random choice
     * @param threads how many work, the calling one among them; at least 1
     */
    public Sampling(Simulation simulation, long seed, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("sampling needs at least one thread, not " + threads);
        }
        this.simulation = simulation;
        this.seed = seed;
        this.runs = Stream.generate(() -> new Run(simulation)).limit(threads).toList();
    }

    /**
     * Makes the runs of these numbers.
     *
     * @param first the first of them, 0 or more
     * @param count how many, 1 or more; some hundred bytes are kept of each
     * @throws InterruptedException where it was {@linkplain #stop stopped}, too
     */
    @SuppressWarnings("DoNotCall")
    public Samples take(long first, int count) throws InterruptedException {
        return take(first, count, (run, index) -> run.execute(seed, index, Edits.NONE));
    }

    /**
     * Makes the runs of these numbers, but for some choices, which are those of another run: of run number i that of number i + {@code
     * count}.
     *
     * @param first the first of them, 0 or more
     * @param count how many, 1 or more
     * @param exchanged the choices that are those of the other run
     * @throws InterruptedException where it was {@linkplain #stop stopped}, too
     */
    public Samples take(long first, int count, ChoiceSet exchanged) throws InterruptedException {
        return take(first, count, (run, index) -> run.execute(seed, index, exchanged, index + count));
    }

    private interface Execution {
        void of(Run run, long index);
    }

    private Samples take(long first, int count, Execution execution) throws InterruptedException {
        Samples samples = new Samples(
                first,
                simulation.steps().size(),
                simulation.plan().serverNames().size(),
                count);
        AtomicInteger next = new AtomicInteger();
        List<Worker> workers = IntStream.range(0, runs.size())
                .mapToObj(i -> new Worker(runs.get(i), execution, samples, next))
                .toList();
        workers.subList(1, workers.size()).forEach(Thread::start);
        workers.get(0).work();
        for (Worker worker : workers) {
            worker.join();
            if (worker.failure != null) {
                throw new IllegalStateException("a run failed", worker.failure);
            }
        }
        if (stopped) {
            throw new InterruptedException("sampling was stopped");
        }
        return samples;
    }

    /** Lets it end soon; may be called by any thread. */
    public void stop() {
        stopped = true;
    }

    public Simulation simulation() {
        return simulation;
    }

    private final class Worker extends Thread {
        private final Run run;
        private final Execution execution;
        private final Samples samples;
        private final AtomicInteger next;
        private volatile @Nullable Throwable failure;

        Worker(Run run, Execution execution, Samples samples, AtomicInteger next) {
            super("sampling");
            setDaemon(true);
            this.run = run;
            this.execution = execution;
            this.samples = samples;
            this.next = next;
        }

        @Override
        public void run() {
            work();
        }

        private void work() {
            try {
                while (!stopped) {
                    int from = next.getAndAdd(AT_ONCE);
                    int end = Math.min(from + AT_ONCE, samples.runs());
                    for (int place = from; place < end && !stopped; place++) {
                        execution.of(run, samples.index(place));
                        samples.take(place, run);
                    }
                    if (from >= samples.runs()) {
                        return;
                    }
                }
            } catch (RuntimeException | Error broken) {
                failure = broken;
                stopped = true;
            }
        }
    }
}
