package io.handover.analysis.attainment;

import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Story;
import io.handover.explorer.game.Order;
import io.handover.explorer.game.Standing;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How some promises are kept from a state on: the commands that bring nearer, and between them the events that serve them best. */
final class Course {
    private final Attainment game;
    private final int set;
    private final Events events;

    Course(Attainment game, int set) {
        this.game = game;
        this.set = set;
        this.events = new Events(game);
    }

    Story from(SiteState start, int most) {
        List<Moment> moments = new ArrayList<>();
        Set<SiteState> seen = new LinkedHashSet<>(List.of(start));
        SiteState state = start;
        while (moments.size() < most) {
            Optional<Moment> next = next(state, seen);
            if (next.isEmpty()) {
                break;
            }
            moments.add(next.get());
            state = next.get().after();
            seen.add(state);
        }
        return new Story(game.terms().plan(), start, moments, List.of());
    }

    /** What was under way comes to its end before the next command: so people work. */
    private Optional<Moment> next(SiteState state, Set<SiteState> seen) {
        Standing now = game.standing(set, state);
        Optional<Moment> event = events.underway(state).stream()
                .filter(moment -> isNoWorse(now, moment, seen))
                .findFirst();
        if (event.isPresent()) {
            return event;
        }
        Optional<Order> order = set == 0 ? Optional.empty() : game.next(set, state);
        return order.isPresent()
                ? Optional.of(events.order(state, order.get()))
                : events.of(state, false).stream()
                        .filter(moment -> isNoWorse(now, moment, seen))
                        .findFirst();
    }

    private boolean isNoWorse(Standing now, Moment moment, Set<SiteState> seen) {
        return !seen.contains(moment.after())
                && game.standing(set, moment.after()).compareTo(now) <= 0;
    }
}
