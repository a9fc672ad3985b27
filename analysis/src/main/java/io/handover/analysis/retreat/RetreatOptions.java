package io.handover.analysis.retreat;

/**
 * What the worst case has room for, and what is spent on the answer.
 *
 * @param crashes how many crashes may strike, 0 or more
 * @param cuts how many network cuts may strike, 0 or more
 * @param installerFailures how many upgrades may fail, 0 or more
 * @param mostStates how many states the game may have, 1 or more; where there are more, only what is certain with the
 *     commands that go straight back is known
 * @param runs how many runs tell how long a way back takes, 1 or more
 * @param seed decides every random choice of these runs
 * @param threads how many work on them, 1 or more
 */
public record RetreatOptions(
        int crashes, int cuts, int installerFailures, int mostStates, int runs, long seed, int threads) {
    /** One crash; two million states, which is a few hundred megabytes; 200 runs. */
    public static final RetreatOptions DEFAULT = new RetreatOptions(1, 0, 0, 2_000_000, 200, 1, 1);

    public RetreatOptions {
        if (mostStates < 1 || runs < 1 || threads < 1) {
            throw new IllegalArgumentException("at least one state, run and thread is needed");
        }
    }

    public RetreatOptions withFaults(int mostCrashes, int mostCuts, int mostInstallerFailures) {
        return new RetreatOptions(mostCrashes, mostCuts, mostInstallerFailures, mostStates, runs, seed, threads);
    }

    public RetreatOptions withMostStates(int most) {
        return new RetreatOptions(crashes, cuts, installerFailures, most, runs, seed, threads);
    }

    public RetreatOptions withRuns(int count, long with, int on) {
        return new RetreatOptions(crashes, cuts, installerFailures, mostStates, count, with, on);
    }
}
