package io.handover.simulator.campaign;

import io.handover.model.procedure.Plan;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.site.SimulatedSite;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Runs a procedure many times under each fault class. The result depends on the plan, the site, the seed and the number of runs
 * alone, not on the threads, unless it is stopped early.
 */
public final class Campaign {
    /** Runs that a thread takes on at once: some milliseconds of work. */
    private static final int CHUNK = 1_000;

    private final List<Simulation> simulations;
    private final List<FaultClass> classes;
    private final long seed;
    private final long runs;
    private final AtomicLong nextChunk = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private volatile boolean stopped;

    /**
     * @param plan the procedure on this site
     * @param site the site
     * @param classes the fault classes, each a row of the matrix
     * @param seed decides every random choice
     * @param runs of each class, at least 1
     */
    public Campaign(Plan plan, SimulatedSite site, List<FaultClass> classes, long seed, long runs) {
        if (runs < 1) {
            throw new IllegalArgumentException("a campaign has at least one run, not " + runs);
        }
        this.classes = List.copyOf(classes);
        this.simulations = classes.stream()
                .map(faultClass -> new Simulation(plan, site, faultClass.faults()))
                .toList();
        this.seed = seed;
        this.runs = runs;
    }

    /**
     * Runs everything and gives a tally for each class, in their order; to be called once.
     *
     * @param threads how many work, the calling one among them; at least 1
     */
    public List<Tally> run(int threads) throws InterruptedException {
        if (threads < 1) {
            throw new IllegalArgumentException("a campaign needs at least one thread, not " + threads);
        }
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Worker worker = new Worker();
            workers.add(worker);
            if (i > 0) {
                worker.thread.start();
            }
        }
        workers.get(0).run();
        List<Tally> sums = workers.get(0).tallies;
        for (Worker worker : workers.subList(1, threads)) {
            worker.thread.join();
            if (worker.failure != null) {
                throw new IllegalStateException("a run failed", worker.failure);
            }
            for (int i = 0; i < sums.size(); i++) {
                sums.get(i).add(worker.tallies.get(i));
            }
        }
        return sums;
    }

    /** Lets the campaign end soon, with what is known so far. */
    public void stop() {
        stopped = true;
    }

    public boolean isStopped() {
        return stopped;
    }

    /** All runs of all classes. */
    public long total() {
        return runs * classes.size();
    }

    /** Those of them that are done; may be asked at any time. */
    public long done() {
        return done.get();
    }

    public List<Simulation> simulations() {
        return simulations;
    }

    private final class Worker implements Runnable {
        private final Thread thread = new Thread(this, "campaign");
        private final List<Tally> tallies = new ArrayList<>();
        private final List<Run> runOf = new ArrayList<>();
        private volatile @Nullable Throwable failure;

        Worker() {
            thread.setDaemon(true);
            for (int i = 0; i < classes.size(); i++) {
                tallies.add(new Tally(classes.get(i), simulations.get(i)));
                runOf.add(new Run(simulations.get(i)));
            }
        }

        @Override
        public void run() {
            try {
                work();
            } catch (RuntimeException | Error broken) {
                failure = broken;
                stop();
                if (Thread.currentThread() != thread) {
                    throw broken;
                }
            }
        }

        private void work() {
            long chunks = (runs + CHUNK - 1) / CHUNK;
            while (!stopped) {
                // All classes grow together, so that an early stop leaves something known of each.
                long chunk = nextChunk.getAndIncrement();
                if (chunk >= chunks * classes.size()) {
                    return;
                }
                int row = (int) (chunk % classes.size());
                long first = chunk / classes.size() * CHUNK;
                long last = Math.min(runs, first + CHUNK);
                Tally tally = tallies.get(row);
                Run run = runOf.get(row);
                for (long index = first; index < last && !stopped; index++) {
                    run.execute(seed, index, Edits.NONE);
                    tally.add(run, index);
                }
                done.addAndGet(last - first);
            }
        }
    }
}
