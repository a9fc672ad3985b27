package io.handover.model.procedure;

/**
 * A bound on a measured time that a procedure states.
 *
 * @param measure what is measured in a run
 * @param mostMillis the longest that it may be
 * @param position where it is written
 */
public record TimedBound(Measure measure, long mostMillis, Position position) {

    /** What can be bounded; measured per run in simulated time (docs/model.md, "Measures"). */
    public enum Measure {
        /** Time with two or more servers up and active, in all. */
        DUAL_ACTIVE("dual-active"),
        /** Longest time without any server up and active. */
        MANAGEMENT_GAP("management-gap"),
        /** Longest wait of an urgent concern. */
        URGENT_WAIT("urgent-wait");

        private final String key;

        Measure(String key) {
            this.key = key;
        }

        /** The name in procedure files. */
        public String key() {
            return key;
        }
    }
}
