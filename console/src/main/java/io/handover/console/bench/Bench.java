package io.handover.console.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Measures workloads in turns: in each round every one of them, so that a machine whose speed varies is the same for all. What counts is a
 * workload's speed over that of the yardstick in the same round.
 */
public final class Bench {
    /** Before anything counts each workload is done for so long, until its code is compiled. */
    private static final long WARM_UP_NANOS = 600_000_000L;

    private static final long TURN_NANOS = 150_000_000L;

    private final List<Workload> workloads;
    private final int rounds;
    private final LongSupplier clock;
    private volatile boolean stopped;
    private final AtomicInteger done = new AtomicInteger();

    /**
     * Ready to measure.
     *
     * @param workloads the yardstick first
     * @param rounds 3 or more
     * @param clock tells nanoseconds
     */
    public Bench(List<Workload> workloads, int rounds, LongSupplier clock) {
        this.workloads = List.copyOf(workloads);
        this.rounds = rounds;
        this.clock = clock;
    }

    /**
     * Measures; to be called once.
     *
     * @throws InterruptedException where it was stopped
     */
    public List<Figure> run() throws InterruptedException {
        for (Workload workload : workloads) {
            speed(workload, WARM_UP_NANOS);
        }
        double[][] speeds = new double[workloads.size()][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < speeds.length; i++) {
                speeds[i][round] = speed(workloads.get(i), TURN_NANOS);
            }
        }
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < speeds.length; i++) {
            figures.add(Figure.of(workloads.get(i), speeds[i], speeds[0]));
        }
        return figures;
    }

    /** How much was done in a second. */
    private double speed(Workload workload, long leastNanos) throws InterruptedException {
        long begin = clock.getAsLong();
        long count = 0;
        long nanos;
        do {
            if (stopped) {
                throw new InterruptedException("measuring was stopped");
            }
            count += workload.work().getAsLong();
            nanos = clock.getAsLong() - begin;
        } while (nanos < leastNanos);
        done.incrementAndGet();
        return count * 1e9 / nanos;
    }

    /** How many turns there are, warm-up included. */
    public int total() {
        return workloads.size() * (rounds + 1);
    }

    public int done() {
        return done.get();
    }

    public void stop() {
        stopped = true;
    }
}
