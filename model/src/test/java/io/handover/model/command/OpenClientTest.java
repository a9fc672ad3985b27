package io.handover.model.command;

import static io.handover.model.fixture.Order.order;
import static io.handover.model.fixture.SiteSketch.site;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.fixture.Order;
import org.junit.jupiter.api.Test;

class OpenClientTest {
    private final Order openClient = order(Commands.OPEN_CLIENT, 1);

    @Test
    void isACheckThatIsNeverGiven() {
        assertThat(Commands.OPEN_CLIENT.isCheck()).isTrue();
        assertThat(openClient.isOfferedIn(site())).isFalse();
    }

    @Test
    void itsGoalIsThatTheServerIsUp() {
        assertThat(openClient.isReachedIn(site())).isTrue();
        assertThat(openClient.isReachedIn(site().stopped(1))).isFalse();
        assertThat(openClient.isReachedIn(site().upgrading(1))).isFalse();
        assertThat(openClient.isReachedIn(site().initializing(1))).isFalse();
    }
}
