package io.handover.sandbox.coach;

import io.handover.analysis.attainment.Mover;
import io.handover.analysis.story.Moment;
import io.handover.analysis.story.StepNames;
import io.handover.analysis.story.Story;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.state.SiteState;
import io.handover.sandbox.rehearsal.Happening;
import io.handover.sandbox.rehearsal.History;
import io.handover.simulator.run.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rehearsal as a story: all that changed the site until the operator could do no more. */
final class Played {
    private final History history;
    private final Story story;
    private final List<Happening> happenings = new ArrayList<>();
    private final Optional<Happening> end;

    Played(History history) {
        this.history = history;
        this.end = history.happenings().stream()
                .filter(one -> one.kind() == Happening.Kind.END)
                .findFirst();
        List<Moment> moments = new ArrayList<>();
        for (Happening one : history.happenings()) {
            if (end.isPresent() && one.number() > end.get().number()) {
                break;
            }
            if (one.action().isPresent()) {
                happenings.add(one);
                moments.add(moment(one));
            }
        }
        this.story = new Story(history.plan(), history.start(), moments, List.of());
    }

    private Moment moment(Happening one) {
        if (one.kind() == Happening.Kind.EFFECT && one.command().isPresent()) {
            Step given = one.command().get();
            // As the game has it: without a second server where the command takes none.
            Step step = new Step(
                    given.command(), given.target(), given.command().takesAt() ? given.at() : 0, given.instruction());
            return new Moment(
                    one.millis(),
                    one.who(),
                    new StepNames(history.plan()).command(step),
                    Event.slip(step),
                    one.judged());
        }
        return new Moment(one.millis(), one.who(), one.what(), one.action().getAsInt(), one.judged());
    }

    Story story() {
        return story;
    }

    /** What happened in a moment of the story. */
    Happening at(int moment) {
        return happenings.get(moment);
    }

    /** Whose move a moment was: what an instructor lets happen is a fault, whatever it is. */
    Mover mover(int moment) {
        return mover(at(moment));
    }

    static Mover mover(Happening one) {
        return one.by() == Happening.By.INSTRUCTOR
                ? Mover.FAULT
                : Mover.of(one.action().orElseThrow());
    }

    /** When the operator stopped, or was stopped; empty while the rehearsal goes on. */
    Optional<Happening> end() {
        return end;
    }

    long endMillis() {
        return end.map(Happening::millis)
                .orElseGet(() -> history.happenings().isEmpty()
                        ? 0
                        : history.happenings()
                                .get(history.happenings().size() - 1)
                                .millis());
    }

    /** When to begin again so that a moment is still to come: just before what the operator gave for it, else when the site came to be as it was before it. */
    long before(int moment) {
        Happening one = at(moment);
        if (one.kind() == Happening.Kind.PLACE) {
            return one.millis();
        }
        return one.input().isPresent()
                ? given(one)
                : moment == 0 ? 0 : Math.min(one.millis(), at(moment - 1).millis());
    }

    private long given(Happening effect) {
        return history.happenings().stream()
                .filter(one -> one.input().equals(effect.input()))
                .findFirst()
                .orElse(effect)
                .millis();
    }

    /** Whether a promise is kept in a state. */
    static boolean holds(Property promise, Plan plan, SiteState state) {
        return !(promise instanceof StateProperty property) || property.holds(plan, state);
    }
}
