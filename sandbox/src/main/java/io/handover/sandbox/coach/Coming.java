package io.handover.sandbox.coach;

import io.handover.model.action.ActionKind;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What comes by itself: without a command, a change or a fault. */
final class Coming {
    /** So many states are looked at. */
    private static final int MOST_STATES = 2_000;

    private final Transitions transitions;

    Coming(Transitions transitions) {
        this.transitions = transitions;
    }

    /** Whether something that is not so yet comes to be so on some course. */
    boolean leads(SiteState from, Predicate<SiteState> wanted) {
        Set<SiteState> seen = new LinkedHashSet<>(List.of(from));
        Deque<SiteState> open = new ArrayDeque<>(seen);
        while (!open.isEmpty() && seen.size() < MOST_STATES) {
            SiteState state = open.remove();
            for (long rest = transitions.environment(state); rest != 0; rest &= rest - 1) {
                int action = Long.numberOfTrailingZeros(rest);
                if (ActionKind.of(action) == ActionKind.CHANGE) {
                    continue;
                }
                SiteState after = state.copy();
                transitions.apply(after, action);
                if (wanted.test(after)) {
                    return true;
                }
                if (seen.add(after)) {
                    open.add(after);
                }
            }
        }
        return false;
    }
}
