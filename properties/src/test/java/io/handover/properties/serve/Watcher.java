package io.handover.properties.serve;

import io.handover.emulator.api.ServedSite;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks one server of a served site, and logs in again when its session is gone. */
final class Watcher {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int UNAUTHORIZED = 401;
    private static final int OK = 200;

    private final HttpClient http;
    private final URI server;
    private final String key;
    private String cookie = "none=0";

    Watcher(HttpClient http, ServedSite site, int server, String key) {
        this.http = http;
        this.server = site.urls().get(server);
        this.key = key;
    }

    /** The answer to a GET; empty where the server refuses connections. */
    Optional<JsonNode> look(String path) {
        try {
            HttpResponse<String> answer = send("GET", path);
            if (answer.statusCode() == UNAUTHORIZED) {
                HttpResponse<String> login = send("POST", "login");
                cookie = login.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
                answer = send("GET", path);
            }
            if (answer.statusCode() != OK) {
                throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
            }
            return Optional.of(JSON.readTree(answer.body()));
        } catch (ConnectException refused) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new AssertionError(path, failure);
        }
    }

    /** Whether a command is accepted; one to a server that refuses connections is not. */
    boolean command(String path) {
        if (look("ha").isEmpty()) {
            return false;
        }
        try {
            return send("POST", "ha/" + path).statusCode() == OK;
        } catch (IOException failure) {
            throw new AssertionError(path, failure);
        }
    }

    private HttpResponse<String> send(String method, String path) throws IOException {
        String body = path.equals("login") ? "{\"authenticationkey\": \"" + key + "\"}" : "";
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/7.3/" + path))
                .timeout(Duration.ofSeconds(20))
                .header("Cookie", cookie)
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
