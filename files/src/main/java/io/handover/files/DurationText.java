package io.handover.files;

import io.handover.simulator.time.Distribution;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as files write them: {@code 30s}, {@code 2m}, {@code 1h 30m}. */
public final class DurationText {
    private static final Pattern PARTS = Pattern.compile(
            "(?:(\\d{1,10})d)? ?(?:(\\d{1,10})h)? ?(?:(\\d{1,10})m)? ?(?:(\\d{1,10})s)? ?(?:(\\d{1,12})ms)?");
    private static final long[] MILLIS = {24 * 3_600_000L, 3_600_000L, 60_000L, 1_000L, 1L};

    private static final List<String> UNITS = List.of("d", "h", "m", "s", "ms");

    private DurationText() {}

    /** As a file would write so many milliseconds. */
    public static String of(long millis) {
        StringBuilder text = new StringBuilder();
        long rest = millis;
        for (int unit = 0; unit < MILLIS.length; unit++) {
            long count = rest / MILLIS[unit];
            rest %= MILLIS[unit];
            if (count > 0) {
                text.append(text.isEmpty() ? "" : " ").append(count).append(UNITS.get(unit));
            }
        }
        return text.isEmpty() ? "0s" : text.toString();
    }

    /** Milliseconds, 0 to {@value Distribution#MOST_MILLIS}; empty where it is more or the text, whose shape was checked, is none. */
    public static OptionalLong millis(String text) {
        Matcher parts = PARTS.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            return OptionalLong.empty();
        }
        long sum = 0;
        for (int unit = 0; unit < MILLIS.length; unit++) {
            String number = parts.group(unit + 1);
            sum += number == null ? 0 : Long.parseLong(number) * MILLIS[unit];
        }
        return sum <= Distribution.MOST_MILLIS ? OptionalLong.of(sum) : OptionalLong.empty();
    }
}
