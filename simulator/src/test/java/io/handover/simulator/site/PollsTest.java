package io.handover.simulator.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PollsTest {
    private static final int LEAST = 0;
    private static final int MIDDLE = 1 << 31;
    private static final int MOST = -1;

    @ParameterizedTest
    @CsvSource({"0, 0, 1", "86400001, 0, 1", "10, 11, 1", "10, -1, 1", "10, 0, 0", "10, 0, 101"})
    void pollsOutOfRangeAreRefused(long millis, long jitterMillis, int toConfirm) {
        assertThatThrownBy(() -> new Polls(millis, jitterMillis, toConfirm))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1", "1, 1, 1", "86400000, 86400000, 100"})
    void theEndsOfTheRangeAreAllowed(long millis, long jitterMillis, int toConfirm) {
        assertThat(new Polls(millis, jitterMillis, toConfirm).everyMillis()).isEqualTo(millis);
    }

    @Test
    void aPollComesEarlyOrLateByAtMostTheJitterAndNeverAtOnce() {
        Polls polls = new Polls(10_000, 4_000, 2);
        assertThat(polls.next(LEAST)).isEqualTo(6_000);
        assertThat(polls.next(MIDDLE)).isEqualTo(10_000);
        assertThat(polls.next(MOST)).isEqualTo(13_999);
        assertThat(new Polls(10, 10, 1).next(LEAST)).isEqualTo(1);
    }

    /** Polls that are played one by one. */
    private static long played(Polls polls, long untilFirst) {
        long now = untilFirst;
        for (int inARow = 1; !polls.confirmedBy(inARow); inARow++) {
            now += polls.next(MIDDLE);
        }
        return now;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void theWaitThatIsDrawnWholeIsTheOneOfPollsThatArePlayed(int toConfirm) {
        Polls polls = new Polls(10_000, 4_000, toConfirm);
        assertThat(polls.confirmation(LEAST, MIDDLE)).isEqualTo(played(polls, 0));
        assertThat(polls.confirmation(MIDDLE, MIDDLE)).isEqualTo(played(polls, 5_000));
        assertThat(polls.confirmation(MOST, MIDDLE)).isEqualTo(played(polls, 9_999));
    }

    @Test
    void nothingIsConfirmedBeforeItCanBeSeen() {
        assertThat(new Polls(10_000, 4_000, 1).confirmation(LEAST, LEAST)).isZero();
    }
}
