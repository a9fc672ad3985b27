package io.handover.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.emulator.site.LiveSites;
import io.handover.files.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ControlApiTest {
    private static final String TOKEN = "a-token";

    private final Served served =
            Served.with(LiveSites.FIXED, options -> options.withControl(new ServeOptions.Control(0, Secret.of(TOKEN))));
    private final URI url = served.site.controlUrl().orElseThrow();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        served.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String token) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private JsonNode post(String path, String body) {
        HttpResponse<String> answer = send("POST", path, body, TOKEN);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Script.json(answer);
    }

    @Test
    void withoutTheTokenNothingIsAnswered() {
        assertThat(send("GET", "/site", "", "other").statusCode()).isEqualTo(401);
        assertThat(send("POST", "/action", "{}", "").statusCode()).isEqualTo(401);
    }

    @Test
    void itTellsTheTruth() {
        JsonNode site = Script.json(send("GET", "/site", "", TOKEN));
        JsonNode standby = site.path("servers").path(1);
        assertThat(standby.path("name").asString()).isEqualTo("B");
        assertThat(standby.path("subscription").asString()).isEqualTo("A");
        assertThat(standby.path("url").asString())
                .isEqualTo(served.site.url("B").toString());
        assertThat(site.path("servers").path(0).path("registered").values())
                .extracting(JsonNode::asString)
                .containsExactly("B", "C d");
        assertThat(site.path("clock").path("paused").booleanValue()).isTrue();
    }

    @Test
    void itUpgradesAServerWhileTheClockIsAdvanced() {
        post("/installer", "{\"command\": \"upgrade\", \"server\": \"B\"}");
        JsonNode site = post("/clock", "{\"advance_seconds\": 2.5}");
        assertThat(site.path("servers").path(1).path("process").asString()).isEqualTo("upgrading");
        assertThat(site.path("servers").path(1).path("listens").booleanValue()).isFalse();
        site = post("/clock", "{\"advance_seconds\": 615}");
        assertThat(site.path("servers").path(1).path("version").asString()).isEqualTo("new");
    }

    @Test
    void itCutsHealsCrashesAndHolds() {
        assertThat(post("/action", "{\"action\": \"cut\", \"servers\": [\"A\", \"B\"]}")
                        .path("cut")
                        .toString())
                .isEqualTo("[[\"A\",\"B\"]]");
        assertThat(post("/action", "{\"action\": \"heal\", \"servers\": [\"B\", \"A\"]}")
                        .path("cut")
                        .isEmpty())
                .isTrue();
        assertThat(post("/hold", "{\"actions\": [\"restart\", \"change\"]}")
                        .path("held")
                        .toString())
                .isEqualTo("[\"change\",\"restart\"]");
        post("/action", "{\"action\": \"crash\", \"servers\": [\"C d\"]}");
        assertThat(post("/clock", "{\"advance_seconds\": 1000}")
                        .path("servers")
                        .path(2)
                        .path("process")
                        .asString())
                .isEqualTo("crashed");
    }

    @Test
    void itChangesTheClocksSpeedAndSwitchesAnApiOff() {
        JsonNode clock = post("/clock", "{\"speed\": 60, \"paused\": false}").path("clock");
        assertThat(clock.path("speed").doubleValue()).isEqualTo(60);
        assertThat(clock.path("paused").booleanValue()).isFalse();
        JsonNode site = post("/api", "{\"server\": \"B\", \"enabled\": false}");
        assertThat(site.path("servers").path(1).path("listens").booleanValue()).isFalse();
    }

    @Test
    void aSwitchIsPartOfTheTruth() {
        served.b.command("set_active?force=False");
        JsonNode running = post("/clock", "{\"advance_seconds\": 7}").path("switch");
        assertThat(running.path("target").asString()).isEqualTo("B");
        assertThat(running.path("mark").asString()).isEqualTo("active-ready");
        assertThat(running.path("phase").asString()).isEqualTo("running");
    }

    @Test
    void whatASwitchDoesNextCanBeMadeToHappenAndHeld() {
        post("/hold", "{\"actions\": [\"switch-demotes\", \"switch-activates\"]}");
        served.b.command("set_active?force=False");
        assertThat(post("/clock", "{\"advance_seconds\": 100}")
                        .path("switch")
                        .path("mark")
                        .asString())
                .isEqualTo("standbys-ready");
        assertThat(post("/action", "{\"action\": \"switch-demotes\"}")
                        .path("switch")
                        .path("mark")
                        .asString())
                .isEqualTo("active-ready");
        assertThat(post("/action", "{\"action\": \"switch-activates\"}")
                        .path("servers")
                        .path(1)
                        .path("mode")
                        .asString())
                .isEqualTo("active");
    }

    @Test
    void theConsoleWorksOnAServerThatIsDown() {
        post("/hold", "{\"actions\": [\"restart\"]}");
        post("/action", "{\"action\": \"crash\", \"servers\": [\"A\"]}");
        post("/console", "{\"command\": \"stop-replication\", \"server\": \"A\"}");
        JsonNode first =
                post("/clock", "{\"advance_seconds\": 2}").path("servers").path(0);
        assertThat(first.path("registered").isEmpty()).isTrue();
        assertThat(first.path("mode").asString()).isEqualTo("active");
        post("/console", "{\"command\": \"set-standby-and-stop-replication\", \"server\": \"A\"}");
        assertThat(post("/clock", "{\"advance_seconds\": 2}")
                        .path("servers")
                        .path(0)
                        .path("mode")
                        .asString())
                .isEqualTo("standby");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/installer | {\"command\": \"exclude\", \"server\": \"B\"} | 'command' is upgrade, start or stop.",
                "/installer | {\"command\": \"start\", \"server\": \"B\"} | start B is not possible now.",
                "/installer | {\"command\": \"stop\", \"server\": \"X\"} | no server 'X'",
                "/console | {\"command\": \"stop\", \"server\": \"B\"} | 'command' is stop-replication or"
                        + " set-standby-and-stop-replication.",
                "/action | {\"action\": \"switch-stops\"} | switch-stops is not possible now.",
                "/action | {\"action\": \"switch-stops\", \"servers\": [\"B\"]} | a switch's actions have none.",
                "/action | {\"action\": \"explode\", \"servers\": [\"B\"]} | There is no action 'explode'.",
                "/action | {\"action\": \"issue\", \"servers\": [\"B\"]} | There is no action 'issue'.",
                "/action | {\"action\": \"cut\", \"servers\": [\"B\", \"B\"]} | of two",
                "/action | {\"action\": \"restart\", \"servers\": [\"B\"]} | restart of B is not possible now.",
                "/clock | {\"advance_seconds\": -1} | the clock can be advanced by",
                "/clock | {\"speed\": 0} | allowed is more than 0",
                "/clock | {} | 'advance_seconds', 'paused' and 'speed'",
                "/clock | [] | JSON object",
                "/api | {\"server\": \"B\"} | 'enabled' is true or false.",
                "/api | {\"server\": \"B\", \"enabled\": \"yes\"} | 'enabled' is true or false.",
                "/api | {\"server\": 3, \"enabled\": true} | 'server' is missing or no text.",
                "/api | {\"server\": \"B\", \"enabled\": true, \"for\": 3} | There is no field 'for' here",
                "/clock | {\"advance_second\": 3} | There is no field 'advance_second' here; did you mean 'advance_seconds'?",
                "/clock | {\"advance_seconds\": \"60\"} | 'advance_seconds' is no number that can be used.",
                "/clock | {\"advance_seconds\": 1e999} | 'advance_seconds' is no number that can be used.",
                "/clock | {\"speed\": 5, \"advance_seconds\": 1e9} | the clock can be advanced by",
                "/clock | {\"speed\": 5, \"paused\": 1} | 'paused' is true or false.",
                "/clock | {\"speed\": 5, \"speed\": 6} | The body is not a JSON object.",
                "/clock | {\"speed\": 5} {} | The body is not a JSON object.",
                "/clock | {\"speed\": 5 | The body is not a JSON object.",
                "/clock | speed | The body is not a JSON object.",
                "/action | {\"action\": \"crash\", \"servers\": \"B\"} | 'servers' is a list of texts.",
                "/action | {\"action\": \"crash\", \"servers\": [{}]} | 'servers' is a list of texts.",
                "/action | {\"action\": \"crash\", \"servers\": {\"a\": \"B\"}} | 'servers' is a list of texts.",
                "/action | {\"action\": [\"crash\"], \"servers\": [\"B\"]} | 'action' is missing or no text.",
                "/hold | {\"actions\": [[]]} | 'actions' is a list of texts.",
                "/hold | {\"actions\": null} | 'actions' is a list of texts.",
                "/hold | {} | 'actions' is missing.",
                "/installer | {\"command\": {}, \"server\": \"B\"} | 'command' is missing or no text.",
            })
    void whatIsNotPossibleIsSaid(String path, String body, String message) {
        HttpResponse<String> answer = send("POST", path, body, TOKEN);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Script.json(answer).path("message").asString()).contains(message);
        assertThat(served.site.live().clock().speed()).isOne();
        assertThat(served.site.live().held()).isEmpty();
        assertThat(served.site.live().truth().up()).isEqualTo(0b111);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/clock", "/installer", "/console", "/action", "/hold", "/api"})
    void aBodyThatIsNoneOrTooLargeIsRefused(String path) {
        String deep = "[".repeat(30_000);
        String large = "{\"server\": \"" + "B".repeat(ApiDoor.MOST_BODY_BYTES) + "\"}";
        String number = "{\"speed\": " + "9".repeat(2_000) + "}";
        for (String body : List.of("", "{", "\u0000", deep, "{\"server\": " + deep, large, number)) {
            HttpResponse<String> answer = send("POST", path, body, TOKEN);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(Script.json(answer).path("message").asString()).isNotEmpty();
        }
        assertThat(Script.json(send("POST", path, large, TOKEN)).path("message").asString())
                .isEqualTo("The body is too large: at most 65536 bytes are allowed.");
    }
}
