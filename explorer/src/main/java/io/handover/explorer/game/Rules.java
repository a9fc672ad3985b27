package io.handover.explorer.game;

import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import java.util.Optional;

/**
 * What may happen in a game beside the operator's commands.
 *
 * @param scope servers, budgets of faults, and how many changes are yet to come; skips and slips play no part
 * @param assumptions what the site assumes
 * @param anyNumberOfChanges whether any number of changes may come, and none has to; if so, the scope's number plays no part
 * @param givenUp what the operator may declare to give up; empty for nothing
 */
public record Rules(Scope scope, Assumptions assumptions, boolean anyNumberOfChanges, Optional<GivenUp> givenUp) {
    public Rules {
        if (givenUp.isPresent() && (givenUp.get().server() < 0 || givenUp.get().server() >= scope.servers())) {
            throw new IllegalArgumentException(
                    "server " + givenUp.get().server() + ", allowed are 0 to " + (scope.servers() - 1));
        }
        scope = new Scope(
                scope.servers(),
                anyNumberOfChanges ? 0 : scope.changes(),
                scope.crashes(),
                scope.cuts(),
                scope.installerFailures(),
                0,
                scope.interruptions(),
                0);
    }

    /** Exactly as many changes come as the scope says, and nothing is given up. */
    public static Rules of(Scope scope, Assumptions assumptions) {
        return new Rules(scope, assumptions, false, Optional.empty());
    }

    /** The same with any number of changes. */
    public Rules withAnyNumberOfChanges() {
        return new Rules(scope, assumptions, true, givenUp);
    }

    /** The same where something may be given up. */
    public Rules givingUp(GivenUp what) {
        return new Rules(scope, assumptions, anyNumberOfChanges, Optional.of(what));
    }
}
