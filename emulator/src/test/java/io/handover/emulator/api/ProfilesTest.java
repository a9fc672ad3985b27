package io.handover.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.emulator.site.LiveSites;
import io.handover.emulator.site.Profile;
import io.handover.simulator.site.Polls;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class ProfilesTest {
    @Test
    void permissiveSetsTheActiveToStandbyWithoutForce() {
        try (Served served = Served.permissive()) {
            assertThat(served.a.post("ha/set_standby?force=False").statusCode()).isEqualTo(200);
            served.pass(2);
            assertThat(served.site.live().truth().upActive()).isZero();
        }
    }

    @Test
    void permissiveShowsTheNewActiveAtTheContactedServerWithinTenSecondsInTheSameSession() {
        try (Served served = Served.permissive()) {
            assertThat(served.a.post("ha/set_active?server_name=B&force=False").statusCode())
                    .isEqualTo(200);
            served.pass(9);
            assertThat(served.a.json("ha").path("active_server").asString()).endsWith("/mgt_server/1174");
            assertThat(served.b.json("ha").path("active_server").asString()).endsWith("/mgt_server/1174");
            served.pass(120);
            assertThat(served.a.replication()).isEqualTo("STB_REP");
            assertThat(served.c.replication()).isEqualTo("STB_REP");
        }
    }

    @Test
    void permissiveSwitchesAStableSystemAlsoWithForce() {
        try (Served served = Served.permissive()) {
            assertThat(served.b.command("set_active?force=True")).startsWith("Switch Active Server to B");
        }
    }

    @Test
    void permissiveShowsTheContactedServerAtOnceWhatComesOfItsOwnCommands() {
        try (Served served = Served.permissive()) {
            assertThat(served.c.post("ha/set_standby?server_name=A&force=False").statusCode())
                    .isEqualTo(200);
            assertThat(served.c.json("ha").has("active_server")).isFalse();
            assertThat(served.c.json("ha").path("standby_servers").size()).isEqualTo(3);
            assertThat(served.b.json("ha").has("active_server")).isTrue(); // it has not polled since
            served.c.command("set_active?server_name=B&force=False");
            assertThat(served.c.json("ha").path("active_server").asString()).endsWith("/mgt_server/1174");
            assertThat(served.b.replication()).isEqualTo("ACT_NO_REP");
            served.b.command("full_replication?server_name=A&force=False");
            served.pass(5);
            assertThat(served.b.replication()).isEqualTo("ACT_REP_EX");
            served.b.command("full_replication?server_name=C+d&force=False");
            served.pass(15);
            assertThat(status(served.b)).isEqualTo("OK");
            served.b.command("exclude?server_name=A&force=False");
            assertThat(served.b.replication()).isEqualTo("ACT_REP_EX");
            assertThat(status(served.b)).isEqualTo("KO");
        }
    }

    private static String status(Script script) {
        return script.json("ha/diagnostic").path("status").asString();
    }

    @Test
    void permissiveShowsTheContactedServerTheNewActiveWhenTheSwitchActivatesIt() {
        try (Served served = Served.with(
                LiveSites.FIXED.with(new Polls(Polls.MOST_EVERY_MILLIS, 0, 1)),
                options -> options.withProfile(Profile.PERMISSIVE))) {
            served.pass(1);
            served.c.command("set_active?server_name=B&force=False");
            served.pass(4);
            assertThat(served.c.json("ha").has("active_server")).isFalse();
            served.pass(4);
            assertThat(served.c.json("ha").path("active_server").asString()).endsWith("/mgt_server/1174");
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void noServerIsEverListedAsActiveAndAsStandby(Profile profile) {
        try (Served served = Served.with(LiveSites.FIXED, options -> options.withProfile(profile))) {
            served.b.command("set_active?force=False");
            int looks = 0;
            for (int second = 0; second < 150; second++) {
                for (Script script : List.of(served.a, served.b, served.c)) {
                    looks += isListedOnce(script) ? 1 : 0;
                }
                served.pass(1);
                served.site.settle();
            }
            assertThat(looks).isGreaterThan(200);
        }
    }

    /** Whether a server answers at all; where it does, it lists no server twice. */
    private static boolean isListedOnce(Script script) {
        HttpResponse<String> answer;
        try {
            answer = script.get("ha");
            if (answer.statusCode() == 401) {
                script.login(Served.KEY);
                answer = script.get("ha");
            }
        } catch (UncheckedIOException down) {
            return false;
        }
        JsonNode ha = Script.json(answer);
        List<String> listed = new ArrayList<>();
        ha.path("standby_servers").forEach(each -> listed.add(each.asString()));
        if (ha.has("active_server")) {
            listed.add(ha.path("active_server").asString());
        }
        assertThat(listed).doesNotHaveDuplicates();
        return true;
    }

    @Test
    void documentedShowsTheNewActiveAfterTheCommandAndTheWizardsEightSeconds() {
        try (Served served = Served.documented()) {
            served.b.command("set_active?force=False");
            served.pass(9);
            assertThat(served.site.live().truth().isActive(1)).isFalse();
            served.pass(1);
            assertThat(served.b.json("ha").path("active_server").asString()).endsWith("/mgt_server/1174");
        }
    }
}
