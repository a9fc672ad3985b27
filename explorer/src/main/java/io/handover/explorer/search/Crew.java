package io.handover.explorer.search;

import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The workers of an exploration, each with a thread; the first works on the caller's thread. Whatever one of them did in a task is
 * seen by all in the next.
 *
 * <p>Tasks are as short as a level is small. So they begin and end at a barrier that waits actively for a moment before it puts a
 * thread to sleep.
 */
final class Crew implements AutoCloseable {
    private final List<Worker> workers;
    private final Phaser barrier;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** What the others do once all are at the barrier; nothing once the crew is dissolved. */
    private @Nullable Consumer<Worker> task;

    Crew(List<Worker> workers) {
        this.workers = List.copyOf(workers);
        this.barrier = new Phaser(workers.size());
        for (Worker worker : workers.subList(1, workers.size())) {
            Thread thread = new Thread(() -> work(worker), "explorer");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void work(Worker worker) {
        barrier.arriveAndAwaitAdvance();
        for (Consumer<Worker> next = task; next != null; next = task) {
            attempt(next, worker);
            barrier.arriveAndAwaitAdvance();
            barrier.arriveAndAwaitAdvance();
        }
    }

    /** Nobody may leave before all are done, as the arrays are shared: so a failure waits. */
    private void attempt(Consumer<Worker> some, Worker worker) {
        try {
            some.accept(worker);
        } catch (Throwable e) { // thrown to the caller once all are done
            failure.compareAndSet(null, e);
        }
    }

    List<Worker> workers() {
        return workers;
    }

    /** Has every worker do a task and waits until all have; fails as the first of those that failed, and then all is forgotten. */
    void run(Consumer<Worker> some) {
        task = some;
        barrier.arriveAndAwaitAdvance();
        attempt(some, workers.get(0));
        barrier.arriveAndAwaitAdvance();
        Throwable failed = failure.getAndSet(null);
        if (failed instanceof Error error) {
            throw error;
        } else if (failed instanceof RuntimeException exception) {
            throw exception;
        } else if (failed != null) {
            throw new IllegalStateException(failed);
        }
    }

    /** The same with the first worker only if there is but one piece of work. */
    void run(long pieces, Consumer<Worker> some) {
        if (pieces > 1) {
            run(some);
        } else {
            some.accept(workers.get(0));
        }
    }

    @Override
    public void close() {
        task = null;
        barrier.arriveAndDeregister();
    }
}
