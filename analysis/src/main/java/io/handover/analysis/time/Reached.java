package io.handover.analysis.time;

import java.util.OptionalDouble;

/**
 * How well the shares are known in the end.
 *
 * @param runs how many runs are counted
 * @param uncounted how many were made before them, to find out how many are needed
 * @param width of the widest interval of a promise's share, 0 to 1
 * @param confidence with which every promise's share is known to the width that was stated, where both runs and width were
 * @param needed how many counted runs the stated width takes, as far as is known; 0 where none was stated
 * @param isReached whether what was stated is reached
 */
public record Reached(
        long runs, long uncounted, double width, OptionalDouble confidence, long needed, boolean isReached) {}
