package io.handover.sandbox.coach;

import io.handover.model.state.SiteState;
import io.handover.sandbox.rehearsal.History;
import io.handover.sandbox.rehearsal.Outcome;
import io.handover.sandbox.scenario.Scenario;
import java.util.List;
import java.util.Optional;

/** Who advises nobody, and tells afterwards only what came of it: where nobody is there who knows what could still be kept. */
public final class Onlooker implements Coach {
    @Override
    public List<Bar> outlook(Scenario scenario, SiteState state, Outcome soFar) {
        return List.of();
    }

    @Override
    public Optional<String> hint(Scenario scenario, SiteState state, int grade) {
        return Optional.empty();
    }

    @Override
    public Review review(Scenario scenario, History history, Outcome outcome, int hints) {
        return new Debrief(scenario, history, outcome, Optional.empty()).review(hints);
    }
}
