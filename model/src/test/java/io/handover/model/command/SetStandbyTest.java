package io.handover.model.command;

import static io.handover.model.fixture.Order.order;
import static io.handover.model.fixture.SiteSketch.site;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.fixture.Order;
import io.handover.model.fixture.SiteSketch;
import org.junit.jupiter.api.Test;

class SetStandbyTest {
    private static final Order SET_STANDBY = order(Commands.SET_STANDBY, 0);

    @Test
    void isOfferedWhereTheServerIsUp() {
        assertThat(SET_STANDBY.isOfferedIn(site())).isTrue();
    }

    @Test
    void isOfferedOnAStandbyToo() {
        assertThat(SET_STANDBY.isOfferedIn(site().standby(0))).isTrue();
    }

    @Test
    void isNotOfferedWhereTheServerIsNotUp() {
        assertThat(SET_STANDBY.isOfferedIn(site().stopped(0))).isFalse();
        assertThat(SET_STANDBY.isOfferedIn(site().crashed(0))).isFalse();
        assertThat(SET_STANDBY.isOfferedIn(site().upgrading(0))).isFalse();
        assertThat(SET_STANDBY.isOfferedIn(site().initializing(0))).isFalse();
    }

    @Test
    void changesTheModeAndKeepsAllReplication() {
        SiteSketch twoActives = site().active(1).subscribed(0, 1);
        assertThat(SET_STANDBY.executedIn(twoActives))
                .isEqualTo(twoActives.standby(0).state());
    }

    @Test
    void reachesItsGoalInStandbyModeWhateverTheProcessDoes() {
        assertThat(SET_STANDBY.isReachedIn(site().standby(0))).isTrue();
        assertThat(SET_STANDBY.isReachedIn(site().standby(0).crashed(0))).isTrue();
    }

    @Test
    void hasNotReachedItsGoalInActiveMode() {
        assertThat(SET_STANDBY.isReachedIn(site().active(0))).isFalse();
        assertThat(SET_STANDBY.isReachedIn(site().crashed(0))).isFalse();
    }
}
