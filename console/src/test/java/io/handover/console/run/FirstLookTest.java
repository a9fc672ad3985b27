package io.handover.console.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.executor.machine.ByHand;
import io.handover.executor.port.Machine;
import io.handover.executor.port.ManagementServer;
import io.handover.executor.port.Order;
import io.handover.executor.port.Outcome;
import io.handover.executor.port.Pace;
import io.handover.executor.port.Reading;
import io.handover.executor.port.Servers;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FirstLookTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static final Reading NO_ANSWER = new Reading.NoAnswer("an answer that cannot be used");

    /** Time that passes only while somebody pauses. */
    private static final class ManualPace implements Pace {
        private Instant now = BEGIN;

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public Duration elapsed() {
            return Duration.between(BEGIN, now);
        }

        @Override
        public void pause(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public boolean stopped() {
            return false;
        }
    }

    private final ManualPace pace = new ManualPace();
    private final List<String> told = new ArrayList<>();

    /** Servers that listen from some millisecond on. */
    private Servers servers(long... fromMillis) {
        List<String> names = new ArrayList<>();
        List<ManagementServer> servers = new ArrayList<>();
        List<Machine> machines = new ArrayList<>();
        for (long from : fromMillis) {
            names.add("server-" + from);
            machines.add(new ByHand(
                    "server",
                    new ConsoleOperator(
                            new PrintWriter(new StringWriter()),
                            new BufferedReader(Reader.nullReader()),
                            Set.of(),
                            new WallPace())));
            servers.add(new ManagementServer() {
                @Override
                public Reading observe() {
                    return pace.now().isBefore(BEGIN.plusMillis(from)) ? new Reading.NothingListens() : NO_ANSWER;
                }

                @Override
                public Outcome give(Order order) {
                    throw new IllegalStateException("only looked at");
                }
            });
        }
        return new Servers(names, servers, machines);
    }

    @Test
    void serversThatListenAreNotWaitedFor() {
        assertThat(FirstLook.at(servers(0, Long.MAX_VALUE / 2), pace, told::add))
                .containsExactly(NO_ANSWER, new Reading.NothingListens());
        assertThat(told).isEmpty();
        assertThat(pace.now()).isEqualTo(BEGIN);
    }

    @Test
    void serversThatAreBeingStartedAreWaitedForAll() {
        assertThat(FirstLook.at(servers(2_400, 3_000), pace, told::add)).containsExactly(NO_ANSWER, NO_ANSWER);
        assertThat(told).hasSize(1);
    }

    @Test
    void whereNothingEverListensTheWaitEnds() {
        assertThat(FirstLook.at(servers(60_000), pace, told::add)).containsExactly(new Reading.NothingListens());
        assertThat(pace.now()).isBetween(BEGIN.plusSeconds(10), BEGIN.plusSeconds(11));
    }
}
