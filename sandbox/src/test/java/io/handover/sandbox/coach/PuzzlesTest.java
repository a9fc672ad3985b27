package io.handover.sandbox.coach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.analysis.replay.Replay;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.Fingerprint;
import io.handover.analysis.token.ReplayToken;
import io.handover.explorer.game.Standing;
import io.handover.explorer.search.ExploreOptions;
import io.handover.explorer.search.Explorer;
import io.handover.explorer.search.ProgressListener;
import io.handover.files.Catalogue;
import io.handover.files.Subjects;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.transition.Transitions;
import io.handover.sandbox.rehearsal.Rehearsal;
import io.handover.sandbox.scenario.Lesson;
import io.handover.sandbox.scenario.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class PuzzlesTest {
    private static Replay finding(String procedure, Scope scope, Property property) {
        Subject subject = Subjects.of(
                Catalogue.procedure(procedure), Catalogue.site("pair").site());
        Assumptions assumptions = subject.site().site().assumptions();
        Transitions transitions = new Transitions(subject.plan(), scope, assumptions);
        List<Integer> path = new Explorer(transitions, ExploreOptions.DEFAULT)
                .run(ProgressListener.NONE)
                .finding(property)
                .trace();
        return Replay.of(
                subject,
                new ReplayToken.OfPath(procedure, "pair", Fingerprint.of(subject.plan()), assumptions, scope, path));
    }

    private static Replay lostChange() {
        return finding("upgrade-without-downtime", new Scope(2, 1, 0, 0, 0, 0), Properties.ONLY_DECLARED_CHANGES_LOST);
    }

    @Test
    void aLessonBeginsWhereNothingIsLostAndOneCommandIsClearlyTheBest() {
        Scenario lesson = Puzzles.of(lostChange(), () -> false);

        assertThat(Lesson.Name.of(lesson.name()).orElseThrow().moment()).isPositive();
        assertThat(lesson.lesson()).isEqualTo("Here it was clearly the best to upgrade DK_MGT_1.");
        try (Advisor coach = Advisor.patient(1)) {
            Rehearsal rehearsal = lesson.begin();
            assertThat(coach.outlook(lesson, rehearsal.truth(), lesson.outcome(rehearsal)))
                    .hasSizeGreaterThan(2)
                    .extracting(Bar::standing)
                    .doesNotContain(Standing.LOST);
            assertThat(coach.hint(lesson, rehearsal.truth(), 2))
                    .contains("Give the command upgrade DK_MGT_1, at the machine DK_MGT_1.");
        }
    }

    @Test
    void oneThatIsAskedForByItsMomentIsTheSame() {
        Replay replay = lostChange();
        Scenario found = Puzzles.of(replay, () -> false);
        int moment = Lesson.Name.of(found.name()).orElseThrow().moment();

        assertThat(Puzzles.of(replay, moment, () -> false).name()).isEqualTo(found.name());
    }

    @Test
    void whereSomethingIsLostAlreadyThereIsNoLesson() {
        Replay replay =
                finding("upgrade-without-downtime", new Scope(2, 0, 0, 0, 0, 0), Properties.EVENTUALLY_SINGLE_ACTIVE);
        List<Integer> openings = Lesson.openings(replay.story());
        int last = openings.get(openings.size() - 1);

        assertThatThrownBy(() -> Puzzles.of(replay, last, () -> false))
                .isInstanceOf(NoLessonException.class)
                .hasMessageStartingWith("Something is lost there already: there is always an active server");
        assertThatThrownBy(() -> Puzzles.of(replay, 10_000, () -> false))
                .isInstanceOf(NoLessonException.class)
                .hasMessageContaining("10000");
    }

    /** What was done was the best there was, and bad luck: nobody can find a better move. */
    @Test
    void badLuckMakesNoLesson() {
        Replay replay =
                finding("upgrade-without-downtime", new Scope(2, 0, 0, 0, 0, 0), Properties.MANAGEMENT_AVAILABLE);

        assertThat(replay.violations()).isNotEmpty();
        assertThatThrownBy(() -> Puzzles.of(replay, () -> false)).isInstanceOf(NoLessonException.class);
    }
}
