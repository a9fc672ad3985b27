package io.handover.console.run;

import io.handover.executor.port.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Real time, until it is stopped. */
public final class WallPace implements Pace {
    private final long begin = System.nanoTime();
    private final BlockingQueue<Boolean> wakes = new ArrayBlockingQueue<>(1);
    private volatile boolean stopped;

    @Override
    public Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Override
    @SuppressWarnings("ReturnValueIgnored") // woken or not, the pause is over
    public void pause(Duration duration) {
        if (stopped) {
            return;
        }
        try {
            wakes.poll(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    @Override
    public boolean stopped() {
        return stopped;
    }

    /** Tells whoever asks that it is time to stop; returns at once. */
    public void stop() {
        stopped = true;
        wake();
    }

    /** Ends the present pause, or else the next one, early. */
    @SuppressWarnings("ReturnValueIgnored") // one wake is as good as two
    void wake() {
        wakes.offer(true);
    }
}
