package io.handover.console.report;

import io.handover.console.Terminal;
import java.time.Duration;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on the error stream that shows how far some work is, where a person watches; it is gone when closed. */
public final class Progress implements AutoCloseable {
    private static final int EVERY_MILLIS = 100;

    private final Optional<ProgressBar> bar;
    private final Optional<Timer> clock;

    /**
     * Shows progress from now on.
     *
     * @param task what is being done, in a word or two
     * @param total when it is done
     * @param done how far it is
     */
    public Progress(Terminal terminal, String task, long total, LongSupplier done) {
        if (!terminal.progress()) {
            bar = Optional.empty();
            clock = Optional.empty();
            return;
        }
        ProgressBar shown = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setMaxRenderedLength(terminal.columns())
                .setUpdateIntervalMillis(EVERY_MILLIS)
                .setEtaFunction(state -> Optional.<Duration>empty())
                .clearDisplayOnFinish()
                .build();
        Timer ticking = new Timer("progress", true);
        ticking.scheduleAtFixedRate(
                new TimerTask() {
                    @Override
                    public void run() {
                        shown.stepTo(done.getAsLong());
                    }
                },
                0,
                EVERY_MILLIS);
        bar = Optional.of(shown);
        clock = Optional.of(ticking);
    }

    @Override
    public void close() {
        clock.ifPresent(Timer::cancel);
        bar.ifPresent(ProgressBar::close);
    }
}
