package io.handover.model.property;

/** A property: docs/model.md, "Properties". */
public sealed interface Property permits StateProperty, StepProperty {
    /** The name in commands and reports. */
    String name();

    /** What it promises, in one sentence for an operator. */
    String promise();

    /** Whether the property need hold only where the site comes to rest; else it must hold always. */
    boolean isEventual();

    /**
     * Whether the property looks at nothing of the site but which servers are up and active: then it cannot come to be violated, or to hold
     * again, by what leaves that and the operator's place as they are.
     */
    default boolean looksAtActivesAlone() {
        return false;
    }
}
