package io.handover.emulator.site;

import io.handover.emulator.site.Switchover.Mark;
import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.List;

/** A switch from server 0 to server 1 in the model alone, on a site of three servers on which nothing else happens. */
final class Wizard {
    private static final int TARGET = 1;

    /** So many happen within a tenth of a second at most. */
    private static final int MOST_ACTIONS = 4;

    private final Transitions transitions = new Transitions(
            new Plan(
                    new Procedure(
                            "none",
                            "None",
                            "",
                            List.of(),
                            Given.NOTHING,
                            Declarations.NOTHING,
                            List.of(),
                            List.of(),
                            List.of()),
                    List.of("A", "B", "C d")),
            new Scope(3, 0, 1, 1, 0, 0),
            Assumptions.DEFAULT);
    private final SiteState state = transitions.initialState();
    private boolean stopped;

    Wizard() {
        Commands.ACTIVATE.execute(state, TARGET, TARGET);
    }

    /** Lets the wizard do what it can until it has passed a mark, or stops. */
    void goesOnUntil(Mark mark) {
        boolean more = true;
        while (more && passed().compareTo(mark) < 0) {
            more = happens(ActionKind.SWITCH_DEMOTES) || happens(ActionKind.SWITCH_ACTIVATES);
        }
        stopped = happens(ActionKind.SWITCH_STOPS);
    }

    private Mark passed() {
        if (state.switchTarget() == SiteState.NONE) {
            return Mark.ACTIVATED;
        }
        return state.isSwitchDemoted() ? Mark.ACTIVE_READY : Mark.STANDBYS_READY;
    }

    private boolean happens(ActionKind kind) {
        return suffers(kind.first());
    }

    /** Whether a site can become another one within a few actions of its environment, and by nothing else. */
    boolean leads(SiteState from, SiteState to) {
        List<SiteState> reached = List.of(from);
        for (int actions = 0; actions <= MOST_ACTIONS; actions++) {
            if (reached.contains(to)) {
                return true;
            }
            List<SiteState> next = new ArrayList<>();
            for (SiteState state : reached) {
                for (long rest = transitions.environment(state); rest != 0; rest &= rest - 1) {
                    SiteState after = state.copy();
                    transitions.apply(after, Long.numberOfTrailingZeros(rest));
                    next.add(after);
                }
            }
            reached = next.stream().distinct().toList();
        }
        return false;
    }

    /** Lets an action happen; whether it could. */
    boolean suffers(int action) {
        boolean enabled = transitions.isEnabled(state, action);
        if (enabled) {
            transitions.apply(state, action);
        }
        return enabled;
    }

    boolean hasStopped() {
        return stopped;
    }

    /** The state without budgets, as a live site has it. */
    SiteState state() {
        SiteState without = state.copy();
        for (Budget budget : Budget.values()) {
            without.setBudget(budget, 0);
        }
        return without;
    }
}
