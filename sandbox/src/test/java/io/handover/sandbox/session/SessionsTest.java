package io.handover.sandbox.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.sandbox.rehearsal.Disturbance;
import io.handover.sandbox.rehearsal.Input;
import io.handover.sandbox.rehearsal.RecordingJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

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
        begun.session().injectAt(7_000_000, new Input.Inject(Disturbance.CUT, 0, 2));
        before.pass(500);
        SessionFile kept = begun.session().file();
        before.sessions.close();
        assertThat(SessionFile.read(
                        kept.withBranch(new SessionFile.Branch("x", 7)).text()))
                .isEqualTo(kept.withBranch(new SessionFile.Branch("x", 7)));

        Session after =
                new Desk(Optional.of(folder)).sessions.session(begun.session().id(), begun.secret());

        assertThat(RecordingJson.write(after.recording()))
                .isEqualTo(RecordingJson.write(begun.session().recording()));
        assertThat(Desk.millis(after)).isEqualTo(150_000);
        assertThat(Desk.json(after.view()).path("running").asBoolean()).isFalse();
        assertThat(Desk.json(after.instructorView()).path("pending")).hasSize(1);
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
    void anExportTakesHintsAccountAndExamAlong() {
        Desk desk = new Desk(Optional.empty(), Optional.of(new Prompter()));
        Session session = desk.begin("calm").session();
        session.hint().join();
        session.apply(new Input.Finish());
        session.setAccount("I asked \"what now?\"");

        Session again =
                desk.sessions.resume(desk.sessions.export(session), "Bob").session();

        JsonNode debrief = Desk.json(again.debrief(false).join());
        assertThat(debrief.path("trainee").asString()).isEqualTo("Bob");
        assertThat(debrief.path("account").asString()).isEqualTo("I asked \"what now?\"");
        assertThat(debrief.path("hints")).hasSize(1);
        assertThat(debrief.path("score"))
                .isEqualTo(Desk.json(session.debrief(false).join()).path("score"));
        assertThat(desk.sessions.export(again)).isEqualTo(desk.sessions.export(session));
        Session exam =
                desk.sessions.begin("calm", Optional.empty(), true, "Ann").session();
        assertThat(Desk.json(desk.sessions
                                .resume(desk.sessions.export(exam), "Bob")
                                .session()
                                .view())
                        .path("exam")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"account\": 7}",
                "{\"hints\": [7]}",
                "{\"hints\": [{\"millis\": 1, \"grade\": 1, \"text\": \"later than the end\"}]}",
                "{\"hints\": [{\"millis\": 0, \"grade\": 4, \"text\": \"no such grade\"}]}",
                "{\"hints\": [{\"millis\": 0, \"grade\": 0, \"text\": \"no such grade\"}]}",
                "{\"hints\": [{\"millis\": -1, \"grade\": 1, \"text\": \"earlier than the beginning\"}]}",
                "{\"hints\": [{\"millis\": 0, \"grade\": 1}]}",
            })
    void whatIsToldBesideARecordingIsCheckedToo(String told) {
        Desk desk = new Desk(Optional.empty());
        String good = RecordingJson.write(desk.begin("calm").session().recording());
        String text = good.substring(0, good.length() - 1) + ", \"told\": " + told + "}";

        assertThatThrownBy(() -> desk.sessions.resume(text, "Ann"))
                .isInstanceOfSatisfying(
                        SessionException.class,
                        refusal -> assertThat(refusal.why()).isEqualTo(SessionException.Why.WRONG));
    }

    @Test
    void thereIsAnEndToHintsAndToTextsThatAreReadIn() {
        Desk desk = new Desk(Optional.empty(), Optional.of(new Prompter()));
        Session session = desk.begin("calm").session();
        for (int i = 0; i < SessionFile.MOST_HINTS; i++) {
            session.hint().join();
        }
        assertThatThrownBy(() -> session.hint().join())
                .isInstanceOfSatisfying(
                        SessionException.class,
                        refusal -> assertThat(refusal.why()).isEqualTo(SessionException.Why.TOO_MANY));
        String full = desk.sessions.export(session);
        assertThat(desk.sessions.resume(full, "Ann")).isNotNull();
        for (String bad : new String[] {
            full.replace("\"hints\":[", "\"hints\":[{\"millis\":0,\"grade\":1,\"text\":\"one more\"},"),
            full.replace("\"exam\":false", "\"account\":\"" + "x".repeat(SessionFile.MOST_ACCOUNT + 1) + "\""),
        }) {
            assertThat(bad).isNotEqualTo(full);
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
