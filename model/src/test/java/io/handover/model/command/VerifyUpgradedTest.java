package io.handover.model.command;

import static io.handover.model.fixture.Order.order;
import static io.handover.model.fixture.SiteSketch.site;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.model.fixture.Order;
import io.handover.model.state.SiteState;
import org.junit.jupiter.api.Test;

class VerifyUpgradedTest {
    private static final Order VERIFY = order(Commands.VERIFY_UPGRADED, 1);

    @Test
    void isACheckAndNeverOffered() {
        assertThat(Commands.VERIFY_UPGRADED.isCheck()).isTrue();
        assertThat(VERIFY.isOfferedIn(site())).isFalse();
        assertThat(VERIFY.isOfferedIn(site().upgraded(1))).isFalse();
    }

    @Test
    void refusesToBeExecuted() {
        SiteState state = site().state();
        assertThatThrownBy(() -> Commands.VERIFY_UPGRADED.execute(state, 1, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("verify-upgraded");
        assertThat(state).isEqualTo(site().state());
    }

    @Test
    void seesItsGoalWhereTheServerIsUpAndNew() {
        assertThat(VERIFY.isReachedIn(site().upgraded(1))).isTrue();
    }

    @Test
    void doesNotSeeItsGoalWhereTheServerIsOld() {
        assertThat(VERIFY.isReachedIn(site().upgraded(0, 2))).isFalse();
    }

    @Test
    void doesNotSeeItsGoalWhereTheServerIsNotUp() {
        assertThat(VERIFY.isReachedIn(site().upgraded(1).stopped(1))).isFalse();
    }
}
