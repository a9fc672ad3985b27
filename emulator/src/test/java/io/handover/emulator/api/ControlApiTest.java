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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
            })
    void whatIsNotPossibleIsSaid(String path, String body, String message) {
        HttpResponse<String> answer = send("POST", path, body, TOKEN);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Script.json(answer).path("message").asString()).contains(message);
    }
}
