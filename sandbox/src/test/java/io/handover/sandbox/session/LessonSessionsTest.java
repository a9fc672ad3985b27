package io.handover.sandbox.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.Fingerprint;
import io.handover.analysis.token.ReplayToken;
import io.handover.files.Catalogue;
import io.handover.files.ProcedureFile;
import io.handover.files.SiteFile;
import io.handover.files.Subjects;
import io.handover.files.TokenFiles;
import io.handover.model.site.Scope;
import io.handover.sandbox.rehearsal.Input;
import io.handover.sandbox.scenario.Lesson;
import io.handover.sandbox.session.SessionException.Why;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Lessons outlive the command that made them, and what was failed comes again. */
class LessonSessionsTest {
    /** Of a procedure that is not built in. */
    private static final Lesson LESSON = lesson("our-upgrade");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path elsewhere;

    private static Lesson lesson(String procedureName) {
        ProcedureFile procedure = Catalogue.procedureOf(
                procedureName + ".yaml",
                Catalogue.procedure("upgrade-without-downtime")
                        .text()
                        .replace("procedure: upgrade-without-downtime", "procedure: " + procedureName));
        SiteFile site = Catalogue.site("pair");
        Subject subject = Subjects.of(procedure, site.site());
        ReplayToken token = new ReplayToken.OfPath(
                procedureName,
                "pair",
                Fingerprint.of(subject.plan()),
                subject.site().site().assumptions(),
                new Scope(2, 0, 0, 0, 0, 0),
                List.of());
        return Lesson.of(new TokenFiles(token, procedure, site), 0, "Better", "Do better.");
    }

    private static String name(Lesson lesson) {
        return lesson.name().toString();
    }

    private static List<String> names(JsonNode scenarios) {
        return StreamSupport.stream(scenarios.spliterator(), false)
                .map(scenario -> scenario.path("name").asString())
                .toList();
    }

    private static void assertRefused(Runnable asks, Why why, String sentence) {
        assertThatThrownBy(asks::run).isInstanceOfSatisfying(SessionException.class, refusal -> {
            assertThat(refusal.why()).isEqualTo(why);
            assertThat(refusal.sentence()).contains(sentence);
        });
    }

    private Path lessonFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".lesson.json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aLessonIsOfferedToAllBeforeTheScenariosAndMarked() {
        JsonNode scenarios = Desk.with(folder, LESSON).scenarios("Ann");

        assertThat(names(scenarios)).startsWith(name(LESSON), "calm");
        assertThat(scenarios.path(0).path("lesson").asBoolean()).isTrue();
        assertThat(scenarios.path(0).path("title").asString()).isEqualTo("Better");
        assertThat(scenarios.path(1).path("lesson").asBoolean()).isFalse();
    }

    @Test
    void aSessionOfItGoesOnAfterARestartThatDoesNotKnowIt() {
        Sessions.Begun begun = Desk.with(folder, LESSON).begin(name(LESSON));
        begun.session().apply(Desk.OPEN_SECOND);

        Desk after = new Desk(Optional.of(folder));

        Session again = after.sessions.session(begun.session().id(), begun.secret());
        assertThat(again.recording()).isEqualTo(begun.session().recording());
        assertThat(again.scenario().title()).isEqualTo("Better");
        assertThat(Desk.json(after.sessions.list()).path(0).path("title").asString())
                .isEqualTo("Better");
        assertThat(names(after.scenarios("Ann"))).doesNotContain(name(LESSON));
        assertThat(names(Desk.json(after.sessions.scenarios("Ann", Optional.of(name(LESSON))))))
                .startsWith(name(LESSON), "calm");
        assertThat(after.begin(name(LESSON)).session()).isNotNull();
    }

    @Test
    void anotherServerGoesOnWithItFromAFile() {
        Desk here = Desk.with(folder, LESSON);
        Session session = here.begin(name(LESSON)).session();
        session.apply(Desk.OPEN_SECOND);
        String text = here.sessions.export(session);

        Desk there = new Desk(Optional.of(elsewhere));
        Sessions.Begun resumed = there.sessions.resume(text, "Bob");

        assertThat(resumed.session().recording()).isEqualTo(session.recording());
        assertThat(new Desk(Optional.of(elsewhere))
                        .sessions
                        .session(resumed.session().id(), resumed.secret())
                        .scenario()
                        .title())
                .isEqualTo("Better");
        assertRefused(
                () -> there.sessions.resume(text.replace("\"handover-lesson\":1", "\"handover-lesson\":7"), "Bob"),
                Why.WRONG,
                "That cannot be gone on with: it is no lesson, or one of another version");
        assertRefused(
                () -> there.sessions.resume(text.replace("@0\",\"title\"", "@1\",\"title\""), "Bob"),
                Why.WRONG,
                "the lesson in it is not the one that was rehearsed");
        assertRefused(
                () -> new Desk(Optional.empty())
                        .sessions.resume(text.replace("- upgrade: final-active", "- stop: final-active"), "Bob"),
                Why.WRONG,
                "the procedure is no longer the same");
    }

    @Test
    void whatCannotBePlayedAnyMoreIsSaidAndTheSessionStays() throws IOException {
        Sessions.Begun begun = Desk.with(folder, LESSON).begin(name(LESSON));
        begun.session().apply(new Input.Finish());
        Path file = lessonFile();
        Files.writeString(file, Files.readString(file).replace("- upgrade: final-active", "- stop: final-active"));
        Desk stale = new Desk(Optional.of(folder));

        assertRefused(
                () -> stale.sessions.session(begun.session().id(), begun.secret()),
                Why.NOT_NOW,
                "This lesson cannot be played any more: the procedure is no longer the same");
        assertThat(names(stale.scenarios("Ann"))).startsWith("calm");

        Files.delete(file);
        Desk unknown = new Desk(Optional.of(folder));
        assertRefused(
                () -> unknown.sessions.session(begun.session().id(), begun.secret()),
                Why.UNKNOWN,
                "This lesson is not known here; the command 'train --from " + name(LESSON) + "' makes it known.");
        assertThat(names(unknown.scenarios("Ann"))).startsWith("calm");
        assertThat(Desk.with(folder, LESSON).sessions.session(begun.session().id(), begun.secret()))
                .isNotNull();
    }

    @Test
    void aFileThatIsNoLessonIsSaidAndLeftOut() throws IOException {
        Files.writeString(folder.resolve("x.lesson.json"), "{\"handover-lesson\": 7}");
        Files.writeString(folder.resolve("y.lesson.json"), "no JSON");

        assertThat(new Desk(Optional.of(folder)).complaints)
                .hasSize(2)
                .anyMatch(complaint -> complaint.contains("x.lesson.json is left out: it is no lesson"))
                .anyMatch(complaint -> complaint.contains("y.lesson.json is left out: it is not JSON"));
    }

    @Test
    void whatWasFailedComesAgainFirstWhatWasTriedTheLongestAgoAlsoAfterARestart() {
        Desk desk = Desk.with(folder, LESSON);
        Session calm = desk.begin("calm").session();
        Session installer = desk.begin("installer-fails").session();
        Session lesson = desk.begin(name(LESSON)).session();
        assertThat(names(desk.scenarios("Ann"))).startsWith(name(LESSON), "calm");
        assertThat(desk.scenarios("Ann").path(1).path("due").asBoolean()).isFalse();

        Stream.of(installer, lesson, calm).forEach(session -> session.apply(new Input.Finish()));
        // Whoever writes an account later has not tried again.
        installer.setAccount("It was hard.");

        assertThat(names(desk.scenarios("Ann"))).startsWith(name(LESSON), "installer-fails", "calm");
        assertThat(desk.scenarios("Ann").path(1).path("due").asBoolean()).isTrue();
        assertThat(names(desk.scenarios("Bob"))).startsWith(name(LESSON), "calm");
        desk.sessions.close();

        Desk later = new Desk(Optional.of(folder));
        assertThat(names(later.scenarios("Ann")))
                .startsWith("installer-fails", name(LESSON), "calm", "slow-replication");
        later.begin("installer-fails").session().apply(new Input.Finish());
        assertThat(names(later.scenarios("Ann"))).startsWith(name(LESSON), "calm", "installer-fails");
        assertThat(names(later.scenarios("Bob"))).startsWith("calm").doesNotContain(name(LESSON));
    }
}
