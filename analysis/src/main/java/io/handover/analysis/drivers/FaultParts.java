package io.handover.analysis.drivers;

import io.handover.analysis.drivers.Explained.WithoutFault;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * By how much the mean of an outcome is less in the runs in which a fault strikes too late. When a fault first strikes hangs on nothing else:
 * these runs are like the others in all but that. (Whether it <em>hit</em> something is no such thing: a run that takes long for another reason
 * is hit by everything.)
 */
final class FaultParts {
    /** Less is not told. */
    private static final double LEAST = 0.02;

    /** So many of the runs without the fault must be expected to have something of the outcome. */
    private static final double FEW_EXPECTED = 12;

    /** Where none is seen, there may be so many: with 95 % confidence. */
    private static final double NONE_SEEN = 3;

    private final List<Fault> faults;
    private final long[] struck;
    private final Resampling resampling;

    /**
     * Of runs.
     *
     * @param faults those that may strike
     * @param struck those that strike in time, by run, as bits by their place in the catalogue
     */
    FaultParts(List<Fault> faults, long[] struck, Resampling resampling) {
        this.faults = List.copyOf(faults);
        this.struck = struck.clone();
        this.resampling = resampling;
    }

    /** Of runs without faults. */
    static FaultParts none() {
        return new FaultParts(List.of(), new long[0], new Resampling(1, 0));
    }

    /** The faults without which there is certainly less of an outcome. */
    List<WithoutFault> of(int[] runs, double[] values) {
        List<WithoutFault> all = new ArrayList<>();
        for (Fault fault : faults) {
            long bit = 1L << Faults.ALL.indexOf(fault);
            int groups = resampling.groups();
            double[] count = new double[groups];
            double[] sum = new double[groups];
            double[] without = new double[groups];
            double[] sumWithout = new double[groups];
            int untouched = 0;
            int any = 0;
            int anyUntouched = 0;
            for (int i = 0; i < runs.length; i++) {
                int g = resampling.group(i, runs.length);
                boolean isUntouched = (struck[runs[i]] & bit) == 0;
                count[g]++;
                sum[g] += values[i];
                any += values[i] == 0 ? 0 : 1;
                if (isUntouched) {
                    without[g]++;
                    sumWithout[g] += values[i];
                    untouched++;
                    anyUntouched += values[i] == 0 ? 0 : 1;
                }
            }
            double expected = (double) any * untouched / runs.length;
            if (expected < FEW_EXPECTED || untouched == runs.length) {
                continue;
            }
            int[] once = new int[groups];
            Arrays.fill(once, 1);
            Estimate drawn = Resampling.estimate(
                    less(once, count, sum, without, sumWithout),
                    resampling.draws(weights -> less(weights, count, sum, without, sumWithout)));
            Estimate less = anyUntouched > 0
                    ? drawn
                    : new Estimate(drawn.value(), Math.min(drawn.low(), 1 - NONE_SEEN / expected), drawn.high());
            // Each of many faults is asked of each of many outcomes: twice the usual distance, so that chance names
            // none.
            if (2 * less.low() - less.value() > LEAST) {
                all.add(new WithoutFault(fault.name(), less.within(0, 1), 1 - untouched / (double) runs.length));
            }
        }
        all.sort(Comparator.comparingDouble(one -> -one.less().value()));
        return all;
    }

    private static double less(int[] weights, double[] count, double[] sum, double[] without, double[] sumWithout) {
        double mean = Resampling.sum(weights, sum) / Resampling.sum(weights, count);
        double left = Resampling.sum(weights, without);
        return mean == 0 || left == 0 ? 0 : 1 - Resampling.sum(weights, sumWithout) / left / mean;
    }
}
