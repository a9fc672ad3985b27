package io.handover.simulator.site;

import io.handover.simulator.time.Distribution;
import io.handover.simulator.time.Distribution.Exponential;
import java.util.List;
import java.util.Optional;

/**
 * Which faults strike a site, how often, and how long they last.
 *
 * @param entries one for each fault that the site states; a fault that is not here has its own defaults
 */
public record FaultPlan(List<Entry> entries) {
    /** The least mean time between strikes: with one a second, a run of two days is still done within a second. */
    public static final long LEAST_EVERY_MILLIS = 1_000;

    /** Every fault with its own defaults. */
    public static final FaultPlan DEFAULT = new FaultPlan(List.of());

    public FaultPlan {
        entries = List.copyOf(entries);
    }

    /**
     * What a site states of one fault.
     *
     * @param fault its name in the catalogue {@code io.handover.simulator.fault}
     * @param every from one strike to the next on the whole site, while faults may strike, with a mean of {@value
     *     #LEAST_EVERY_MILLIS} ms or more; empty: as by default
     * @param lasts until it heals; empty: as by default
     */
    public record Entry(String fault, Optional<Exponential> every, Optional<Distribution> lasts) {
        public Entry {
            every.ifPresent(stated -> {
                if (stated.meanMillis() < LEAST_EVERY_MILLIS) {
                    throw new IllegalArgumentException("fault '" + fault + "' strikes every " + stated.meanMillis()
                            + " ms on average, allowed are " + LEAST_EVERY_MILLIS + " or more");
                }
            });
        }
    }

    public Optional<Entry> entry(String fault) {
        return entries.stream().filter(entry -> entry.fault().equals(fault)).findFirst();
    }
}
