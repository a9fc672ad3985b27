package io.handover.console.report.explore;

import io.handover.console.Terminal;
import io.handover.console.report.Figures;
import io.handover.explorer.search.ExploreProgress;
import io.handover.explorer.search.ProgressListener;
import java.io.PrintWriter;
import java.util.Locale;

/** A line on the error stream that shows how far an exploration is, where a person watches; it is gone when closed. */
public final class Status implements ProgressListener, AutoCloseable {
    private static final long EVERY_NANOS = 200_000_000;
    private static final String START_OF_LINE = "\r\u001b[K";

    private final Terminal terminal;
    private final PrintWriter err;
    private long nextNanos = EVERY_NANOS;
    private boolean isShown;

    public Status(Terminal terminal, PrintWriter err) {
        this.terminal = terminal;
        this.err = err;
    }

    @Override
    public void progress(ExploreProgress progress) {
        if (!terminal.progress() || progress.nanos() < nextNanos) {
            return;
        }
        nextNanos = progress.nanos() + EVERY_NANOS;
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
