package io.handover.explorer.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Numbers of ledgers, by one thread and by two. */
class LedgerNumbersTest {
    private static final int MANY = 10_000;

    /** Far apart, and in no order. */
    private static long ledger(long i) {
        return i * 0x9e3779b97f4a7c15L >>> 2;
    }

    @Test
    void ledgersAreNumberedAsTheyAreMetAndKeepTheirNumbers() {
        LedgerNumbers numbers = new LedgerNumbers();
        for (int i = 0; i < MANY; i++) {
            assertThat(numbers.of(ledger(i))).isEqualTo(i);
        }
        for (int i = 0; i < MANY; i++) {
            assertThat(numbers.of(ledger(i))).isEqualTo(i);
            assertThat(numbers.ledger(i)).isEqualTo(ledger(i));
        }
        assertThat(numbers.bytes()).isBetween(MANY * 12L, MANY * 64L);
    }

    @Test
    void threadsThatMeetTheSameLedgersAgreeOnTheirNumbers() throws Exception {
        LedgerNumbers numbers = new LedgerNumbers();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<List<Integer>> forwards = threads.submit(() -> LongStream.range(0, MANY)
                    .mapToObj(i -> numbers.of(ledger(i)))
                    .toList());
            Future<List<Integer>> backwards = threads.submit(() -> LongStream.range(0, MANY)
                    .mapToObj(i -> numbers.of(ledger(MANY - 1 - i)))
                    .toList());
            for (int i = 0; i < MANY; i++) {
                int number = forwards.get().get(i);
                assertThat(backwards.get().get(MANY - 1 - i)).isEqualTo(number);
                assertThat(numbers.ledger(number)).isEqualTo(ledger(i));
            }
            assertThat(forwards.get()).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }
}
