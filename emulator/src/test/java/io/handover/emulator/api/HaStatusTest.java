package io.handover.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.emulator.site.LiveSites;
import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.display.ReplicationState;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HaStatusTest {
    private final Served served = Served.atOnce();

    @AfterEach
    void close() {
        served.close();
    }

    private String element(String contacted, int key) {
        return served.site.url(contacted) + "/7.3/elements/mgt_server/" + key;
    }

    @Test
    void everyServerNamesAllServersUnderItsOwnAddress() {
        JsonNode ha = served.b.json("ha");
        assertThat(ha.path("connected_server").asString()).isEqualTo(element("B", 1174));
        assertThat(ha.path("active_server").asString()).isEqualTo(element("B", 10));
        assertThat(ha.path("standby_servers").values())
                .extracting(JsonNode::asString)
                .containsExactly(element("B", 1174), element("B", 1296));
    }

    @Test
    void aServersViewIsOutOfDateUntilItsNextPoll() {
        served.a.command("set_standby?force=True");
        assertThat(served.a.json("ha").has("active_server")).isFalse();
        assertThat(served.b.json("ha").path("active_server").asString()).isEqualTo(element("B", 10));
        served.pass(10);
        assertThat(served.b.json("ha").has("active_server")).isFalse();
    }

    @Test
    void withTwoActivesEachNamesItselfAndTheOtherIsNoStandby() {
        served.site.live().hold(Set.of(ActionKind.DETECT));
        served.a.command("exclude?server_name=B");
        served.b.command("set_active?force=True");
        served.pass(10);
        assertThat(served.a.json("ha").path("active_server").asString()).isEqualTo(element("A", 10));
        assertThat(served.b.json("ha").path("active_server").asString()).isEqualTo(element("B", 1174));
        assertThat(served.b.json("ha").path("standby_servers").size()).isEqualTo(1);
    }

    @Test
    void theReplicationDiagnosticTellsOfTheContactedServerWithNumbersAsTexts() {
        JsonNode active = served.a.json("ha/database_replication_diagnostic");
        assertThat(active.path("servers").asString()).isEqualTo("[A (10), B (1174), C d (1296)]");
        assertThat(active.path("state").asString()).isEqualTo("[ACT_REP] Active database replication is enabled");
        assertThat(active.path("standby_server_registered").asString()).isEqualTo("2");
        assertThat(active.path("active_replication_streaming").asString()).isEqualTo("2");
        assertThat(active.path("active_server_publication").booleanValue()).isTrue();
        assertThat(active.path("active_replication_to_standby_servers").path(0).asString())
                .startsWith("[PG-PUB|-->192.0.2.2  on port 8922|sub_smc1174|pid:");
        JsonNode standby = served.b.json("ha/database_replication_diagnostic");
        assertThat(standby.path("standby_replication_subscription").asString()).isEqualTo("1");
        assertThat(standby.path("active_server_publication").booleanValue()).isFalse();
    }

    @Test
    void aSlotStaysWhileItsStandbyIsAway() {
        served.site.happen(ActionKind.CRASH, "B");
        JsonNode active = served.a.json("ha/database_replication_diagnostic");
        assertThat(active.path("standby_server_registered").asString()).isEqualTo("2");
        assertThat(active.path("active_replication_streaming").asString()).isEqualTo("1");
    }

    @Test
    void anUnreplicatedChangeShowsInTheCountOfElements() {
        served.site.happen(ActionKind.CHANGE, "A");
        String before = served.b
                .json("ha/database_replication_diagnostic")
                .path("element_count")
                .asString();
        assertThat(served.a
                        .json("ha/database_replication_diagnostic")
                        .path("element_count")
                        .asString())
                .isNotEqualTo(before);
        served.pass(1);
        assertThat(served.b.json("ha/database_replication_diagnostic").path("element_count"))
                .isEqualTo(served.a.json("ha/database_replication_diagnostic").path("element_count"));
    }

    @Test
    void onlyTheActiveTellsTheStatesOfAllAndUnknownOfThoseItDoesNotReach() {
        served.site.happen(ActionKind.CRASH, "B");
        JsonNode all = served.a.json("ha/all_servers_replication_states");
        assertThat(all.path("active_server_state").asString()).startsWith("[ACT_REP_EX]");
        assertThat(all.path("standby_server_states").path(0).path("server_name").asString())
                .isEqualTo("B");
        assertThat(all.path("standby_server_states").path(0).path("state").asString())
                .startsWith("[UNKNOWN]");
        assertThat(all.path("standby_server_states").path(1).path("state").asString())
                .startsWith("[STB_REP]");
        assertThat(served.c.get("ha/all_servers_replication_states").statusCode())
                .isEqualTo(400);
    }

    @Test
    void releasesBefore734DoNotTellTheStatesOfAll() {
        Releases old = new Releases(Release.of("7.3.3"), Release.of("7.3.4"));
        try (Served site = Served.with(LiveSites.AT_ONCE, options -> options.withReleases(old))) {
            assertThat(site.a.get("ha/all_servers_replication_states").statusCode())
                    .isEqualTo(404);
            site.site.give(Commands.UPGRADE, "A");
            site.pass(615);
            site.a.login(Served.KEY);
            assertThat(site.a.get("ha/all_servers_replication_states").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void theDiagnosticIsCleanWhereAllIsWell() {
        JsonNode diagnostic =
                served.a.json("ha/diagnostic?deep=False&exclude_info=False&global_timeout=0&server_timeout=0");
        assertThat(diagnostic.path("status").asString()).isEqualTo("OK");
        assertThat(diagnostic.path("errors_warnings").path("title").asString())
                .isEqualTo("No issues were detected while running the diagnostic.");
        assertThat(diagnostic.path("durations").path("title").asString())
                .isEqualTo("Diagnostic response time by server and Memory Usage");
        assertThat(diagnostic.path("message").size()).isEqualTo(3);
        assertThat(diagnostic.toString()).contains("Login status: OK").doesNotContain("Login status: KO");
    }

    @Test
    void theDiagnosticShowsAServerThatIsDown() {
        served.site.live().hold(Set.of(ActionKind.RESTART));
        served.site.happen(ActionKind.CRASH, "B");
        served.pass(10);
        JsonNode diagnostic = served.a.json("ha/diagnostic?exclude_info=False");
        assertThat(diagnostic.path("status").asString()).isEqualTo("KO");
        assertThat(diagnostic.path("errors_warnings").path("title").asString())
                .isEqualTo("Issues detected (Action needed)");
        assertThat(diagnostic.path("errors_warnings").path("message").path(0).asString())
                .isEqualTo("Server \"B\" unplanned exception when scanning for replication data: Socket is closed");
        assertThat(diagnostic.path("durations").path("message").path(1).asString())
                .isEqualTo("Server B:  Timeout ( Memory : N/A / -  )");
        assertThat(diagnostic.toString()).contains("Login status: KO");
        assertThat(served.a
                        .json("ha/diagnostic?exclude_info=True")
                        .path("message")
                        .isEmpty())
                .isTrue();
        assertThat(served.a.get("ha/diagnostic?global_timeout=soon").statusCode())
                .isEqualTo(400);
    }

    @Test
    void everyCodeThatTheModelCanReachIsShown() {
        Set<ReplicationState> shown = EnumSet.noneOf(ReplicationState.class);
        Runnable look = () -> {
            for (Script script : new Script[] {served.a, served.b, served.c}) {
                shown.add(ReplicationState.valueOf(script.replication()));
            }
        };
        served.site.live().hold(Set.of(ActionKind.DETECT, ActionKind.HEAL));
        look.run(); // ACT_REP, STB_REP
        served.site.happen(ActionKind.CUT, "A", "B");
        look.run(); // ACT_REP_EX, STB_ONHOLD
        served.site.happen(ActionKind.CUT, "A", "C d");
        look.run(); // ACT_ONHOLD
        served.site.happen(ActionKind.HEAL, "A", "B");
        served.site.happen(ActionKind.HEAL, "A", "C d");
        served.a.command("exclude?server_name=B");
        served.a.command("exclude?server_name=C+d");
        look.run(); // ACT_NO_REP, STB_NO_REP
        served.a.command("full_replication?server_name=B");
        served.pass(70);
        served.b.login(Served.KEY);
        served.site.give(Commands.SET_STANDBY, "A");
        look.run(); // STB_ACTREP
        assertThat(shown)
                .containsExactlyInAnyOrder(
                        ReplicationState.ACT_REP,
                        ReplicationState.STB_REP,
                        ReplicationState.ACT_REP_EX,
                        ReplicationState.STB_ONHOLD,
                        ReplicationState.ACT_ONHOLD,
                        ReplicationState.ACT_NO_REP,
                        ReplicationState.STB_NO_REP,
                        ReplicationState.STB_ACTREP);
    }

    @Test
    void monitoringTellsWhatTheContactedServerLastPolled() {
        served.site.live().hold(Set.of(ActionKind.RESTART));
        assertThat(monitored(1174).path("monitoring_status").asString()).isEqualTo("IDLE");
        assertThat(monitored(10).path("monitoring_status").asString()).isEqualTo("OK");
        served.site.happen(ActionKind.CRASH, "B");
        assertThat(monitored(1174).path("monitoring_state").asString()).isEqualTo("READY");
        served.pass(10);
        assertThat(monitored(1174).path("monitoring_state").asString()).isEqualTo("TIMEOUT");
        assertThat(monitored(1296).path("replication_status").asString()).isEqualTo("STB_REP");
        HttpResponse<String> unknown = served.a.send("POST", "/7.3/monitoring_status", "{\"value\": \"x\"}");
        assertThat(unknown.statusCode()).isEqualTo(400);
    }

    private JsonNode monitored(int key) {
        return Script.json(
                served.a.send("POST", "/7.3/monitoring_status", "{\"value\": \"" + element("A", key) + "\"}"));
    }

    @Test
    void auditsAreScannedByStandbysOnly() {
        assertThat(served.a
                        .json("ha/audit_replication_diagnostic")
                        .path("state")
                        .asString())
                .isEqualTo("Listening");
        assertThat(served.a.post("ha/audit_scan_request").statusCode()).isEqualTo(400);
        assertThat(served.b.command("audit_scan_request"))
                .isEqualTo("Audit replication latest audits scan requested (will be started after a small delay)");
        assertThat(served.b.command("audit_full_scan_request?disable_delay=True"))
                .isEqualTo("Audit replication full scan requested (operation will be executed in background)");
        assertThat(served.b
                        .json("ha/audit_replication_diagnostic")
                        .path("state")
                        .asString())
                .isEqualTo("Replicating old audit");
        served.pass(60);
        assertThat(served.b
                        .json("ha/audit_replication_diagnostic")
                        .path("state")
                        .asString())
                .isEqualTo("Replicating latest audit");
    }
}
