package io.handover.emulator.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A script that is logged in to one server, and asks as the product's Python client does. */
final class Script {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI server;
    private String cookie = "";

    Script(URI server) {
        this.server = server;
    }

    static Script loggedIn(URI server, String key) {
        Script script = new Script(server);
        script.login(key);
        return script;
    }

    void login(String key) {
        HttpResponse<String> answer =
                send("POST", "/7.3/login", "{\"domain\": \"Shared Domain\", \"authenticationkey\": \"" + key + "\"}");
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("login: " + answer.statusCode() + " " + answer.body());
        }
        cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    }

    void useCookie(String other) {
        cookie = other;
    }

    String cookie() {
        return cookie;
    }

    /** A path of the API version 7.3, as ha/diagnostic. */
    HttpResponse<String> get(String path) {
        return send("GET", "/7.3/" + path, "{}");
    }

    JsonNode json(String path) {
        return json(get(path));
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> post(String path) {
        return send("POST", "/7.3/" + path, "");
    }

    /** What a command is acknowledged with, else its error. */
    String command(String path) {
        JsonNode answer = json(post("ha/" + path));
        return answer.path(answer.has("value") ? "value" : "message").asString();
    }

    String replication() {
        String state = json("ha/database_replication_diagnostic").path("state").asString();
        return state.substring(1, state.indexOf(']'));
    }

    HttpResponse<String> send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(Duration.ofSeconds(10))
                .header("Accept", "*/*")
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
