package io.handover.simulator.explore;

import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;
import io.handover.model.transition.Transitions;

/** A packed state taken apart, with what may happen in it; one a worker, used for state after state. */
final class Expansion {
    /** The most actions that can be enabled in a state. */
    static final int MOST_ACTIONS = 2 * Long.SIZE;

    private static final int FIRST_FAULT = Long.SIZE;

    private final Transitions transitions;
    private final StatePacking packing;
    private final SiteState before;
    private final SiteState after;
    private long[] packed = new long[0];
    private int at;

    Expansion(Transitions transitions, StatePacking packing) {
        this.transitions = transitions;
        this.packing = packing;
        this.before = transitions.initialState();
        this.after = before.copy();
    }

    /** Takes the state apart that is packed at {@code at}. */
    void of(long[] packed, int at) {
        this.packed = packed;
        this.at = at;
        packing.unpack(packed, at, before);
    }

    /** Words of a packed state. */
    int words() {
        return packing.words();
    }

    SiteState state() {
        return before;
    }

    long progress() {
        return transitions.progress(before);
    }

    long faults() {
        return transitions.faults(before);
    }

    /** Appends the states that a set of progress actions leads to. */
    void appendProgress(long actions, Batch to) {
        append(actions, 0, to);
    }

    /** Appends the states that a set of faults leads to. */
    void appendFaults(long actions, Batch to) {
        append(actions, FIRST_FAULT, to);
    }

    private void append(long actions, int first, Batch to) {
        for (long rest = actions; rest != 0; rest &= rest - 1) {
            after.copyFrom(before);
            transitions.apply(after, first + Long.numberOfTrailingZeros(rest));
            packing.pack(after, to.states, to.count++ * to.words);
        }
    }

    /** Shows every progress action of a set and where it leads to. */
    void lookAtProgress(long actions, Violations violations) {
        for (long rest = actions; rest != 0; rest &= rest - 1) {
            int action = Long.numberOfTrailingZeros(rest);
            after.copyFrom(before);
            transitions.apply(after, action);
            violations.look(before, action, after, packed, at);
        }
    }
}
