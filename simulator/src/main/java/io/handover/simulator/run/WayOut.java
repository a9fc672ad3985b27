package io.handover.simulator.run;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Whether a procedure can still come to its end (docs/model.md, "Rest"), whatever the clocks say: by progress actions alone, without
 * faults and further changes. Asked of the few runs that are given up.
 */
final class WayOut {
    /** With so many states looked at, a way out may be there: nothing is said to go round for ever. */
    private static final int MOST_STATES = 20_000;

    private static final long CHANGES = (1L << ActionKind.CHANGE.count()) - 1 << ActionKind.CHANGE.first();

    private WayOut() {}

    /** False only where no state that can be reached has the procedure complete. */
    static boolean mayBeOpen(Transitions transitions, SiteState from) {
        Plan plan = transitions.plan();
        Set<SiteState> met = new LinkedHashSet<>();
        Deque<SiteState> open = new ArrayDeque<>();
        SiteState first = from.copy();
        met.add(first);
        open.add(first);
        while (!open.isEmpty() && met.size() < MOST_STATES) {
            SiteState state = open.remove();
            if (!plan.hasCurrent(state)) {
                return true;
            }
            for (long rest = transitions.progress(state) & ~CHANGES; rest != 0; rest &= rest - 1) {
                SiteState after = state.copy();
                transitions.apply(after, Long.numberOfTrailingZeros(rest));
                if (met.add(after)) {
                    open.add(after);
                }
            }
        }
        return !open.isEmpty();
    }
}
