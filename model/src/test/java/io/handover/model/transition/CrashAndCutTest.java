package io.handover.model.transition;

import static io.handover.model.fixture.Action.crash;
import static io.handover.model.fixture.Action.cut;
import static io.handover.model.fixture.Action.heal;
import static io.handover.model.fixture.Action.restart;
import static io.handover.model.fixture.SiteSketch.site;
import static io.handover.model.fixture.SiteSketch.siteOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.fixture.Play;
import io.handover.model.fixture.SiteSketch;
import io.handover.model.state.Budget;
import org.junit.jupiter.api.Test;

class CrashAndCutTest {
    private final Play play = Play.environmentOf(3);
    private final SiteSketch quiet = site().changesAllowed(0);
    private final SiteSketch crashLeft = quiet.left(Budget.CRASHES, 1);
    private final SiteSketch cutLeft = quiet.left(Budget.CUTS, 1);

    @Test
    void everyServerThatIsUpCanCrash() {
        assertThat(play.enabled(crashLeft)).containsExactly(crash(0), crash(1), crash(2));
    }

    @Test
    void aServerThatIsNotUpCannotCrash() {
        assertThat(play.faults(crashLeft.stopped(0).upgrading(1).initializing(2)))
                .isEmpty();
        assertThat(play.faults(crashLeft.crashed(1))).containsExactly(crash(0), crash(2));
    }

    @Test
    void nothingCrashesWithoutBudget() {
        assertThat(play.faults(quiet)).isEmpty();
        assertThat(play.faults(quiet.left(Budget.CUTS, 1).left(Budget.SKIPS, 1)))
                .doesNotContain(crash(0));
    }

    @Test
    void aCrashTakesTheProcessDownAndNothingElseAndOneCrashLessIsLeft() {
        SiteSketch two = quiet.left(Budget.CRASHES, 2).changedAt(0);
        assertThat(play.after(two, crash(0)))
                .isEqualTo(two.crashed(0).left(Budget.CRASHES, 1).state());
    }

    @Test
    void exactlyTheCrashedServersRestart() {
        assertThat(play.enabled(quiet.crashed(0, 2))).containsExactly(restart(0), restart(2));
        assertThat(play.enabled(quiet.stopped(0, 1, 2))).isEmpty();
    }

    @Test
    void aRestartedServerIsAsItWasBeforeTheCrashAndTheBudgetStaysSpent() {
        assertThat(play.after(crashLeft, crash(0), restart(0))).isEqualTo(quiet.state());
    }

    @Test
    void everyPairOfTheSiteCanBeCut() {
        assertThat(play.enabled(cutLeft)).containsExactly(cut(0, 1), cut(0, 2), cut(1, 2));
    }

    @Test
    void onlyPairsOfTheSiteCanBeCut() {
        assertThat(Play.environmentOf(2).faults(siteOf(2).left(Budget.CUTS, 9))).containsExactly(cut(0, 1));
        assertThat(Play.environmentOf(5).faults(siteOf(5).left(Budget.CUTS, 9))).hasSize(10);
    }

    @Test
    void aPairThatIsCutCannotBeCutAgain() {
        assertThat(play.faults(cutLeft.cut(0, 2))).containsExactly(cut(0, 1), cut(1, 2));
    }

    @Test
    void nothingIsCutWithoutBudget() {
        assertThat(play.faults(crashLeft)).containsExactly(crash(0), crash(1), crash(2));
    }

    @Test
    void serversThatAreDownCanBeCutOffToo() {
        assertThat(play.faults(cutLeft.stopped(0, 1, 2))).containsExactly(cut(0, 1), cut(0, 2), cut(1, 2));
    }

    @Test
    void aCutSeparatesThatPairAndNothingElseAndOneCutLessIsLeft() {
        SiteSketch two = quiet.left(Budget.CUTS, 2);
        assertThat(play.after(two, cut(0, 2)))
                .isEqualTo(two.cut(0, 2).left(Budget.CUTS, 1).state());
    }

    @Test
    void exactlyThePairsThatAreCutHeal() {
        assertThat(play.enabled(quiet.cut(0, 2).cut(1, 2))).containsExactly(heal(0, 2), heal(1, 2));
    }

    @Test
    void aHealedPairReachesEachOtherAgainAndTheOthersStayCut() {
        assertThat(play.after(quiet.cut(0, 2).cut(1, 2), heal(0, 2)))
                .isEqualTo(quiet.cut(1, 2).state());
    }
}
