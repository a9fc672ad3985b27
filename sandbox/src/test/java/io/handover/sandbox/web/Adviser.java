package io.handover.sandbox.web;

import io.handover.analysis.attainment.Mover;
import io.handover.explorer.game.Standing;
import io.handover.model.property.Property;
import io.handover.model.state.SiteState;
import io.handover.sandbox.coach.Bar;
import io.handover.sandbox.coach.Coach;
import io.handover.sandbox.coach.Onlooker;
import io.handover.sandbox.coach.Review;
import io.handover.sandbox.rehearsal.Happening;
import io.handover.sandbox.rehearsal.History;
import io.handover.sandbox.rehearsal.Outcome;
import io.handover.sandbox.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A coach who knows little: all is lost that is not so while nobody is active, and the rest takes luck. */
final class Adviser implements Coach {
    @Override
    public List<Bar> outlook(Scenario scenario, SiteState state, Outcome soFar) {
        return bars(scenario, state);
    }

    private static List<Bar> bars(Scenario scenario, SiteState state) {
        List<Bar> bars = new ArrayList<>();
        Standing standing = state.upActive() == 0 ? Standing.LOST : Standing.WITH_LUCK;
        for (Property promise : scenario.promises()) {
            bars.add(new Bar(promise.name(), bars.isEmpty() ? Standing.CERTAIN : standing));
        }
        return bars;
    }

    @Override
    public Optional<String> hint(Scenario scenario, SiteState state, int grade) {
        return Optional.of(List.of("Look at who is active.", "Activate a server.", "Nobody can manage the site.")
                .get(grade - 1));
    }

    @Override
    public Review review(Scenario scenario, History history, Outcome outcome, int hints) {
        List<Review.Outlook> outlooks =
                new ArrayList<>(List.of(new Review.Outlook(0, bars(scenario, history.start()))));
        List<Review.Mark> marks = new ArrayList<>();
        for (Happening happening : history.happenings()) {
            if (happening.before().upActive() != 0 && happening.after().upActive() == 0) {
                outlooks.add(new Review.Outlook(happening.millis(), bars(scenario, happening.after())));
                marks.add(new Review.Mark(
                        happening.number(),
                        scenario.promises().get(1).name(),
                        Mover.OPERATOR,
                        Standing.WITH_LUCK,
                        Standing.LOST,
                        List.of("nobody activates a server")));
            }
        }
        Review known = new Onlooker().review(scenario, history, outcome, hints);
        return new Review(
                outlooks,
                marks,
                known.losses(),
                known.together(),
                List.of("force-activate DK_MGT_2"),
                known.solution(),
                OptionalLong.of(0),
                known.score(),
                known.lesson());
    }
}
