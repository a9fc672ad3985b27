package io.handover.analysis.slips;

import java.util.List;

/**
 * Between which probabilities, per opportunity, the human-reliability literature puts a mistake: anchors of other fields, and no
 * measurement of anybody here (docs/slips.md, "How likely a slip is").
 *
 * @param low the least, above 0
 * @param high the greatest, up to 1
 */
public record ErrorRange(double low, double high) {
    /** A source that states one figure is off by this factor either way, as THERP says of its own. */
    static final double ERROR_FACTOR = 5;

    /** What HEART multiplies its figure by where time is short. */
    static final double SHORTAGE_OF_TIME = 11;

    /** HEART's generic task F: restore or shift a system following procedures, with some checking. */
    static final double HEART_TASK_F = 0.003;

    public ErrorRange {
        if (!(low > 0 && low <= high && high <= 1)) {
            throw new IllegalArgumentException("no range of probabilities: " + low + " to " + high);
        }
    }

    /** From the least that a source allows to the most that one does. */
    static ErrorRange over(List<Double> figures) {
        double low = figures.stream().mapToDouble(figure -> figure).min().orElseThrow();
        double high = figures.stream().mapToDouble(figure -> figure).max().orElseThrow();
        return new ErrorRange(low / ERROR_FACTOR, Math.min(1, high * ERROR_FACTOR));
    }

    /** The same where the step is to be done as soon as possible: the upper end reaches as far as HEART's does under shortage of time. */
    ErrorRange inHaste() {
        return new ErrorRange(low, Math.max(high, Math.min(1, HEART_TASK_F * SHORTAGE_OF_TIME * ERROR_FACTOR)));
    }
}
