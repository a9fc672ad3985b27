package io.handover.explorer.search;

import io.handover.model.action.ActionKind;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;
import io.handover.model.transition.Transitions;

/** Where faults lead to, as far as structures go; one a worker. Those that are not steady are asked of the transition function each time. */
final class Faults {
    private static final int FIRST = Long.SIZE;
    private static final Budget[] BUDGETS = Budget.values();

    private final Transitions transitions;
    private final BundlePacking bundles;
    private final StatePacking packing;
    private final int words;
    private final Distances distances;
    private final SiteState before;
    private final SiteState after;
    private final long[] from;
    private final long[] to;

    private long first;
    private long second;

    Faults(Transitions transitions, BundlePacking bundles) {
        this.transitions = transitions;
        this.bundles = bundles;
        this.packing = bundles.ofStates();
        this.words = bundles.words();
        this.distances = new Distances(transitions.plan());
        this.before = transitions.initialState();
        this.after = transitions.initialState();
        this.from = new long[words];
        this.to = new long[words];
    }

    /** The faults, as a set, that spend a budget; a fault is an action's number without the first {@value Long#SIZE}. */
    static int spending(Budget budget) {
        return switch (budget) {
            case CRASHES -> set(ActionKind.CRASH);
            case CUTS -> set(ActionKind.CUT);
            case INSTALLER_FAILURES -> set(ActionKind.INSTALLER_FAILS);
            case SKIPS -> set(ActionKind.SKIP);
            case INTERRUPTIONS -> set(ActionKind.INTERRUPT_INITIALIZATION);
            case SLIPS -> 0;
        };
    }

    private static int set(ActionKind kind) {
        return (1 << kind.count()) - 1 << kind.first() - FIRST;
    }

    /** Lets a fault happen in a structure. */
    void happen(int fault, long first, long second) {
        int action = FIRST + fault;
        if (distances.knows(action)) {
            this.first = first + distances.first(action);
            this.second = second + distances.second(action);
            return;
        }
        from[0] = first;
        if (words == 2) {
            from[1] = second;
        }
        packing.unpack(from, 0, before);
        for (Budget budget : BUDGETS) {
            before.setBudget(budget, 1);
        }
        after.copyFrom(before);
        transitions.apply(after, action);
        packing.pack(after, to, 0);
        this.first = bundles.first(to[0]);
        this.second = bundles.second(to[words - 1]);
        distances.learn(action, this.first - first, this.second - second);
    }

    /** The first word of the structure that it led to. */
    long first() {
        return first;
    }

    /** The second word of it; 0 if it has but one. */
    long second() {
        return second;
    }
}
