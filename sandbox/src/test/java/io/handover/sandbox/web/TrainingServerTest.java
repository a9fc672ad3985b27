package io.handover.sandbox.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.handover.emulator.site.Ticker;
import io.handover.files.secret.Secret;
import io.handover.sandbox.coach.Ponderer;
import io.handover.sandbox.rehearsal.RecordingJson;
import io.handover.sandbox.session.Scenes;
import io.handover.sandbox.session.Sessions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrainingServerTest {
    @SuppressWarnings("NullAway.Init") // set before all
    private static Served served;

    @BeforeAll
    static void starts() {
        served = new Served();
    }

    @AfterAll
    static void ends() {
        served.close();
    }

    private static HttpResponse<String> post(Served.Mine mine, String rest, String body) {
        return served.send("POST", mine.path(rest), mine.secret(), body);
    }

    private static JsonNode view(Served.Mine mine) {
        return Served.json(served.send("GET", mine.path(""), mine.secret(), ""));
    }

    @Test
    void everyRouteIsDescribedAndNoOther() {
        JsonNode description = Served.json(served.send("GET", "/api/openapi.json", "", ""));
        List<String> described = new ArrayList<>();
        description
                .path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .forEach(method ->
                                described.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));

        List<String> routes = new ArrayList<>(new TrainingApi(sessions(), Optional.empty(), Ticker.STOPPED).routes());
        routes.addAll(Streams.ROUTES);

        assertThat(described).containsExactlyInAnyOrderElementsOf(routes);
    }

    private static Sessions sessions() {
        return new Sessions(
                Optional.empty(), Scenes.builtIn(), Ticker.STOPPED, Optional.empty(), Runnable::run, text -> {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"View", "Scenario", "Debrief"})
    void whatIsAnsweredHasTheFieldsThatAreDescribedAndNoOthers(String schema) {
        Served.Mine mine = served.begin("calm");
        post(mine, "/inputs", "{\"input\": \"open-client\", \"server\": \"DK_MGT_2\"}");
        JsonNode answered = switch (schema) {
            case "View" -> view(mine);
            case "Scenario" ->
                Served.json(served.send("GET", "/api/scenarios", "", "")).path(0);
            default -> Served.json(served.send("GET", mine.path("/debrief"), Served.INSTRUCTOR, ""));
        };
        JsonNode described = Served.json(served.send("GET", "/api/openapi.json", "", ""))
                .path("components")
                .path("schemas");
        new Described(described).check(schema, answered, described.path(schema));
    }

    /** Compares an answer with its description. */
    private record Described(JsonNode schemas) {
        void check(String where, JsonNode answered, JsonNode schema) {
            if (schema.has("$ref")) {
                String name = schema.path("$ref").asString().replaceFirst(".*/", "");
                check(where, answered, schemas.path(name));
            } else if (schema.has("oneOf")) {
                if (!answered.isNull()) {
                    check(where, answered, schema.path("oneOf").path(0));
                }
            } else if (schema.has("items")) {
                assertThat(answered.isArray()).as(where).isTrue();
                answered.forEach(item -> check(where + "[]", item, schema.path("items")));
            } else if (schema.has("properties")) {
                assertThat(answered.propertyNames())
                        .as(where)
                        .isSubsetOf(schema.path("properties").propertyNames());
                schema.path("required")
                        .forEach(name -> assertThat(answered.has(name.asString()))
                                .as(where + "." + name.asString())
                                .isTrue());
                answered.propertyStream()
                        .forEach(field -> check(
                                where + "." + field.getKey(),
                                field.getValue(),
                                schema.path("properties").path(field.getKey())));
            } else if (schema.path("type").asString().equals("string")) {
                assertThat(answered.isString()).as(where).isTrue();
            } else if (schema.path("type").asString().equals("integer")) {
                assertThat(answered.isIntegralNumber()).as(where).isTrue();
            }
        }
    }

    @Test
    void aCommandIsGivenThroughTheApiAndRefusedWithItsReason() {
        Served.Mine mine = served.begin("calm");
        HttpResponse<String> refused = post(
                mine, "/inputs", "{\"input\": \"give\", \"command\": \"force-activate\", \"target\": \"DK_MGT_2\"}");
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(Served.json(refused).path("accepted").asBoolean()).isFalse();
        assertThat(Served.json(refused).path("reason").asString()).contains("is not open");

        HttpResponse<String> given = post(
                mine,
                "/inputs",
                "{\"input\": \"give\", \"command\": \"exclude\", \"target\": \"DK_MGT_2\", \"at\": \"DK_MGT_1\"}");

        assertThat(Served.json(given).path("accepted").asBoolean()).isTrue();
        assertThat(view(mine).path("clients").path(0).path("state").asString()).isEqualTo("blocked");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|/api/nothing|''|404",
                "PUT|/api/scenarios|{}|405",
                "POST|/api/sessions|{\"scenario\": \"calm\"}|400",
                "POST|/api/sessions|{\"scenario\": \"stormy\", \"trainee\": \"Ann\"}|404",
                "POST|/api/sessions|{\"scenario\": \"calm\", \"trainee\": \"Ann\", \"more\": 1}|400",
                "POST|/api/sessions|{\"scenario\": \"calm\", \"trainee\": \"Ann\", \"seed\": 0.5}|400",
                "POST|/api/sessions|[]|400",
                "POST|/api/sessions|{|400",
                "POST|/api/imports|{\"recording\": {}, \"trainee\": \"Ann\"}|400",
                "GET|/api/sessions/none|''|403",
                "GET|/api/instructor/sessions|''|403",
                "GET|/nothing.html|''|404",
                "GET|/page/../openapi/training.json|''|404",
                "POST|/|{}|405",
                "GET|/api/events|''|400",
                "GET|/api/events?watch=a.b|''|403",
            })
    void whatCannotBeAnsweredIsRefusedInASentence(String method, String path, String body, int status) {
        HttpResponse<String> answer = served.send(method, path, "", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Served.json(answer).path("error").asString()).endsWith(".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"input\": \"inject\", \"what\": \"crash\", \"server\": \"DK_MGT_1\"}",
                "{\"input\": \"comment\", \"text\": \"I am the instructor.\"}",
                "{\"input\": \"stop\"}",
                "{\"input\": \"through-api\", \"command\": \"activate\", \"target\": \"DK_MGT_1\", \"contacted\": \"DK_MGT_1\"}"
            })
    void aTraineeDisturbsNothing(String body) {
        assertThat(post(served.begin("calm"), "/inputs", body).statusCode()).isEqualTo(403);
    }

    @Test
    void anInstructorSeesTheTruthDisturbsAndFreezes() {
        Served.Mine mine = served.begin("calm");
        post(mine, "/clock", "{\"action\": \"run\", \"speed\": 1}");
        String path = "/api/instructor/sessions/" + mine.id();
        HttpResponse<String> done = served.send(
                "POST", path + "/inputs", Served.INSTRUCTOR, "{\"what\": \"crash\", \"server\": \"DK_MGT_3\"}");
        assertThat(Served.json(done).path("accepted").asBoolean())
                .as(done.body())
                .isTrue();
        JsonNode both = Served.json(served.send("GET", path, Served.INSTRUCTOR, ""));
        assertThat(both.path("truth").path("servers").path(2).path("process").asString())
                .isEqualTo("crashed");
        assertThat(both.path("view")
                        .path("window")
                        .path("rows")
                        .path(2)
                        .path("sight")
                        .asString())
                .as("not seen before the next poll")
                .isEqualTo("up");

        served.send("POST", "/api/instructor/clock", Served.INSTRUCTOR, "{\"action\": \"pause\"}");

        assertThat(view(mine).path("running").asBoolean()).isFalse();
        assertThat(Served.json(served.send("GET", "/api/instructor/sessions", Served.INSTRUCTOR, ""))
                        .path(0)
                        .path("session")
                        .asString())
                .isEqualTo(mine.id());
    }

    private static HttpResponse<String> instruct(String method, Served.Mine mine, String rest, String body) {
        return served.send(method, "/api/instructor/sessions/" + mine.id() + rest, Served.INSTRUCTOR, body);
    }

    @Test
    void anInstructorHasThingsInStoreSaysSomethingAndHandsOverABranch() {
        Served.Mine mine = served.begin("calm");
        String lost = "{\"what\": \"lost-command\", \"millis\": 60000}";
        assertThat(instruct("POST", mine, "/inputs", lost).statusCode()).isEqualTo(200);
        JsonNode pending =
                Served.json(instruct("GET", mine, "", "")).path("pending").path(0);
        assertThat(pending.path("text").asString()).isEqualTo("the next command will be accepted and have no effect");
        String number = "/pending/" + pending.path("number").asInt();
        assertThat(instruct("DELETE", mine, number, "").statusCode()).isEqualTo(204);
        assertThat(instruct("DELETE", mine, number, "").statusCode()).isEqualTo(404);
        assertThat(instruct("DELETE", mine, "/pending/x", "").statusCode()).isEqualTo(400);

        assertThat(Served.json(instruct("POST", mine, "/comments", "{\"text\": \" Good. \"}"))
                        .path("accepted")
                        .asBoolean())
                .isTrue();
        assertThat(instruct("POST", mine, "/comments", "{\"text\": \" \"}").statusCode())
                .isEqualTo(400);
        assertThat(view(mine).path("comments").path(0).path("text").asString()).isEqualTo("Good.");

        HttpResponse<String> branch = instruct("POST", mine, "/branches", "{\"millis\": 0}");
        assertThat(branch.statusCode()).isEqualTo(201);
        String id = Served.json(branch).path("id").asString();
        assertThat(view(new Served.Mine(id, mine.secret())).path("trainee").asString())
                .isEqualTo("Ann");
        assertThat(instruct("POST", mine, "/clock", "{\"action\": \"run\"}").statusCode())
                .isEqualTo(204);
        assertThat(view(mine).path("running").asBoolean()).isTrue();
        assertThat(instruct("POST", mine, "/clock", "{\"action\": \"back\"}").statusCode())
                .isEqualTo(400);
        assertThat(instruct("POST", mine, "/finish", "{}").statusCode()).isEqualTo(200);
        assertThat(view(mine).path("ended").asBoolean()).isTrue();
        for (String rest : List.of("/comments", "/branches", "/clock", "/finish")) {
            assertThat(served.send("POST", "/api/instructor/sessions/" + mine.id() + rest, mine.secret(), "{}")
                            .statusCode())
                    .as(rest)
                    .isEqualTo(403);
        }
    }

    @Test
    void whatIsExportedCanBeImported() {
        Served.Mine mine = served.begin("calm");
        post(mine, "/inputs", "{\"input\": \"open-client\", \"server\": \"DK_MGT_2\"}");
        String recording =
                served.send("GET", mine.path("/export"), mine.secret(), "").body();
        HttpResponse<String> begun =
                served.send("POST", "/api/imports", "", "{\"recording\": " + recording + ", \"trainee\": \"Bob\"}");
        assertThat(begun.statusCode()).isEqualTo(201);
        Served.Mine again = new Served.Mine(
                Served.json(begun).path("id").asString(),
                Served.json(begun).path("secret").asString());
        assertThat(view(again).path("clients").path(1).path("state").asString()).isEqualTo("opening");
    }

    /** The server has 32 threads: nobody of those who wait takes one. */
    @Test
    void whileTheCoachThinksForManyEverybodyElseIsAnswered() {
        Ponderer coach = new Ponderer();
        try (Served other = new Served(TrainingServer.Options.onLoopback(0).withCoach(coach))) {
            List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
            Served.Mine mine = other.begin("calm");
            for (int i = 0; i < 80; i++) {
                waiting.add(other.sendLater("GET", mine.path("/debrief"), Served.INSTRUCTOR));
            }
            coach.awaitThinking();

            assertThat(other.send("GET", mine.path(""), mine.secret(), "").statusCode())
                    .isEqualTo(200);
            assertThat(waiting).noneMatch(CompletableFuture::isDone);

            coach.let();
            assertThat(waiting)
                    .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
            assertThat(coach.times()).isEqualTo(1);
        }
    }

    // ---- who may --------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "Origin, http://evil.example, 403",
        "Origin, null, 403",
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, same-origin, 201",
    })
    void onlyThePageOfThisServerOrAScriptChangesAnything(String header, String value, int status) {
        HttpResponse<String> answer = served.send(
                "POST", "/api/sessions", "", "{\"scenario\": \"calm\", \"trainee\": \"Ann\"}", header, value);
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void aFormOfAnotherPageIsNoRequest() {
        HttpResponse<String> answer =
                served.send("POST", "/api/sessions", "", "{\"scenario\": \"calm\", \"trainee\": \"Ann\"}", "X-Y", "z");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(raw("POST /api/sessions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\n"
                        + "Content-Length: 2\r\nConnection: close\r\n\r\n{}"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void whoComesByAnotherNameIsRefused() {
        assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("GET / HTTP/1.1\r\nHost: localhost:80\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    private static String raw(String request) {
        URI url = served.server.url();
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void everyAnswerForbidsScriptsFromElsewhereAndFrames() {
        for (String path : List.of("/", "/main.js", "/api/scenarios", "/nothing", "/rehearse/calm/x")) {
            HttpResponse<String> answer = served.send("GET", path, "", "");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
        assertThat(served.send("GET", "/", "", "").body()).doesNotContain("<style", "style=", "onclick");
    }

    @Test
    void aFileThatTheBrowserHasIsNotSentAgain() {
        HttpResponse<String> first = served.send("GET", "/main.js", "", "");
        String mark = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = served.send("GET", "/main.js", "", "", "If-None-Match", mark);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        String body =
                "{\"recording\": \"" + "x".repeat(RecordingJson.MOST_CHARACTERS + 2_000) + "\", \"trainee\": \"A\"}";
        assertThat(served.send("POST", "/api/imports", "", body).statusCode()).isEqualTo(413);
    }

    @Test
    void whoAsksTooOftenIsToldToWait() {
        Served.Mine mine = served.begin("calm");
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 200 && !answers.contains(429); i++) {
            answers.add(served.send("GET", mine.path(""), mine.secret(), "").statusCode());
        }
        assertThat(answers).contains(200, 429);
    }

    // ---- streams --------------------------------------------------------------------------------------------------

    /** Somebody who reads a stream, until they have enough. */
    private static List<String> lines(String path, String last, String until) {
        URI url = served.server.url();
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nLast-Event-ID: " + last + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            List<String> lines = new ArrayList<>();
            String line = reader.readLine();
            while (line != null && !line.contains(until)) {
                lines.add(line);
                line = reader.readLine();
            }
            lines.add(String.valueOf(line));
            return lines;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String last(List<String> lines, String field) {
        return lines.stream()
                .filter(line -> line.startsWith(field + ": "))
                .reduce((one, other) -> other)
                .orElse("")
                .substring(field.length() + 2);
    }

    @Test
    void aStreamGoesOnWhereItBroke() {
        Served.Mine mine = served.begin("calm");
        String path = mine.path("/events?token=" + mine.secret());
        List<String> first = lines(path, "", "data: {");
        assertThat(first).contains("event: view");
        long number = Long.parseLong(last(first, "id"));

        post(mine, "/clock", "{\"action\": \"next\"}");
        List<String> next = lines(path, Long.toString(number), "event: clock");

        assertThat(next).contains("id: " + (number + 1)).doesNotContain("id: " + number);
    }

    @Test
    void oneStreamIsOfSeveralSessionsAndGoesOnForEach() {
        Served.Mine one = served.begin("calm");
        Served.Mine other = served.begin("disaster");
        String path =
                "/api/events?watch=" + one.id() + "." + one.secret() + "&watch=" + other.id() + "." + other.secret();
        List<String> first = lines(path, "", "{\"session\":\"" + other.id());
        String number = last(first, "id");
        assertThat(number).contains(one.id() + ".").contains("," + other.id() + ".");

        post(one, "/clock", "{\"action\": \"next\"}");
        List<String> next = lines(path, number, "data: {");

        JsonNode data = JsonMapper.shared().readTree(next.get(next.size() - 1).substring("data: ".length()));
        assertThat(data.path("session").asString()).isEqualTo(one.id());
        assertThat(data.path("data").path("millis").asLong()).isPositive();
    }

    @Test
    void whoHasLeftTheStreamNoLongerWatches() {
        Served.Mine mine = served.begin("calm");
        String path = mine.path("/events?token=" + mine.secret());
        for (int i = 0; i < 40; i++) {
            lines(path, "", "data: {");
        }
        // More than can watch at a time: those that have gone were noticed, at the latest when they were told
        // something.
        await().untilAsserted(() -> {
            post(mine, "/clock", "{\"action\": \"next\"}");
            assertThat(lines(path, "", "event: view")).last().isEqualTo("event: view");
        });
    }

    // ---- the product's API ----------------------------------------------------------------------------------------

    @Test
    void theProductsApiActsOnTheSiteOfTheSession() {
        TrainingServer.Options options = TrainingServer.Options.onLoopback(0).withApi(Secret.of("key-of-the-product"));
        try (Served other = new Served(options)) {
            Served.Mine mine = other.begin("calm");
            JsonNode api = Served.json(other.send("GET", mine.path(""), mine.secret(), ""))
                    .path("api");
            assertThat(api).hasSize(3);
            String second = api.path(1).path("url").asString();
            assertThat(second).startsWith("http://127.0.0.2:");
            assertThat(ProductClient.login(second, "key-of-the-product").statusCode())
                    .isEqualTo(200);
            other.send(
                    "POST",
                    mine.path("/inputs"),
                    mine.secret(),
                    "{\"input\": \"give\", \"command\": \"stop\", \"target\": \"DK_MGT_2\"}");
            other.send("POST", mine.path("/clock"), mine.secret(), "{\"action\": \"run\", \"speed\": 60}");
            await().untilAsserted(
                            () -> assertThat(ProductClient.answers(second)).isFalse());
        }
    }
}
