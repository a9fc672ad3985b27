package io.handover.analysis.slips;

import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import java.util.List;
import java.util.function.Predicate;

/**
 * One slip at one step of a plan.
 *
 * @param kind what goes wrong
 * @param step the step at which it counts
 * @param name {@code "step 5"}: the step as the written procedure numbers it
 * @param words what is done instead, for the row of a table
 * @param events what happens by it, in this order and at once: see {@code analysis.story.OutOfTurn}; none where it only takes time
 * @param subject the step whose doing goes wrong, by which the slip is known again in a changed procedure
 * @param possible in which states of the procedure it can be made
 */
public record Slip(
        SlipKind kind,
        Step step,
        String name,
        String words,
        List<Integer> events,
        Step subject,
        Predicate<SiteState> possible) {
    public Slip {
        events = List.copyOf(events);
    }

    /** How likely it is, by the literature. */
    public ErrorRange range() {
        boolean hurried = step.instruction().asSoonAsPossibleMillis().isPresent() && kind.feelsHaste();
        return hurried ? kind.range().inHaste() : kind.range();
    }

    /** The line of the step in the procedure's file; 0 where there is none. */
    public int line() {
        return step.instruction().position().line();
    }

    /** What a slip is known by in a changed procedure. */
    record Key(SlipKind kind, int line, int target, int at, String words) {}

    /** What this one is known by, where every written step has a line of its own. */
    Key key() {
        return new Key(
                kind,
                subject.instruction().position().line(),
                subject.target(),
                subject.at(),
                isKnownByWords() ? words : "");
    }

    private boolean isKnownByWords() {
        return kind == SlipKind.WRONG_SERVER || kind == SlipKind.WRONG_COMMAND || kind == SlipKind.HALF_DONE;
    }
}
