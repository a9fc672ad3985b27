package io.handover.analysis.time;

import io.handover.simulator.run.Measures;
import java.util.Optional;

/**
 * What was measured at a level of the runs, with the interval in which the same level of all possible runs lies: two of the runs themselves,
 * chosen by rank, whatever the distribution. Each may be {@link Measures#NEVER}, which lies above all others.
 *
 * @param level which
 * @param value of the run at that level
 * @param low the interval's lower end; of {@link Level#MAX} the value itself, which some run certainly reaches
 * @param high its upper end; empty where so few runs give none, and always of {@link Level#MAX}
 */
public record Estimate(Level level, long value, long low, Optional<Long> high) {
    /** Whether it is certain to be more than that other, or never. */
    boolean isAbove(Estimate other) {
        return other.high.isPresent() && compared(low) > compared(other.high.get());
    }

    private static long compared(long value) {
        return value == Measures.NEVER ? Long.MAX_VALUE : value;
    }
}
