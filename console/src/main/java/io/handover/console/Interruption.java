package io.handover.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a long command end well when it is interrupted from outside, by Ctrl-C or by a termination signal alike: it is told to stop, and
 * the process waits until it has said what is known so far. Used in a try-with-resources block around the work, its report and what is
 * to be cleared away; the process then ends with {@value ExitCode#INTERRUPTED}, whichever signal it was.
 */
public final class Interruption implements AutoCloseable {
    /** How long the process waits for the report: a person presses Ctrl-C again after less. */
    private static final long MOST_SECONDS = 10;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean happened;

    private Interruption(Runnable stop) {
        this.hook = new Thread(
                () -> {
                    happened = true;
                    stop.run();
                    awaitEnd();
                    Runtime.getRuntime().halt(ExitCode.INTERRUPTED); // else each signal has a code of its own
                },
                "interruption");
    }

    /** From now on an interruption runs {@code stop}, which must return at once and may be run by any thread. */
    public static Interruption runs(Runnable stop) {
        Interruption interruption = new Interruption(stop);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Whether the process was interrupted; the command's exit code is then {@value ExitCode#INTERRUPTED}. */
    public boolean happened() {
        return happened;
    }

    private void awaitEnd() {
        try {
            if (!ended.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("handover: ends without a report after " + MOST_SECONDS + " seconds");
            }
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work and its report are done. */
    @Override
    public void close() {
        if (!happened) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException endsAnyway) {
                happened = true;
            }
        }
        ended.countDown();
    }
}
