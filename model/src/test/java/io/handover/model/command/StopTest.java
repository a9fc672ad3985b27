package io.handover.model.command;

import static io.handover.model.fixture.Order.order;
import static io.handover.model.fixture.SiteSketch.site;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.fixture.Order;
import org.junit.jupiter.api.Test;

class StopTest {
    private static final Order STOP = order(Commands.STOP, 1);

    @Test
    void isOfferedWhereTheServerIsUp() {
        assertThat(STOP.isOfferedIn(site())).isTrue();
    }

    @Test
    void isNotOfferedWhereTheServerIsNotUp() {
        assertThat(STOP.isOfferedIn(site().stopped(1))).isFalse();
        assertThat(STOP.isOfferedIn(site().crashed(1))).isFalse();
        assertThat(STOP.isOfferedIn(site().upgrading(1))).isFalse();
        assertThat(STOP.isOfferedIn(site().initializing(1))).isFalse();
    }

    @Test
    void stopsTheProcessAndLeavesEverythingElse() {
        assertThat(STOP.executedIn(site().active(1)))
                .isEqualTo(site().active(1).stopped(1).state());
    }

    @Test
    void reachesItsGoalOnceTheServerIsStopped() {
        assertThat(STOP.isReachedIn(site().stopped(1))).isTrue();
    }

    @Test
    void hasNotReachedItsGoalWhereTheServerIsDownForAnotherReason() {
        assertThat(STOP.isReachedIn(site())).isFalse();
        assertThat(STOP.isReachedIn(site().crashed(1))).isFalse();
        assertThat(STOP.isReachedIn(site().upgrading(1))).isFalse();
        assertThat(STOP.isReachedIn(site().initializing(1))).isFalse();
    }
}
