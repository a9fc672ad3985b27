package io.handover.console.report;

import io.handover.console.Terminal;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows on the error stream how far some work is, and at what time of day it is likely to end: as a bar where a person watches, which
 * is gone when closed; elsewhere as a plain line every ten seconds, so that short work says nothing.
 */
public final class Progress implements AutoCloseable {
    private static final long BAR_EVERY_MILLIS = 100;
    private static final long LINE_EVERY_MILLIS = 10_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final String task;
    private final long total;
    private final LongSupplier done;
    private final Clock clock;
    private final Instant begun;
    private final Optional<ProgressBar> bar;
    private final Timer timer = new Timer("progress", true);

    /**
     * Shows progress from now on.
     *
     * @param task what is being done, in a word or two
     * @param total when it is done
     * @param done how far it is
     */
    public Progress(Terminal terminal, String task, long total, LongSupplier done) {
        this(terminal, task, total, done, Clock.system(ZoneId.systemDefault()), System.err, LINE_EVERY_MILLIS);
    }

    /** With another clock, stream and time between two lines. */
    Progress(
            Terminal terminal,
            String task,
            long total,
            LongSupplier done,
            Clock clock,
            PrintStream err,
            long lineEveryMillis) {
        this.task = task;
        this.total = total;
        this.done = done;
        this.clock = clock;
        this.begun = clock.instant();
        this.bar = terminal.progress() ? Optional.of(bar(terminal, task, total)) : Optional.empty();
        long every = bar.isPresent() ? BAR_EVERY_MILLIS : lineEveryMillis;
        timer.scheduleAtFixedRate(
                new TimerTask() {
                    @Override
                    public void run() {
                        bar.ifPresentOrElse(Progress.this::move, () -> err.println(line()));
                    }
                },
                bar.isPresent() ? 0 : every,
                every);
    }

    private static ProgressBar bar(Terminal terminal, String task, long total) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setMaxRenderedLength(terminal.columns())
                .setUpdateIntervalMillis((int) BAR_EVERY_MILLIS)
                .hideEta()
                .clearDisplayOnFinish()
                .build();
    }

    private void move(ProgressBar shown) {
        long now = done.getAsLong();
        shown.stepTo(now);
        shown.setExtraMessage(end(now));
    }

    private String line() {
        long now = done.getAsLong();
        return task + ": " + 100 * now / Math.max(1, total) + " % done" + end(now);
    }

    /** {@code ", ends about 14:32:05"}; nothing before anything is done. */
    private String end(long now) {
        if (now <= 0) {
            return "";
        }
        Instant present = clock.instant();
        double taken = ChronoUnit.MILLIS.between(begun, present);
        long left = Math.round(taken * Math.max(0, total - now) / now);
        return ", ends about " + TIME.format(LocalTime.ofInstant(present.plusMillis(left), clock.getZone()));
    }

    @Override
    public void close() {
        timer.cancel();
        bar.ifPresent(ProgressBar::close);
    }
}
