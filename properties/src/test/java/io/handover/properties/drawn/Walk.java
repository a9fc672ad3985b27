package io.handover.properties.drawn;

import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.List;

/**
 * A path through the model: the n-th enabled action, counted round, again and again; of progress alone, where there is any, but for every
 * fourth number, so that what takes several steps comes to its end now and then. Shorter lists are shorter paths.
 */
public record Walk(List<Integer> choices) {
    private static final int FAULTY = 4;

    /** The numbers of all enabled actions, progress first. */
    public static List<Integer> enabled(Transitions transitions, SiteState state) {
        List<Integer> enabled = new ArrayList<>();
        for (long rest = transitions.progress(state); rest != 0; rest &= rest - 1) {
            enabled.add(Long.numberOfTrailingZeros(rest));
        }
        for (long rest = transitions.faults(state); rest != 0; rest &= rest - 1) {
            enabled.add(Long.SIZE + Long.numberOfTrailingZeros(rest));
        }
        return enabled;
    }

    /** The states on the way, the initial one first; ends early where nothing is enabled. */
    public List<SiteState> states(Transitions transitions) {
        List<SiteState> states = new ArrayList<>();
        SiteState state = transitions.initialState();
        states.add(state.copy());
        for (int choice : choices) {
            List<Integer> enabled = enabled(transitions, state);
            if (enabled.isEmpty()) {
                break;
            }
            int progress = Long.bitCount(transitions.progress(state));
            int among = choice % FAULTY == 0 || progress == 0 ? enabled.size() : progress;
            transitions.apply(state, enabled.get(choice / FAULTY % among));
            states.add(state.copy());
        }
        return states;
    }
}
