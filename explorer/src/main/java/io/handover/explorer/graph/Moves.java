package io.handover.explorer.graph;

import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;

/** What may happen in a state. */
public interface Moves {
    /** Takes what may happen. */
    interface Sink {
        /**
         * One thing that may happen.
         *
         * @param action its number
         * @param after the state that it leads to; may be changed once this returns
         */
        void move(int action, SiteState after);
    }

    /** Tells a sink all that may happen in a state, always in the same order; the state stays as it is. */
    void from(SiteState state, Sink sink);

    /** Every enabled action of a plan: the progress actions, then the faults that its scope leaves. */
    static Moves of(Transitions transitions) {
        SiteState after = transitions.initialState();
        return (state, sink) -> {
            for (long rest = transitions.progress(state); rest != 0; rest &= rest - 1) {
                move(transitions, state, Long.numberOfTrailingZeros(rest), after, sink);
            }
            for (long rest = transitions.faults(state); rest != 0; rest &= rest - 1) {
                move(transitions, state, Long.SIZE + Long.numberOfTrailingZeros(rest), after, sink);
            }
        };
    }

    private static void move(Transitions transitions, SiteState state, int action, SiteState after, Sink sink) {
        after.copyFrom(state);
        transitions.apply(after, action);
        sink.move(action, after);
    }
}
