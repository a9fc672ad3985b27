package io.handover.model.site;

/**
 * The bounds of what may happen: servers, changes and fault budgets (docs/model.md, "State").
 *
 * <p>The last two budgets belong to faults that only the simulator has (docs/model.md, "Faults of the core"); they are 0 wherever the core
 * alone is meant, as in the reference counts.
 *
 * @param servers number of servers, 2 to {@value #MAX_SERVERS}
 * @param changes how many changes are made at most, 0 to {@value #MAX_CHANGES}
 * @param crashes how many crashes may happen, 0 to {@value #MAX_BUDGET}
 * @param cuts how many network cuts may happen, 0 to {@value #MAX_BUDGET}
 * @param installerFailures how many upgrades may fail, 0 to {@value #MAX_BUDGET}
 * @param skips how many steps the operator may skip, 0 to {@value #MAX_BUDGET}
 * @param interruptions how many standby initializations may be interrupted, 0 to {@value #MAX_BUDGET}
 * @param slips how many commands the operator may give out of turn, 0 to {@value #MAX_BUDGET}
 */
public record Scope(
        int servers,
        int changes,
        int crashes,
        int cuts,
        int installerFailures,
        int skips,
        int interruptions,
        int slips) {

    public static final int MAX_SERVERS = 5;

    /** A server's database is a {@code long} of change bits; the top bit stays free. */
    public static final int MAX_CHANGES = 63;

    /** A budget is kept in one byte. */
    public static final int MAX_BUDGET = 255;

    public Scope {
        within("servers", servers, 2, MAX_SERVERS);
        within("changes", changes, 0, MAX_CHANGES);
        within("crashes", crashes, 0, MAX_BUDGET);
        within("cuts", cuts, 0, MAX_BUDGET);
        within("installerFailures", installerFailures, 0, MAX_BUDGET);
        within("skips", skips, 0, MAX_BUDGET);
        within("interruptions", interruptions, 0, MAX_BUDGET);
        within("slips", slips, 0, MAX_BUDGET);
    }

    /** The core's bounds; nothing beyond the core happens. */
    public Scope(int servers, int changes, int crashes, int cuts, int installerFailures, int skips) {
        this(servers, changes, crashes, cuts, installerFailures, skips, 0, 0);
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ", allowed are " + least + " to " + most);
        }
    }
}
