package io.handover.analysis.drivers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What of the differences between runs each factor explains, from their values alone.
 *
 * <p><em>Share.</em> The mean of the outcome at each value of the factor is fitted by a straight line in each class of the factor; the share is
 * that of the variance which the fit takes away, less what it would take away by chance (the adjusted coefficient of determination). Lines, and
 * not just means, as durations have long tails: within the last class lies much of the variance.
 *
 * <p><em>Dependence.</em> Two runs of the same fine class are closer together in the ranks of the outcome than two runs at all; how much
 * closer, in proportion, is the index. It is without bias for any number of runs in a class.
 *
 * <p><em>Together.</em> What the lines of the first factors leave is looked at in cells, in which all of them have nearly the same value.
 *
 * <p><em>What counts.</em> The same is done with factors that no run looks at. A factor matters for an outcome where it stands out from what
 * those reach, in share or in dependence, by {@value #DEVIATIONS} of their standard deviations; all others are left out.
 *
 * <p><em>Intervals</em> are of the bootstrap, with the fits as they are: groups of runs are drawn, and what the fits leave in these is summed up.
 */
final class Attribution {
    private static final double DEVIATIONS = 6;

    /** Less than that of an outcome is not worth telling. */
    private static final double LEAST = 0.002;

    /** With fewer runs than this in a class only a mean is fitted. */
    private static final int FEW = 12;

    private static final int MOST_TOGETHER = 3;

    private static final int LEAST_RUNS_TOGETHER = 500;

    private final List<Column> columns;
    private final List<Column> idle;
    private final FaultParts faults;
    private final Resampling resampling;

    /**
     * Of factors.
     *
     * @param columns the factors, by run
     * @param idle factors that nothing depends on, by the same runs; some ten
     * @param faults which of them struck
     */
    Attribution(List<Column> columns, List<Column> idle, FaultParts faults, Resampling resampling) {
        this.columns = List.copyOf(columns);
        this.idle = List.copyOf(idle);
        this.faults = faults;
        this.resampling = resampling;
    }

    /**
     * What an outcome depends on.
     *
     * @param outcomes what it is
     * @param runs the runs that count, in ascending order
     * @param values the outcome in each of them, not all the same
     */
    Explained explain(List<Outcome> outcomes, int[] runs, double[] values) {
        Target target = new Target(runs, values);
        double leastShare = chance(column -> target.fit(column).share());
        double leastDependence = chance(target::dependence);
        List<Measured> measured = new ArrayList<>();
        for (Column column : columns) {
            double share = target.fit(column).share();
            double dependence = target.dependence(column);
            if (share > leastShare || dependence > leastDependence) {
                measured.add(measure(target, column));
            }
        }
        measured.sort(
                Comparator.comparingDouble((Measured one) -> -one.driver.share().value())
                        .thenComparingDouble(one -> -one.driver.dependence().value()));
        double[] rest = new double[Resampling.DRAWS];
        double unexplained = 1;
        Arrays.fill(rest, 1);
        for (Measured one : measured) {
            unexplained -= one.share;
            for (int draw = 0; draw < rest.length; draw++) {
                rest[draw] -= one.shares[draw];
            }
        }
        return new Explained(
                outcomes,
                runs.length,
                measured.stream().map(one -> one.driver).toList(),
                together(target, measured),
                faults.of(runs, values),
                Resampling.estimate(unexplained, rest).within(0, 1));
    }

    /** What the first two or three explain, what comes of them together included. */
    private Optional<Explained.Together> together(Target target, List<Measured> measured) {
        List<Measured> first = measured.subList(0, Math.min(MOST_TOGETHER, measured.size()));
        if (first.size() < 2 || target.runs.length < LEAST_RUNS_TOGETHER) {
            return Optional.empty();
        }
        Cells cells = new Cells(first.stream().map(one -> one.column).toList(), target.runs);
        double[] errors = target.centred.clone();
        for (Measured one : first) {
            target.subtract(one.column, one.fit, errors);
        }
        double alone = first.stream().mapToDouble(one -> one.share).sum();
        double[] left = cells.left(errors, resampling);
        double[] before = target.grouped(errors);
        double all = target.squares;
        double more = Arrays.stream(before).sum()
                - cells.chance() * Arrays.stream(left).sum();
        double[] draws = resampling.draws(weights -> {
            double sum = (Resampling.sum(weights, before) - cells.chance() * Resampling.sum(weights, left))
                    / target.squares(weights);
            for (Measured one : first) {
                sum += 1 - one.fit.chance * Resampling.sum(weights, one.left) / target.squares(weights);
            }
            return sum;
        });
        return Optional.of(new Explained.Together(
                first.size(), Resampling.estimate(alone + more / all, draws).within(0, 1)));
    }

    /** What a factor is told to matter, whether it stands out or not. */
    Driver driver(Column column, int[] runs, double[] values) {
        return measure(new Target(runs, values), column).driver;
    }

    /** What chance alone does not reach. */
    private double chance(ToDoubleFunction<Column> figure) {
        double sum = 0;
        double squares = 0;
        for (Column column : idle) {
            double reached = figure.applyAsDouble(column);
            sum += reached;
            squares += reached * reached;
        }
        double mean = sum / idle.size();
        return Math.max(LEAST, mean + DEVIATIONS * Math.sqrt(Math.max(0, squares / idle.size() - mean * mean)));
    }

    @SuppressWarnings("ArrayRecordComponent") // columns of numbers, which nobody compares
    private record Measured(Driver driver, Column column, Fit fit, double[] left, double share, double[] shares) {}

    private Measured measure(Target target, Column column) {
        Fit fit = target.fit(column);
        double share = fit.share();
        double[] left = target.left(column, fit);
        double[] shares =
                resampling.draws(weights -> 1 - fit.chance * Resampling.sum(weights, left) / target.squares(weights));
        Driver driver = new Driver(
                column.factor,
                Resampling.estimate(share, shares).within(0, 1),
                target.correlation(column),
                target.dependenceWithin(column));
        return new Measured(driver, column, fit, left, share, shares);
    }

    /** By class of a factor: a straight line. */
    private static final class Fit {
        private final double[] at;
        private final double[] slope;
        /** Twice as many as there are classes at most. */
        private final double chance;

        private final double left;
        private final double all;

        Fit(double[] at, double[] slope, double chance, double left, double all) {
            this.at = at;
            this.slope = slope;
            this.chance = chance;
            this.left = left;
            this.all = all;
        }

        double share() {
            return 1 - chance * left / all;
        }
    }

    /** An outcome in the runs that count. */
    private final class Target {
        private final int[] runs;
        private final double[] centred;
        private final double squares;

        /** By place among the runs that count: how many have less. */
        private final double[] below;

        private final double[] ranks;
        private final int[] order;

        /** The runs in the order of the outcome, and how many have less than each. */
        private final int[] ordered;

        private final double[] ascending;
        private final double apart;
        private final double[] groupRuns;
        private final double[] groupSums;
        private final double[] groupSquares;

        Target(int[] runs, double[] values) {
            this.runs = runs;
            int n = runs.length;
            double mean = Arrays.stream(values).sum() / n;
            centred = Arrays.stream(values).map(value -> value - mean).toArray();
            order = Ranks.order(values);
            below = Ranks.below(values, order);
            ranks = Ranks.centred(values, order);
            ordered = new int[n];
            ascending = new double[n];
            for (int k = 0; k < n; k++) {
                ordered[k] = runs[order[k]];
                ascending[k] = below[order[k]];
            }
            groupRuns = new double[resampling.groups()];
            groupSums = new double[resampling.groups()];
            groupSquares = new double[resampling.groups()];
            double sum = 0;
            double pairs = 0;
            for (int i = 0; i < n; i++) {
                double square = centred[i] * centred[i];
                sum += square;
                int g = resampling.group(i, n);
                groupRuns[g]++;
                groupSums[g] += centred[i];
                groupSquares[g] += square;
                pairs += (2.0 * i - n + 1) * ascending[i];
            }
            squares = sum;
            apart = 2 * pairs / ((double) n * (n - 1));
        }

        /** The sum of squares, around their own mean, of runs that were drawn. */
        double squares(int[] weights) {
            double sum = Resampling.sum(weights, groupSums);
            return Resampling.sum(weights, groupSquares) - sum * sum / Resampling.sum(weights, groupRuns);
        }

        Fit fit(Column column) {
            int classes = column.coarseCount;
            Column.Moments moments = column.of(runs);
            int[] count = moments.count();
            double[] x = moments.sum();
            double[] xx = moments.squares();
            double[] y = new double[classes];
            double[] xy = new double[classes];
            byte[] coarse = column.coarse;
            double[] values = column.values;
            for (int i = 0; i < runs.length; i++) {
                int run = runs[i];
                int c = coarse[run];
                double outcome = centred[i];
                y[c] += outcome;
                xy[c] += values[run] * outcome;
            }
            double explained = 0;
            int parameters = 0;
            double[] at = new double[classes];
            double[] slope = new double[classes];
            for (int c = 0; c < classes; c++) {
                if (count[c] == 0) {
                    continue;
                }
                parameters++;
                explained += y[c] * y[c] / count[c];
                double across = xx[c] - x[c] * x[c] / count[c];
                if (count[c] >= FEW && across > 1e-9 * xx[c]) {
                    parameters++;
                    double together = xy[c] - x[c] * y[c] / count[c];
                    slope[c] = together / across;
                    explained += together * slope[c];
                }
                at[c] = (y[c] - slope[c] * x[c]) / count[c];
            }
            double free = Math.max(1, runs.length - parameters);
            return new Fit(at, slope, (runs.length - 1) / free, Math.max(0, squares - explained), squares);
        }

        /** What a fit leaves of the squares in each group. */
        double[] left(Column column, Fit fit) {
            double[] errors = centred.clone();
            subtract(column, fit, errors);
            return grouped(errors);
        }

        void subtract(Column column, Fit fit, double[] from) {
            for (int i = 0; i < runs.length; i++) {
                int run = runs[i];
                int c = column.coarse[run];
                from[i] -= fit.at[c] + fit.slope[c] * column.values[run];
            }
        }

        /** The squares of errors in each group. */
        double[] grouped(double[] errors) {
            double[] sums = new double[resampling.groups()];
            for (int i = 0; i < errors.length; i++) {
                sums[resampling.group(i, errors.length)] += errors[i] * errors[i];
            }
            return sums;
        }

        double dependence(Column column) {
            int[] count = column.of(runs).fine();
            int[] met = new int[count.length];
            double[] pairs = new double[count.length];
            byte[] fine = column.fine;
            for (int k = 0; k < ordered.length; k++) {
                int c = fine[ordered[k]];
                pairs[c] += (2 * met[c] - count[c] + 1) * ascending[k];
                met[c]++;
            }
            double sum = 0;
            int counted = 0;
            for (int c = 0; c < count.length; c++) {
                if (count[c] > 1) {
                    sum += 2 * pairs[c] / (count[c] - 1);
                    counted += count[c];
                }
            }
            return 1 - sum / counted / apart;
        }

        /** With its interval: how far each run is from the others, in its class and in all, summed up by groups. */
        Estimate dependenceWithin(Column column) {
            double value = dependence(column);
            int n = runs.length;
            int groups = resampling.groups();
            double[] inClass = new double[groups];
            double[] inAll = new double[groups];
            int[] count = column.of(runs).fine();
            double[] total = new double[count.length];
            double totalOfAll = 0;
            for (int i = 0; i < n; i++) {
                total[column.fine[runs[i]]] += below[i];
                totalOfAll += below[i];
            }
            int[] met = new int[count.length];
            double[] lower = new double[count.length];
            double lowerOfAll = 0;
            for (int k = 0; k < n; k++) {
                int place = order[k];
                int c = column.fine[runs[place]];
                int g = resampling.group(place, n);
                double rank = below[place];
                if (count[c] > 1) {
                    inClass[g] += distance(rank, met[c], lower[c], count[c], total[c]);
                    inAll[g] += distance(rank, k, lowerOfAll, n, totalOfAll);
                }
                met[c]++;
                lower[c] += rank;
                lowerOfAll += rank;
            }
            // Each pair counts for both of its runs: a draw is half as far away as it should be.
            double[] draws = resampling.draws(weights ->
                    value + 2 * (1 - Resampling.sum(weights, inClass) / Resampling.sum(weights, inAll) - value));
            return Resampling.estimate(value, draws).within(0, 1);
        }

        private static double distance(double rank, int met, double lower, int count, double total) {
            return (met * rank - lower + (total - lower) - (count - met) * rank) / (count - 1);
        }

        Estimate correlation(Column column) {
            double[] others = column.ranks(runs);
            int groups = resampling.groups();
            double[] together = new double[groups];
            double[] own = new double[groups];
            double[] other = new double[groups];
            for (int i = 0; i < others.length; i++) {
                int g = resampling.group(i, others.length);
                together[g] += ranks[i] * others[i];
                own[g] += ranks[i] * ranks[i];
                other[g] += others[i] * others[i];
            }
            double value = Arrays.stream(together).sum()
                    / Math.sqrt(Arrays.stream(own).sum() * Arrays.stream(other).sum());
            double[] draws = resampling.draws(weights -> Resampling.sum(weights, together)
                    / Math.sqrt(Resampling.sum(weights, own) * Resampling.sum(weights, other)));
            return Resampling.estimate(value, draws).within(-1, 1);
        }
    }
}
