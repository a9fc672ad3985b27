package io.handover.console.report;

import io.handover.explorer.game.Solution;
import io.handover.model.property.Properties;

/** What is said where a promise looks at the databases of more servers than can be kept in sight. */
public final class BeyondSight {
    private BeyondSight() {}

    /** A sentence. */
    public static String words(int servers) {
        return "What the databases of " + servers + " servers hold is too much to look ahead on; "
                + Properties.ONLY_DECLARED_CHANGES_LOST.name() + " can be asked about on "
                + Solution.MOST_SERVERS_WITH_CHANGES + " servers at most.";
    }
}
