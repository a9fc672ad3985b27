package io.handover.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final int LIFE = 3;

    private final AtomicLong nanos = new AtomicLong();
    private final Sessions sessions = new Sessions(nanos::get);

    @Test
    void aSessionLastsAsLongAsItIsUsed() {
        String id = sessions.begin(User.API_CLIENT, LIFE);
        for (int i = 0; i < 5; i++) {
            nanos.addAndGet(Sessions.IDLE.toNanos());
            assertThat(sessions.use(id, LIFE)).contains(User.API_CLIENT);
        }
        nanos.addAndGet(Sessions.IDLE.toNanos() + 1);
        assertThat(sessions.use(id, LIFE)).isEmpty();
        assertThat(sessions.count()).isZero();
    }

    @Test
    void theLeastRecentlyUsedSessionGivesWay() {
        String used = sessions.begin(User.API_CLIENT, LIFE);
        String unused = sessions.begin(User.API_CLIENT, LIFE);
        for (int i = 2; i < Sessions.MOST; i++) {
            sessions.begin(User.API_CLIENT, LIFE);
        }
        assertThat(sessions.use(used, LIFE)).isPresent();
        sessions.begin(User.API_CLIENT, LIFE);
        assertThat(sessions.count()).isEqualTo(Sessions.MOST);
        assertThat(sessions.use(used, LIFE)).isPresent();
        assertThat(sessions.use(unused, LIFE)).isEmpty();
    }

    @Test
    void aSessionEndsWithTheServersLife() {
        String id = sessions.begin(User.ADMINISTRATOR, LIFE);
        assertThat(sessions.use(id, LIFE + 1)).isEmpty();
    }
}
