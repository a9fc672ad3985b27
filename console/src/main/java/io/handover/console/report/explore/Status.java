package io.handover.console.report.explore;

import io.handover.console.Terminal;
import io.handover.console.report.Figures;
import io.handover.explorer.search.ExploreProgress;
import io.handover.explorer.search.ProgressListener;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Shows on the error stream how far an exploration is: where a person watches as one line, which is gone when closed; elsewhere as a
 * plain line every ten seconds, so that a short one says nothing.
 */
public final class Status implements ProgressListener, AutoCloseable {
    private static final long EVERY_NANOS = 200_000_000;
    private static final long PLAIN_EVERY_NANOS = 10_000_000_000L;
    private static final String START_OF_LINE = "\r\u001b[K";

    private final Terminal terminal;
    private final PrintWriter err;
    private final long everyNanos;
    private long nextNanos;
    private boolean isShown;

    public Status(Terminal terminal, PrintWriter err) {
        this.terminal = terminal;
        this.err = err;
        this.everyNanos = terminal.progress() ? EVERY_NANOS : PLAIN_EVERY_NANOS;
        this.nextNanos = everyNanos;
    }

    @Override
    public void progress(ExploreProgress progress) {
        if (progress.nanos() < nextNanos) {
            return;
        }
        nextNanos = progress.nanos() + everyNanos;
        if (!terminal.progress()) {
            err.println(line(progress));
            err.flush();
            return;
        }
        String line = line(progress);
        err.print(START_OF_LINE + line.substring(0, Math.min(line.length(), terminal.columns() - 1)));
        err.flush();
        isShown = true;
    }

    static String line(ExploreProgress progress) {
        String states = Figures.count(progress.states()) + " states";
        return switch (progress.phase()) {
            case SEARCH ->
                String.format(
                        Locale.ROOT,
                        "explore: %s, %.1f million/s, frontier %s, depth %d",
                        states,
                        progress.statesPerSecond() / 1e6,
                        Figures.count(progress.frontier()),
                        progress.depth());
            case SETTLE ->
                "explore: " + states + ", second pass at depth " + progress.depth() + ", "
                        + Figures.count(progress.frontier()) + " to go there";
            case TRACE -> "explore: " + states + ", counterexamples at depth " + progress.depth();
        };
    }

    @Override
    public void close() {
        if (isShown) {
            err.print(START_OF_LINE);
            err.flush();
        }
    }
}
