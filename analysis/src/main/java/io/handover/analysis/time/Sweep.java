package io.handover.analysis.time;

import io.handover.simulator.site.SimulatedSite;
import java.util.List;

/**
 * One thing of a site that is moved from value to value, everything else left as it is.
 *
 * @param parameter its name, as in a site's file: {@code timing.reaction.median}
 * @param points where it is moved to, from the lowest; at least two
 */
public record Sweep(String parameter, List<Point> points) {
    public Sweep {
        points = List.copyOf(points);
    }

    /**
     * A value.
     *
     * @param value in milliseconds, a rate per hour, or a number
     * @param written as people read it
     * @param means what now holds, in words: {@code "5.0 s or less in half of the cases, 1 min 00 s or less in 99 %"}
     * @param site the site with it
     */
    public record Point(double value, String written, String means, SimulatedSite site) {}
}
