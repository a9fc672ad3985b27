package io.handover.explorer.search;

import io.handover.model.action.ActionKind;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;
import io.handover.model.transition.Transitions;

/**
 * Where faults lead to, as far as structures go; one a worker. A crash and a cut do the same to every state in which they can happen
 * (docs/model.md, "Faults of the core"), so that the words they lead to lie equally far from those that they come from; any other fault
 * is asked of the transition function each time.
 */
final class Faults {
    private static final int FIRST = Long.SIZE;
    private static final int MOST = Integer.SIZE;

    private final Transitions transitions;
    private final BundlePacking bundles;
    private final StatePacking packing;
    private final int words;
    private final SiteState before;
    private final SiteState after;
    private final long[] from;
    private final long[] to;

    // By fault.
    private final boolean[] isKnown = new boolean[MOST];
    private final long[] firstDistance = new long[MOST];
    private final long[] secondDistance = new long[MOST];

    private long first;
    private long second;

    Faults(Transitions transitions, BundlePacking bundles) {
        this.transitions = transitions;
        this.bundles = bundles;
        this.packing = bundles.ofStates();
        this.words = bundles.words();
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
        if (isKnown[fault]) {
            this.first = first + firstDistance[fault];
            this.second = second + secondDistance[fault];
            return;
        }
        from[0] = first;
        if (words == 2) {
            from[1] = second;
        }
        packing.unpack(from, 0, before);
        for (Budget budget : Budget.values()) {
            before.setBudget(budget, 1);
        }
        after.copyFrom(before);
        transitions.apply(after, FIRST + fault);
        packing.pack(after, to, 0);
        this.first = bundles.first(to[0]);
        this.second = bundles.second(to[words - 1]);
        ActionKind kind = ActionKind.of(FIRST + fault);
        if (kind == ActionKind.CRASH || kind == ActionKind.CUT) {
            isKnown[fault] = true;
            firstDistance[fault] = this.first - first;
            secondDistance[fault] = this.second - second;
        }
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
