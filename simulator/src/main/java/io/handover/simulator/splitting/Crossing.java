package io.handover.simulator.splitting;

import io.handover.simulator.run.Strikes;
import java.util.Arrays;
import java.util.Optional;

/**
 * One of the runs that go on from where a run was split, at that moment.
 *
 * <p>Of {@code n} runs that go on by chance and {@code m} in which a strike is asked for, one with strikes {@code u} ahead counts for {@code
 * w ÷ (n + m Σ πᶜ qᶜ(u) ÷ p(u))}, where {@code w} is what the run counted for that is split, {@code p} the law of the strikes, {@code πᶜ} the
 * share of strike {@code c} among those that are asked for, and {@code qᶜ} the law given that it comes as soon as that. The sum over all of
 * them is {@code w} on average, whatever is looked for (the balance heuristic of Veach and Guibas, 1995), and none counts for more than
 * {@code w ÷ n}.
 */
final class Crossing {
    /** Where it was split before, if it was. */
    final Optional<Crossing> before;

    /** On which occasion it was split, see {@link Efforts}. */
    final int occasion;

    /** What it counts for from then on. */
    final double weight;

    /** How likely it was made by chance alone, of the runs like it that are made there. */
    final double chance;

    /** The strikes that can be asked for, see {@link Efforts}, of which it could be the outcome. */
    final int[] components;

    /** How likely it is the outcome of each, were all of them asked for alike. */
    final double[] shares;

    /** The part of the divisor that is the same for all. */
    private final double common;

    /** By fault: its part of the divisor, and how often it had struck. */
    private final double[] parts;

    private final int[] struck;

    Crossing(
            Strikes ahead,
            Efforts efforts,
            int occasion,
            int natural,
            int asked,
            double weight,
            Optional<Crossing> before) {
        this.before = before;
        this.occasion = occasion;
        int faults = asked == 0 ? 0 : ahead.count();
        parts = new double[faults];
        struck = new int[faults];
        double alike = natural;
        double all = 0;
        double sum = 0;
        int[] of = new int[faults * Efforts.HORIZONS.length];
        double[] likely = new double[of.length];
        int found = 0;
        for (int fault = 0; fault < faults; fault++) {
            struck[fault] = ahead.struck(fault);
            long in = ahead.inMillis(fault);
            boolean always = ahead.canStrikeWithin(fault, Efforts.HORIZONS[0]);
            for (int h = 0; h < Efforts.HORIZONS.length; h++) {
                int component = fault * Efforts.HORIZONS.length + h;
                long horizon = Efforts.HORIZONS[h];
                double expected = asked * efforts.share(occasion, component);
                if (!always && !ahead.canStrikeWithin(fault, horizon)) {
                    // Asked for in vain, and so left to chance.
                    alike += expected;
                } else if (in <= horizon && expected > 0) {
                    double share = ahead.shareWithin(fault, horizon);
                    parts[fault] += expected / share;
                    of[found] = component;
                    likely[found++] = 1 / share;
                    sum += 1 / share;
                }
            }
            all += parts[fault];
        }
        for (int i = 0; i < found; i++) {
            likely[i] /= sum;
        }
        this.common = alike;
        this.weight = weight / (alike + all);
        this.chance = alike / (alike + all);
        this.components = Arrays.copyOf(of, found);
        this.shares = Arrays.copyOf(likely, found);
    }

    /** The divisor as far as it is known from the strikes that have come since. */
    double knownDivisor(Strikes now) {
        double known = common;
        for (int fault = 0; fault < parts.length; fault++) {
            if (now.struck(fault) > struck[fault]) {
                known += parts[fault];
            }
        }
        return known;
    }
}
