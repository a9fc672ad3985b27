package io.handover.simulator.run;

import io.handover.model.procedure.Position;
import io.handover.model.procedure.TimedBound;
import io.handover.model.property.Property;

/** One thing that is asked of every run. */
public sealed interface Check {
    /** The name in reports. */
    String name();

    /** What it promises, in one sentence for an operator. */
    String promise();

    /** A property: docs/model.md, "Properties". */
    record OfProperty(Property property) implements Check {
        @Override
        public String name() {
            return property.name();
        }

        @Override
        public String promise() {
            return property.promise();
        }
    }

    /** A bound on a measured time. */
    record OfBound(TimedBound bound) implements Check {
        @Override
        public String name() {
            return bound.measure().key() + "-within-" + seconds(bound.mostMillis());
        }

        @Override
        public String promise() {
            return switch (bound.measure()) {
                case DUAL_ACTIVE -> "two servers are active for at most " + seconds(bound.mostMillis());
                case MANAGEMENT_GAP -> "no time without an active server is longer than " + seconds(bound.mostMillis());
                case URGENT_WAIT -> "no urgent concern waits longer than " + seconds(bound.mostMillis());
            };
        }
    }

    /**
     * A step that is to be done as soon as possible; where it is done for several servers, for each of them.
     *
     * @param number the step as it is written, counted from 1
     * @param mostMillis from the moment that it is the operator's present step until its goal is seen
     * @param position where it is written
     */
    record OfStep(int number, long mostMillis, Position position) implements Check {
        @Override
        public String name() {
            return "step-" + number + "-within-" + seconds(mostMillis);
        }

        @Override
        public String promise() {
            return "step " + number + " is done within " + seconds(mostMillis);
        }
    }

    private static String seconds(long millis) {
        if (millis % 60_000 == 0 && millis > 0) {
            return millis / 60_000 + "m";
        }
        return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
    }
}
