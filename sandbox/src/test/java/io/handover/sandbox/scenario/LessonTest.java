package io.handover.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.analysis.replay.Replay;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.ReplayToken;
import io.handover.files.Catalogue;
import io.handover.files.Subjects;
import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;
import io.handover.sandbox.rehearsal.Rehearsal;
import io.handover.simulator.fault.Faults;
import java.util.List;
import org.junit.jupiter.api.Test;

class LessonTest {
    private static final Replay REPLAY = replay();

    private static Replay replay() {
        Subject subject = Subjects.of(
                Catalogue.procedure("upgrade-without-downtime"),
                Catalogue.site("three-servers").site());
        return Replay.of(
                subject,
                ReplayToken.OfRun.of(subject, List.of(Faults.named("crash").orElseThrow()), 7, 3));
    }

    @Test
    void aLessonBeginsInTheStateThatTheRunHadThen() {
        for (int moment : Lesson.openings(REPLAY.story())) {
            Scenario lesson = Lesson.of(REPLAY, new Lesson.Name("run.x.y.z", moment), "Title", "Lesson");

            Rehearsal rehearsal = lesson.begin();
            SiteState told = REPLAY.story().before(moment);
            SiteState start = rehearsal.history().start();
            assertThat(start.up()).isEqualTo(told.up());
            assertThat(start.active()).isEqualTo(told.active());
            assertThat(start.pc()).isEqualTo(told.pc());
            assertThat(start.changes()).isEqualTo(told.changes());
            assertThat(start.declared()).isEqualTo(told.declared());
            assertThat(start.database(1)).isEqualTo(told.database(1));
            rehearsal.advanceTo(600_000);
            assertThat(lesson.again(rehearsal.recording()).history().text())
                    .isEqualTo(rehearsal.history().text());
        }
    }

    @Test
    void itCanBeginAtTheStartAndBeforeWhatTheOperatorDoes() {
        Plan plan = REPLAY.story().plan();

        assertThat(Lesson.openings(REPLAY.story()))
                .startsWith(0)
                .hasSizeGreaterThan(plan.complete() / 2)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void aNameIsATokenAndAMoment() {
        Lesson.Name name = new Lesson.Name("run.upgrade-without-downtime.three-servers.AbC_-9", 12);

        assertThat(Lesson.Name.of(name.toString())).contains(name);
        assertThat(Lesson.Name.of("calm")).isEmpty();
        assertThat(Lesson.Name.of("a@1234567")).isEmpty();
    }

    @Test
    void thereIsNoLessonAfterTheEnd() {
        Lesson.Name late = new Lesson.Name("t", REPLAY.story().moments().size() + 1);

        assertThatThrownBy(() -> Lesson.of(REPLAY, late, "Title", "Lesson"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
