package io.handover.simulator.campaign;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Percentiles as a file in HdrHistogram's own log format, which its tools read: one line a measure, with the measure's name as its tag. A
 * run in which a measure never ended is in no histogram of that format; a remark says how many these are. What the lines say is the same on
 * every machine; how they are packed is up to its zlib.
 */
public final class HistogramLog {
    private HistogramLog() {}

    /**
     * Writes it; the stream stays open.
     *
     * @param remarks comments above it, a line each
     * @param byTag in the order of the file; a tag has no blank, comma or line end
     * @throws IOException where it cannot be written
     */
    public static void write(OutputStream to, List<String> remarks, Map<String, Percentiles> byTag) throws IOException {
        PrintStream stream = new PrintStream(to, false, StandardCharsets.UTF_8);
        @SuppressWarnings("resource") // its stream is the caller's
        HistogramLogWriter log = new HistogramLogWriter(stream);
        remarks.forEach(remark -> log.outputComment(" " + remark));
        log.outputLogFormatVersion();
        log.outputLegend();
        byTag.forEach((tag, percentiles) -> {
            if (percentiles.never() > 0) {
                log.outputComment(" " + tag + " never ended in " + percentiles.never() + " of " + percentiles.runs()
                        + " runs, which are not in its histogram");
            }
            Histogram histogram = percentiles.histogram();
            histogram.setTag(tag);
            log.outputIntervalHistogram(0, 1, histogram, 1);
        });
        stream.flush();
        if (stream.checkError()) {
            throw new IOException("the histograms could not be written");
        }
    }
}
