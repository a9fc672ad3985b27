package io.handover.simulator.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * The workers of an exploration, each with a thread; the first works on the caller's thread. Whatever one of them did in a task is
 * seen by all in the next.
 */
final class Crew implements AutoCloseable {
    private final List<Worker> workers;
    private final ExecutorService threads;

    Crew(List<Worker> workers) {
        this.workers = List.copyOf(workers);
        this.threads = Executors.newFixedThreadPool(Math.max(1, workers.size() - 1), task -> {
            Thread thread = new Thread(task, "explorer");
            thread.setDaemon(true);
            return thread;
        });
    }

    List<Worker> workers() {
        return workers;
    }

    /** Has every worker do a task and waits until all have; fails as the first of those that failed. */
    void run(Consumer<Worker> task) {
        run(workers.size(), task);
    }

    /** The same with no more workers than there are pieces of work, but with one. */
    void run(long pieces, Consumer<Worker> task) {
        List<Future<?>> others = new ArrayList<>();
        for (Worker worker : workers.subList(1, (int) Math.max(1, Math.min(pieces, workers.size())))) {
            others.add(threads.submit(() -> task.accept(worker)));
        }
        try {
            task.accept(workers.get(0));
        } finally {
            for (Future<?> other : others) {
                await(other);
            }
        }
    }

    private static void await(Future<?> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    task.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true; // the arrays are shared: nobody may leave before all have
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
