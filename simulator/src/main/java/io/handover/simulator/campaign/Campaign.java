package io.handover.simulator.campaign;

import io.handover.model.procedure.Plan;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.site.SimulatedSite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Runs a procedure many times under each fault class. Runs of one index make the same choices in every class, so that where none of a class's
 * faults strikes in time its run is the one without faults, which is counted once more instead of being done again. The result depends on the plan, the site, the seed and the number of runs
 * alone, not on the threads, unless it is stopped early.
 */
public final class Campaign {
    /** So many runs a thread takes on at once at most, in every class: some tens of milliseconds of work. */
    private static final int MOST_AT_ONCE = 512;

    private final List<Simulation> simulations;
    private final List<FaultClass> classes;

    /** The place of the class without faults, or -1. */
    private final int unfaulted;

    private final long seed;
    private final long runs;
    private final AtomicLong nextRun = new AtomicLong();
    private int chunk = MOST_AT_ONCE;
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
        this.unfaulted = this.classes.stream().map(FaultClass::isNone).toList().indexOf(true);
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
        chunk = (int) Math.max(1, Math.min(MOST_AT_ONCE, runs / (4L * threads)));
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

        // Of the runs that this has taken on: which are counted already, by class, and what was measured in them.
        private final boolean[][] isCounted = new boolean[classes.size()][MOST_AT_ONCE];
        private final Measured withoutFaults;
        private final Measured measured;

        private volatile @Nullable Throwable failure;

        Worker() {
            thread.setDaemon(true);
            int steps = simulations.get(0).steps().size();
            withoutFaults = new Measured(steps, MOST_AT_ONCE);
            measured = new Measured(steps, MOST_AT_ONCE);
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
            while (!stopped) {
                // All classes grow together, so that an early stop leaves something known of each.
                long first = nextRun.getAndAdd(chunk);
                if (first >= runs) {
                    return;
                }
                work(first, (int) Math.min(chunk, runs - first));
            }
        }

        private void work(long first, int count) {
            for (boolean[] of : isCounted) {
                Arrays.fill(of, false);
            }
            if (unfaulted >= 0) {
                runWithoutFaults(first, count);
            }
            for (int row = 0; row < tallies.size(); row++) {
                for (int i = 0; i < count; i++) {
                    if (isCounted[row][i]) {
                        measured.take(i, withoutFaults);
                    } else if (stopped) {
                        measured.takeNothing(i);
                    } else {
                        Run run = runOf.get(row);
                        run.execute(seed, first + i, Edits.NONE);
                        measured.take(i, run);
                        tallies.get(row).add(run, first + i);
                    }
                }
                tallies.get(row).add(measured, count);
                done.addAndGet(count);
            }
        }

        /** Counts each of these runs in every class in which no fault strikes in time. */
        private void runWithoutFaults(long first, int count) {
            Run run = runOf.get(unfaulted);
            for (int i = 0; i < count && !stopped; i++) {
                long index = first + i;
                run.execute(seed, index, Edits.NONE);
                withoutFaults.take(i, run);
                for (int row = 0; row < tallies.size(); row++) {
                    if (row == unfaulted || runOf.get(row).goesAs(run, seed, index)) {
                        tallies.get(row).add(run, index);
                        isCounted[row][i] = true;
                    }
                }
            }
        }
    }
}
