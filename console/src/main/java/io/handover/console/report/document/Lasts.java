package io.handover.console.report.document;

import java.util.ArrayList;
import java.util.List;

/** Durations in an operator's words; all are given in milliseconds. */
final class Lasts {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private Lasts() {}

    /** Exactly: {@code "2 min"}, {@code "1 h 30 min"}, {@code "1.5 s"}. */
    static String words(long millis) {
        List<String> parts = new ArrayList<>();
        if (millis >= HOUR) {
            parts.add(millis / HOUR + " h");
        }
        if (millis % HOUR >= MINUTE) {
            parts.add(millis % HOUR / MINUTE + " min");
        }
        long rest = millis % MINUTE;
        if (rest > 0 || parts.isEmpty()) {
            parts.add((rest % SECOND == 0 ? String.valueOf(rest / SECOND) : String.valueOf(rest / 1_000.0)) + " s");
        }
        return String.join(" ", parts);
    }

    /** Rounded up to what a person looks at a clock for. */
    static String rounded(long millis) {
        long to = millis < 20 * SECOND
                ? SECOND
                : millis < 2 * MINUTE
                        ? 5 * SECOND
                        : millis < 10 * MINUTE ? 10 * SECOND : millis < HOUR ? MINUTE : 5 * MINUTE;
        return words((millis + to - 1) / to * to);
    }
}
