package io.handover.analysis.synthesis;

import io.handover.analysis.attainment.Budgets;
import io.handover.model.property.Property;

/** One thing that was asked for or is assumed. */
public sealed interface Reason {
    /** That a property is to be kept or reached. */
    record Promised(Property property) implements Reason {}

    /** That a command may not be given. */
    record Missing(Without command) implements Reason {}

    /** That so many faults of a kind may strike. */
    record Struck(Budgets.Kind kind, int count) implements Reason {}

    /** What is assumed of the product. */
    record OfProduct(Assumed assumed) implements Reason {}
}
