package io.handover.simulator.explore;

import io.handover.model.property.Property;
import java.util.List;
import java.util.OptionalInt;

/**
 * What was found of a property.
 *
 * @param property what was judged
 * @param verdict what is known of it
 * @param start where it is violated: the place of the state that the trace begins with among the starts of the exploration, else 0
 * @param trace where it is violated: numbers of actions from that state to a violating state or, of a step property, up to and
 *     including the violating action; else empty
 * @param goesRound whether the state that the trace ends in belongs to a bottom component that is more than a state at rest: the
 *     site goes round in it for ever, and is time and again in a state that lacks what was promised
 */
public record Finding(Property property, Verdict verdict, int start, List<Integer> trace, boolean goesRound) {
    public Finding {
        trace = List.copyOf(trace);
    }

    static Finding of(Property property, Verdict verdict) {
        return new Finding(property, verdict, 0, List.of(), false);
    }

    /**
     * How many actions the trace has, where the property is violated. No counterexample is shorter, with one exception: where an
     * exploration did not come to its end, a shorter one of an <em>eventually</em> property may lie in a component in which the site
     * goes round.
     */
    public OptionalInt length() {
        return verdict == Verdict.VIOLATED ? OptionalInt.of(trace.size()) : OptionalInt.empty();
    }
}
