package io.handover.sandbox.web;

import io.handover.files.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A training server on a free port, and somebody who talks to it. */
final class Served implements AutoCloseable {
    static final String INSTRUCTOR = "instructor-of-the-tests";

    final List<String> complaints = new ArrayList<>();
    final TrainingServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    Served() {
        this(TrainingServer.Options.onLoopback(0));
    }

    Served(TrainingServer.Options options) {
        server = TrainingServer.start(options.withInstructor(Secret.of(INSTRUCTOR)), complaints::add);
    }

    /** A session that was begun. */
    record Mine(String id, String secret) {
        String path(String rest) {
            return "/api/sessions/" + id + rest;
        }
    }

    Mine begin(String scenario) {
        HttpResponse<String> answer =
                send("POST", "/api/sessions", "", "{\"scenario\": \"" + scenario + "\", \"trainee\": \"Ann\"}");
        JsonNode body = json(answer);
        return new Mine(body.path("id").asString(), body.path("secret").asString());
    }

    HttpResponse<String> send(String method, String path, String token, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("X-Handover-Token", token);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The same for who does not wait. */
    CompletableFuture<HttpResponse<String>> sendLater(String method, String path, String token) {
        return client.sendAsync(
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .method(method, BodyPublishers.noBody())
                        .header("X-Handover-Token", token)
                        .build(),
                BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    @Override
    public void close() {
        server.close();
    }
}
