package io.handover.analysis.time;

import java.util.List;

/**
 * What was measured where something was moved.
 *
 * @param sweep what was moved
 * @param times one for each point, in their order; fewer where it was ended before
 */
public record Swept(Sweep sweep, List<Times> times) {
    public Swept {
        times = List.copyOf(times);
    }
}
