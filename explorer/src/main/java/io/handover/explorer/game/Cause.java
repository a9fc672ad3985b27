package io.handover.explorer.game;

/** Why something happens in a game. */
public enum Cause {
    /** It goes on by itself, and comes some day where it can come again and again. */
    ENVIRONMENT,
    /** It may happen and need not: a fault, and a change where any number of them may come. */
    FAULT,
    /** The operator orders it. */
    ORDER;

    private static final Cause[] ALL = values();

    static Cause of(int number) {
        return ALL[number];
    }

    /** As a set of this alone. */
    int bit() {
        return 1 << ordinal();
    }
}
