package io.handover.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.analysis.replay.Replay;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.Fingerprint;
import io.handover.analysis.token.ReplayToken;
import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.files.ProcedureFile;
import io.handover.files.SiteFile;
import io.handover.files.Subjects;
import io.handover.files.TokenFiles;
import io.handover.model.property.Properties;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import io.handover.sandbox.rehearsal.Rehearsal;
import io.handover.simulator.fault.Faults;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class LessonTest {
    private static final TokenFiles FILES = files();

    private static TokenFiles files() {
        ProcedureFile procedure = Catalogue.procedure("upgrade-without-downtime");
        SiteFile site = Catalogue.site("three-servers");
        Subject subject = Subjects.of(procedure, site.site());
        return new TokenFiles(
                ReplayToken.OfRun.of(subject, List.of(Faults.named("crash").orElseThrow()), 7, 3), procedure, site);
    }

    /** A path on procedure and site that are not built in. */
    private static TokenFiles own() {
        ProcedureFile procedure = Catalogue.procedureOf(
                "/home/ann/our-upgrade.yaml",
                Catalogue.procedure("upgrade-without-downtime")
                        .text()
                        .replace("procedure: upgrade-without-downtime", "procedure: our-upgrade"));
        SiteFile site = Catalogue.siteOf(
                "C:\\sites\\ours.yaml", Catalogue.site("pair").text().replace("site: pair", "site: ours"));
        Subject subject = Subjects.of(procedure, site.site());
        return new TokenFiles(
                new ReplayToken.OfPath(
                        "our-upgrade",
                        "ours",
                        Fingerprint.of(subject.plan()),
                        subject.site().site().assumptions(),
                        new Scope(2, 0, 0, 0, 0, 0),
                        List.of()),
                procedure,
                site);
    }

    private static Lesson lesson(TokenFiles files, int moment) {
        return Lesson.of(files, moment, "Title", "Take away").withSeed(-3);
    }

    private static ObjectNode json(Lesson lesson) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        LessonJson.write(lesson, node);
        return node;
    }

    @Test
    void aLessonBeginsInTheStateThatTheRunHadThen() {
        Replay replay = FILES.replay();
        int moments = replay.story().moments().size();
        for (int moment : new int[] {0, moments / 3, moments / 2, moments}) {
            Scenario scenario = lesson(FILES, moment).scenario();

            Rehearsal rehearsal = scenario.begin();
            SiteState told = replay.story().before(moment);
            SiteState start = rehearsal.history().start();
            assertThat(start.up()).isEqualTo(told.up());
            assertThat(start.active()).isEqualTo(told.active());
            assertThat(start.pc()).isEqualTo(told.pc());
            assertThat(start.changes()).isEqualTo(told.changes());
            assertThat(start.declared()).isEqualTo(told.declared());
            assertThat(start.database(1)).isEqualTo(told.database(1));
            rehearsal.advanceTo(600_000);
            assertThat(scenario.again(rehearsal.recording()).history().text())
                    .isEqualTo(rehearsal.history().text());
        }
    }

    /** Whoever finds a better course does not follow the procedure to its end. */
    @Test
    void allThatIsPromisedOfTheSiteCounts() {
        Scenario scenario = lesson(FILES, 0).scenario();

        assertThat(scenario.promises())
                .hasSize(Properties.ALL.size() - 1)
                .doesNotContain(Properties.PROCEDURE_COMPLETES);
        assertThat(scenario.seed()).isEqualTo(-3);
        assertThat(scenario.story())
                .isEqualTo("You begin with the procedure: Upgrade without downtime, extra standbys excluded.");
    }

    @Test
    void aNameIsATokenAndAMoment() {
        Lesson.Name name = new Lesson.Name("run.upgrade-without-downtime.three-servers.AbC_-9", 12);

        assertThat(Lesson.Name.of(name.toString())).contains(name);
        assertThat(Lesson.Name.of("calm")).isEmpty();
        assertThat(Lesson.Name.of("a@1234567")).isEmpty();
    }

    @Test
    void whatIsBuiltInIsNotKeptWithIt() {
        assertThat(json(lesson(FILES, 1)).propertyNames())
                .containsExactly("handover-lesson", "name", "title", "take-away", "seed");
    }

    @Test
    void itIsTheSameWhenItWasWrittenAndReadWithTheFilesThatAreNotBuiltIn() {
        Lesson lesson = lesson(own(), 0);

        Lesson read = LessonJson.read(JsonMapper.shared().readTree(json(lesson).toString()));

        assertThat(read).isEqualTo(lesson);
        assertThat(read.procedure().orElseThrow().source()).isEqualTo("our-upgrade.yaml");
        assertThat(read.site().orElseThrow().source()).isEqualTo("ours.yaml");
        assertThat(read.scenario().begin().recording().servers()).containsExactly("DK_MGT_1", "DK_MGT_2");
    }

    @Test
    void whatIsNoLessonIsNotRead() {
        ObjectNode good = json(lesson(own(), 0));
        for (ObjectNode bad : List.of(
                good.deepCopy().put("handover-lesson", 2),
                good.deepCopy().put("name", "calm"),
                good.deepCopy().put("seed", "x"),
                good.deepCopy().put("title", 1),
                good.deepCopy().put("take-away", "x".repeat(5_000)),
                good.deepCopy().put("site", "x"),
                good.deepCopy()
                        .set("site", good.objectNode().put("source", "a").put("content", "x".repeat(100_001))))) {
            assertThatThrownBy(() -> LessonJson.read(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whatCannotBeHadAnyMoreIsSaid() {
        Lesson own = lesson(own(), 0);
        Lesson.Text changed = new Lesson.Text(
                "our-upgrade.yaml", own.procedure().orElseThrow().content().replace("  - upgrade: final-active\n", ""));

        assertStale(withProcedure(own, Optional.of(changed)), "the procedure is no longer the same");
        assertStale(
                withProcedure(own, Optional.empty()),
                "the procedure 'our-upgrade' is not built in, and not kept with the lesson");
        assertStale(lesson(FILES, 10_000), "the lesson would begin after 10000 moments, and there are ");
        assertStale(new Lesson(new Lesson.Name("run.x.y.z", 0), "", "", 0, Optional.empty(), Optional.empty()), "");
    }

    private static Lesson withProcedure(Lesson lesson, Optional<Lesson.Text> procedure) {
        return new Lesson(lesson.name(), lesson.title(), lesson.takeAway(), lesson.seed(), procedure, lesson.site());
    }

    private static void assertStale(Lesson lesson, String message) {
        assertThatThrownBy(lesson::scenario).isInstanceOf(InputException.class).hasMessageContaining(message);
    }
}
