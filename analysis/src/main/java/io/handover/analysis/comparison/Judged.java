package io.handover.analysis.comparison;

import java.util.OptionalLong;

/**
 * A difference and what is said of it.
 *
 * @param judgement what is said
 * @param estimate what the pairs say
 * @param span where the difference lies, at the confidence of the report over all its comparisons
 * @param margin differences up to this count as the same
 * @param more of an undecided one: about how many pairs more would decide it, if they went on like these; empty where no number in reach does
 */
public record Judged(Judgement judgement, Estimate estimate, Span span, double margin, OptionalLong more) {
    /** More than so many times as many pairs are not asked for. */
    private static final double MOST_FACTOR = 100_000;

    private static final double FINER = 1.05;
    private static final int DIGITS = 2;

    /**
     * Judges a difference: a span within the margin is the same, one on one side of zero is better or worse. Where one of both alone is so in
     * some runs, and in the other none, that is no matter of a margin: it is better or worse as soon as it is certain.
     *
     * @param alpha the probability of a span that does not hold the true difference
     * @param margin 0 or more
     */
    static Judged of(Estimate estimate, double alpha, double margin) {
        Span span = estimate.span(alpha);
        Judgement judgement = judgement(estimate, span, margin);
        return new Judged(
                judgement,
                estimate,
                span,
                margin,
                judgement == Judgement.UNDECIDED ? more(estimate, alpha, margin) : OptionalLong.empty());
    }

    /** Of procedures that do the same: nothing can differ, however few pairs say so. */
    Judged same() {
        return new Judged(Judgement.SAME, estimate, span, margin, OptionalLong.empty());
    }

    private static Judgement judgement(Estimate estimate, Span span, double margin) {
        boolean isSwitch = estimate instanceof PairedShare share && share.isSwitched() && span.excludesZero();
        if (span.isWithin(margin) && !isSwitch) {
            return Judgement.SAME;
        }
        if (span.excludesZero()) {
            return span.low() > 0 ? Judgement.WORSE : Judgement.BETTER;
        }
        return Judgement.UNDECIDED;
    }

    private static OptionalLong more(Estimate estimate, double alpha, double margin) {
        if (estimate.pairs() == 0 || !estimate.span(alpha).isBounded()) {
            return OptionalLong.empty();
        }
        double least = 1;
        double most = 2;
        while (!decides(estimate, most, alpha, margin)) {
            least = most;
            most *= 2;
            if (most > MOST_FACTOR) {
                return OptionalLong.empty();
            }
        }
        while (most / least > FINER) {
            double middle = StrictMath.sqrt(least * most);
            if (decides(estimate, middle, alpha, margin)) {
                most = middle;
            } else {
                least = middle;
            }
        }
        return OptionalLong.of(rounded(StrictMath.ceil(estimate.pairs() * (most - 1))));
    }

    private static boolean decides(Estimate estimate, double factor, double alpha, double margin) {
        Estimate more = estimate.times(factor);
        return judgement(more, more.span(alpha), margin) != Judgement.UNDECIDED;
    }

    /** Upwards, to two digits: it is an estimate. */
    private static long rounded(double number) {
        long unit = 1;
        while (number / unit >= StrictMath.pow(10, DIGITS)) {
            unit *= 10;
        }
        return ((long) StrictMath.ceil(number / unit)) * unit;
    }
}
