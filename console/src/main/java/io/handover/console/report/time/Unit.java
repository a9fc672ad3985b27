package io.handover.console.report.time;

import io.handover.analysis.time.Estimate;
import io.handover.analysis.time.Share;
import io.handover.console.report.Figures;
import io.handover.simulator.campaign.Interval;
import io.handover.simulator.campaign.Measure;
import io.handover.simulator.run.Measures;
import java.util.Optional;

/** How figures of one unit are written, with their intervals. */
enum Unit {
    TIME {
        @Override
        String of(long value) {
            return Figures.duration(value);
        }
    },
    CHANGES {
        @Override
        String of(long value) {
            return value == Measures.NEVER ? Figures.duration(value) : Figures.count(value);
        }
    };

    private static final String SECONDS = " s";

    static Unit of(Measure measure) {
        return measure.unit().equals("ms") ? TIME : CHANGES;
    }

    abstract String of(long value);

    /** {@code "31.2 s (31.0-31.5 s)"}; without the interval where it is the figure itself. */
    String of(Estimate estimate) {
        String value = of(estimate.value());
        String interval = interval(estimate.low(), estimate.high());
        return value.equals(interval) ? value : value + " (" + interval + ")";
    }

    /** {@code "31.0-31.5 s"}, {@code "1 min 02 s to 1 min 05 s"}, {@code "31.0 s or more"}. */
    private String interval(long low, Optional<Long> high) {
        String from = of(low);
        if (high.isEmpty()) {
            return low == Measures.NEVER ? from : from + " or more";
        }
        String to = of(high.get());
        if (from.equals(to)) {
            return from;
        }
        if (isShort(from) && isShort(to)) {
            return from.replace(SECONDS, "") + "-" + to;
        }
        return from + " to " + to;
    }

    private static boolean isShort(String text) {
        return text.matches("[\\d,.]+( s)?");
    }

    /** A share in percent with its interval, {@code "9.95 % (9.77-10.1)"}, or {@code "below 0.015 %"} where it was never seen. */
    static String of(Share share) {
        if (share.runs() == 0) {
            return "unknown";
        }
        if (share.isNeverSeen()) {
            return "below " + Figures.percent(share.high()) + " %";
        }
        return Figures.percent(share.value()) + " % (" + Figures.interval(new Interval(share.low(), share.high()))
                + ")";
    }
}
