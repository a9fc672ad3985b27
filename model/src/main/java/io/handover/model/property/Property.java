package io.handover.model.property;

/** A property: docs/model.md, "Properties". */
public sealed interface Property permits StateProperty, StepProperty {
    /** The name in commands and reports. */
    String name();

    /** What it promises, in one sentence for an operator. */
    String promise();

    /** Whether the property need hold only where the site comes to rest; else it must hold always. */
    boolean isEventual();
}
