package io.handover.simulator.splitting;

import io.handover.simulator.run.Simulation;
import io.handover.simulator.time.SplitMix;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Estimates how probable it is that a run violates a check, where that is rare (docs/rare.md).
 *
 * <p>Each run of a campaign is the stem of a tree: where it comes nearer to a violation, or a fault has struck, it is split into several that
 * have gone the same way by then. Some of them go on by chance; in others a fault is asked to strike soon. Each counts for so much that what
 * the failing ones of a tree count for together is, on average, the probability that is looked for, exactly, however the splits are chosen
 * ({@link Crossing}). The trees do not depend on one another, so that their mean has the usual error. Where to split, and what to ask for,
 * is learned from pilot runs of other seeds ({@link Adaptation}); how many trees there are is settled before the first is grown.
 *
 * <p>The same request gives the same estimate, whatever the number of threads, unless it is stopped. Used by one thread at a time; any may
 * {@link #stop} it, or ask how far it is.
 */
public final class Splitting {
    private static final int PILOTS = 5;

    /** The part of the runs that all pilots but the last take, and that the last takes, which tells how large trees are. */
    private static final double PILOT_SHARE = 0.05;

    /** So many trees are grown before it is asked whether a pilot has had its runs. */
    private static final int BATCH = 8;

    /** The part of the strikes that are asked for where no pilot run has failed. */
    private static final double IN_VAIN = 0.1;

    private static final int LEAST_TREES = 2;

    private static final long PILOT_SEED = 0x3c6ef372fe94f82bL;

    private final Importance importance;
    private final long seed;
    private final int threads;
    private final List<Tree> trees;
    private final Efforts first;
    private volatile boolean stopped;
    private volatile long done;

    /**
     * Ready to estimate.
     *
     * @param importance how near a state is
     * @param check the check, as its place in {@link Simulation#checks()}
     * @param seed decides every random choice; the stem of tree number i is run number i of a campaign with that seed
     * @param threads how many work, the calling one among them; at least 1
     */
    public Splitting(Simulation simulation, Importance importance, int check, long seed, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("splitting needs at least one thread, not " + threads);
        }
        if (check < 0 || check >= simulation.checks().size()) {
            throw new IllegalArgumentException("there is no check " + check);
        }
        this.importance = importance;
        this.seed = seed;
        this.threads = threads;
        this.trees = Stream.generate(() -> new Tree(simulation, importance, check))
                .limit(threads)
                .toList();
        this.first = Efforts.first(importance.levels(), simulation.faults().size());
    }

    /**
     * Estimates; to be called once.
     *
     * @param runs how many runs are made, the pilots' among them; about so many, as trees are grown whole. At least 100
     */
    public Estimate run(long runs) throws InterruptedException {
        if (runs < 100) {
            throw new IllegalArgumentException("splitting needs at least 100 runs, not " + runs);
        }
        long share = Math.max(1, (long) (runs * PILOT_SHARE));
        Efforts efforts = first;
        List<Grown> pilot = List.of();
        List<Grown> pilots = new ArrayList<>();
        long spent = 0;
        for (int i = 0; i <= PILOTS && !stopped; i++) {
            pilot = pilot(SplitMix.at(seed ^ PILOT_SEED, i), efforts, share);
            spent += runs(pilot);
            pilots.addAll(pilot);
            if (i < PILOTS) {
                efforts = Adaptation.of(efforts, importance.levels(), pilots);
            }
        }
        if (pilots.stream().noneMatch(tree -> tree.value > 0)) {
            // Nothing to aim at: then most is learned from runs as they come.
            efforts = efforts.fewer(IN_VAIN);
            pilot = pilot(SplitMix.at(seed ^ PILOT_SEED, PILOTS + 1), efforts, share);
            spent += runs(pilot);
        }
        double each = pilot.isEmpty() ? 1 : (double) runs(pilot) / pilot.size();
        int count = (int) Math.min(Integer.MAX_VALUE - 8, Math.max(LEAST_TREES, (runs - spent) / each));
        Estimate.Sum sum = new Estimate.Sum(importance.levels());
        // By batches, so that little is kept; in the order of their numbers, so that sums are the same for any number
        // of threads.
        int batch = 256 * BATCH;
        for (int from = 0; from < count && !stopped; from += batch) {
            List<Grown> grown = grow(seed, from, Math.min(batch, count - from), efforts, false);
            grown.forEach(sum::add);
        }
        return sum.estimate(efforts, spent, stopped);
    }

    private List<Grown> pilot(long seedOfPilot, Efforts efforts, long share) throws InterruptedException {
        List<Grown> pilot = new ArrayList<>();
        while (runs(pilot) < share && !stopped) {
            pilot.addAll(grow(seedOfPilot, pilot.size(), BATCH, efforts, true));
        }
        return pilot;
    }

    private static long runs(List<Grown> grown) {
        return grown.stream().mapToLong(tree -> tree.runs).sum();
    }

    /** The trees of these numbers, in their order; where it is stopped, the first of them. */
    private List<Grown> grow(long seedOfTrees, int from, int count, Efforts efforts, boolean keeps)
            throws InterruptedException {
        Grown[] grown = new Grown[count];
        AtomicInteger next = new AtomicInteger();
        List<Worker> workers = IntStream.range(0, threads)
                .mapToObj(i -> new Worker(
                        trees.get(i),
                        () -> next.getAndIncrement(),
                        (tree, place) -> {
                            grown[place] = tree.grow(seedOfTrees, (long) from + place, efforts, keeps);
                            synchronized (this) {
                                done += grown[place].runs;
                            }
                        },
                        count))
                .toList();
        workers.subList(1, threads).forEach(worker -> worker.thread.start());
        workers.get(0).run();
        for (Worker worker : workers) {
            worker.thread.join();
            if (worker.failure != null) {
                throw new IllegalStateException("a run failed", worker.failure);
            }
        }
        return Stream.of(grown).takeWhile(tree -> tree != null).toList();
    }

    /** Lets it end soon, with what is known by then. */
    public void stop() {
        stopped = true;
    }

    /** How many runs are made by now. */
    public long done() {
        return done;
    }

    private interface Places {
        int next();
    }

    private interface Growing {
        void grow(Tree tree, int place);
    }

    private final class Worker implements Runnable {
        private final Thread thread = new Thread(this, "splitting");
        private final Tree tree;
        private final Places places;
        private final Growing growing;
        private final int count;
        private volatile @Nullable Throwable failure;

        Worker(Tree tree, Places places, Growing growing, int count) {
            thread.setDaemon(true);
            this.tree = tree;
            this.places = places;
            this.growing = growing;
            this.count = count;
        }

        @Override
        public void run() {
            try {
                for (int place = places.next(); place < count && !stopped; place = places.next()) {
                    growing.grow(tree, place);
                }
            } catch (RuntimeException | Error broken) {
                failure = broken;
                stopped = true;
            }
        }
    }
}
