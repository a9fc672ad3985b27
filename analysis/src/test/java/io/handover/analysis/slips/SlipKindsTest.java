package io.handover.analysis.slips;

import static io.handover.simulator.fixture.Draft.FINAL;
import static io.handover.simulator.fixture.Draft.INITIAL;
import static io.handover.simulator.fixture.Draft.draft;
import static io.handover.simulator.fixture.Draft.written;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.analysis.subject.Subject;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.RoleRef;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Sites;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Each kind of slip on procedures so small that one sees what must come of it; of two servers, DK_MGT_1 and DK_MGT_2. */
class SlipKindsTest {
    private static final int MOST_STATES = 1_000_000;

    private static SlipsReport report(Draft draft, int changes, int barriers) throws InterruptedException {
        Subject subject = new Subject("draft.yaml", "", Sites.site(2), draft.on(2));
        return new Slipping(new SlipsRequest(subject, changes, MOST_STATES, barriers, "slips", "replay")).run(1);
    }

    private static SlipsReport report(Draft draft) throws InterruptedException {
        return report(draft, 1, 0);
    }

    private static ToldSlip slip(SlipsReport report, SlipKind kind, int step) {
        return slip(report, kind, step, "");
    }

    private static ToldSlip slip(SlipsReport report, SlipKind kind, int step, String words) {
        return report.slips().stream()
                .filter(told -> told.slip().kind() == kind)
                .filter(told -> told.slip().name().equals("step " + step))
                .filter(told -> told.slip().words().contains(words))
                .findFirst()
                .orElseThrow();
    }

    private static List<Property> lost(ToldSlip told) {
        assertThat(told.consequence()).isEqualTo(Consequence.LOST);
        return told.losses().stream().map(ToldSlip.Loss::property).toList();
    }

    /** A change was made that DK_MGT_2 lacks. */
    private static Given lagging() {
        return new Given(
                1,
                List.of(new Given.Server(
                        new RoleRef(FINAL, Position.NONE),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.of(1))),
                List.of());
    }

    private static Draft excludeAndUpgrade() {
        return draft().step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.UPGRADE, FINAL)
                .step(Commands.VERIFY_UPGRADED, FINAL);
    }

    @Test
    void whoSkipsTheExclusionLeavesReplicationBetweenReleases() throws InterruptedException {
        SlipsReport report = report(excludeAndUpgrade().promising(Properties.NO_MIXED_VERSION_REPLICATION));

        assertThat(lost(slip(report, SlipKind.SKIPPED, 1))).containsExactly(Properties.NO_MIXED_VERSION_REPLICATION);
        assertThat(report.verdict()).isEqualTo(SlipsReport.Verdict.HARMFUL);
        assertThat(report.unbreakable()).isEmpty();
    }

    @Test
    void whoSkipsTheUpgradeIsStoppedByTheCheckAfterIt() throws InterruptedException {
        SlipsReport report = report(excludeAndUpgrade()
                .promising(Properties.EVENTUALLY_UPGRADED, Properties.AT_MOST_ONE_ACTIVE)
                .step(Commands.UPGRADE, INITIAL));
        ToldSlip skipped = slip(report, SlipKind.SKIPPED, 2);

        assertThat(skipped.consequence()).isEqualTo(Consequence.CAUGHT);
        assertThat(skipped.losses())
                .extracting(ToldSlip.Loss::property)
                .containsExactly(Properties.PROCEDURE_COMPLETES);
        assertThat(skipped.losses().get(0).diagnosis().summary()).startsWith("step 3 (verify-upgraded DK_MGT_2)");
        assertThat(lost(slip(report, SlipKind.SKIPPED, 4))).containsExactly(Properties.EVENTUALLY_UPGRADED);
    }

    @Test
    void aCheckThatIsNotMadeLetsAServerTakeOverThatLags() throws InterruptedException {
        SlipsReport report = report(
                draft().given(lagging())
                        .step(Commands.AWAIT_CAUGHT_UP, FINAL, INITIAL)
                        .step(Commands.STOP, INITIAL)
                        .step(Commands.FORCE_ACTIVATE, FINAL)
                        .promising(Properties.ONLY_DECLARED_CHANGES_LOST),
                0,
                0);

        assertThat(report.held()).containsExactly(Properties.ONLY_DECLARED_CHANGES_LOST);
        assertThat(lost(slip(report, SlipKind.CHECK_NOT_MADE, 1)))
                .containsExactly(Properties.ONLY_DECLARED_CHANGES_LOST);
    }

    @Test
    void whoGoesOnWhileAnInitializationStillRunsTakesItsSourceAway() throws InterruptedException {
        SlipsReport report = report(
                draft().given(lagging())
                        .step(Commands.EXCLUDE, FINAL, INITIAL)
                        .step(Commands.INIT_STANDBY, FINAL, INITIAL)
                        .step(Commands.STOP, INITIAL)
                        .step(Commands.FORCE_ACTIVATE, FINAL)
                        .promising(Properties.ONLY_DECLARED_CHANGES_LOST),
                0,
                0);

        assertThat(lost(slip(report, SlipKind.TOO_EARLY, 3))).containsExactly(Properties.ONLY_DECLARED_CHANGES_LOST);
    }

    /** That two active servers are answered by putting both into standby may happen; it does where the next command waits for it. */
    @Test
    void aLateCommandLosesNothingThatIsProvedAndMakesCertainWhatMayHappen() throws InterruptedException {
        SlipsReport report = report(written());
        ToldSlip late = slip(report, SlipKind.LATE, 6);

        assertThat(report.broken()).contains(Properties.MANAGEMENT_AVAILABLE);
        assertThat(late.consequence()).isEqualTo(Consequence.HARMLESS);
        assertThat(late.judged().certain()).contains(Properties.MANAGEMENT_AVAILABLE);
        assertThat(report.certain()).contains(late);
        assertThat(slip(report, SlipKind.LATE, 1).judged().certain()).isEmpty();
    }

    @Test
    void whoUpgradesBeforeTheExclusionLeavesReplicationBetweenReleases() throws InterruptedException {
        SlipsReport report = report(excludeAndUpgrade().promising(Properties.NO_MIXED_VERSION_REPLICATION));
        ToldSlip swapped = slip(report, SlipKind.SWAPPED, 1);

        assertThat(lost(swapped)).containsExactly(Properties.NO_MIXED_VERSION_REPLICATION);
        assertThat(swapped.slip().words()).isEqualTo("first the next command: upgrade DK_MGT_2");
    }

    @Test
    void whoStopsReplicationOnceMoreTakesTheNewOneAwayAgain() throws InterruptedException {
        SlipsReport report = report(draft().step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.STOP_REPLICATION, FINAL)
                .step(Commands.INIT_STANDBY, FINAL, INITIAL)
                .promising(Properties.EVENTUALLY_NO_DANGLING));

        assertThat(lost(slip(report, SlipKind.REPEATED, 2)))
                .containsExactly(Properties.EVENTUALLY_NO_DANGLING, Properties.PROCEDURE_COMPLETES);
        assertThat(slip(report, SlipKind.REPEATED, 1).judged().isPossible()).isFalse();
    }

    @Test
    void whoBeginsAgainWithTwoServersActiveLeavesThemSo() throws InterruptedException {
        SlipsReport report = report(written());

        assertThat(report.held()).contains(Properties.AT_MOST_ONE_ACTIVE);
        assertThat(lost(slip(report, SlipKind.RESTARTED, 6))).contains(Properties.AT_MOST_ONE_ACTIVE);
        assertThat(slip(report, SlipKind.RESTARTED, 3).consequence()).isEqualTo(Consequence.HARMLESS);
    }

    @Test
    void whoUpgradesTheWrongServerTakesTheActiveOneAway() throws InterruptedException {
        SlipsReport report = report(excludeAndUpgrade().promising(Properties.MANAGEMENT_AVAILABLE));

        assertThat(lost(slip(report, SlipKind.WRONG_SERVER, 2, "upgrade DK_MGT_1")))
                .containsExactly(Properties.MANAGEMENT_AVAILABLE);
    }

    @Test
    void theWrongCommandOfAMenuPutsTheActiveServerIntoStandby() throws InterruptedException {
        SlipsReport report =
                report(draft().step(Commands.STOP_REPLICATION, INITIAL).promising(Properties.MANAGEMENT_AVAILABLE));

        assertThat(lost(slip(report, SlipKind.WRONG_COMMAND, 1, "set-standby DK_MGT_1")))
                .containsExactly(Properties.MANAGEMENT_AVAILABLE);
        assertThat(report.slips().stream()
                        .filter(told -> told.slip().kind() == SlipKind.WRONG_COMMAND)
                        .map(told -> told.slip().words()))
                .containsExactly(
                        "given instead: activate DK_MGT_1",
                        "given instead: force-activate DK_MGT_1",
                        "given instead: set-standby DK_MGT_1",
                        "given instead: set-standby-and-stop-replication DK_MGT_1");
    }

    @Test
    void halfAnExclusionLeavesTheOtherEndForEver() throws InterruptedException {
        SlipsReport report =
                report(draft().step(Commands.EXCLUDE, FINAL, INITIAL).promising(Properties.EVENTUALLY_NO_DANGLING));
        ToldSlip half = slip(report, SlipKind.HALF_DONE, 1);

        assertThat(lost(half)).containsExactly(Properties.EVENTUALLY_NO_DANGLING);
        assertThat(half.losses().get(0).story().moments())
                .anyMatch(moment -> moment.what().contains("can no longer reach each other"));
    }

    @Test
    void anInstallerThatIsInterruptedIsBegunAgain() throws InterruptedException {
        SlipsReport report = report(
                excludeAndUpgrade().promising(Properties.AT_MOST_ONE_ACTIVE, Properties.NO_MIXED_VERSION_REPLICATION));

        assertThat(slip(report, SlipKind.HALF_DONE, 2).consequence()).isEqualTo(Consequence.HARMLESS);
    }

    @Test
    void anInitializationThatIsInterruptedLeavesTheOperatorStuck() throws InterruptedException {
        SlipsReport report = report(draft().step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.INIT_STANDBY, FINAL, INITIAL)
                .promising(Properties.AT_MOST_ONE_ACTIVE, Properties.EVENTUALLY_REDUNDANT));

        assertThat(slip(report, SlipKind.HALF_DONE, 2).consequence()).isEqualTo(Consequence.CAUGHT);
    }

    @Test
    void halfOfACommandThatHasTwoHalvesIsEitherOfThem() throws InterruptedException {
        SlipsReport report = report(draft().step(Commands.SET_STANDBY_AND_STOP_REPLICATION, INITIAL)
                .promising(Properties.AT_MOST_ONE_ACTIVE));

        assertThat(slip(report, SlipKind.HALF_DONE, 1, ": set-standby DK_MGT_1").consequence())
                .isEqualTo(Consequence.HARMLESS);
        assertThat(slip(report, SlipKind.HALF_DONE, 1, ": stop-replication DK_MGT_1")
                        .judged()
                        .isPossible())
                .isTrue();
    }

    @Test
    void whatIsViolatedAnywayCannotBeLost() throws InterruptedException {
        SlipsReport report = report(draft().step(Commands.STOP, INITIAL).promising(Properties.MANAGEMENT_AVAILABLE));

        assertThat(report.held()).isEmpty();
        assertThat(report.broken()).containsExactly(Properties.MANAGEMENT_AVAILABLE);
        assertThat(report.count(Consequence.LOST)).isZero();
        assertThat(report.verdict()).isEqualTo(SlipsReport.Verdict.NONE_HARMFUL);
    }

    @Test
    void aStepAtWhichNoSlipMattersAndAPromiseThatNoneCanBreakAreFound() throws InterruptedException {
        SlipsReport report = report(
                excludeAndUpgrade().promising(Properties.AT_MOST_ONE_ACTIVE, Properties.NO_MIXED_VERSION_REPLICATION));

        assertThat(report.unbreakable()).containsExactly(Properties.AT_MOST_ONE_ACTIVE);
        assertThat(report.steps())
                .filteredOn(SlipsReport.OfStep::isHarmless)
                .extracting(SlipsReport.OfStep::name)
                .containsExactly("step 3");
    }

    @Test
    void whereThereAreTooManyStatesNothingIsSaid() throws InterruptedException {
        Subject subject = new Subject("draft.yaml", "", Sites.site(2), written().on(2));

        SlipsReport report = new Slipping(new SlipsRequest(subject, 2, 10, 0, "slips", "replay")).run(1);

        assertThat(report.verdict()).isEqualTo(SlipsReport.Verdict.UNKNOWN);
        assertThat(report.slips()).isEmpty();
    }

    @Test
    void fewerChangesAreMadeWhereTheStatesWouldBeTooMany() throws InterruptedException {
        Subject subject = new Subject("draft.yaml", "", Sites.site(2), written().on(2));

        SlipsReport report = new Slipping(new SlipsRequest(subject, 2, 300, 0, "slips", "replay")).run(1);

        assertThat(report.complete()).isTrue();
        assertThat(report.changes()).isLessThan(2);
    }

    @Test
    void whoIsStoppedSaysNothingThatIsNotKnown() throws InterruptedException {
        Subject subject = new Subject("draft.yaml", "", Sites.site(2), written().on(2));
        Slipping slipping = new Slipping(new SlipsRequest(subject, 2, MOST_STATES, 0, "slips", "replay"));

        slipping.stop();

        assertThat(slipping.run(1))
                .returns(true, SlipsReport::interrupted)
                .returns(SlipsReport.Verdict.UNKNOWN, SlipsReport::verdict);
    }

    @Test
    void theBarrierAgainstASkippedExclusionIsToExcludeOnceMore() throws InterruptedException {
        SlipsReport report = report(excludeAndUpgrade().promising(Properties.NO_MIXED_VERSION_REPLICATION), 1, 1);
        ToldSlip worst = report.ranked().get(0);

        assertThat(worst.slip().kind()).isEqualTo(SlipKind.SKIPPED);
        assertThat(worst.tried()).isPositive();
        assertThat(worst.barrier().orElseThrow())
                .returns("add 'exclude final-active at initial-active' before step 2", Barrier::words)
                .returns(Consequence.HARMLESS, Barrier::now);
        assertThat(worst.barrier().orElseThrow().gain()).isPositive();
    }

    @Test
    void hasteWidensARangeUpwards() {
        ErrorRange range = SlipKind.SKIPPED.range();

        assertThat(range).isEqualTo(new ErrorRange(0.003 / 5, 0.03 * 5));
        assertThat(range.inHaste()).isEqualTo(new ErrorRange(range.low(), 0.003 * 11 * 5));
        assertThat(SlipKind.CHECK_NOT_MADE.range().inHaste()).isEqualTo(SlipKind.CHECK_NOT_MADE.range());
    }

    @Test
    void aStepToBeDoneAsSoonAsPossibleIsDoneInHaste() throws InterruptedException {
        SlipsReport report = report(draft().stepWithin(60_000, Commands.STOP, FINAL));

        assertThat(slip(report, SlipKind.SKIPPED, 1).slip().range())
                .isEqualTo(SlipKind.SKIPPED.range().inHaste());
        assertThat(slip(report, SlipKind.LATE, 1).slip().range()).isEqualTo(SlipKind.LATE.range());
    }

    @Test
    void whatIsLostForEverIsGravestAndTheLikelierOfTheSameComesFirst() throws InterruptedException {
        List<ToldSlip> ranked = report(written()).ranked();

        assertThat(ranked).isNotEmpty();
        assertThat(ranked.get(0).judged().severity()).isEqualTo(3);
        for (int i = 1; i < ranked.size(); i++) {
            assertThat(ranked.get(i - 1).mostWeight())
                    .isGreaterThanOrEqualTo(ranked.get(i).mostWeight());
        }
    }
}
