package io.handover.executor.trace;

/**
 * How long something took once. Where it was looked at now and then, it lies between two bounds.
 *
 * @param least in milliseconds: after that it had not ended, as was seen
 * @param most in milliseconds: by then it had
 */
public record Sample(long least, long most) {
    public Sample {
        if (least < 0 || most < least) {
            throw new IllegalArgumentException(least + " to " + most + " is no duration");
        }
    }

    /** What both bounds are less by, and not below nothing. */
    Sample without(long atLeast, long atMost) {
        return new Sample(Math.max(0, least - atMost), Math.max(0, most - atLeast));
    }

    /** In its middle. */
    double middle() {
        return (least + most) / 2.0;
    }
}
