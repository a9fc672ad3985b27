package io.handover.explorer.search;

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
 * @param shortest where it is violated: whether no counterexample is shorter for certain; else false. It always is of an
 *     <em>always</em> property. Of an <em>eventually</em> property it is once all bottom components were judged; where the exploration
 *     ended before, a component in which the site goes round may be nearer.
 */
public record Finding(
        Property property, Verdict verdict, int start, List<Integer> trace, boolean goesRound, boolean shortest) {
    public Finding {
        trace = List.copyOf(trace);
    }

    static Finding of(Property property, Verdict verdict) {
        return new Finding(property, verdict, 0, List.of(), false, false);
    }

    /** How many actions the trace has, where the property is violated; whether that is the least number, {@link #shortest} says. */
    public OptionalInt length() {
        return verdict == Verdict.VIOLATED ? OptionalInt.of(trace.size()) : OptionalInt.empty();
    }
}
