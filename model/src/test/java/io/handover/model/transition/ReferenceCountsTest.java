package io.handover.model.transition;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.fixture.Enumeration;
import io.handover.model.fixture.Enumeration.Counts;
import io.handover.model.fixture.WrittenProcedure;
import io.handover.model.procedure.Plan;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table of semantics.md 1.8 but for its last row, which needs the explorer. */
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
        assertThat(countWritten(new Scope(2, 2, 1, 1, 0, 0))).isEqualTo(new Counts(3_466, 9_291, 20));
    }

    @Test
    void countsAgreeForThreeServersWithoutFaults() {
        assertThat(countWritten(new Scope(3, 2, 0, 0, 0, 0))).isEqualTo(new Counts(883, 1_221, 24));
    }

    @Test
    void countsAgreeForThreeServersWithACrash() {
        assertThat(countWritten(new Scope(3, 2, 1, 0, 0, 0))).isEqualTo(new Counts(5_684, 12_621, 25));
    }

    @Test
    void countsAgreeForThreeServersWithASkippedStep() {
        assertThat(countWritten(new Scope(3, 2, 0, 0, 0, 1))).isEqualTo(new Counts(4_382, 7_671, 24));
    }

    @Test
    void countsAgreeForThreeServersWithAFailingInstaller() {
        assertThat(countWritten(new Scope(3, 2, 0, 0, 1, 0))).isEqualTo(new Counts(1_688, 2_462, 26));
    }

    @Test
    void countsAgreeForThreeServersWithACrashAndACut() {
        assertThat(countWritten(new Scope(3, 2, 1, 1, 0, 0))).isEqualTo(new Counts(32_874, 110_080, 27));
    }

    @Test
    void countsAgreeForThreeServersWithACrashWhereSplitBrainOnlyRaisesAnAlarm() {
        Assumptions alarmOnly = DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY);
        assertThat(count(WrittenProcedure.on(3), new Scope(3, 2, 1, 0, 0, 0), alarmOnly))
                .isEqualTo(new Counts(3_576, 7_745, 25));
    }

    @Test
    void countsAgreeForThreeServersWithACrashAndACutWhereStandbysTakeOverByThemselves() {
        assertThat(count(WrittenProcedure.on(3), new Scope(3, 1, 1, 1, 0, 0), DEFAULT.withAutoActivation(true)))
                .isEqualTo(new Counts(28_398, 107_869, 27));
    }

    @Test
    void countsAgreeForThreeServersWithACrashWhereTheExtrasAreStopped() {
        assertThat(count(WrittenProcedure.withExtrasStoppedOn(3), new Scope(3, 2, 1, 0, 0, 0), DEFAULT))
                .isEqualTo(new Counts(3_806, 7_887, 25));
    }

    @Test
    void countsAgreeForFourServersWithACrashAndACut() {
        assertThat(countWritten(new Scope(4, 0, 1, 1, 0, 0))).isEqualTo(new Counts(3_182, 11_072, 26));
    }

    @Test
    @Tag("slow")
    void countsAgreeForThreeServersWithEveryFault() {
        assertThat(countWritten(new Scope(3, 3, 2, 1, 1, 1))).isEqualTo(new Counts(2_282_034, 10_075_080, 33));
    }
}
