package io.handover.sandbox.session;

import io.handover.model.property.Property;
import io.handover.model.state.SiteState;
import io.handover.sandbox.coach.Bar;
import io.handover.sandbox.coach.Coach;
import io.handover.sandbox.coach.Review;
import io.handover.sandbox.rehearsal.Happening;
import io.handover.sandbox.rehearsal.Outcome;
import io.handover.sandbox.rehearsal.Rehearsal;
import io.handover.sandbox.scenario.Scenario;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What can still be kept while a rehearsal goes on, and which commands took something away, as its coach finds it elsewhere. Guarded by the
 * rehearsal's live site.
 */
final class Outlook {
    /** So many of the last marks are shown. */
    private static final int MOST_MARKS = 20;

    private final Scenario scenario;
    private final Rehearsal rehearsal;
    private final Executor watching;
    private final Events events;
    private final Runnable changed;

    /** What happened before the session was opened is marked again, and told to nobody. */
    private final int firstTold;

    private final ArrayDeque<ObjectNode> marks = new ArrayDeque<>();
    private List<Bar> bars = List.of();
    private Optional<SiteState> thoughtOf = Optional.empty();
    private boolean isThinking;
    private int marked;

    /**
     * @param watching where it is found; must not wait
     * @param changed is called where there are new marks
     */
    Outlook(Scenario scenario, Rehearsal rehearsal, Executor watching, Events events, Runnable changed) {
        this.scenario = scenario;
        this.rehearsal = rehearsal;
        this.watching = watching;
        this.events = events;
        this.changed = changed;
        this.firstTold = rehearsal.history().happenings().size();
    }

    /** Asks the coach where the site is another one than he was asked about last, or he did not know yet. */
    void think(Coach asked) {
        SiteState state = rehearsal.judged();
        if (isThinking || thoughtOf.filter(state::equals).isPresent()) {
            return;
        }
        isThinking = true;
        thoughtOf = Optional.of(state);
        Outcome soFar = scenario.outcome(rehearsal);
        List<Happening> happenings = rehearsal.history().happenings();
        int seen = happenings.size();
        List<Happening> effects = happenings.subList(marked, seen).stream()
                .filter(one -> one.kind() == Happening.Kind.EFFECT)
                .toList();
        watching.execute(() -> {
            List<Bar> found;
            try {
                found = asked.outlook(scenario, state, soFar);
            } finally {
                synchronized (rehearsal.live()) {
                    isThinking = false;
                }
            }
            take(found, seen);
            if (!found.isEmpty()) {
                effects.forEach(effect -> mark(asked.marks(scenario, effect, soFar)));
            }
        });
    }

    private void take(List<Bar> found, int seen) {
        synchronized (rehearsal.live()) {
            if (found.isEmpty()) {
                thoughtOf = Optional.empty();
            } else {
                marked = seen;
            }
            if (!found.equals(bars)) {
                bars = List.copyOf(found);
                ArrayNode told = JsonMapper.shared().createArrayNode();
                write(bars, told);
                events.publish(Events.Kind.OUTLOOK, told.toString());
            }
        }
    }

    /** Tells what a command took away. */
    private void mark(List<Review.Mark> found) {
        if (found.isEmpty()) {
            return;
        }
        synchronized (rehearsal.live()) {
            for (Review.Mark mark : found) {
                ObjectNode node = JsonMapper.shared().createObjectNode();
                DebriefJson.write(mark, rehearsal.history(), promise(mark.promise()), node);
                marks.addLast(node);
                if (marks.size() > MOST_MARKS) {
                    marks.removeFirst();
                }
                if (mark.happening() >= firstTold) {
                    events.publish(Events.Kind.MARK, node.toString());
                }
            }
            changed.run();
        }
    }

    private String promise(String name) {
        return scenario.promises().stream()
                .filter(promise -> promise.name().equals(name))
                .map(Property::promise)
                .findFirst()
                .orElseThrow();
    }

    /** Writes the field {@code outlook}. */
    void writeBars(ObjectNode into) {
        write(bars, into.putArray("outlook"));
    }

    /** Writes the field {@code marks}. */
    void writeMarks(ObjectNode into) {
        marks.forEach(into.putArray("marks")::add);
    }

    static void write(List<Bar> bars, ArrayNode into) {
        bars.forEach(bar -> into.addObject().put("promise", bar.promise()).put("standing", Words.of(bar.standing())));
    }
}
