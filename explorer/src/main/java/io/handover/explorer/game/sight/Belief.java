package io.handover.explorer.game.sight;

import java.util.Arrays;

/**
 * States that look alike, with every state that a hidden move leads to from one of them.
 *
 * @param number of the belief, from 0
 * @param states their numbers, ascending; none in the one belief that stands for all from which nothing needs to be done any more
 * @param firstPair the number of the first of its pairs with each state; they are numbered in the order of the states
 */
@SuppressWarnings("ArrayRecordComponent") // numbers, which nobody compares
record Belief(int number, int[] states, int firstPair) {
    boolean isDone() {
        return states.length == 0;
    }

    int pairs() {
        return Math.max(1, states.length);
    }

    /** The number of the pair of a state of it, and it. */
    int pair(int state) {
        return isDone() ? firstPair : firstPair + Arrays.binarySearch(states, state);
    }
}
