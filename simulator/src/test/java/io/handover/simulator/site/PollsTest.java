package io.handover.simulator.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.handover.simulator.time.SplitMix;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void gapsInARowAreTheSumOfTheirs() {
        Polls polls = new Polls(10_000, 5_000, 2);
        int[] bits = {0, 65_535, 1_234, 40_000};
        long sum = IntStream.of(bits).mapToLong(u -> polls.next(u << 16)).sum();

        assertThat(polls.gaps(4, IntStream.of(bits).sum())).isBetween(sum, sum + 3);
    }

    @Test
    void whatIsLeftOfAGapIsAPartOfIt() {
        Polls polls = new Polls(10_000, 5_000, 2);
        assertThat(polls.rest(MOST, MOST)).isBetween(14_998L, 15_000L);
        assertThat(polls.rest(LEAST, MOST)).isBetween(4_998L, 5_000L);
        assertThat(polls.rest(MIDDLE, LEAST)).isZero();
    }

    /** The mean of a rest is the mean square of a gap over twice its mean: (10² + 5²/3) / 20 s. */
    @Test
    void aServerThatHasBeenUpForEverIsHitInALongGapTheLikelier() {
        Polls polls = new Polls(10_000, 5_000, 2);
        double mean = IntStream.range(0, 200_000)
                .mapToLong(i -> polls.rest((int) SplitMix.at(1, 2L * i), (int) SplitMix.at(1, 2L * i + 1)))
                .average()
                .orElseThrow();

        assertThat(mean).isCloseTo((100 + 25 / 3.0) / 20 * 1_000, within(30.0));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, true", "1, 2, false", "2, 2, true", "3, 2, true", "99, 100, false"})
    void soManyPollsInARowConfirmWhatTheyHaveSeen(int inARow, int toConfirm, boolean confirmed) {
        assertThat(new Polls(10, 0, toConfirm).confirmedBy(inARow)).isEqualTo(confirmed);
    }
}
