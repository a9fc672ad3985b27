package io.handover.analysis.attainment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.model.action.ActionKind;
import io.handover.model.site.Scope;
import org.junit.jupiter.api.Test;

class BudgetsTest {
    private static final Budgets BUDGETS = new Budgets(1, 0, 3);

    @Test
    void aFaultOfAStoryIsOneMoreOfItsKind() {
        assertThat(BUDGETS.and(ActionKind.CRASH.number(0))).isEqualTo(new Budgets(2, 0, 3));
        assertThat(BUDGETS.and(ActionKind.CUT.number(0))).isEqualTo(new Budgets(1, 1, 3));
        assertThat(BUDGETS.and(ActionKind.INSTALLER_FAILS.number(0))).isEqualTo(new Budgets(1, 0, 4));
        assertThat(BUDGETS.and(ActionKind.RESTART.number(0))).isEqualTo(BUDGETS);
    }

    @Test
    void kindsAreCountedAndChangedEachByItself() {
        assertThat(BUDGETS.kinds()).containsExactly(Budgets.Kind.CRASH, Budgets.Kind.INSTALLER_FAILURE);
        for (Budgets.Kind kind : Budgets.Kind.values()) {
            assertThat(BUDGETS.with(kind, 7).of(kind)).isEqualTo(7);
            assertThat(BUDGETS.with(kind, BUDGETS.of(kind))).isEqualTo(BUDGETS);
        }
        assertThat(Budgets.Kind.CRASH.words(1)).isEqualTo("1 crash");
        assertThat(Budgets.Kind.CRASH.words(2)).isEqualTo("2 crashes");
    }

    @Test
    void boundsHaveThemAndNoSlips() {
        assertThat(BUDGETS.scope(3, 2)).isEqualTo(new Scope(3, 2, 1, 0, 3, 0));
    }

    @Test
    void whatNoStateCanHoldIsRefused() {
        assertThatThrownBy(() -> new Budgets(0, -1, 0)).hasMessageContaining("0 to 255");
        assertThatThrownBy(() -> new Budgets(256, 0, 0)).hasMessageContaining("0 to 255");
    }
}
