package io.handover.executor.trace;

/**
 * A time in which two servers or more were active, until the site's polls detected it. It was looked at now and then, so that it is known
 * between two bounds.
 *
 * @param least in milliseconds: for so long it was not detected, as was seen
 * @param most in milliseconds: by then it was; {@link Long#MAX_VALUE} where something else ended it before
 * @param watching how many servers were up all that time, each of whose polls could detect it
 */
public record DualActive(long least, long most, int watching) {
    public DualActive {
        if (least < 0 || most < least || watching < 1) {
            throw new IllegalArgumentException(least + " to " + most + ", seen by " + watching + ", is no such time");
        }
    }

    public boolean detected() {
        return most != Long.MAX_VALUE;
    }
}
