package io.handover.model.command;

import static io.handover.model.fixture.Order.order;
import static io.handover.model.fixture.SiteSketch.site;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.model.fixture.Order;
import io.handover.model.state.SiteState;
import org.junit.jupiter.api.Test;

class AwaitCaughtUpTest {
    private static final Order AWAIT = order(Commands.AWAIT_CAUGHT_UP, 1, 0);

    @Test
    void isACheckAndNeverOffered() {
        assertThat(Commands.AWAIT_CAUGHT_UP.isCheck()).isTrue();
        assertThat(AWAIT.isOfferedIn(site())).isFalse();
        assertThat(AWAIT.isOfferedIn(site().changedAt(0))).isFalse();
    }

    @Test
    void refusesToBeExecuted() {
        SiteState state = site().state();
        assertThatThrownBy(() -> Commands.AWAIT_CAUGHT_UP.execute(state, 1, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("await-caught-up");
        assertThat(state).isEqualTo(site().state());
    }

    @Test
    void seesItsGoalWhereTheTargetHoldsEveryChangeOfTheOther() {
        assertThat(AWAIT.isReachedIn(site())).isTrue();
        assertThat(AWAIT.isReachedIn(site().holding(0, 0b01).holding(1, 0b11))).isTrue();
    }

    @Test
    void doesNotSeeItsGoalWhileOneChangeIsMissing() {
        assertThat(AWAIT.isReachedIn(site().holding(0, 0b11).holding(1, 0b10))).isFalse();
    }

    @Test
    void doesNotSeeItsGoalWhereOneOfTheTwoIsNotUp() {
        assertThat(AWAIT.isReachedIn(site())).isTrue();
        assertThat(AWAIT.isReachedIn(site().crashed(0))).isFalse();
        assertThat(AWAIT.isReachedIn(site().stopped(1))).isFalse();
        assertThat(AWAIT.isReachedIn(site().upgrading(1))).isFalse();
    }
}
