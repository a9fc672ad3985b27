package io.handover.executor.belief;

/** Whether something is so, as far as is known. */
public enum Certainty {
    YES,
    NO,
    /** Some of the states that the site can be in say so, others do not. */
    UNSURE
}
