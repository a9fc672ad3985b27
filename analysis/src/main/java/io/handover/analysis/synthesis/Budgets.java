package io.handover.analysis.synthesis;

import io.handover.model.site.Scope;
import java.util.List;

/**
 * Which faults may strike, and how often.
 *
 * @param crashes of servers, 0 to {@value Scope#MAX_BUDGET}
 * @param cuts of the network between two servers, the same
 * @param installerFailures upgrades that fail, the same
 */
public record Budgets(int crashes, int cuts, int installerFailures) {
    /** Nothing fails. */
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

    /** How many of a kind there are. */
    public int of(Kind kind) {
        return switch (kind) {
            case CRASH -> crashes;
            case CUT -> cuts;
            case INSTALLER_FAILURE -> installerFailures;
        };
    }

    /** The same with another number of a kind. */
    Budgets with(Kind kind, int count) {
        return switch (kind) {
            case CRASH -> new Budgets(count, cuts, installerFailures);
            case CUT -> new Budgets(crashes, count, installerFailures);
            case INSTALLER_FAILURE -> new Budgets(crashes, cuts, count);
        };
    }

    /** The kinds of which there are any. */
    List<Kind> kinds() {
        return List.of(Kind.values()).stream().filter(kind -> of(kind) > 0).toList();
    }

    /** Bounds with these faults. */
    public Scope scope(int servers, int changes) {
        return new Scope(servers, changes, crashes, cuts, installerFailures, 0);
    }
}
