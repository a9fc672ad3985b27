package io.handover.sandbox.coach;

import io.handover.analysis.attainment.Mover;
import io.handover.analysis.story.Sentences;
import io.handover.model.procedure.TimedBound;
import io.handover.model.state.SiteState;
import io.handover.sandbox.coach.Review.Loss;
import io.handover.sandbox.rehearsal.Concern;
import io.handover.sandbox.rehearsal.History;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** A measured time that was longer than the scenario allows: when it began, by whose move, and when it was too long. */
final class Overrun {
    private final History history;
    private final Played played;
    private final TimedBound bound;
    private final Function<SiteState, Optional<String>> next;

    /** @param next what is best to do in a state, in words */
    Overrun(History history, Played played, TimedBound bound, Function<SiteState, Optional<String>> next) {
        this.next = next;
        this.history = history;
        this.played = played;
        this.bound = bound;
    }

    Loss loss() {
        return switch (bound.measure()) {
            case DUAL_ACTIVE -> site(state -> Integer.bitCount(state.upActive()) > 1, true);
            case MANAGEMENT_GAP -> site(state -> state.upActive() == 0, false);
            case URGENT_WAIT -> concern();
        };
    }

    /**
     * A time in which the site is so.
     *
     * @param inAll whether all such times count together, or the longest one
     */
    private Loss site(Predicate<SiteState> isSo, boolean inAll) {
        int moments = played.story().moments().size();
        long lasted = 0;
        int began = -1;
        for (int i = 0; i <= moments; i++) {
            long from = i == 0 ? 0 : played.at(i - 1).millis();
            long until = i == moments ? played.endMillis() : played.at(i).millis();
            boolean is = isSo.test(played.story().before(i));
            if (is && (i == 0 || !isSo.test(played.story().before(i - 1)))) {
                began = i - 1;
                lasted = inAll ? lasted : 0;
            }
            if (is && lasted + until - from > bound.mostMillis()) {
                return began(began, from + bound.mostMillis() - lasted);
            }
            lasted += is ? until - from : 0;
        }
        throw new IllegalStateException(bound.measure().key() + " is within its bound");
    }

    private Loss began(int moment, long exceededMillis) {
        boolean isFromStart = moment < 0;
        return new Loss(
                bound.measure().key(),
                isFromStart ? Optional.empty() : Optional.of(played.at(moment).number()),
                exceededMillis,
                isFromStart ? Mover.PRODUCT : played.mover(moment),
                isFromStart ? "the site" : played.at(moment).who(),
                isFromStart
                        ? "was so from the beginning on"
                        : played.story().moments().get(moment).what(),
                next.apply(played.story().before(moment + 1)),
                isFromStart ? 0 : played.before(moment));
    }

    private Loss concern() {
        Concern late = history.concerns().stream()
                .filter(one -> one.waitedMillis(played.endMillis()) > bound.mostMillis())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no concern waited too long"));
        return new Loss(
                bound.measure().key(),
                Optional.empty(),
                late.sinceMillis() + bound.mostMillis(),
                Mover.OPERATOR,
                Sentences.OPERATOR,
                "leaves an urgent concern unanswered",
                Optional.empty(),
                late.sinceMillis());
    }
}
