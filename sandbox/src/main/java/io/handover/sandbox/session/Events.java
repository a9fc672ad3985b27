package io.handover.sandbox.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the viewers of a session are told, numbered. The last ones are kept, so that a viewer whose connection broke misses nothing: of
 * those kinds that tell the whole the last, of the others each.
 */
public final class Events {
    /** So many are kept; who was away for longer has the whole from the last view. */
    static final int MOST_KEPT = 256;

    /** So many can watch a session at a time. */
    public static final int MOST_WATCHING = 32;

    private final ArrayDeque<Event> kept = new ArrayDeque<>();
    private final Set<Consumer<Event>> watching = new LinkedHashSet<>();
    private long last;

    /** What an event is about. */
    public enum Kind {
        VIEW(true),
        CLOCK(true),
        OUTLOOK(true),
        MARK(false),
        ALARM(false),
        CONCERN(false),
        COMMENT(false),
        ENDED(false);

        private final boolean isWhole;

        Kind(boolean isWhole) {
            this.isWhole = isWhole;
        }
    }

    /**
     * An event.
     *
     * @param number from 1, without gaps
     * @param data JSON on one line
     */
    public record Event(long number, Kind kind, String data) {}

    /** Tells all who watch; they must not wait. */
    synchronized void publish(Kind kind, String data) {
        Event event = new Event(++last, kind, data);
        if (kind.isWhole) {
            kept.removeIf(old -> old.kind() == kind);
        } else if (kept.size() >= MOST_KEPT) {
            kept.stream().filter(old -> !old.kind().isWhole).findFirst().ifPresent(kept::remove);
        }
        kept.addLast(event);
        List.copyOf(watching).forEach(one -> one.accept(event));
    }

    /**
     * Tells somebody what they have missed, and all that follows.
     *
     * @param after the number of the last event that they know; 0: none. What is not known here counts as none
     * @return whether there was room for one more
     */
    public synchronized boolean watch(long after, Consumer<Event> told) {
        if (watching.size() >= MOST_WATCHING) {
            return false;
        }
        watching.add(told);
        long known = after > last ? 0 : after;
        new ArrayList<>(kept).stream().filter(event -> event.number() > known).forEach(told);
        return true;
    }

    public synchronized void leave(Consumer<Event> told) {
        watching.remove(told);
    }

    synchronized boolean isWatched() {
        return !watching.isEmpty();
    }
}
