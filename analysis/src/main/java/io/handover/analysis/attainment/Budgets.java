package io.handover.analysis.attainment;

import io.handover.model.action.ActionKind;
import io.handover.model.site.Scope;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many faults of each kind may yet strike.
 *
 * @param crashes crashes of servers, 0 to {@value Scope#MAX_BUDGET}
 * @param cuts network cuts between two servers, 0 to {@value Scope#MAX_BUDGET}
 * @param installerFailures upgrades that fail, 0 to {@value Scope#MAX_BUDGET}
 */
public record Budgets(int crashes, int cuts, int installerFailures) {
    public static final Budgets NONE = new Budgets(0, 0, 0);

    /** A kind of faults. */
    public enum Kind {
        CRASH("crash", "crashes"),
        CUT("cut", "cuts"),
        INSTALLER_FAILURE("installer failure", "installer failures");

        private final String one;
        private final String several;

        Kind(String one, String several) {
            this.one = one;
            this.several = several;
        }

        /** {@code "2 crashes"}. */
        public String words(int count) {
            return count + " " + (count == 1 ? one : several);
        }
    }

    public Budgets {
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

    /** How many of a kind there are. */
    public int of(Kind kind) {
        return switch (kind) {
            case CRASH -> crashes;
            case CUT -> cuts;
            case INSTALLER_FAILURE -> installerFailures;
        };
    }

    /** The same with another number of a kind. */
    public Budgets with(Kind kind, int count) {
        return switch (kind) {
            case CRASH -> new Budgets(count, cuts, installerFailures);
            case CUT -> new Budgets(crashes, count, installerFailures);
            case INSTALLER_FAILURE -> new Budgets(crashes, cuts, count);
        };
    }

    /** The kinds of which there are any. */
    public List<Kind> kinds() {
        return Stream.of(Kind.values()).filter(kind -> of(kind) > 0).toList();
    }

    /** One more of the kind that an action is; the same where it is no such fault. */
    Budgets and(int action) {
        return switch (ActionKind.of(action)) {
            case CRASH -> with(Kind.CRASH, crashes + 1);
            case CUT -> with(Kind.CUT, cuts + 1);
            case INSTALLER_FAILS -> with(Kind.INSTALLER_FAILURE, installerFailures + 1);
            default -> this;
        };
    }

    /** Gives a state these budgets. */
    void give(SiteState state) {
        state.setBudget(Budget.CRASHES, crashes);
        state.setBudget(Budget.CUTS, cuts);
        state.setBudget(Budget.INSTALLER_FAILURES, installerFailures);
    }

    /** Bounds with these faults, and no slips. */
    public Scope scope(int servers, int changes) {
        return new Scope(servers, changes, crashes, cuts, installerFailures, 0);
    }
}
