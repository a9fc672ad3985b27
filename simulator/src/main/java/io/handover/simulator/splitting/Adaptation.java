package io.handover.simulator.splitting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Learns from pilot runs where it is worth while to split, and what to ask for there: what those runs went through that failed or, while none
 * has, that came nearest (the cross-entropy method, with the shares of a mixture as parameters). What it learns decides how exact an estimate
 * is, not what is estimated, and the estimate is made with other runs.
 */
final class Adaptation {
    /** Of those that came nearest something is learned only while few runs come there by themselves. */
    private static final double COMMON = 0.3;

    /** How many strikes are asked for, at most. */
    private static final double MOST_ASKED = 12;

    private static final double USUALLY_ASKED = 2;

    /** A run is split into so many others on average, and these again: a tree has some six runs then. */
    private static final double MOST_EACH = 0.85;

    /** So many runs go on by chance at most. */
    private static final int MOST_NATURAL = 4;

    /** What is not known to help is tried all the same, now and then. */
    private static final double LEAST_ASKED = 0.03;

    private static final double LEAST_ASKED_AT_START = 0.5;

    /** The part of what is asked for that is spread evenly, so that nothing is ruled out. */
    private static final double EVEN = 0.3;

    /** A run is split less from this part on of what those count for that fail. */
    private static final double LIGHT = 0.1;

    private final Efforts before;
    private final int levels;
    private final double[] visits;
    private final double[] came;
    private final double[] cameNearer;
    private final double[] byStrikes;
    private final double[] byChance;
    private final double[] logWeight;
    private final double[][] credit;
    private double all;

    private Adaptation(Efforts before, int levels) {
        this.before = before;
        this.levels = levels;
        int occasions = before.occasions();
        visits = new double[occasions];
        came = new double[occasions];
        cameNearer = new double[occasions];
        byStrikes = new double[occasions];
        byChance = new double[occasions];
        logWeight = new double[occasions];
        credit = new double[occasions][before.components()];
    }

    /** The efforts to go on with after some pilot runs. */
    static Efforts of(Efforts before, int levels, List<Grown> runs) {
        return new Adaptation(before, levels).learn(runs);
    }

    private Efforts learn(List<Grown> runs) {
        int best = 0;
        long made = runs.stream().mapToLong(grown -> grown.runs).sum();
        for (Grown grown : runs) {
            for (Grown.End end : grown.ends) {
                best = Math.max(best, end.reached());
            }
            for (int o = 0; o < visits.length; o++) {
                visits[o] += grown.visits[o] / made;
                came[o] += grown.came[o];
                cameNearer[o] += grown.cameNearer[o];
            }
        }
        List<Grown.End> elite = new ArrayList<>();
        double common = 0;
        for (Grown grown : runs) {
            for (Grown.End end : grown.ends) {
                if (end.reached() == best) {
                    elite.add(end);
                    common += end.weight() / runs.size();
                }
            }
        }
        boolean failed = best == levels;
        if (!failed && common > COMMON) {
            return before;
        }
        for (Grown.End end : elite) {
            give(end.weight(), end.last());
        }
        Efforts after = before;
        for (int o = 0; o < visits.length; o++) {
            if (failed || Efforts.level(o) < best) {
                after = adapted(after, o);
            }
        }
        return after.fewer(MOST_EACH / Math.max(MOST_EACH, each(after)));
    }

    /** How many others a run is split into, on average, by what is done on the occasions to which it comes. */
    private double each(Efforts efforts) {
        double each = 0;
        for (int o = 0; o < visits.length; o++) {
            each += visits[o] * (efforts.natural(o) - 1 + efforts.asked(o));
        }
        return each;
    }

    private void give(double weight, Optional<Crossing> last) {
        all += weight;
        for (Optional<Crossing> next = last; next.isPresent(); next = next.get().before) {
            Crossing at = next.get();
            int o = at.occasion;
            byChance[o] += weight * at.chance;
            byStrikes[o] += weight * (1 - at.chance);
            logWeight[o] += weight * StrictMath.log(at.weight);
            for (int i = 0; i < at.components.length; i++) {
                credit[o][at.components[i]] += weight * (1 - at.chance) * at.shares[i];
            }
        }
    }

    private Efforts adapted(Efforts to, int o) {
        double through = byChance[o] + byStrikes[o];
        double least = before.components() == 0 ? 0 : o == Efforts.START ? LEAST_ASKED_AT_START : LEAST_ASKED;
        if (through == 0) {
            return to.with(o, 1, least, before.reference(o), even());
        }
        double asked = USUALLY_ASKED * StrictMath.sqrt(Math.min(1, byStrikes[o] / all) / Math.max(visits[o], 1e-3));
        double[] share = even();
        if (byStrikes[o] > 0) {
            for (int c = 0; c < share.length; c++) {
                share[c] = EVEN * share[c] + (1 - EVEN) * credit[o][c] / byStrikes[o];
            }
        }
        double reference = LIGHT * StrictMath.exp(logWeight[o] / through);
        return to.with(
                o,
                natural(o, through),
                before.components() == 0 ? 0 : Math.max(least, Math.min(MOST_ASKED, asked)),
                reference,
                share);
    }

    /** As many as make up for those that come no nearer, where it is chance that decides it. */
    private int natural(int o, double through) {
        if (byChance[o] < through / 2 || cameNearer[o] == 0 || came[o] == 0) {
            return 1;
        }
        return (int) Math.max(1, Math.min(MOST_NATURAL, Math.round(came[o] / cameNearer[o])));
    }

    private double[] even() {
        double[] share = new double[before.components()];
        Arrays.fill(share, 1.0 / Math.max(1, share.length));
        return share;
    }
}
