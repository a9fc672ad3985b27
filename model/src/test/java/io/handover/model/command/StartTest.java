package io.handover.model.command;

import static io.handover.model.fixture.Order.order;
import static io.handover.model.fixture.SiteSketch.site;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.fixture.Order;
import org.junit.jupiter.api.Test;

class StartTest {
    private static final Order START = order(Commands.START, 1);

    @Test
    void isOfferedWhereTheServerIsStoppedOrCrashed() {
        assertThat(START.isOfferedIn(site().stopped(1))).isTrue();
        assertThat(START.isOfferedIn(site().crashed(1))).isTrue();
    }

    @Test
    void isNotOfferedWhereTheServerIsUpOrBusy() {
        assertThat(START.isOfferedIn(site())).isFalse();
        assertThat(START.isOfferedIn(site().upgrading(1))).isFalse();
        assertThat(START.isOfferedIn(site().initializing(1))).isFalse();
    }

    @Test
    void bringsTheServerUpAndLeavesEverythingElse() {
        assertThat(START.executedIn(site().active(1).stopped(1)))
                .isEqualTo(site().active(1).state());
        assertThat(START.executedIn(site().active(1).crashed(1)))
                .isEqualTo(site().active(1).state());
    }

    @Test
    void reachesItsGoalOnceTheServerIsUp() {
        assertThat(START.isReachedIn(site())).isTrue();
    }

    @Test
    void hasNotReachedItsGoalWhileTheServerIsNotUp() {
        assertThat(START.isReachedIn(site().stopped(1))).isFalse();
        assertThat(START.isReachedIn(site().crashed(1))).isFalse();
        assertThat(START.isReachedIn(site().upgrading(1))).isFalse();
        assertThat(START.isReachedIn(site().initializing(1))).isFalse();
    }
}
