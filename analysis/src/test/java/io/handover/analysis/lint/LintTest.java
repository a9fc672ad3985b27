package io.handover.analysis.lint;

import static io.handover.simulator.fixture.Draft.EXTRAS;
import static io.handover.simulator.fixture.Draft.FINAL;
import static io.handover.simulator.fixture.Draft.INITIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.RoleRef;
import io.handover.model.site.Assumptions;
import io.handover.model.state.Process;
import io.handover.simulator.fixture.Draft;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LintTest {
    private static List<String> warnings(Draft draft) {
        return Lint.of(draft.on(3), Assumptions.DEFAULT).stream()
                .map(warning -> warning.position().line() + ": " + warning.text())
                .toList();
    }

    /** A planned takeover in which what is changed after the last look may be lost. */
    private static Draft takeover() {
        return Draft.draft()
                .step(Commands.AWAIT_CAUGHT_UP, FINAL, INITIAL)
                .named("look")
                .step(Commands.SET_STANDBY, INITIAL)
                .named("demote")
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .named("take-over");
    }

    @Test
    void ofTheWrittenProcedureThereIsNothingToSay() {
        assertThat(warnings(Draft.written())).isEmpty();
        assertThat(warnings(takeover())).isEmpty();
    }

    @Test
    void aStepWhoseGoalAlwaysHoldsDoesNothing() {
        assertThat(warnings(takeover().step(Commands.SET_STANDBY, INITIAL)))
                .containsExactly(
                        "13: step 4 (set-standby DK_MGT_1) does nothing: whenever it is come to, what it is for holds already");
    }

    @Test
    void aStepThatIsOnlyNeededAfterACrashDoesSomething() {
        assertThat(warnings(takeover().step(Commands.START, FINAL))).isEmpty();
    }

    @Test
    void aStepWhoseCommandIsNeverOfferedCanNeverBeDone() {
        assertThat(warnings(Draft.draft().step(Commands.INIT_STANDBY, FINAL, EXTRAS)))
                .containsExactly(
                        "10: step 1 (init-standby DK_MGT_2 at DK_MGT_3) can never be done: whenever it is come to, the"
                                + " command is not offered");
    }

    @Test
    void aServerThatIsLeftOutOfTheUpgradeIsNamed() {
        assertThat(warnings(Draft.draft().step(Commands.STOP, INITIAL).step(Commands.UPGRADE, INITIAL)))
                .containsExactly(
                        "11: no step upgrades DK_MGT_2, although others are upgraded from here on",
                        "11: no step upgrades DK_MGT_3, although others are upgraded from here on");
    }

    @Test
    void aBranchWhoseConditionHoldsWhereItBeginsIsTurnedToAtOnce() {
        Draft stopped = Draft.draft().step(Commands.STOP, EXTRAS).step(Commands.STOP, FINAL);

        assertThat(warnings(stopped.branchAbout(Conditions.DOWN, EXTRAS, Commands.START, EXTRAS)))
                .containsExactly(
                        "100: what-if 1 (down DK_MGT_3) is turned to at once: its condition holds already, without any fault,"
                                + " when the operator comes to step 2, where it begins; let it begin later ('from')");
        assertThat(warnings(stopped.branchAbout(Conditions.DOWN, INITIAL, Commands.START, INITIAL)))
                .isEmpty();
    }

    @Test
    void aDeclarationThatEndsLaterThanItNeedsIsWide() {
        assertThat(warnings(takeover().losing(INITIAL, "look", "demote"))).isEmpty();
        assertThat(warnings(takeover().losing(INITIAL, "look", "take-over")))
                .containsExactly(
                        "6: it is declared wider than needed that there are changes at 'initial-active' lost: what is"
                                + " proved of that in small scope is proved where it ends with step 2 as well");
    }

    @Test
    void aDeclarationThatBeginsEarlierThanItNeedsIsWide() {
        Draft later = Draft.draft()
                .step(Commands.STOP, EXTRAS)
                .named("first")
                .step(Commands.AWAIT_CAUGHT_UP, FINAL, INITIAL)
                .step(Commands.SET_STANDBY, INITIAL)
                .named("demote")
                .step(Commands.FORCE_ACTIVATE, FINAL);

        assertThat(warnings(later.losing(INITIAL, "first", "demote")))
                .singleElement()
                .asString()
                .endsWith("where it begins with step 2 as well");
    }

    @Test
    void aDeclarationOfWhatNeverHappensIsNotNeeded() {
        assertThat(warnings(takeover().severalActive("look", "demote")))
                .containsExactly(
                        "7: it is declared wider than needed that there are several active servers: what is proved of"
                                + " that in small scope is proved without it as well");
    }

    /** Of the written one it is not even proved without faults that only declared changes are lost. */
    @Test
    void whereNothingIsProvedNoDeclarationIsWide() {
        assertThat(warnings(Draft.written().losing(INITIAL, "exclude-final", "exclude-final")))
                .isEmpty();
    }

    @Test
    void aCrashedServerRestartsByItself() {
        Given.Server crashed = new Given.Server(
                new RoleRef(EXTRAS, new Position(4, 9)),
                Optional.of(Process.CRASHED),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());

        assertThat(warnings(takeover().given(new Given(0, List.of(crashed), List.of()))))
                .containsExactly(
                        "4: 'extras' is given as crashed, and a crashed server restarts by itself; where it stays down"
                                + " until somebody starts it, write 'process: stopped'");
    }
}
