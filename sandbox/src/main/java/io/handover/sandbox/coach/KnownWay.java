package io.handover.sandbox.coach;

import io.handover.model.state.SiteState;
import io.handover.sandbox.rehearsal.Happening;
import io.handover.sandbox.rehearsal.Rehearsal;
import io.handover.sandbox.scenario.Scenario;
import io.handover.sandbox.scenario.Script;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the servers of a scenario are like on the way of its own course: modes, releases, what runs, and who replicates from whom. */
final class KnownWay {
    private final Set<List<Object>> looks = new HashSet<>();

    KnownWay(Scenario scenario) {
        Rehearsal rehearsal = scenario.begin();
        try {
            scenario.solution().play(rehearsal);
        } catch (Script.StuckException stuck) {
            // It is known as far as it goes.
            looks.add(look(rehearsal.truth()));
        }
        looks.add(look(rehearsal.history().start()));
        for (Happening happening : rehearsal.history().happenings()) {
            looks.add(look(happening.after()));
        }
    }

    /** Whether a site looks as it does somewhere on the way. */
    boolean leadsThrough(SiteState state) {
        return looks.contains(look(state));
    }

    private static List<Object> look(SiteState state) {
        List<Object> look = new ArrayList<>();
        for (int s = 0; s < state.servers(); s++) {
            look.add(state.process(s));
            look.add(state.mode(s));
            look.add(state.version(s));
            look.add(state.subscription(s));
            look.add(state.registeredAt(s));
        }
        return look;
    }
}
