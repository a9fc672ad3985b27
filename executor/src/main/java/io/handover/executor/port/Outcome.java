package io.handover.executor.port;

/** What is known of an order or a work after it was given. Texts of servers are bounded and hold no control characters. */
public sealed interface Outcome {
    /** What was said, or what happened, in words. */
    String text();

    /** It was accepted; its effect comes later and must be observed. */
    record Accepted(String text) implements Outcome {}

    /** Whoever did it says that it has had its effect, which cannot be observed. */
    record Done(String text) implements Outcome {}

    /** It was refused, or could not be sent at all: it has no effect. */
    record Refused(String text) implements Outcome {}

    /** It may have been carried out or not: its answer was lost, late or not understood. */
    record Unknown(String text) implements Outcome {}
}
