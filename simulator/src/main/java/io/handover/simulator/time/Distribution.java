package io.handover.simulator.time;

/** A distribution of durations, in milliseconds (docs/model.md, "Time"). Values are compared and hashed by their parameters. */
public sealed interface Distribution {
    /** The longest duration that a distribution may have as a parameter: 1,000 days. */
    long MOST_MILLIS = 1_000L * 24 * 3_600_000;

    /** Always the same. */
    record Fixed(long millis) implements Distribution {
        public Fixed {
            check("millis", millis);
        }
    }

    /** Equally likely between two durations. */
    record Uniform(long fromMillis, long toMillis) implements Distribution {
        public Uniform {
            check("fromMillis", fromMillis);
            check("toMillis", toMillis);
            if (toMillis < fromMillis) {
                throw new IllegalArgumentException("the upper end " + toMillis + " lies below " + fromMillis);
            }
        }
    }

    /** Log-normal, by its median and its 99th percentile. */
    record LogNormal(long medianMillis, long p99Millis) implements Distribution {
        public LogNormal {
            check("medianMillis", medianMillis);
            check("p99Millis", p99Millis);
            if (medianMillis < 1 || p99Millis < medianMillis) {
                throw new IllegalArgumentException(
                        "the median " + medianMillis + " must be at least 1 and at most the p99 " + p99Millis);
            }
        }
    }

    /** Exponential, by its mean. */
    record Exponential(long meanMillis) implements Distribution {
        public Exponential {
            check("meanMillis", meanMillis);
        }

        /** The time to the next of events that come at that rate. */
        public static Exponential perHour(double rate) {
            if (!(rate > 0) || rate > 3_600_000) {
                throw new IllegalArgumentException("a rate must lie above 0 and at most at 3,600,000 an hour: " + rate);
            }
            return new Exponential(Math.min(MOST_MILLIS, Math.round(3_600_000 / rate)));
        }
    }

    private static void check(String name, long millis) {
        if (millis < 0 || millis > MOST_MILLIS) {
            throw new IllegalArgumentException(name + " is " + millis + ", allowed are 0 to " + MOST_MILLIS);
        }
    }
}
