package io.handover.sandbox.session;

import io.handover.model.state.SiteState;
import io.handover.sandbox.coach.Bar;
import io.handover.sandbox.coach.Coach;
import io.handover.sandbox.coach.Onlooker;
import io.handover.sandbox.coach.Review;
import io.handover.sandbox.rehearsal.History;
import io.handover.sandbox.rehearsal.Outcome;
import io.handover.sandbox.scenario.Scenario;
import java.util.List;
import java.util.Optional;

/** A coach who has a hint for everything, and otherwise looks on. */
class Prompter implements Coach {
    @Override
    public List<Bar> outlook(Scenario scenario, SiteState state, Outcome soFar) {
        return List.of();
    }

    @Override
    public Optional<String> hint(Scenario scenario, SiteState state, int grade) {
        return Optional.of("grade " + grade);
    }

    @Override
    public Review review(Scenario scenario, History history, Outcome outcome, int hints) {
        return new Onlooker().review(scenario, history, outcome, hints);
    }
}
