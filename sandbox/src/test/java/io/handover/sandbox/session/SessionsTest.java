package io.handover.sandbox.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.sandbox.rehearsal.Input;
import io.handover.sandbox.rehearsal.RecordingJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void aRestartLosesNothingAndTheClockStands() {
        Desk before = new Desk(Optional.of(folder));
        Sessions.Begun begun = before.begin("calm");
        begun.session().clock("run", Optional.of(60));
        before.pass(2_000);
        begun.session().apply(Desk.OPEN_SECOND);
        before.pass(500);
        before.sessions.close();

        Session after =
                new Desk(Optional.of(folder)).sessions.session(begun.session().id(), begun.secret());

        assertThat(RecordingJson.write(after.recording()))
                .isEqualTo(RecordingJson.write(begun.session().recording()));
        assertThat(Desk.millis(after)).isEqualTo(150_000);
        assertThat(Desk.json(after.view()).path("running").asBoolean()).isFalse();
    }

    @Test
    void whoIsKilledHasLostNothingThatWasPutIn() {
        Desk before = new Desk(Optional.of(folder));
        Sessions.Begun begun = before.begin("calm");
        begun.session().clock("run", Optional.of(60));
        before.pass(1_000);
        begun.session().apply(Desk.OPEN_SECOND);

        Session after =
                new Desk(Optional.of(folder)).sessions.session(begun.session().id(), begun.secret());

        assertThat(after.recording()).isEqualTo(begun.session().recording());
    }

    @Test
    void aFileThatIsNoSessionIsSaidAndLeftOut() throws IOException {
        Files.writeString(folder.resolve("x.session.json"), "{\"handover-session\": 7}");
        Desk desk = new Desk(Optional.of(folder));
        assertThat(desk.complaints).singleElement().asString().contains("x.session.json", "another version");
        assertThat(Desk.json(desk.sessions.list())).isEmpty();
    }

    @Test
    void onlyWhoKnowsTheSecretComesInAndItIsNotInTheFile() throws IOException {
        Desk desk = new Desk(Optional.of(folder));
        Sessions.Begun begun = desk.begin("calm");
        String id = begun.session().id();
        assertThat(desk.sessions.session(id, begun.secret())).isSameAs(begun.session());
        assertThatThrownBy(() -> desk.sessions.session(id, begun.secret() + "x"))
                .isInstanceOf(SessionException.class);
        assertThatThrownBy(() -> desk.sessions.session("nobody", begun.secret()))
                .isInstanceOf(SessionException.class);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file ->
                            assertThat(Files.readString(file)).contains(id).doesNotContain(begun.secret()));
        }
    }

    @Test
    void whoHasGoneAwayFindsTheClockStandingAndLaterTheSessionOnDisk() {
        Desk desk = new Desk(Optional.of(folder));
        Sessions.Begun begun = desk.begin("calm");
        begun.session().clock("run", Optional.of(1));
        desk.pass(Sessions.AWAY_NANOS / 1_000_000 + 3_000);
        long stands = begun.session().recording().untilMillis();
        assertThat(stands).isBetween(120_000L, 124_000L);

        desk.pass(Sessions.IDLE_NANOS / 1_000_000);

        Session again = desk.sessions.session(begun.session().id(), begun.secret());
        assertThat(again).isNotSameAs(begun.session());
        assertThat(Desk.millis(again)).isEqualTo(stands);
    }

    @Test
    void whoWatchesIsNotAway() {
        Desk desk = new Desk(Optional.empty());
        Sessions.Begun begun = desk.begin("calm");
        begun.session().events().watch(0, event -> {});
        begun.session().clock("run", Optional.of(1));
        desk.pass(300_000);
        assertThat(begun.session().recording().untilMillis()).isEqualTo(300_000);
    }

    @Test
    void soManySessionsAreInMemoryAndNoMoreUntilOneIsLeft() {
        Desk desk = new Desk(Optional.of(folder));
        for (int i = 0; i < Sessions.MOST_OPEN; i++) {
            desk.begin("planned-switch");
        }
        assertThatThrownBy(() -> desk.begin("planned-switch"))
                .isInstanceOfSatisfying(
                        SessionException.class,
                        refusal -> assertThat(refusal.why()).isEqualTo(SessionException.Why.TOO_MANY));
        desk.pass(Sessions.AWAY_NANOS / 1_000_000 + 3_000);
        assertThat(desk.begin("planned-switch").session()).isNotNull();
    }

    @Test
    void aRecordingOfAnotherSiteOrNoRecordingIsRefusedInASentence() {
        Desk desk = new Desk(Optional.empty());
        String good = RecordingJson.write(desk.begin("calm").session().recording());
        assertThat(desk.sessions.resume(good, "Ann").session().scenario().name())
                .isEqualTo("calm");
        for (String bad : new String[] {"", "{}", good.replace("calm", "stormy"), good.replace("DK_MGT_1", "other")}) {
            assertThatThrownBy(() -> desk.sessions.resume(bad, "Ann")).isInstanceOf(SessionException.class);
        }
    }

    @Test
    void aTraineeHasANameThatIsNotTooLong() {
        Desk desk = new Desk(Optional.empty());
        for (String name : new String[] {"", "  ", "x".repeat(61)}) {
            assertThatThrownBy(() -> desk.sessions.begin("calm", Optional.empty(), false, name))
                    .isInstanceOf(SessionException.class);
        }
    }
}
