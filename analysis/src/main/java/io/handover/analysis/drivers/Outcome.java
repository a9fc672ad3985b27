package io.handover.analysis.drivers;

import io.handover.simulator.campaign.Measure;
import io.handover.simulator.run.Check;

/** What runs differ in. */
public sealed interface Outcome {
    /** In words: {@code "handover, activation to its target alone"}. */
    String words();

    /** The name in JSON. */
    String key();

    /** A measure, in the runs in which it came to an end. */
    record Measured(Measure measure) implements Outcome {
        @Override
        public String words() {
            return full(measure);
        }

        @Override
        public String key() {
            return measure.key();
        }
    }

    /** Whether a measure never comes to an end. */
    record Never(Measure measure) implements Outcome {
        @Override
        public String words() {
            return "whether it never ends: " + full(measure);
        }

        @Override
        public String key() {
            return measure.key() + "-never";
        }
    }

    /**
     * Whether a check is violated.
     *
     * @param place the check's place in {@code Simulation.checks()}
     */
    record Violated(int place, Check check) implements Outcome {
        @Override
        public String words() {
            return "whether it is violated: " + check.name();
        }

        @Override
        public String key() {
            return check.name();
        }
    }

    /** A title that stands alone: one that goes on from the one above it gets that one's beginning. */
    private static String full(Measure measure) {
        return switch (measure) {
            case DUAL_ACTIVE_SEEN -> "two or more servers active, as an administrator sees it";
            case MANAGEMENT_GAPS -> "time without an active server, all together";
            case LOST_UNDECLARED -> "changes lost outside the declared window";
            default -> measure.title();
        };
    }
}
