package io.handover.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.emulator.site.LiveSites;
import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.state.Process;
import io.handover.simulator.fault.Faults;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Guards and messages of the four commands; those of the first kind are the product's own, to the letter. */
class HaCommandsTest {
    private static final int A = 0;
    private static final int B = 1;
    private static final int C = 2;
    private static final String M1 =
            "Missing management server parameter: provide management server using either server URI,"
                    + " either server name, either primary IP V4 address.";

    private final Served served = Served.atOnce();

    @AfterEach
    void close() {
        served.close();
    }

    private void refused(HttpResponse<String> answer, String message) {
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode body = Script.json(answer);
        assertThat(body.path("message").asString()).isEqualTo(message);
        assertThat(body.path("status").intValue()).isZero();
    }

    private void accepted(HttpResponse<String> answer, String value) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Script.json(answer).path("value").asString()).isEqualTo(value);
    }

    // ---- exclude ---------------------------------------------------------------------------------------------------

    @Test
    void excludeRemovesTheStandbysReplicationAtBothEnds() {
        accepted(
                served.a.post("ha/exclude?force=False&server_name=C+d"),
                "Exclusion from replication of Management Server C d@192.0.2.3 requested.");
        assertThat(served.site.live().truth().isRegistered(C, A)).isFalse();
        assertThat(served.c.replication()).isEqualTo("STB_NO_REP");
        assertThat(served.a.replication()).isEqualTo("ACT_REP_EX");
    }

    @Test
    void excludeNeedsAServerAndTheActiveAndNotTheActiveItself() {
        refused(served.a.post("ha/exclude?force=False"), M1);
        refused(
                served.b.post("ha/exclude?force=False&server_name=C+d"),
                "You must use the active Management Server to request this action for Management Server C d@192.0.2.3.");
        refused(
                served.a.post("ha/exclude?force=True&server_name=A"),
                "The active Management Server A@192.0.2.1 cannot be excluded from replication.");
    }

    @Test
    void whatAFaultHindersIsRefusedWithItsReason() {
        served.site.live().strike(Faults.named("smc-65140").orElseThrow(), List.of());
        served.site.live().happen(ActionKind.CRASH, C);
        refused(
                served.a.post("ha/exclude?server_name=C+d"),
                "The API does not exclude a standby that is not up (SMC-65140).");
        served.site.live().strike(Faults.named("expired-licence").orElseThrow(), List.of(B));
        served.site.live().happen(ActionKind.CRASH, A);
        refused(served.b.post("ha/set_active?force=True&server_name=B"), "The licence of B has expired.");
        assertThat(served.site.live().truth().isRegistered(C, A)).isTrue();
        assertThat(served.site.live().truth().isActive(B)).isFalse();
    }

    @Test
    void aSecondExclusionIsRefused() {
        served.a.command("exclude?server_name=B");
        refused(
                served.a.post("ha/exclude?server_name=B"),
                "Management Server B@192.0.2.2 is not declared in the replication.");
    }

    @Test
    void anOfflineStandbyCanBeExcludedWhereTheReleaseHasNotTheFault() {
        served.site.happen(ActionKind.CRASH, "B");
        assertThat(served.a.post("ha/exclude?server_name=B").statusCode()).isEqualTo(200);
        assertThat(served.site.live().truth().subscription(B)).isEqualTo(A);
    }

    @Test
    void anOfflineStandbyCannotBeExcludedInAReleaseWithSmc65140() {
        Releases faulty = new Releases(Release.of("7.3.2"), Release.of("7.3.4"));
        try (Served old = Served.with(LiveSites.AT_ONCE, options -> options.withReleases(faulty))) {
            old.site.happen(ActionKind.CRASH, "B");
            assertThat(old.a.post("ha/exclude?server_name=B").statusCode()).isEqualTo(400);
            assertThat(old.site.live().truth().isRegistered(B, A)).isTrue();
            assertThat(old.a.post("ha/exclude?server_name=C+d").statusCode()).isEqualTo(200);
            old.site.happen(ActionKind.RESTART, "B");
            assertThat(old.a.post("ha/exclude?server_name=B").statusCode()).isEqualTo(200);
        }
    }

    // ---- which server is meant -------------------------------------------------------------------------------------

    @Test
    void aServerCanBeNamedByAddressOrElementAndOnlyOnce() {
        assertThat(served.a.post("ha/exclude?server_ip=192.0.2.2").statusCode()).isEqualTo(200);
        String element = served.site.url("A") + "/7.3/elements/mgt_server/1296";
        assertThat(served.a
                        .send("POST", "/7.3/ha/exclude", "{\"value\": \"" + element + "\"}")
                        .statusCode())
                .isEqualTo(200);
        refused(
                served.a.post("ha/exclude?server_ip=192.0.2.2&server_name=B"),
                "Ambiguous management server parameter: provide one of server URI, server name and primary IP V4 address.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server_name=B&server_ip=192.0.2.2",
                "server_name=B&server_ip=192.0.2.3",
                "server_name=B&server_name=B",
                "server_name=B&server_name=C+d",
                "server_ip=192.0.2.2&server_ip=192.0.2.2",
                "server_name=X&server_ip=192.0.2.2",
                "server_name=B&server_ip=",
            })
    void twoIdentificationsAreRefusedWhateverTheyName(String query) {
        for (String command : List.of("exclude", "full_replication", "set_active", "set_standby")) {
            refused(
                    served.a.post("ha/" + command + "?force=True&" + query),
                    "Ambiguous management server parameter: provide one of server URI, server name and primary IP V4"
                            + " address.");
        }
        assertThat(served.site.live().truth().registeredAt(A)).isEqualTo(0b110);
    }

    @Test
    void aPayloadIsAnIdentificationTooAndNothingElseIsOverlooked() {
        String element = "{\"value\": \"" + served.site.url("A") + "/7.3/elements/mgt_server/1296\"}";
        assertThat(served.a
                        .send("POST", "/7.3/ha/exclude?server_name=B", element)
                        .body())
                .contains("Ambiguous management server parameter");
        for (String body :
                List.of("{\"server_name\": \"B\"}", "{\"value\": 1296}", "{\"value\": \"x\", \"more\": 1}")) {
            HttpResponse<String> answer = served.b.send("POST", "/7.3/ha/set_standby?force=True", body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.body()).contains("The body can hold nothing but a text \\\"value\\\".");
        }
        assertThat(served.site.live().truth().registeredAt(A)).isEqualTo(0b110);
        assertThat(served.site.live().truth().subscription(B)).isEqualTo(A);
    }

    @Test
    void anUnknownServerIsNamedInTheAnswer() {
        refused(
                served.a.post("ha/exclude?server_name=X+%C3%84"),
                "There is no Management Server with the name \"X \u00c4\".");
    }

    @Test
    void onlyBooleansAreTakenForForce() {
        assertThat(served.a.post("ha/exclude?server_name=B&force=1").statusCode())
                .isEqualTo(400);
        assertThat(served.site.live().truth().isRegistered(B, A)).isTrue();
    }

    // ---- full_replication ------------------------------------------------------------------------------------------

    @Test
    void fullReplicationInitializesAStandbyThatWasExcluded() {
        served.a.command("exclude?server_name=B");
        accepted(
                served.a.post("ha/full_replication?server_name=B&force=False"),
                "Replication of Management Server B@192.0.2.2 requested.");
        assertThat(served.site.live().truth().process(B)).isEqualTo(Process.INITIALIZING);
        served.pass(70);
        assertThat(served.site.live().truth().streamingFrom(B, A)).isTrue();
    }

    @Test
    void fullReplicationNeedsAServerTheActiveAndAnotherServerThanIt() {
        refused(served.a.post("ha/full_replication?force=False"), M1);
        refused(
                served.b.post("ha/full_replication?server_name=B"),
                "You must use the active Management Server to request this action for Management Server B@192.0.2.2.");
        refused(
                served.a.post("ha/full_replication?server_name=A"),
                "Full replication of active Management Server A@192.0.2.1 is invalid.");
    }

    @Test
    void fullReplicationIsRefusedBeforeTheExclusionWhileDownAndForAnotherRelease() {
        refused(
                served.a.post("ha/full_replication?server_name=B"),
                "Management Server B@192.0.2.2 is declared in the replication: exclude it first.");
        served.a.command("exclude?server_name=B");
        served.site.give(Commands.UPGRADE, "B");
        refused(served.a.post("ha/full_replication?server_name=B"), "Management Server B@192.0.2.2 cannot be reached.");
        served.pass(615);
        refused(
                served.a.post("ha/full_replication?server_name=B"),
                "Management Server B@192.0.2.2 has another release.");
    }

    // ---- set_standby -----------------------------------------------------------------------------------------------

    @Test
    void theActiveIsSetToStandbyOnlyWithForce() {
        HttpResponse<String> answer = served.a.post("ha/set_standby?force=False");
        refused(answer, "Impossible to retrieve HA management information.");
        assertThat(Script.json(answer).path("details").path(0).asString())
                .isEqualTo(
                        "Replication Failed: Setting standby the active server without switching control to another server"
                                + " will interrupt the replication. Use force mode to verify the action.");
        accepted(
                served.a.post("ha/set_standby?force=True"), "Deactivation of Management Server A@192.0.2.1 requested.");
        JsonNode ha = served.a.json("ha");
        assertThat(ha.has("active_server")).isFalse();
        assertThat(ha.path("standby_servers").size()).isEqualTo(3);
        assertThat(served.site.live().truth().registeredAt(A)).isZero();
    }

    @Test
    void aStandbyCanBeSetToStandbyWithoutForceAndRemotely() {
        accepted(
                served.a.post("ha/set_standby?force=False&server_name=B"),
                "Deactivation of Management Server B@192.0.2.2 requested.");
        assertThat(served.b.replication()).isEqualTo("STB_NO_REP");
    }

    @Test
    void theLastApiIsSetToStandbyOnlyWithForce() {
        served.site.happen(ActionKind.CRASH, "A");
        served.site.setApiEnabled("C d", false);
        assertThat(served.b.post("ha/set_standby?force=False").statusCode()).isEqualTo(400);
        assertThat(served.b.post("ha/set_standby?force=True").statusCode()).isEqualTo(200);
    }

    @Test
    void aServerThatCannotBeReachedIsNotSetToStandby() {
        served.site.happen(ActionKind.CUT, "A", "B");
        refused(
                served.a.post("ha/set_standby?force=True&server_name=B"),
                "Management Server B@192.0.2.2 cannot be reached.");
    }

    // ---- set_active ------------------------------------------------------------------------------------------------

    @Test
    void theActiveCannotBeActivated() {
        refused(
                served.a.post("ha/set_active?force=False"),
                "Management Server A@192.0.2.1 is already the active Management Server.");
        refused(
                served.b.post("ha/set_active?force=True&server_name=A"),
                "Management Server A@192.0.2.1 is already the active Management Server.");
    }

    @Test
    void withoutForceAStableSystemIsSwitchedByTheWizard() {
        accepted(
                served.b.post("ha/set_active?force=False"),
                "Switch Active Server to B:  waiting for server statuses to be polled at least once. in progress");
        refused(served.c.post("ha/set_active?force=False"), "A switch of the active Management Server is in progress.");
        served.pass(120);
        assertThat(served.b.replication()).isEqualTo("ACT_REP");
    }

    @Test
    void whereNoActiveIsKnownTheStandbyIsActivatedDirectly() {
        served.a.command("set_standby?force=True");
        served.pass(10);
        accepted(served.b.post("ha/set_active?force=False"), "Set Active B in progress");
        assertThat(served.site.live().truth().isActive(B)).isTrue();
    }

    @Test
    void anActiveServerThatIsDownIsKnownAndNeedsForceThoughNobodySeesIt() {
        served.site.live().hold(Set.of(ActionKind.RESTART, ActionKind.DETECT));
        served.site.happen(ActionKind.CRASH, "A");
        served.b.command("set_active?force=True");
        served.b.command("set_standby?force=True");
        assertThat(served.b.json("ha").has("active_server")).isFalse();
        refused(
                served.b.post("ha/set_active?force=False"),
                "The active Management Server or the replication of a standby has a problem: Management Server B@192.0.2.2"
                        + " is not activated. Exclude the standby, or use force mode.");
        accepted(served.b.post("ha/set_active?force=True"), "Set Active B in progress");
    }

    @Test
    void withForceAStandbyIsActivatedWhereTheActiveIsDown() {
        served.site.live().hold(Set.of(ActionKind.RESTART));
        served.site.happen(ActionKind.CRASH, "A");
        served.pass(10);
        assertThat(served.b.post("ha/set_active?force=False").statusCode()).isEqualTo(400);
        accepted(served.b.post("ha/set_active?force=True"), "Set Active B in progress");
        assertThat(served.site.live().truth().isActive(B)).isTrue();
    }

    @Test
    void withForceAnExcludedStandbyBecomesASecondActive() {
        served.a.command("exclude?server_name=B");
        accepted(served.b.post("ha/set_active?force=True"), "Set Active B in progress");
        assertThat(served.site.live().truth().upActive()).isEqualTo(0b011);
    }

    @Test
    void forceIsNotOfferedToAStandbyThatReplicatesFromTheActive() {
        refused(
                served.b.post("ha/set_active?force=True"),
                "Management Server B@192.0.2.2 replicates from an active Management Server: forcing its activation is not"
                        + " offered.");
    }

    @Test
    void aSwitchIsRefusedWhileAnotherStandbyHasAProblemThatIsNotAnExclusion() {
        served.site.live().hold(Set.of(ActionKind.RESTART));
        served.site.happen(ActionKind.CRASH, "C d");
        served.pass(10);
        assertThat(served.b.command("set_active?force=False")).contains("Exclude the standby");
        served.a.command("exclude?server_name=C+d");
        assertThat(served.b.command("set_active?force=False")).startsWith("Switch Active Server to B");
    }

    @Test
    void aServerWhoseApiIsOffOrThatIsAwayIsNotActivated() {
        served.site.setApiEnabled("B", false);
        refused(
                served.a.post("ha/set_active?server_name=B&force=False"),
                "SMC API is not enabled on Management Server B. You cannot set this Management Server as the active Management"
                        + " Server.");
        served.site.happen(ActionKind.CRASH, "C d");
        refused(
                served.a.post("ha/set_active?server_name=C+d&force=False"),
                "Management Server C d@192.0.2.3 cannot be reached.");
    }
}
