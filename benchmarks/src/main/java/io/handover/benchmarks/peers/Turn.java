package io.handover.benchmarks.peers;

/**
 * What was done in one turn.
 *
 * @param count how many runs or walks
 * @param seconds in how many seconds of wall clock
 * @param mean of what every run or walk comes to, by which one sees that all do the same work
 */
record Turn(long count, double seconds, double mean) {
    double perSecond() {
        return count / seconds;
    }
}
