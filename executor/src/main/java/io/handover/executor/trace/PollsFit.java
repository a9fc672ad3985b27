package io.handover.executor.trace;

import io.handover.simulator.site.Polls;
import io.handover.simulator.time.SplitMix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Polls by which two active servers are detected as it was seen: the time between two of them under which what was seen is likeliest. A
 * time that something else ended before its detection counts as one of which no more is known than that it was longer, so that what is
 * detected late is not forgotten.
 *
 * <p>What no journal tells is assumed: how many polls confirm what they see, how far their gaps differ in proportion to them, and that
 * each server that is up sees every active one and polls at random moments of its own.
 *
 * @param polls with that time between them
 * @param detections of how many detections
 * @param undetected of how many times that ended without one
 * @param distance the greatest between the share that is detected by some moment and that of what was seen, each anywhere in its interval
 *     (Kolmogorov and Smirnov; with undetected times as Kaplan and Meier count them)
 * @param fits whether so great a distance comes about by chance in more than one of twenty cases: it is played {@value #PLAYED} times
 */
public record PollsFit(Polls polls, int detections, int undetected, double distance, boolean fits) {
    private static final int PLAYED = 200;
    private static final double CHANCE = 0.05;
    private static final int SEED = 11;

    /** What is tried next is by so much longer; where it is only played, by the second. */
    private static final double STEP = 1.002;

    private static final double WIDE_STEP = 1.01;
    private static final double WIDE = 4;

    /** Half of a millisecond is the least that is told apart. */
    private static final double HALF = 0.5;

    /**
     * Of some times, and polls that are like the site's but for the time between them.
     *
     * @param seen with {@value Fit#FEWEST} detections or more
     */
    public static PollsFit of(List<DualActive> seen, Polls like) {
        int detections = (int) seen.stream().filter(DualActive::detected).count();
        if (detections < Fit.FEWEST) {
            throw new IllegalArgumentException(detections + " detections are too few");
        }
        Law law = Law.of(like);
        double every = StrictMath.rint(likeliest(law, seen, 1, Polls.MOST_EVERY_MILLIS, STEP));
        double distance = distance(law, seen, every);
        Polls polls = new Polls((long) every, jitter(like, (long) every), like.toConfirm());
        boolean fits = isChance(law, seen, every, distance);
        return new PollsFit(polls, detections, seen.size() - detections, distance, fits);
    }

    private static long jitter(Polls like, long every) {
        return (long) StrictMath.rint((double) every * like.jitterMillis() / like.everyMillis());
    }

    /** How soon one server detects, with the time between polls as unit; drawn as the model draws it. */
    private static final class Law {
        private static final int DRAWN = 1 << 15;

        /** In order, beginning with 0. */
        private final double[] times;

        private Law(double[] times) {
            this.times = times;
        }

        static Law of(Polls like) {
            long unit = Polls.MOST_EVERY_MILLIS;
            Polls polls = new Polls(unit, jitter(like, unit), like.toConfirm());
            double[] times = new double[DRAWN + 1];
            long place = 0;
            for (int i = 1; i <= DRAWN; i++) {
                long rest = SplitMix.at(SEED, place++);
                long bits = 0;
                for (int gap = 1; gap < polls.toConfirm(); gap++) {
                    bits += SplitMix.at(SEED, place++) >>> 48;
                }
                times[i] = (double)
                                (polls.rest((int) rest, (int) (rest >>> 32)) + polls.gaps(polls.toConfirm() - 1L, bits))
                        / unit;
            }
            Arrays.sort(times);
            return new Law(times);
        }

        /** The share that some of so many servers have detected by then. */
        double by(double time, int watching) {
            if (time <= 0) {
                return 0;
            }
            if (time >= times[DRAWN]) {
                return 1;
            }
            int below = 0; // times[below] <= time < times[above]
            int above = DRAWN;
            while (above - below > 1) {
                int middle = (below + above) >>> 1;
                if (times[middle] <= time) {
                    below = middle;
                } else {
                    above = middle;
                }
            }
            double one = (below + (time - times[below]) / (times[above] - times[below])) / DRAWN;
            double none = 1;
            for (int s = 0; s < watching; s++) {
                none *= 1 - one;
            }
            return 1 - none;
        }

        /** By when that share has been detected. */
        double quantile(double share, int watching) {
            double place = (1 - StrictMath.pow(1 - share, 1.0 / watching)) * DRAWN;
            int below = (int) Math.min(DRAWN - 1, place);
            return times[below] + (place - below) * (times[below + 1] - times[below]);
        }
    }

    /** Of all that are tried; the middle one of those under which it is equally likely. */
    private static double likeliest(Law law, List<DualActive> seen, double from, double to, double step) {
        double most = Double.NEGATIVE_INFINITY;
        double first = from;
        double last = from;
        for (double every = from; every <= to; every *= step) {
            double likelihood = likelihood(law, seen, every);
            if (likelihood > most) {
                most = likelihood;
                first = every;
            }
            if (likelihood >= most) {
                last = every;
            }
        }
        return StrictMath.sqrt(first * last);
    }

    /** Its logarithm. */
    private static double likelihood(Law law, List<DualActive> seen, double every) {
        double sum = 0;
        for (DualActive time : seen) {
            double by = time.detected() ? law.by((time.most() + HALF) / every, time.watching()) : 1;
            double before = law.by((time.least() - HALF) / every, time.watching());
            sum += StrictMath.log(Math.max(Double.MIN_NORMAL, by - before));
        }
        return sum;
    }

    private static double distance(Law law, List<DualActive> seen, double every) {
        record Shares(double before, double by, boolean detected) {}
        List<Shares> times = seen.stream()
                .map(time -> new Shares(
                        law.by(time.least() / every, time.watching()),
                        law.by(time.most() / every, time.watching()),
                        time.detected()))
                .sorted(Comparator.comparingDouble(Shares::before)
                        .thenComparing(Shares::detected, Comparator.reverseOrder()))
                .toList();
        double greatest = 0;
        double left = 1;
        for (int i = 0; i < times.size(); i++) {
            Shares shares = times.get(i);
            greatest = Math.max(greatest, shares.before() - (1 - left));
            left *= shares.detected() ? 1 - 1.0 / (times.size() - i) : 1;
            greatest = Math.max(greatest, 1 - left - shares.by());
        }
        return greatest;
    }

    /** Plays what was seen again and again with these polls, looked at as seldom, and compares. */
    private static boolean isChance(Law law, List<DualActive> seen, double every, double distance) {
        long width = (long) seen.stream()
                .filter(DualActive::detected)
                .mapToLong(time -> time.most() - time.least())
                .average()
                .orElseThrow();
        int as = 0;
        for (int n = 0; n < PLAYED; n++) {
            List<DualActive> played = played(law, seen, every, width, n);
            if (played.stream().filter(DualActive::detected).count() < Fit.FEWEST) {
                as++; // of so few no more is told
                continue;
            }
            double again = likeliest(law, played, every / WIDE, every * WIDE, WIDE_STEP);
            as += distance(law, played, again) >= distance ? 1 : 0;
        }
        return as > CHANCE * PLAYED;
    }

    private static List<DualActive> played(Law law, List<DualActive> seen, double every, long width, int nth) {
        List<DualActive> played = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            DualActive time = seen.get(i);
            long drawn = SplitMix.at(SEED + 1L + nth, i);
            double lasts = every * law.quantile(fraction((int) (drawn >>> 32)), time.watching());
            if (!time.detected() && lasts > time.least()) {
                played.add(time);
                continue;
            }
            long wide = time.detected() ? time.most() - time.least() : width;
            long least = (long) lasts / Math.max(1, wide) * Math.max(1, wide);
            played.add(new DualActive(least, least + wide, time.watching()));
        }
        return played;
    }

    private static double fraction(int bits) {
        return (bits & 0xffffffffL) / 4294967296.0;
    }
}
