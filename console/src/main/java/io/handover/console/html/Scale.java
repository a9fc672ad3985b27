package io.handover.console.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Where values stand in a plot.
 *
 * @param low the least value that is shown
 * @param high the greatest, more than the least
 * @param isLogarithmic whether equal distances are equal ratios; then the least is more than 0
 * @param ticks values that are written at the axis, of those that are shown
 * @param label how a value is written
 */
public record Scale(double low, double high, boolean isLogarithmic, List<Double> ticks, DoubleFunction<String> label) {
    private static final List<Double> NICE_SECONDS = List.of(0.1, 1.0, 10.0, 60.0, 600.0, 3_600.0, 36_000.0, 360_000.0);
    private static final int ENOUGH_TICKS = 5;
    private static final double MILLIS = 1_000;

    public Scale {
        if (!(low < high) || isLogarithmic && low <= 0) {
            throw new IllegalArgumentException(low + " to " + high + " is no such scale");
        }
        ticks = List.copyOf(ticks);
    }

    /** A scale from {@code low} to {@code high} with some round values; where these are the same, it is widened. */
    public static Scale linear(double low, double high, DoubleFunction<String> label) {
        double wide = high > low ? high : low + 1;
        double step = StrictMath.pow(10, Math.floor(StrictMath.log10((wide - low) / ENOUGH_TICKS)));
        for (double more : new double[] {2, 2.5, 2}) {
            step *= (wide - low) / step > ENOUGH_TICKS ? more : 1;
        }
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step); i * step <= wide; i++) {
            ticks.add(i * step);
        }
        return new Scale(low, wide, false, ticks, label);
    }

    /** A scale of times in milliseconds by their ratios. */
    public static Scale times(double lowMillis, double highMillis, DoubleFunction<String> label) {
        double low = Math.max(1, lowMillis);
        double high = Math.max(low * 2, highMillis);
        List<Double> ticks = NICE_SECONDS.stream()
                .map(seconds -> seconds * MILLIS)
                .filter(millis -> millis >= low && millis <= high)
                .toList();
        return new Scale(low, high, true, ticks, label);
    }

    /** Where a value stands, 0 to 1; one that is not shown stands at the end that it is nearer to. */
    double place(double value) {
        double inside = Math.min(high, Math.max(low, value));
        return isLogarithmic
                ? StrictMath.log(inside / low) / StrictMath.log(high / low)
                : (inside - low) / (high - low);
    }
}
