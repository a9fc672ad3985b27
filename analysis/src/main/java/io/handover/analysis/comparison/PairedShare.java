package io.handover.analysis.comparison;

import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.BetaDistribution;

/**
 * In how many of some pairs of runs something is so in the one, the other, or both. Only pairs in which it is so in one of them alone say
 * anything of the difference, as in McNemar's test.
 *
 * @param pairs all pairs, 0 or more
 * @param both in which it is so in both
 * @param onlyA in which it is so in A alone
 * @param onlyB in which it is so in B alone
 * @param open further pairs in which it is not known, as a run did not come to rest; they are among {@code pairs} and in none of the others
 */
public record PairedShare(long pairs, long both, long onlyA, long onlyB, long open) implements Estimate {
    /** Of the probability of being wrong, what is spent on how many pairs differ; the rest goes to which way they do. */
    private static final double ON_DISCORDANCE = 0.2;

    public double shareA() {
        return pairs == 0 ? 0 : (double) (both + onlyA) / pairs;
    }

    public double shareB() {
        return pairs == 0 ? 0 : (double) (both + onlyB) / pairs;
    }

    @Override
    public double difference() {
        return pairs == 0 ? 0 : (double) (onlyB - onlyA) / pairs;
    }

    /** Whether one of both alone has no such run. */
    public boolean isSwitched() {
        return (both + onlyA == 0) != (both + onlyB == 0);
    }

    /**
     * Exact for any number of pairs: of how many pairs differ and of which way those do there is a Clopper-Pearson interval each, and what
     * the two allow together is the span. It lies on one side of zero where the exact test of McNemar, at four fifths of {@code alpha}, says so.
     * A pair of which it is not known counts for either side.
     */
    @Override
    public Span span(double alpha) {
        if (pairs == 0) {
            return new Span(-1, 1);
        }
        if (open == 0) {
            return span(onlyA, onlyB, alpha);
        }
        return new Span(
                span(onlyA + open, onlyB, alpha).low(),
                span(onlyA, onlyB + open, alpha).high());
    }

    private Span span(long a, long b, double alpha) {
        long differ = a + b;
        Span share = clopperPearson(differ, pairs, ON_DISCORDANCE * alpha);
        Span towardsB = clopperPearson(b, differ, (1 - ON_DISCORDANCE) * alpha);
        double low = 2 * towardsB.low() - 1;
        double high = 2 * towardsB.high() - 1;
        return new Span(low * (low > 0 ? share.low() : share.high()), high * (high < 0 ? share.low() : share.high()));
    }

    /** The exact interval of a share; everything where there are none. */
    static Span clopperPearson(long hits, long of, double alpha) {
        double low = hits == 0
                ? 0
                : new BetaDistribution(hits, of - hits + 1.0, ACCURACY).inverseCumulativeProbability(alpha / 2);
        double high = hits == of
                ? 1
                : new BetaDistribution(hits + 1.0, of - hits, ACCURACY).inverseCumulativeProbability(1 - alpha / 2);
        return new Span(low, high);
    }

    private static final double ACCURACY = 1e-12;

    @Override
    public PairedShare times(double factor) {
        return new PairedShare(
                Math.round(pairs * factor),
                Math.round(both * factor),
                Math.round(onlyA * factor),
                Math.round(onlyB * factor),
                Math.round(open * factor));
    }

    @Override
    public OptionalDouble gain() {
        if (pairs == 0) {
            return OptionalDouble.empty();
        }
        double differ = (double) (onlyA + onlyB) / pairs;
        return Estimate.gain(
                shareA() * (1 - shareA()), shareB() * (1 - shareB()), differ - difference() * difference());
    }
}
