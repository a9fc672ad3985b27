package io.handover.console.report;

import io.handover.simulator.campaign.Interval;
import io.handover.simulator.run.Measures;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them. */
public final class Figures {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DIGITS = 3;
    private static final int MOST_DIGITS = 7;

    private Figures() {}

    /** {@code 1,234,567}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 run}, {@code 1,234 runs}. */
    public static String counted(long number, String one) {
        return counted(number, one, one + "s");
    }

    /** {@code 1 branch}, {@code 2 branches}. */
    public static String counted(long number, String one, String several) {
        return count(number) + " " + (number == 1 ? one : several);
    }

    /** A share in percent to three digits, to more where it would read as 100 and is less: {@code 9.95}, {@code 0.007}. */
    public static String percent(double share) {
        BigDecimal percent = BigDecimal.valueOf(share).multiply(HUNDRED);
        for (int digits = DIGITS; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = percent.round(new MathContext(digits, RoundingMode.HALF_UP));
            if (rounded.compareTo(HUNDRED) < 0 || share >= 1) {
                return plain(rounded);
            }
        }
        return plain(percent.round(new MathContext(MOST_DIGITS, RoundingMode.DOWN)));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** {@code 9.7-10.2}, in percent, rounded outwards. */
    public static String interval(Interval interval) {
        return bound(interval.low(), RoundingMode.DOWN) + "-" + bound(interval.high(), RoundingMode.UP);
    }

    private static String bound(double share, RoundingMode outwards) {
        BigDecimal percent = BigDecimal.valueOf(share).multiply(HUNDRED);
        int digits = percent.compareTo(BigDecimal.TEN) < 0 ? DIGITS - 1 : DIGITS;
        return plain(percent.round(new MathContext(digits, outwards)));
    }

    /** A share with its interval: {@code 9.95 % (9.77-10.1)}. */
    public static String share(long hits, long runs) {
        return percent((double) hits / runs) + " % (" + interval(Interval.of(hits, runs)) + ")";
    }

    /** How long something lasted: {@code 0.8 s}, {@code 12.3 s}, {@code 4 min 05 s}, {@code 1 h 02 min}, {@code never}. */
    public static String duration(long millis) {
        if (millis == Measures.NEVER) {
            return "never";
        }
        if (millis == 0) {
            return "0 s";
        }
        if (millis < 59_950) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
        }
        long seconds = (millis + 500) / 1_000;
        if (seconds < 3_600) {
            return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
        }
        long minutes = (seconds + 30) / 60;
        return String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
    }

    /** A moment of a run: {@code 0:02:07.4}. */
    public static String clock(long millis) {
        long tenths = millis / 100;
        return String.format(
                Locale.ROOT, "%d:%02d:%02d.%d", tenths / 36_000, tenths / 600 % 60, tenths / 10 % 60, tenths % 10);
    }
}
