package io.handover.explorer.game.sight;

/**
 * How far one game is gone into.
 *
 * @param beliefs how many beliefs are gone through at most, 1 or more
 * @param states how many states one of them has at most, 1 or more
 */
public record Bounds(int beliefs, int states) {
    /** A few seconds, and less than a gigabyte. */
    public static final Bounds DEFAULT = new Bounds(100_000, 2_000);

    public Bounds {
        if (beliefs < 1 || states < 1) {
            throw new IllegalArgumentException(
                    "bounds of " + beliefs + " beliefs and " + states + " states a belief; both are 1 or more");
        }
    }
}
