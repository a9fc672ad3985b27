package io.handover.analysis.attainment;

import io.handover.model.action.ActionKind;
import io.handover.model.site.Scope;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;

/**
 * How many faults of each kind may yet strike.
 *
 * @param crashes crashes of servers, 0 to {@value Scope#MAX_BUDGET}
 * @param cuts network cuts between two servers, 0 to {@value Scope#MAX_BUDGET}
 * @param installerFailures upgrades that fail, 0 to {@value Scope#MAX_BUDGET}
 */
public record Faults(int crashes, int cuts, int installerFailures) {
    public static final Faults NONE = new Faults(0, 0, 0);

    public Faults {
        if (least(crashes, cuts, installerFailures) < 0 || most(crashes, cuts, installerFailures) > Scope.MAX_BUDGET) {
            throw new IllegalArgumentException("budgets are 0 to " + Scope.MAX_BUDGET);
        }
    }

    private static int least(int one, int two, int three) {
        return Math.min(one, Math.min(two, three));
    }

    private static int most(int one, int two, int three) {
        return Math.max(one, Math.max(two, three));
    }

    /** One more of the kind that an action is; the same where it is no such fault. */
    Faults and(int action) {
        return switch (ActionKind.of(action)) {
            case CRASH -> new Faults(crashes + 1, cuts, installerFailures);
            case CUT -> new Faults(crashes, cuts + 1, installerFailures);
            case INSTALLER_FAILS -> new Faults(crashes, cuts, installerFailures + 1);
            default -> this;
        };
    }

    /** Gives a state these budgets. */
    void give(SiteState state) {
        state.setBudget(Budget.CRASHES, crashes);
        state.setBudget(Budget.CUTS, cuts);
        state.setBudget(Budget.INSTALLER_FAILURES, installerFailures);
    }

    Scope scope(int servers, int changes) {
        return new Scope(servers, changes, crashes, cuts, installerFailures, 0);
    }
}
