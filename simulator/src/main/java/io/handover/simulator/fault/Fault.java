package io.handover.simulator.fault;

import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** A kind of fault. It strikes at random moments while faults may strike; a strike that finds nothing to hit does nothing. */
public interface Fault {
    /** The name in commands, site files and reports. */
    String name();

    /** What it does, in one sentence. */
    String does();

    /** What it does not do, in one sentence. */
    String doesNot();

    /** How it heals, in one sentence. */
    String heals();

    /** From one strike to the next on the whole site, where a site does not say otherwise. */
    Distribution.Exponential every();

    /** How long it lasts where a site does not say otherwise; empty for a fault that has no duration of its own. */
    Optional<Distribution> lasts();

    /** Whether it is a mistake of the operator, and not something that the site or its surroundings do. */
    default boolean isSlip() {
        return false;
    }

    /** Strikes; false where there was nothing to hit. */
    boolean strike(Struck site);
}
