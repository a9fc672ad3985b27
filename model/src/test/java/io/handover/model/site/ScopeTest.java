package io.handover.model.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScopeTest {
    private static void isRefused(String field, int... bounds) {
        assertThatThrownBy(() -> new Scope(
                        bounds[0], bounds[1], bounds[2], bounds[3], bounds[4], bounds[5], bounds[6], bounds[7]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(field + " is ");
    }

    @Test
    void theCoresScopeHasNoBudgetBeyondTheCore() {
        Scope scope = new Scope(3, 2, 1, 1, 1, 1);
        assertThat(scope.interruptions()).isZero();
        assertThat(scope.slips()).isZero();
    }

    @Test
    void theSmallestAndTheLargestScopeAreAllowed() {
        assertThat(new Scope(2, 0, 0, 0, 0, 0).servers()).isEqualTo(2);
        assertThat(new Scope(5, 63, 255, 255, 255, 255, 255, 255).changes()).isEqualTo(63);
    }

    @Test
    void aSiteHasTwoToFiveServers() {
        isRefused("servers", 1, 0, 0, 0, 0, 0, 0, 0);
        isRefused("servers", 6, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void changesFitIntoALong() {
        isRefused("changes", 2, -1, 0, 0, 0, 0, 0, 0);
        isRefused("changes", 2, 64, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void noBudgetIsNegative() {
        isRefused("crashes", 2, 0, -1, 0, 0, 0, 0, 0);
        isRefused("cuts", 2, 0, 0, -1, 0, 0, 0, 0);
        isRefused("installerFailures", 2, 0, 0, 0, -1, 0, 0, 0);
        isRefused("skips", 2, 0, 0, 0, 0, -1, 0, 0);
        isRefused("interruptions", 2, 0, 0, 0, 0, 0, -1, 0);
        isRefused("slips", 2, 0, 0, 0, 0, 0, 0, -1);
    }

    @Test
    void everyBudgetFitsIntoAByte() {
        isRefused("crashes", 2, 0, 256, 0, 0, 0, 0, 0);
        isRefused("cuts", 2, 0, 0, 256, 0, 0, 0, 0);
        isRefused("installerFailures", 2, 0, 0, 0, 256, 0, 0, 0);
        isRefused("skips", 2, 0, 0, 0, 0, 256, 0, 0);
        isRefused("interruptions", 2, 0, 0, 0, 0, 0, 256, 0);
        isRefused("slips", 2, 0, 0, 0, 0, 0, 0, 256);
    }
}
