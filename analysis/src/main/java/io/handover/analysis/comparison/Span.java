package io.handover.analysis.comparison;

/**
 * Where a difference lies, at some confidence.
 *
 * @param low negative infinity where nothing is known
 * @param high from {@code low} on; positive infinity where nothing is known
 */
public record Span(double low, double high) {
    /** Nothing is known. */
    public static final Span ANYWHERE = new Span(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** Whether all of it is at most that far from zero. */
    public boolean isWithin(double margin) {
        return low >= -margin && high <= margin;
    }

    /** Whether zero is no possible value. */
    public boolean excludesZero() {
        return low > 0 || high < 0;
    }

    /** Whether there are bounds at all. */
    public boolean isBounded() {
        return low > Double.NEGATIVE_INFINITY && high < Double.POSITIVE_INFINITY;
    }
}
