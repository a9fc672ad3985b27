package io.handover.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import java.net.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestartTest {
    private final Served served = Served.documented();

    @AfterEach
    void close() {
        served.close();
    }

    private static void assertRefused(Script script) {
        assertThatThrownBy(() -> script.get("ha")).hasCauseInstanceOf(ConnectException.class);
    }

    @Test
    void aServerThatIsDownRefusesConnectionsAndItsSessionsAreGoneWhenItComesBack() {
        served.site.happen(ActionKind.CRASH, "B");
        assertRefused(served.b);
        served.site.happen(ActionKind.RESTART, "B");
        assertThat(served.b.get("ha").statusCode()).isEqualTo(401);
        served.b.login(Served.KEY);
        assertThat(served.b.get("ha").statusCode()).isEqualTo(200);
        assertThat(served.a.get("ha").statusCode()).isEqualTo(200);
    }

    @Test
    void aServerIsDownWhileItIsUpgraded() {
        assertThat(served.site.give(Commands.UPGRADE, "B")).isTrue();
        served.pass(2);
        assertRefused(served.b);
        served.pass(615);
        served.b.login(Served.KEY);
        assertThat(served.b.replication()).isEqualTo("STB_ONHOLD"); // another release than its source
    }

    @Test
    void aServerIsDownUntilItIsStartedAgain() {
        served.site.give(Commands.STOP, "B");
        served.pass(1_000);
        assertRefused(served.b);
        served.site.give(Commands.START, "B");
        served.pass(16);
        assertRefused(served.b);
        served.pass(1);
        served.b.login(Served.KEY);
    }

    @Test
    void aSwitchRestartsTheStandbysAndNotTheActivatedServer() {
        served.b.command("set_active?force=False");
        served.pass(38);
        assertRefused(served.a);
        assertRefused(served.c);
        assertThat(served.b.replication()).isEqualTo("ACT_ONHOLD");
        served.pass(70);
        served.a.login(Served.KEY);
        assertThat(served.a.replication()).isEqualTo("STB_REP");
        assertThat(served.b.replication()).isEqualTo("ACT_REP");
    }

    @Test
    void aRestartThatFallsBetweenTwoLooksStillEndsSessions() {
        served.a.command("exclude?server_name=B");
        served.pass(2);
        served.a.command("full_replication?server_name=B");
        served.pass(200);
        assertThat(served.b.get("ha").statusCode()).isEqualTo(401);
    }

    @Test
    void anApiThatIsSwitchedOffRefusesConnections() {
        served.site.setApiEnabled("B", false);
        assertRefused(served.b);
        served.site.setApiEnabled("B", true);
        assertThat(served.b.get("ha").statusCode()).isEqualTo(200);
    }
}
