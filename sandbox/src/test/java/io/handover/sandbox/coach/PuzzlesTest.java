package io.handover.sandbox.coach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.ReplayToken;
import io.handover.explorer.game.Standing;
import io.handover.files.Catalogue;
import io.handover.files.ProcedureFile;
import io.handover.files.SiteFile;
import io.handover.files.Subjects;
import io.handover.files.TokenFiles;
import io.handover.model.action.ActionKind;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Scope;
import io.handover.sandbox.rehearsal.Rehearsal;
import io.handover.sandbox.scenario.Lesson;
import io.handover.sandbox.scenario.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class PuzzlesTest {
    private static final ProcedureFile PROCEDURE = Findings.PROCEDURE;

    private static TokenFiles finding(Scope scope, Property property) {
        return Findings.of(Catalogue.site("pair"), scope, property);
    }

    /** Both servers are active, and one of them sees it. */
    private static TokenFiles detection() {
        return finding(new Scope(2, 0, 0, 0, 0, 0), Properties.MANAGEMENT_AVAILABLE);
    }

    private static Lesson lesson(TokenFiles files) {
        return Puzzles.of(files, () -> false);
    }

    private static void assertNoLesson(TokenFiles files, String sentence) {
        assertThatThrownBy(() -> lesson(files))
                .isInstanceOf(NoLessonException.class)
                .hasMessage(sentence);
    }

    @Test
    void aLessonBeginsBeforeSomethingIsLostWhileTheOperatorWaits() {
        Lesson lesson = lesson(detection());

        assertThat(lesson.title()).isEqualTo("Find the better move: there is always an active server");
        assertThat(lesson.takeAway())
                .isEqualTo(
                        "Here it was clearly the best to set-standby DK_MGT_1. In the story instead: DK_MGT_1: sees DK_MGT_1"
                                + " and DK_MGT_2 active at once and puts both into standby.");
        Scenario scenario = lesson.scenario();
        assertThat(scenario.story())
                .isEqualTo(
                        "You take over in the middle of the procedure: Upgrade without downtime, extra standbys excluded."
                                + " The last that happened: operator: step 5: force-activate DK_MGT_2.");
        try (Advisor coach = Advisor.patient(1)) {
            Rehearsal rehearsal = scenario.begin();
            assertThat(coach.outlook(scenario, rehearsal.truth(), scenario.outcome(rehearsal)))
                    .hasSize(9)
                    .extracting(Bar::standing)
                    .doesNotContain(Standing.LOST);
            assertThat(coach.hint(scenario, rehearsal.truth(), 2))
                    .contains("Give the command set-standby DK_MGT_1, in the client on DK_MGT_1.");
        }
    }

    @Test
    void whoFollowsTheHintsPasses() {
        Scenario scenario = lesson(detection()).scenario();
        Rehearsal rehearsal = scenario.begin();

        List<String> given = new Follower(scenario, new Games(1, () -> false), rehearsal).follow();

        assertThat(given).startsWith("set-standby DK_MGT_1").hasSize(3);
        assertThat(scenario.broken(scenario.outcome(rehearsal))).isEmpty();
    }

    /** What was shortened to two servers is played on two, whatever the site has. */
    @Test
    void aLessonHasTheServersOfItsStory() {
        Subject subject = Subjects.of(PROCEDURE, Catalogue.site("three-servers").site(), 2);
        ReplayToken.OfPath onTwo = (ReplayToken.OfPath) detection().token();

        Lesson lesson = lesson(Findings.path(Catalogue.site("three-servers"), subject, onTwo.scope(), onTwo.actions()));

        assertThat(lesson.scenario().begin().setting().servers()).hasSize(2);
    }

    @Test
    void aMistakeOfTheOperatorComesFirst() {
        Lesson lesson = lesson(finding(new Scope(2, 0, 0, 0, 0, 1), Properties.NO_MIXED_VERSION_REPLICATION));

        assertThat(lesson.name().moment()).isEqualTo(1);
        assertThat(lesson.title()).endsWith(": no server replicates from one of another release");
        assertThat(lesson.takeAway())
                .isEqualTo(
                        "Here it was clearly the best to exclude DK_MGT_2 at DK_MGT_1. In the story instead: operator: step 3:"
                                + " upgrade DK_MGT_2.");
    }

    @Test
    void oneThatIsAskedForByItsMomentIsTheSame() {
        TokenFiles files = detection();
        Lesson found = lesson(files);

        assertThat(Puzzles.of(files, found.name().moment(), () -> false)).isEqualTo(found);
    }

    @Test
    void aMomentThatIsNoneSaysWhy() {
        TokenFiles files = detection();
        int moments = files.replay().story().moments().size();

        assertThatThrownBy(() -> Puzzles.of(files, moments, () -> false))
                .isInstanceOf(NoLessonException.class)
                .hasMessageStartingWith(
                        "Where the story ends, something is lost already: there is always an active server;");
        assertThatThrownBy(() -> Puzzles.of(files, moments + 1, () -> false))
                .isInstanceOf(NoLessonException.class)
                .hasMessage("The story has 8 moments, so that no lesson of it begins after 9; allowed are 0 to 8.");
        assertThatThrownBy(() -> Puzzles.of(files, 1, () -> false))
                .isInstanceOf(NoLessonException.class)
                .hasMessage("Just before 'operator: step 1 is done', what was done was as good as anything.");
    }

    @Test
    void whatAFaultTakesAwayIsNoLesson() {
        assertNoLesson(
                finding(new Scope(2, 0, 1, 0, 0, 0), Properties.MANAGEMENT_AVAILABLE),
                "What is lost in the story was taken away by a fault, and by no command nor by waiting.");
    }

    @Test
    void whereNothingIsGivenAwayThereIsNoLesson() {
        SiteFile site = Catalogue.site("pair");
        Scope none = new Scope(2, 0, 0, 0, 0, 0);

        assertNoLesson(
                Findings.path(site, Subjects.of(PROCEDURE, site.site()), none, List.of(ActionKind.ISSUE.first())),
                "Nothing is given away in the story: at its end all that is promised of the site could still be kept.");
    }

    /** The one way to keep the change is a gamble. */
    @Test
    void whereWhoDoesTheBestNeedsLuckThereIsNoLesson() {
        assertNoLesson(
                finding(new Scope(2, 1, 0, 0, 0, 0), Properties.ONLY_DECLARED_CHANGES_LOST),
                "Just before 'operator: step 6: set-standby DK_MGT_1', it takes luck to keep what is promised: who did the best"
                        + " lost all the same, with the chances of 3 tries.");
    }

    @Test
    void withManyServersNobodyKnowsWhatIsBest() {
        SiteFile site = Catalogue.site("five-servers");
        Subject subject = Subjects.of(PROCEDURE, site.site());

        assertNoLesson(
                Findings.path(site, subject, new Scope(5, 0, 0, 0, 0, 0), List.of()),
                "The story takes 5 servers, with which it is not known what is best; with up to 3 it is.");
    }
}
