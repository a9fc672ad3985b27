package io.handover.console.bench;

import java.util.List;

/**
 * A workload beside what it was in a saved result.
 *
 * @param now how fast it is
 * @param ratio how fast it is now over then, both over the yardstick; above 1 is faster
 * @param floor a ratio that is less than this share away from 1 may be chance
 */
public record Change(Figure now, double ratio, double floor) {
    /** Less than this never counts: what the layout of code and memory alone makes of it from one start to the next. */
    private static final double LEAST_FLOOR = 0.05;

    /** So many standard errors; with six workloads one in some two hundred comparisons of the same says otherwise. */
    private static final double ERRORS = 3.5;

    /** What has become of a workload. */
    public enum Verdict {
        FASTER,
        SLOWER,
        /** No difference that stands out from chance. */
        SAME
    }

    /** Of what both have, but the yardstick. */
    public static List<Change> between(BenchResult then, BenchResult now) {
        return now.figures().stream()
                .filter(figure -> !figure.key().equals(Workloads.YARDSTICK))
                .flatMap(figure -> then.figure(figure.key()).stream().map(before -> of(before, figure)))
                .toList();
    }

    private static Change of(Figure then, Figure now) {
        double noise = Math.hypot(then.noise(), now.noise());
        return new Change(now, now.relative() / then.relative(), Math.max(LEAST_FLOOR, ERRORS * noise));
    }

    public Verdict verdict() {
        if (ratio > 1 + floor) {
            return Verdict.FASTER;
        }
        return ratio < 1 / (1 + floor) ? Verdict.SLOWER : Verdict.SAME;
    }

    /** Whether any of them is slower. */
    public static boolean anySlower(List<Change> changes) {
        return changes.stream().anyMatch(change -> change.verdict() == Verdict.SLOWER);
    }
}
