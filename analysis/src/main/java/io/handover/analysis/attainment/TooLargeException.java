package io.handover.analysis.attainment;

/** A game has more states than may be kept, or looks at the databases of too many servers ({@link Terms#isBeyondSight}), so that nothing is known. */
public final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLargeException(Terms terms) {
        super(
                terms.isBeyondSight()
                        ? "what the databases of " + terms.servers() + " servers hold cannot be kept in sight"
                        : "the game has more than " + terms.mostStates() + " states");
    }
}
