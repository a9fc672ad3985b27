package io.handover.benchmarks.explore;

/**
 * What a contender took.
 *
 * @param what what was done in that time
 * @param seconds how long it took
 * @param bytesPerState memory at its peak, over the distinct states
 */
record Lap(String what, double seconds, double bytesPerState) {
    Lap faster(Lap other) {
        return seconds <= other.seconds ? this : other;
    }
}
