package io.handover.analysis.attainment;

import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Sentences;
import io.handover.analysis.story.Story;
import io.handover.explorer.game.Order;
import io.handover.explorer.game.Standing;
import io.handover.model.action.ActionKind;
import io.handover.model.property.Property;
import io.handover.model.state.SiteState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a promise comes to be lost: the shortest course of events. */
final class Refutation {
    /** So many states are looked at. */
    private static final int MOST_STATES = 4_000;

    private final Attainment game;
    private final Property promise;
    private final int set;
    private final Events events;

    private record Node(
            SiteState state,
            @Nullable Node before,
            @Nullable Moment moment,
            boolean isBroken) {}

    Refutation(Attainment game, Property promise) {
        this.game = game;
        this.promise = promise;
        this.set = game.setOf(List.of(promise));
        this.events = new Events(game);
    }

    Story after(SiteState state, Order order) {
        Moment given = events.order(state, order);
        Node first = next(new Node(state, null, null, false), given);
        boolean isLost = first.isBroken() || game.standing(set, given.after()) == Standing.LOST;
        Optional<Node> end = search(first, false, isLost);
        if (end.isEmpty() && !isLost) {
            end = search(first, true, false);
        }
        return story(state, end.orElse(first));
    }

    Optional<Story> whileWaiting(SiteState state) {
        if (game.standing(set, state) != Standing.WITH_LUCK) {
            return Optional.empty();
        }
        return search(new Node(state, null, null, false), false, false).map(end -> story(state, end));
    }

    /**
     * Goes breadth first through what may happen.
     *
     * @param doesBest whether the operator meanwhile does his best, or nothing
     * @param isLost whether the promise is lost already, and only to be broken
     */
    private Optional<Node> search(Node first, boolean doesBest, boolean isLost) {
        Set<SiteState> seen = new LinkedHashSet<>();
        Deque<Node> open = new ArrayDeque<>(List.of(first));
        seen.add(first.state());
        while (!open.isEmpty() && seen.size() < MOST_STATES && !game.isCancelled()) {
            Node node = open.remove();
            if (node.isBroken()
                    || (isLost ? isMissed(node.state()) : game.standing(set, node.state()) == Standing.LOST)) {
                return Optional.of(node);
            }
            List<Moment> moments = new ArrayList<>(events.of(node.state(), true));
            if (doesBest) {
                game.next(set, node.state()).ifPresent(order -> moments.add(events.order(node.state(), order)));
            }
            for (Moment moment : moments) {
                if (seen.add(moment.after())) {
                    open.add(next(node, moment));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether all has come to rest, and not as the promise wants it. */
    private boolean isMissed(SiteState state) {
        return promise.isEventual() && events.underway(state).isEmpty() && !game.holds(promise, state);
    }

    private Node next(Node before, Moment moment) {
        boolean isOrder = moment.who().equals(Sentences.OPERATOR);
        int action = isOrder ? ActionKind.ISSUE.first() : moment.event();
        return new Node(moment.after(), before, moment, game.breaks(promise, before.state(), action, moment.after()));
    }

    private Story story(SiteState initial, Node end) {
        List<Moment> moments = new ArrayList<>();
        for (Node node = end; node != null; node = node.before()) {
            if (node.moment() != null) {
                moments.add(node.moment());
            }
        }
        Collections.reverse(moments);
        return new Story(game.terms().plan(), initial, moments, List.of());
    }
}
