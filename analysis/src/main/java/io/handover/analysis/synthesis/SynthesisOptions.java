package io.handover.analysis.synthesis;

/**
 * What is spent on the answer; numbers, not times, so that the same question gets the same answer.
 *
 * @param mostStates how many states a game may have, 1 or more; where there are more, nothing is decided
 * @param mostTries how many changed procedures are explored at most, 1 or more
 * @param runs how many simulated runs tell how long a procedure takes, 1 or more
 * @param seed decides every random choice of these runs
 * @param threads how many work, 1 or more
 */
public record SynthesisOptions(int mostStates, int mostTries, int runs, long seed, int threads) {
    /** Four million states, which is a few gigabytes; 6,000 tries; 500 runs. */
    public static final SynthesisOptions DEFAULT = new SynthesisOptions(4_000_000, 6_000, 500, 1, 1);

    public SynthesisOptions {
        if (mostStates < 1 || mostTries < 1 || runs < 1 || threads < 1) {
            throw new IllegalArgumentException("at least one state, try, run and thread is needed");
        }
    }

    /** The same on so many threads, with that seed. */
    public SynthesisOptions with(long decides, int on) {
        return new SynthesisOptions(mostStates, mostTries, runs, decides, on);
    }
}
