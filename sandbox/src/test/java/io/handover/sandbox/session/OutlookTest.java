package io.handover.sandbox.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.explorer.game.Standing;
import io.handover.model.state.SiteState;
import io.handover.sandbox.coach.Bar;
import io.handover.sandbox.coach.Coach;
import io.handover.sandbox.coach.Review;
import io.handover.sandbox.rehearsal.History;
import io.handover.sandbox.rehearsal.Outcome;
import io.handover.sandbox.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutlookTest {
    /** A coach who knows nothing of it when he is asked first. */
    private static final class Slow implements Coach {
        private int asked;

        @Override
        public List<Bar> outlook(Scenario scenario, SiteState state, Outcome soFar) {
            asked++;
            return asked < 3 ? List.of() : List.of(new Bar("eventually-upgraded", Standing.WITH_LUCK));
        }

        @Override
        public Optional<String> hint(Scenario scenario, SiteState state, int grade) {
            return Optional.empty();
        }

        @Override
        public Review review(Scenario scenario, History history, Outcome outcome, int hints) {
            throw new AssertionError("nobody looks back");
        }
    }

    @Test
    void anOutlookThatIsNotKnownAtOnceIsToldAsSoonAsItIsAlsoWhileTheClockStands() {
        Slow coach = new Slow();
        Desk desk = new Desk(Optional.empty(), Optional.of(coach));
        Session session = desk.begin("calm").session();
        List<Events.Kind> told = new ArrayList<>();
        session.events().watch(0, event -> told.add(event.kind()));
        assertThat(told).doesNotContain(Events.Kind.OUTLOOK);

        desk.pass(2_000);

        assertThat(told).containsOnlyOnce(Events.Kind.OUTLOOK);
        assertThat(coach.asked).isEqualTo(3);
    }

    @Test
    void nobodyIsAskedForAnOutlookThatNobodyWaitsFor() {
        Slow coach = new Slow();
        Desk desk = new Desk(Optional.empty(), Optional.of(coach));
        desk.begin("calm");

        desk.pass(2_000);

        assertThat(coach.asked).isOne();
    }
}
