package io.handover.sandbox.coach;

import io.handover.analysis.attainment.Attainment;
import io.handover.analysis.attainment.Choice;
import io.handover.analysis.attainment.Mover;
import io.handover.analysis.attainment.Situation;
import io.handover.explorer.game.Standing;
import io.handover.model.property.Property;
import io.handover.sandbox.rehearsal.Happening;
import io.handover.sandbox.rehearsal.Outcome;
import io.handover.sandbox.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a command took away when it took effect, told while the rehearsal goes on. */
final class Marks {
    private final Scenario scenario;
    private final Happening effect;
    private final Outcome soFar;

    /** @param soFar what came of the rehearsal up to the effect, or to some moment after it */
    Marks(Scenario scenario, Happening effect, Outcome soFar) {
        this.scenario = scenario;
        this.effect = effect;
        this.soFar = soFar;
    }

    /** @param game that knows the state before the effect */
    List<Review.Mark> of(Attainment game) {
        Situation before = game.at(effect.judgedBefore());
        Optional<Choice> choice = effect.command().flatMap(command -> Thought.choice(before, command));
        List<Review.Mark> marks = new ArrayList<>();
        for (Property promise : scenario.promises()) {
            Standing then = before.standings().getOrDefault(promise, Standing.LOST);
            Standing now = isBrokenBy(promise)
                    ? Standing.LOST
                    : choice.map(one -> one.standings().get(promise)).orElse(then);
            if (now != null && now.compareTo(then) > 0 && !isBrokenBefore(promise)) {
                marks.add(new Review.Mark(
                        effect.number(),
                        promise.name(),
                        Mover.OPERATOR,
                        then,
                        now,
                        choice.map(one -> Hints.told(before.refutation(one.order(), promise), 1))
                                .orElse(List.of())));
            }
        }
        return marks;
    }

    private boolean isBrokenBy(Property promise) {
        return brokenBy(promise).equals(OptionalInt.of(effect.number()));
    }

    /** What was broken once cannot be lost again. */
    private boolean isBrokenBefore(Property promise) {
        OptionalInt brokenBy = brokenBy(promise);
        return brokenBy.isPresent() && brokenBy.getAsInt() < effect.number();
    }

    private OptionalInt brokenBy(Property promise) {
        return soFar.promises().stream()
                .filter(one -> one.property() == promise)
                .map(Outcome.Promise::brokenBy)
                .findFirst()
                .orElseGet(OptionalInt::empty);
    }
}
