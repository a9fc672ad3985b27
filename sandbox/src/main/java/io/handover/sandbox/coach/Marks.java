package io.handover.sandbox.coach;

import io.handover.analysis.attainment.Attainment;
import io.handover.analysis.attainment.Mover;
import io.handover.analysis.attainment.Situation;
import io.handover.explorer.game.Standing;
import io.handover.model.property.Property;
import io.handover.sandbox.rehearsal.Happening;
import io.handover.sandbox.rehearsal.Outcome;
import java.util.List;

/** What a command took away when it took effect, told while the rehearsal goes on. */
final class Marks {
    private final Happening effect;
    private final Outcome soFar;

    /** @param soFar what came of the rehearsal up to the effect, or to some moment after it */
    Marks(Happening effect, Outcome soFar) {
        this.effect = effect;
        this.soFar = soFar;
    }

    /** @param game that knows the state before the effect */
    List<Review.Mark> of(Attainment game) {
        Situation before = game.at(effect.judgedBefore());
        return effect.command().flatMap(command -> Thought.choice(before, command)).stream()
                .flatMap(choice -> choice.lowered().stream()
                        .filter(promise -> !isBrokenBefore(promise))
                        .map(promise -> new Review.Mark(
                                effect.number(),
                                promise.name(),
                                Mover.OPERATOR,
                                before.standing(List.of(promise)),
                                choice.standings().getOrDefault(promise, Standing.LOST),
                                Hints.told(before.refutation(choice.order(), promise), 1))))
                .toList();
    }

    /** What was broken once cannot be lost again. */
    private boolean isBrokenBefore(Property promise) {
        return soFar.promises().stream()
                .filter(one -> one.property() == promise)
                .flatMapToInt(one -> one.brokenBy().stream())
                .anyMatch(brokenBy -> brokenBy < effect.number());
    }
}
