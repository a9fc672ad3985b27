package io.handover.model.transition;

import static io.handover.model.fixture.ProcedureDraft.EXTRAS;
import static io.handover.model.fixture.ProcedureDraft.FINAL;
import static io.handover.model.fixture.ProcedureDraft.INITIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.fixture.BranchDraft;
import io.handover.model.fixture.Enumeration;
import io.handover.model.fixture.Enumeration.Counts;
import io.handover.model.fixture.GivenDraft;
import io.handover.model.fixture.ProcedureDraft;
import io.handover.model.fixture.WrittenProcedure;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Plan;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.Process;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table of docs/model.md, "Reference counts", but for its last row, which needs the explorer. */
class ReferenceCountsTest {
    private static final Assumptions DEFAULT = Assumptions.DEFAULT;

    private static Counts count(Plan plan, Scope scope, Assumptions assumptions) {
        return Enumeration.count(new Transitions(plan, scope, assumptions));
    }

    private static Counts countWritten(Scope scope) {
        return count(WrittenProcedure.on(scope.servers()), scope, DEFAULT);
    }

    @Test
    void countsAgreeForTwoServersWithoutChangesAndFaults() {
        assertThat(countWritten(new Scope(2, 0, 0, 0, 0, 0))).isEqualTo(new Counts(21, 23, 13));
    }

    @Test
    void countsAgreeForTwoServersWithACrashAndACut() {
        assertThat(countWritten(new Scope(2, 2, 1, 1, 0, 0))).isEqualTo(new Counts(3_554, 9_536, 20));
    }

    @Test
    void countsAgreeForThreeServersWithoutFaults() {
        assertThat(countWritten(new Scope(3, 2, 0, 0, 0, 0))).isEqualTo(new Counts(894, 1_241, 24));
    }

    @Test
    void countsAgreeForThreeServersWithACrash() {
        assertThat(countWritten(new Scope(3, 2, 1, 0, 0, 0))).isEqualTo(new Counts(5_761, 12_822, 25));
    }

    @Test
    void countsAgreeForThreeServersWithASkippedStep() {
        assertThat(countWritten(new Scope(3, 2, 0, 0, 0, 1))).isEqualTo(new Counts(4_393, 7_702, 24));
    }

    @Test
    void countsAgreeForThreeServersWithAFailingInstaller() {
        assertThat(countWritten(new Scope(3, 2, 0, 0, 1, 0))).isEqualTo(new Counts(1_699, 2_482, 26));
    }

    @Test
    void countsAgreeForThreeServersWithACrashAndACut() {
        assertThat(countWritten(new Scope(3, 2, 1, 1, 0, 0))).isEqualTo(new Counts(33_325, 111_743, 27));
    }

    @Test
    void countsAgreeForThreeServersWithACrashWhereSplitBrainOnlyRaisesAnAlarm() {
        Assumptions alarmOnly = DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY);
        assertThat(count(WrittenProcedure.on(3), new Scope(3, 2, 1, 0, 0, 0), alarmOnly))
                .isEqualTo(new Counts(3_653, 7_946, 25));
    }

    @Test
    void countsAgreeForThreeServersWithACrashAndACutWhereStandbysTakeOverByThemselves() {
        assertThat(count(WrittenProcedure.on(3), new Scope(3, 1, 1, 1, 0, 0), DEFAULT.withAutoActivation(true)))
                .isEqualTo(new Counts(28_803, 109_445, 27));
    }

    @Test
    void countsAgreeForThreeServersWithACrashWhereTheExtrasAreStopped() {
        assertThat(count(WrittenProcedure.withExtrasStoppedOn(3), new Scope(3, 2, 1, 0, 0, 0), DEFAULT))
                .isEqualTo(new Counts(3_883, 8_088, 25));
    }

    @Test
    void countsAgreeForFourServersWithACrashAndACut() {
        assertThat(countWritten(new Scope(4, 0, 1, 1, 0, 0))).isEqualTo(new Counts(3_182, 11_072, 26));
    }

    /** A planned switch by the wizard. */
    private static Plan wizard() {
        return ProcedureDraft.procedure()
                .step(Commands.AWAIT_CAUGHT_UP, FINAL, INITIAL)
                .step(Commands.ACTIVATE, FINAL)
                .plan(3);
    }

    @Test
    void countsAgreeForTheWizardsSwitchWithACrash() {
        assertThat(count(wizard(), new Scope(3, 2, 1, 0, 0, 0), DEFAULT)).isEqualTo(new Counts(804, 1_919, 14));
    }

    @Test
    void countsAgreeForTheWizardsSwitchWithACrashAndACut() {
        assertThat(count(wizard(), new Scope(3, 2, 1, 1, 0, 0), DEFAULT)).isEqualTo(new Counts(4_760, 16_335, 16));
    }

    @Test
    void countsAgreeWhereReplicationIsStoppedAtTheConsoleOfAServerThatIsDown() {
        Plan plan = ProcedureDraft.procedure()
                .step(Commands.STOP, INITIAL)
                .step(Commands.STOP_REPLICATION, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .step(Commands.INIT_STANDBY, EXTRAS, FINAL)
                .step(Commands.START, INITIAL)
                .step(Commands.INIT_STANDBY, INITIAL, FINAL)
                .plan(3);
        assertThat(count(plan, new Scope(3, 2, 1, 0, 0, 0), DEFAULT)).isEqualTo(new Counts(964, 2_272, 18));
    }

    @Test
    void countsAgreeWhereTheActiveServerIsGivenAsDownAndTheTargetAsBehind() {
        Plan plan = ProcedureDraft.procedure()
                .given(new Given(
                        1,
                        List.of(
                                GivenDraft.of(INITIAL).process(Process.STOPPED).written(),
                                GivenDraft.of(FINAL).fromNobody().lacks(1).written()),
                        List.of()))
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .step(Commands.START, INITIAL)
                .plan(3);
        assertThat(count(plan, new Scope(3, 1, 0, 0, 0, 0), DEFAULT)).isEqualTo(new Counts(21, 47, 7));
    }

    /** The written procedure, with a branch for the time after the take-over in which no server is active. */
    private static Plan withBranch() {
        return WrittenProcedure.extrasExcluded()
                .branch(BranchDraft.when(Conditions.NO_ACTIVE)
                        .from(WrittenProcedure.TAKE_OVER)
                        .then(Commands.FORCE_ACTIVATE, FINAL)
                        .resumingAtSameStep())
                .plan(3);
    }

    @Test
    void countsAgreeForThreeServersWithABranch() {
        assertThat(count(withBranch(), new Scope(3, 2, 0, 0, 0, 0), DEFAULT)).isEqualTo(new Counts(1_506, 2_367, 26));
    }

    @Test
    void countsAgreeForThreeServersWithABranchAndACrash() {
        assertThat(count(withBranch(), new Scope(3, 2, 1, 0, 0, 0), DEFAULT)).isEqualTo(new Counts(9_618, 23_315, 27));
    }

    @Test
    @Tag("slow")
    void countsAgreeForThreeServersWithEveryFault() {
        assertThat(countWritten(new Scope(3, 3, 2, 1, 1, 1))).isEqualTo(new Counts(2_285_814, 10_095_989, 33));
    }
}
