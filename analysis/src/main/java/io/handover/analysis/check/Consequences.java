package io.handover.analysis.check;

import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.simulator.run.Cause;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Lack;
import io.handover.simulator.run.Way;

/** Which violations are the same event as another one, seen from another side: a report tells them under that one. */
public final class Consequences {
    private Consequences() {}

    /**
     * Whether every run that violates {@code other} in that way violates {@code check} in this one, by the same event: where no server is
     * active in the end nothing is redundant either, what takes management away by itself makes it unavailable, and what waits for a step
     * that can never be carried out is never done.
     */
    static boolean covers(Check check, Way way, Check other, Way otherWay) {
        if (isOf(check, Properties.EVENTUALLY_SINGLE_ACTIVE)) {
            return isOf(other, Properties.EVENTUALLY_REDUNDANT)
                    ? way.equals(otherWay)
                    : other instanceof Check.OfBound && isFirst(way, otherWay);
        }
        if (isOf(check, Properties.MANAGEMENT_KEPT)) {
            return isOf(other, Properties.MANAGEMENT_AVAILABLE) && way.equals(otherWay);
        }
        return isOf(check, Properties.PROCEDURE_COMPLETES)
                && way.cause() != Cause.GOES_ROUND
                && way.step() >= 0
                && way.step() == otherWay.step()
                && (isOf(other, Properties.EVENTUALLY_UPGRADED)
                        || other instanceof Check.OfStep && otherWay.lack() == Lack.FOR_EVER);
    }

    /** A time without an active server, or with several, that never ends is what is so in the end. */
    private static boolean isFirst(Way way, Way endless) {
        return endless.lack() == Lack.FOR_EVER && way.by().equals(endless.by()) && way.step() == endless.step();
    }

    /** Whether a violation of {@code other} at the end of a path is a consequence where the path violates the property, too. */
    public static boolean canCover(Property property, Property other) {
        return property == Properties.EVENTUALLY_SINGLE_ACTIVE && other == Properties.EVENTUALLY_REDUNDANT
                || property == Properties.MANAGEMENT_KEPT && other == Properties.MANAGEMENT_AVAILABLE
                || property == Properties.PROCEDURE_COMPLETES && other == Properties.EVENTUALLY_UPGRADED;
    }

    private static boolean isOf(Check check, Property property) {
        return check instanceof Check.OfProperty of && of.property() == property;
    }
}
