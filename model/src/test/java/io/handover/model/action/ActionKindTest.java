package io.handover.model.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.action.ActionKind.Operands;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActionKindTest {
    @Test
    void everyActionHasANumberOfItsOwnAndIsFoundByIt() {
        Set<Integer> numbers = new HashSet<>();
        for (ActionKind kind : ActionKind.values()) {
            for (int operand = 0; operand < kind.count(); operand++) {
                int number = kind.number(operand);
                assertThat(numbers.add(number)).as("%s %d", kind, operand).isTrue();
                assertThat(ActionKind.of(number)).isEqualTo(kind);
                assertThat(kind.operand(number)).isEqualTo(operand);
            }
            assertThat(kind.first()).isEqualTo(kind.number(0));
        }
    }

    @Test
    void progressActionsFillOneLongAndFaultsTheNext() {
        for (ActionKind kind : ActionKind.values()) {
            int last = kind.number(kind.count() - 1);
            if (kind.isFault()) {
                assertThat(kind.first()).isGreaterThanOrEqualTo(64);
                assertThat(last).isLessThan(128);
            } else {
                assertThat(kind.first()).isNotNegative();
                assertThat(last).isLessThan(64);
            }
        }
    }

    @Test
    void crashesCutsFailuresSkipsInterruptionsAndSlipsAreFaultsAndNothingElseIs() {
        assertThat(ActionKind.values())
                .filteredOn(ActionKind::isFault)
                .containsExactly(
                        ActionKind.CRASH,
                        ActionKind.CUT,
                        ActionKind.INSTALLER_FAILS,
                        ActionKind.SKIP,
                        ActionKind.INTERRUPT_INITIALIZATION,
                        ActionKind.SLIP);
    }

    @Test
    void cutsAndHealsAreAboutPairs() {
        assertThat(ActionKind.values())
                .filteredOn(kind -> kind.operands() == Operands.PAIR)
                .containsExactly(ActionKind.HEAL, ActionKind.CUT)
                .allSatisfy(kind -> assertThat(kind.count()).isEqualTo(10));
    }

    @Test
    void onlyADiversionIsAboutABranch() {
        assertThat(ActionKind.values())
                .filteredOn(kind -> kind.operands() == Operands.BRANCH)
                .containsExactly(ActionKind.DIVERT);
    }

    @Test
    void theOperatorsAndTheWizardsActionsAreAboutNothingInParticular() {
        assertThat(ActionKind.values())
                .filteredOn(kind -> kind.operands() == Operands.NONE)
                .containsExactly(
                        ActionKind.ISSUE,
                        ActionKind.ADVANCE,
                        ActionKind.SWITCH_DEMOTES,
                        ActionKind.SWITCH_ACTIVATES,
                        ActionKind.SWITCH_STOPS,
                        ActionKind.SKIP,
                        ActionKind.SLIP)
                .allSatisfy(kind -> assertThat(kind.count()).isEqualTo(1));
    }
}
