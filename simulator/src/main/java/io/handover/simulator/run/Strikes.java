package io.handover.simulator.run;

/**
 * When the faults of a run strike next, as its state is now. All that is known of it by then is that it lies ahead; its law, given that, is
 * the one by which it was drawn, cut off there. The shares are exact: they count values of the choice of 32 bits.
 */
public interface Strikes {
    /** How many faults there are, as in {@link Simulation#faults()}; none of them strikes once {@linkplain #mayStrike faults have ended}. */
    int count();

    /** Whether faults may strike at all. */
    boolean mayStrike();

    /** In how many simulated milliseconds from now a fault strikes next. */
    long inMillis(int fault);

    /** The probability that a fault strikes next within so many simulated milliseconds from now, given what is known. */
    double shareWithin(int fault, long millis);

    /** Whether that is more than nothing. */
    boolean canStrikeWithin(int fault, long millis);

    /** How often a fault has struck so far. */
    int struck(int fault);

    /** How many strikes have hit something so far. */
    int hits();
}
