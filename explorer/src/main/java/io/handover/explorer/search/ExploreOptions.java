package io.handover.explorer.search;

/**
 * Bounds and means of an exploration; none of them changes a verdict other than to <em>unknown</em>.
 *
 * @param threads how many threads work, 1 to {@value #MAX_THREADS}
 * @param maxStates how many states are visited at most, 1 or more
 * @param maxBytes how many bytes the visited states and what is known of them may take, all arrays counted, 1 or more
 * @param symmetry whether states are told apart only as far as the rest of the plan tells the extras apart; states and transitions are then those of representatives
 */
public record ExploreOptions(int threads, long maxStates, long maxBytes, boolean symmetry) {
    public static final int MAX_THREADS = 64;

    /** One thread, no symmetry, as many states as three quarters of the heap can hold. */
    public static final ExploreOptions DEFAULT =
            new ExploreOptions(1, Long.MAX_VALUE, Runtime.getRuntime().maxMemory() / 4 * 3, false);

    public ExploreOptions {
        if (threads < 1 || threads > MAX_THREADS) {
            throw new IllegalArgumentException("threads is " + threads + ", allowed are 1 to " + MAX_THREADS);
        }
        if (maxStates < 1) {
            throw new IllegalArgumentException("maxStates is " + maxStates + ", allowed is 1 or more");
        }
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes is " + maxBytes + ", allowed is 1 or more");
        }
    }

    public ExploreOptions withThreads(int count) {
        return new ExploreOptions(count, maxStates, maxBytes, symmetry);
    }

    public ExploreOptions withMaxStates(long most) {
        return new ExploreOptions(threads, most, maxBytes, symmetry);
    }

    public ExploreOptions withMaxBytes(long most) {
        return new ExploreOptions(threads, maxStates, most, symmetry);
    }

    public ExploreOptions withSymmetry(boolean used) {
        return new ExploreOptions(threads, maxStates, maxBytes, used);
    }
}
