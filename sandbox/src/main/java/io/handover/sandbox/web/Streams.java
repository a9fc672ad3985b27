package io.handover.sandbox.web;

import io.handover.sandbox.session.Session;
import io.handover.sandbox.session.SessionException;
import io.handover.sandbox.session.SessionException.Why;
import io.handover.sandbox.session.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The streams of all viewers: of one session at {@code /api/sessions/ID/events?token=SECRET}, or of several at
 * {@code /api/events?watch=ID.SECRET&watch=...}. A browser opens only six connections to a server: its tabs share one stream.
 */
final class Streams {
    /** So many streams are possible at a time. */
    static final int MOST_STREAMS = 256;

    /** A stream tells of so many sessions. */
    static final int MOST_SESSIONS = 16;

    /** All that is streamed, as {@code METHOD path}. */
    static final List<String> ROUTES = List.of("GET /api/sessions/{id}/events", "GET /api/events");

    private static final Pattern ONE = Pattern.compile("/api/sessions/([^/]+)/events");
    private static final String SEVERAL = "/api/events";

    private final TrainingApi api;
    private final Executor executor;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();

    /** @param executor where streams take leave */
    Streams(TrainingApi api, Executor executor) {
        this.api = api;
        this.executor = executor;
    }

    /** The session in the path of a request for a stream, where it is of one; nothing where it is of several; empty where it is for none. */
    static Optional<Map<String, String>> asked(String method, String path) {
        Matcher one = ONE.matcher(path);
        if (!method.equals("GET")) {
            return Optional.empty();
        }
        if (one.matches()) {
            return Optional.of(Map.of("id", one.group(1)));
        }
        return path.equals(SEVERAL) ? Optional.of(Map.of()) : Optional.empty();
    }

    /**
     * Begins a stream.
     *
     * @param last the number of the last event that the viewer knows; may be empty
     */
    void open(
            Map<String, String> of,
            Map<String, List<String>> query,
            String last,
            Response response,
            Callback callback) {
        if (open.size() >= MOST_STREAMS) {
            throw new SessionException(Why.TOO_MANY, "Too many watch already.");
        }
        String known = last.isEmpty() ? query.getOrDefault("last", List.of("")).get(0) : last;
        List<Session> watched = new ArrayList<>();
        Map<String, Long> after = new HashMap<>();
        if (of.containsKey("id")) {
            String id = of.getOrDefault("id", "");
            watched.add(api.session(id, query.getOrDefault("token", List.of("")).get(0)));
            after.put(id, number(known));
        } else {
            List<String> asked = query.getOrDefault("watch", List.of());
            if (asked.isEmpty() || asked.size() > MOST_SESSIONS) {
                throw new SessionException(
                        Why.WRONG, "A stream is of 1 to " + MOST_SESSIONS + " sessions: 'watch' names each.");
            }
            for (String one : asked) {
                String[] parts = one.split("\\.", 2);
                watched.add(api.session(parts[0], parts.length == 2 ? parts[1] : ""));
            }
            for (String one : known.split(",", -1)) {
                String[] parts = one.split("\\.", 2);
                if (parts.length == 2 && Token.isOne(parts[0])) {
                    after.put(parts[0], number(parts[1]));
                }
            }
        }
        response.setStatus(Answer.OK);
        response.getHeaders().put("Content-Type", "text/event-stream");
        EventStream stream = new EventStream(response, callback, !of.containsKey("id"), executor, open::remove);
        open.add(stream);
        for (Session session : watched) {
            if (!stream.watch(session, after.getOrDefault(session.id(), 0L))) {
                stream.end();
            }
        }
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
    }

    /** Lets all connections live. */
    void beat() {
        open.forEach(EventStream::beat);
    }

    /** Ends all of them. */
    void close() {
        open.forEach(EventStream::end);
    }
}
