package io.handover.executor.trace;

import io.handover.simulator.campaign.Measure;

/**
 * A measure of a real run. It was looked at now and then, so that it is known between two bounds.
 *
 * @param measure what is measured, as in the report of a check
 * @param least at least so much was seen
 * @param most not more than this lies between what was seen; {@link Long#MAX_VALUE} where it has no end
 */
public record Window(Measure measure, long least, long most) {
    /** It had not ended when the journal did. */
    public boolean open() {
        return most == Long.MAX_VALUE;
    }
}
