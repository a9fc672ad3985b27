package io.handover.simulator.splitting;

import java.util.Arrays;

/**
 * What is done on each occasion on which a run may be split: how many go on by chance alone, how many are made beside them in which a fault
 * is asked to strike soon, and which fault is asked for how soon. Immutable.
 *
 * <p>An occasion is, as a number: the run's {@linkplain #START start}; a strike that {@linkplain #STRUCK hit} something and brought the site
 * no nearer; or the rise to a level ({@link #riseTo}), each time anew.
 */
final class Efforts {
    static final int START = 0;
    static final int STRUCK = 1;

    /** How soon a strike may be asked for, in simulated milliseconds: each about five times the one before. */
    static final long[] HORIZONS = {1_000, 5_000, 20_000, 120_000, 600_000, 3_600_000, 4 * 3_600_000};

    private static final double FIRST_ASKED = 0.15;
    private static final double FIRST_ASKED_AT_START = 4;

    private final int[] natural;
    private final double[] asked;
    private final double[] reference;

    /** By occasion and, in it, by fault and horizon: what share of the strikes that are asked for it gets. */
    private final double[][] shares;

    private Efforts(int[] natural, double[] asked, double[] reference, double[][] shares) {
        this.natural = natural;
        this.asked = asked;
        this.reference = reference;
        this.shares = shares;
    }

    /** Before anything is known: every fault and every horizon alike, on every occasion. */
    static Efforts first(int levels, int faults) {
        int occasions = levels + 1;
        int[] natural = new int[occasions];
        Arrays.fill(natural, 1);
        double[] asked = new double[occasions];
        Arrays.fill(asked, faults == 0 ? 0 : FIRST_ASKED);
        asked[START] = faults == 0 ? 0 : FIRST_ASKED_AT_START;
        int components = faults * HORIZONS.length;
        double[][] shares = new double[occasions][components];
        for (double[] of : shares) {
            Arrays.fill(of, 1.0 / components);
        }
        return new Efforts(natural, asked, new double[occasions], shares);
    }

    /** These with another effort on one occasion. */
    Efforts with(int occasion, int chance, double strikes, double weight, double[] share) {
        int[] otherNatural = natural.clone();
        otherNatural[occasion] = chance;
        double[] otherAsked = asked.clone();
        otherAsked[occasion] = strikes;
        double[] otherReference = reference.clone();
        otherReference[occasion] = weight;
        double[][] otherShares = shares.clone();
        otherShares[occasion] = share.clone();
        return new Efforts(otherNatural, otherAsked, otherReference, otherShares);
    }

    /** The same, done more seldom. */
    Efforts fewer(double factor) {
        return new Efforts(
                Arrays.stream(natural)
                        .map(each -> (int) Math.round(1 + (each - 1) * factor))
                        .toArray(),
                Arrays.stream(asked).map(each -> each * factor).toArray(),
                reference,
                shares);
    }

    /** The rise to a level, 1 or more. */
    static int riseTo(int level) {
        return level + 1;
    }

    /** The level that is risen to; 0 for another occasion. */
    static int level(int occasion) {
        return Math.max(0, occasion - 1);
    }

    int occasions() {
        return natural.length;
    }

    /** How many go on by chance alone, the run itself among them. */
    int natural(int occasion) {
        return natural[occasion];
    }

    /** How many strikes are asked for, on average. */
    double asked(int occasion) {
        return asked[occasion];
    }

    /** Whether pilot runs have told what to do there. */
    boolean isLearned(int occasion) {
        return reference[occasion] > 0;
    }

    /** A run of less weight than this is split less; 0 where nothing has been learned. */
    double reference(int occasion) {
        return reference[occasion];
    }

    int components() {
        return shares[START].length;
    }

    double share(int occasion, int component) {
        return shares[occasion][component];
    }

    /** Which component a number from 0 to 1 falls to. */
    int component(int occasion, double u) {
        double[] of = shares[occasion];
        double sum = 0;
        for (int c = 0; c < of.length; c++) {
            sum += of[c];
            if (u < sum) {
                return c;
            }
        }
        int last = of.length - 1;
        while (of[last] == 0) {
            last--;
        }
        return last;
    }

    static int fault(int component) {
        return component / HORIZONS.length;
    }

    static long horizon(int component) {
        return HORIZONS[component % HORIZONS.length];
    }
}
