package io.handover.console.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.executor.port.Reading;
import io.handover.executor.port.Told;
import io.handover.model.display.ReplicationState;
import io.handover.model.site.Server;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RollCallTest {
    private static final List<Server> SITE =
            List.of(new Server("A", "192.0.2.1", 10), new Server("B", "192.0.2.2", 20));
    private static final List<String> NAMES = List.of("A", "B");
    private static final Told WELL = told(named("A", 10), named("B", 20));

    private static Told.Named named(String name, int key) {
        return new Told.Named(name, OptionalInt.of(key));
    }

    private static Told told(Told.Named... named) {
        return new Told(Optional.of(true), List.of(named), Optional.of("A"), List.of("B"));
    }

    private static Reading answered(Told told) {
        return new Reading.Answered(
                "7.3.4",
                ReplicationState.STB_REP,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                told);
    }

    private static List<String> doubts(Reading a, Reading b) {
        return RollCall.doubts(SITE, NAMES, List.of(a, b));
    }

    @Test
    void nothingIsDoubtfulWhereAllNameAllAndWhereOneIsDown() {
        assertThat(doubts(answered(WELL), answered(WELL))).isEmpty();
        assertThat(doubts(answered(WELL), new Reading.NothingListens())).isEmpty();
        assertThat(doubts(new Reading.NothingListens(), new Reading.NothingListens()))
                .isEmpty();
    }

    @Test
    void aServerThatCannotBeReadOrIsAnotherIsTold() {
        assertThat(doubts(new Reading.Stranger("'X' answers there"), new Reading.NoAnswer("it answers 500")))
                .containsExactly(
                        "A is not what answers in its place: 'X' answers there", "B cannot be read: it answers 500");
    }

    @Test
    void aServerThatTheFileDoesNotNameIsToldOnceWithWhoNamesIt() {
        Told more = told(named("A", 10), named("B", 20), named("X", 30));
        assertThat(doubts(answered(more), answered(more)))
                .containsExactly("there is a server that the site file does not name, 'X' with the key 30 (says A, B)");
    }

    @Test
    void aServerThatNobodyNamesIsTold() {
        Told alone = new Told(Optional.of(true), List.of(named("A", 10)), Optional.of("A"), List.of());
        assertThat(doubts(answered(alone), new Reading.NothingListens()))
                .containsExactly("no server names B, which the site file does");
    }

    @Test
    void anotherKeyAndOneThatIsNotToldAreTold() {
        assertThat(doubts(answered(told(named("A", 10), named("B", 21))), answered(WELL)))
                .containsExactly("B has the key 21, and in the site file it has 20 (says A)");
        assertThat(doubts(answered(WELL), answered(told(named("A", 10), new Told.Named("B", OptionalInt.empty())))))
                .containsExactly("B does not tell its key");
    }

    @Test
    void aLicenceThatIsNotValidIsTold() {
        Told unlicensed = new Told(Optional.of(false), WELL.servers(), WELL.active(), WELL.standbys());
        assertThat(doubts(answered(WELL), answered(unlicensed)))
                .containsExactly("B has no valid licence: it replicates, but it cannot take over and is not monitored");
    }

    @Test
    void aServerThatIsListedAsActiveAndAsStandbyIsTold() {
        Told both = new Told(Optional.of(true), WELL.servers(), Optional.of("B"), List.of("B"));
        assertThat(doubts(answered(both), answered(WELL))).containsExactly("B is active and standby (says A)");
    }
}
