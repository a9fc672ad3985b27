package io.handover.analysis.comparison;

import io.handover.simulator.campaign.Measure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A measure of both procedures under one class of faults. It is never compared as a share of the runs that keep a bound.
 *
 * @param measure what is measured
 * @param never in how many runs it never comes to its end
 * @param mean its mean over the pairs in which it does in both
 * @param median the difference of its medians, over all runs; empty where one is never
 * @param tail the same at 95 %
 */
public record MeasureRow(Measure measure, Judged never, Judged mean, Optional<Judged> median, Optional<Judged> tail) {
    /** How many differences are judged of a measure. */
    static final int FIGURES = 4;

    static final double MEDIAN = 0.5;
    static final double TAIL = 0.95;

    static MeasureRow of(Measure measure, Pairs pairs, double alpha, Margins margins) {
        PairedMean mean = pairs.mean(measure);
        return new MeasureRow(
                measure,
                Judged.of(pairs.never(measure), alpha, margins.shares()),
                Judged.of(mean, alpha, margins.of(measure, mean.meanA())),
                quantile(measure, pairs, MEDIAN, alpha, margins),
                quantile(measure, pairs, TAIL, alpha, margins));
    }

    /** Of procedures that do the same. */
    MeasureRow same() {
        return new MeasureRow(measure, never.same(), mean.same(), median.map(Judged::same), tail.map(Judged::same));
    }

    private static Optional<Judged> quantile(
            Measure measure, Pairs pairs, double share, double alpha, Margins margins) {
        return pairs.quantile(measure, share)
                .map(quantile -> Judged.of(quantile, alpha, margins.of(measure, (double) quantile.a())));
    }

    /** Whether B is better in this measure: in some of its figures, and in none worse. */
    public Judgement judgement() {
        List<Judgement> figures = Stream.of(
                        Stream.of(never.judgement()),
                        meanJudgement().stream(),
                        median.map(Judged::judgement).stream(),
                        tail.map(Judged::judgement).stream())
                .flatMap(one -> one)
                .toList();
        boolean isBetter = figures.contains(Judgement.BETTER);
        boolean isWorse = figures.contains(Judgement.WORSE);
        if (isBetter && isWorse) {
            return Judgement.MIXED;
        }
        if (isBetter || isWorse) {
            return isBetter ? Judgement.BETTER : Judgement.WORSE;
        }
        return figures.contains(Judgement.UNDECIDED) ? Judgement.UNDECIDED : Judgement.SAME;
    }

    /** Nothing is said of a mean where the measure comes to its end in both in no pair. */
    public Optional<Judgement> meanJudgement() {
        return mean.estimate().pairs() == 0 ? Optional.empty() : Optional.of(mean.judgement());
    }

    /** The first of its figures that is undecided. */
    public Optional<Judged> undecided() {
        return Stream.of(
                        Stream.of(mean).filter(one -> one.estimate().pairs() > 0),
                        Stream.of(never),
                        median.stream(),
                        tail.stream())
                .flatMap(one -> one)
                .filter(one -> one.judgement() == Judgement.UNDECIDED)
                .findFirst();
    }
}
