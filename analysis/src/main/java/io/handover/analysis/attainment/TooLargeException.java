package io.handover.analysis.attainment;

/** A game has more states than may be kept, so that nothing is known. */
public final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLargeException(int most) {
        super("the game has more than " + most + " states");
    }
}
