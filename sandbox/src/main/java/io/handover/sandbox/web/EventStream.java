package io.handover.sandbox.web;

import io.handover.sandbox.session.Events;
import io.handover.sandbox.session.Session;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;

/**
 * A viewer's stream of server-sent events: of one session, or of several of one browser, which has only few connections to spare. No thread
 * waits in it. A viewer who does not read is let go, and comes back by the number of the last event.
 */
final class EventStream {
    /** Who has so much before them does not read. */
    private static final int MOST_WAITING = 500;

    private final Content.Sink sink;
    private final Callback callback;
    private final boolean isOfSeveral;
    private final Executor executor;
    private final Consumer<EventStream> gone;
    private final ArrayDeque<String> waiting = new ArrayDeque<>();
    private final Map<String, Long> last = new LinkedHashMap<>();
    private final List<Runnable> leaving = new ArrayList<>();
    private boolean isWriting;
    private boolean isOver;

    /**
     * @param isOfSeveral whether each event says of which session it is, and its number is that of all sessions: {@code ID.12,ID.7}
     * @param executor where it is taken leave of sessions
     * @param gone is told when it is over
     */
    EventStream(
            Content.Sink sink, Callback callback, boolean isOfSeveral, Executor executor, Consumer<EventStream> gone) {
        this.sink = sink;
        this.callback = callback;
        this.isOfSeveral = isOfSeveral;
        this.executor = executor;
        this.gone = gone;
        send("retry: 1000\n\n");
    }

    /** Also tells what happens in a session, after an event of that number; false where too many watch it already. */
    boolean watch(Session session, long after) {
        Consumer<Events.Event> told = event -> send(session.id(), event);
        synchronized (this) {
            last.put(session.id(), after);
            leaving.add(() -> session.events().leave(told));
        }
        return session.events().watch(after, told);
    }

    private void send(String session, Events.Event event) {
        String kind = event.kind().name().toLowerCase(Locale.ROOT);
        Next next;
        synchronized (this) {
            last.put(session, event.number());
            String number = isOfSeveral ? numbers() : Long.toString(event.number());
            String data =
                    isOfSeveral ? "{\"session\":\"" + session + "\",\"data\":" + event.data() + "}" : event.data();
            next = queue("id: " + number + "\nevent: " + kind + "\ndata: " + data + "\n\n");
        }
        go(next);
    }

    private String numbers() {
        StringBuilder numbers = new StringBuilder();
        last.forEach((session, number) -> numbers.append(numbers.isEmpty() ? "" : ",")
                .append(session)
                .append('.')
                .append(number));
        return numbers.toString();
    }

    /** Says nothing, so that both sides know that the connection lives. */
    void beat() {
        send(": \n\n");
    }

    private void send(String text) {
        go(queue(text));
    }

    private enum Next {
        NOTHING,
        WRITE,
        END
    }

    private synchronized Next queue(String text) {
        if (isOver) {
            return Next.NOTHING;
        }
        if (waiting.size() >= MOST_WAITING) {
            return Next.END;
        }
        waiting.add(text);
        if (isWriting) {
            return Next.NOTHING;
        }
        isWriting = true;
        return Next.WRITE;
    }

    private void go(Next next) {
        if (next == Next.WRITE) {
            write();
        } else if (next == Next.END) {
            end();
        }
    }

    private void write() {
        StringBuilder all = new StringBuilder();
        synchronized (this) {
            waiting.forEach(all::append);
            waiting.clear();
            if (all.isEmpty() || isOver) {
                isWriting = false;
                return;
            }
        }
        sink.write(
                false,
                ByteBuffer.wrap(all.toString().getBytes(StandardCharsets.UTF_8)),
                Callback.from(this::write, failure -> end()));
    }

    /** Ends it; the viewer comes back if they want to. */
    void end() {
        List<Runnable> leave;
        synchronized (this) {
            if (isOver) {
                return;
            }
            isOver = true;
            leave = List.copyOf(leaving);
        }
        // Whoever publishes holds locks of a session, and leaving takes those of others.
        executor.execute(() -> {
            leave.forEach(Runnable::run);
            gone.accept(this);
        });
        callback.failed(new EOFException("the stream is over"));
    }
}
