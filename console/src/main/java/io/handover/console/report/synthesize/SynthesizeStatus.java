package io.handover.console.report.synthesize;

import io.handover.analysis.synthesis.SynthesisWatch;
import io.handover.console.report.Figures;
import java.io.PrintWriter;
import java.util.Timer;
import java.util.TimerTask;

/** Says on the error stream every ten seconds how far a synthesis is, so that a short one says nothing. */
public final class SynthesizeStatus implements AutoCloseable {
    private static final long EVERY_MILLIS = 10_000;

    private final Timer timer = new Timer("status", true);

    /** Says it from now on. */
    public SynthesizeStatus(SynthesisWatch watch, PrintWriter err) {
        this(watch, err, EVERY_MILLIS);
    }

    SynthesizeStatus(SynthesisWatch watch, PrintWriter err, long everyMillis) {
        timer.scheduleAtFixedRate(
                new TimerTask() {
                    @Override
                    public void run() {
                        err.println(line(watch));
                        err.flush();
                    }
                },
                everyMillis,
                everyMillis);
    }

    static String line(SynthesisWatch watch) {
        return "synthesize: " + Figures.counted(watch.games(), "game") + " played, "
                + Figures.counted(watch.tries(), "procedure") + " explored";
    }

    @Override
    public void close() {
        timer.cancel();
    }
}
