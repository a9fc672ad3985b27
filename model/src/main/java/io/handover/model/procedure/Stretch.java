package io.handover.model.procedure;

/**
 * Main steps in a row.
 *
 * @param from number of the first (from 0)
 * @param until number of the last
 */
public record Stretch(int from, int until) {
    /** Whether main step {@code pc} is one of them. */
    public boolean holds(int pc) {
        return pc >= from && pc <= until;
    }
}
