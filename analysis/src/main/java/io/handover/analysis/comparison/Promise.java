package io.handover.analysis.comparison;

import io.handover.model.property.Property;
import io.handover.simulator.run.Check;
import java.util.Optional;

/**
 * Something that one of two procedures promises, or both.
 *
 * @param check what is promised, in the words of B where both promise it
 * @param byA whether A promises it
 * @param byB whether B promises it
 * @param placeA its place among the checks of A's runs, or {@link #NONE} where A cannot be judged by it
 * @param placeB the same of B
 */
public record Promise(Check check, boolean byA, boolean byB, int placeA, int placeB) {
    public static final int NONE = -1;

    /** Whether both can be judged by it. */
    public boolean isOfBoth() {
        return placeA != NONE && placeB != NONE;
    }

    public String name() {
        return check.name();
    }

    /** The property that it is; empty for a bound on a time, which cannot be explored. */
    public Optional<Property> property() {
        return check instanceof Check.OfProperty of ? Optional.of(of.property()) : Optional.empty();
    }
}
