package io.handover.console.run;

import io.handover.executor.port.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Real time, until it is stopped. */
public final class WallPace implements Pace {
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Override
    public Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    @SuppressWarnings("ReturnValueIgnored") // stopped or not, the pause is over
    public void pause(Duration duration) {
        try {
            stopped.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    @Override
    public boolean stopped() {
        return stopped.getCount() == 0;
    }

    /** Tells whoever asks that it is time to stop; returns at once. */
    public void stop() {
        stopped.countDown();
    }
}
