package io.handover.analysis.synthesis;

import io.handover.analysis.attainment.Budgets;
import io.handover.model.property.Property;

/** One change of what was asked for or is assumed, after which there is a way to act that certainly keeps what is then asked. */
public sealed interface Lift {
    /** Something else is assumed. */
    record Assuming(String key, String value) implements Lift {}

    /** A property need not be kept or reached. */
    record Dropping(Property property) implements Lift {}

    /** A command may be given after all. */
    record Allowing(Without command) implements Lift {}

    /**
     * More is declared to be given up.
     *
     * @param server at which server
     * @param changesLost whether changes that are made there in a window are declared lost
     * @param severalActive whether it and another one may be active together in a stretch
     */
    record Declaring(int server, boolean changesLost, boolean severalActive) implements Lift {}

    /** So many faults of a kind, and not more, may strike. */
    record Sparing(Budgets.Kind kind, int left) implements Lift {}
}
