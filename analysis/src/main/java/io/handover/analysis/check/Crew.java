package io.handover.analysis.check;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several threads that do the same work. */
public final class Crew {
    private Crew() {}

    /** Returns when all have done it; a failure of one is thrown. */
    public static void run(int threads, Runnable work) throws InterruptedException {
        ExecutorService crew = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                parts.add(crew.submit(work));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a part of the work failed", failed.getCause());
        } finally {
            crew.shutdown();
        }
    }
}
