package io.handover.emulator.api;

import io.handover.emulator.site.Ticker;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions of one management server. They end by logout, when nothing is asked for {@link #IDLE}, when the server goes down, and
 * the least recently used one when there are more than {@value #MOST}.
 */
final class Sessions {
    /** More sessions than any site's scripts and executors open at once. */
    static final int MOST = 256;

    static final Duration IDLE = Duration.ofMinutes(30);

    private static final int BYTES = 20;

    /** Whose session it is, its last use, and the server's life in which it began. */
    private record Session(User user, long usedNanos, int incarnation) {}

    private final Ticker ticker;
    private final SecureRandom random = new SecureRandom();
    private final LinkedHashMap<String, Session> sessions = new LinkedHashMap<>(16, 0.75f, true);

    Sessions(Ticker ticker) {
        this.ticker = ticker;
    }

    synchronized String begin(User user, int incarnation) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String id = HexFormat.of().withUpperCase().formatHex(bytes);
        sessions.put(id, new Session(user, ticker.nanos(), incarnation));
        if (sessions.size() > MOST) {
            Map.Entry<String, Session> eldest = sessions.entrySet().iterator().next();
            sessions.remove(eldest.getKey());
        }
        return id;
    }

    /** Whose session that is, if it is one of this server; it is then used. */
    synchronized Optional<User> use(String id, int incarnation) {
        Session session = sessions.get(id);
        if (session == null) {
            return Optional.empty();
        }
        long now = ticker.nanos();
        if (session.incarnation() != incarnation || now - session.usedNanos() > IDLE.toNanos()) {
            sessions.remove(id);
            return Optional.empty();
        }
        sessions.put(id, new Session(session.user(), now, incarnation));
        return Optional.of(session.user());
    }

    synchronized void end(String id) {
        sessions.remove(id);
    }

    synchronized int count() {
        return sessions.size();
    }
}
