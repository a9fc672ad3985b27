package io.handover.simulator.run;

/** The ways in which a check can be violated that an operator would tell apart; a run violates a check in one of them. */
public enum Cause {
    /** The product detected several active servers. */
    DETECTION,
    /** A command of the procedure. */
    COMMAND,
    /** A fault. */
    FAULT,
    /** Something that goes on by itself. */
    PROGRESS,
    /** No server is active at the end. */
    NONE_ACTIVE,
    /** Several servers are active at the end. */
    SEVERAL_ACTIVE,
    /** One server is active at the end, and not every other replicates from it. */
    NOT_REPLICATING,
    /** A change was lost whose last copy an initialization wiped. */
    WIPED,
    /** A change was lost that was on its way to the server that is active in the end when the replication of that one ended. */
    NOT_ARRIVED,
    /** A change was lost that the server which is active in the end lacked when it was activated. */
    LACKED,
    /** A change was lost that was made beside the server which is active in the end, on one that then was taken down. */
    TAKEN_DOWN,
    /** The procedure goes round for ever. */
    GOES_ROUND,
    /** A measured time is too long. */
    TIME,
    /** None of these. */
    OTHER;

    private static final Cause[] ALL = values();

    /** How many causes there are. */
    public static int count() {
        return ALL.length;
    }

    /** The cause at that place. */
    public static Cause at(int place) {
        return ALL[place];
    }
}
