package io.handover.sandbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.emulator.site.Ticker;
import io.handover.files.secret.Secret;
import io.handover.sandbox.session.Scenes;
import io.handover.sandbox.session.Sessions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests that are nearly right, in any order: each is answered as described, and the session goes on. */
class FuzzTest {
    private static final int REQUESTS = 600;
    private static final Set<Integer> STATUSES = Set.of(200, 201, 204, 400, 403, 404, 405, 409, 429);
    private static final List<String> TEXTS = List.of(
            "\"DK_MGT_1\"",
            "\"DK_MGT_2\"",
            "\"DK_MGT_3\"",
            "\"exclude\"",
            "\"upgrade\"",
            "\"force-activate\"",
            "\"init-standby\"",
            "\"stop\"",
            "\"start\"",
            "\"open-client\"",
            "\"close-client\"",
            "\"give\"",
            "\"answer\"",
            "\"tick\"",
            "\"crash\"",
            "\"cut\"",
            "\"stall-replication\"",
            "\"pause\"",
            "\"run\"",
            "\"next\"",
            "\"calm\"",
            "\"\"",
            "\"\\u0000<script>\"",
            "\"" + "x".repeat(9_000) + "\"",
            "0",
            "1",
            "2",
            "10",
            "60",
            "-1",
            "1e9",
            "9223372036854775808",
            "0.5",
            "null",
            "true",
            "[]",
            "{}",
            "[[[[[[[[]]]]]]]]");
    private static final List<String> FIELDS = List.of(
            "input",
            "server",
            "other",
            "command",
            "target",
            "at",
            "concern",
            "step",
            "what",
            "action",
            "speed",
            "millis",
            "trainee",
            "scenario",
            "seed",
            "exam",
            "text",
            "recording");

    private final AtomicLong nanos = new AtomicLong();
    private final Ticker ticker = nanos::get;
    private final Sessions sessions =
            new Sessions(Optional.empty(), Scenes.builtIn(), ticker, Optional.empty(), Runnable::run, text -> {
                throw new AssertionError(text);
            });
    private final TrainingApi api = new TrainingApi(sessions, Optional.of(Secret.of("instructor")), ticker);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyRequestIsAnsweredAsDescribedAndTheSessionGoesOn(long seed) {
        Random random = new Random(seed);
        Sessions.Begun begun = sessions.begin("calm", Optional.of(seed), false, "Ann");
        String id = begun.session().id();
        int accepted = 0;
        for (int i = 0; i < REQUESTS; i++) {
            String route = random.nextInt(3) == 0 ? "POST /api/sessions/{id}/inputs" : pick(random, api.routes());
            String path = route.replaceFirst("^[A-Z]+ ", "").replace("{id}", random.nextInt(20) == 0 ? "none" : id);
            String token = pick(random, List.of(begun.secret(), begun.secret(), begun.secret(), "instructor", "", "x"));
            if (route.contains("finish") && i < REQUESTS * 3 / 4) {
                continue; // what has ended takes no more inputs
            }
            String body = random.nextInt(30) == 0 ? pick(random, List.of("", "{", "[]", "\u0000")) : body(random);
            Answer answer = answer(route.replaceFirst(" .*", ""), path, token, body);
            assertThat(STATUSES).as("%s %s", route, body).contains(answer.status());
            if (answer.status() >= 400) {
                JsonNode refusal = JsonMapper.shared().readTree(answer.content());
                assertThat(refusal.path("error").asString())
                        .as("%s %s", route, body)
                        .endsWith(".");
            } else if (route.endsWith("/inputs")
                    && JsonMapper.shared()
                            .readTree(answer.content())
                            .path("accepted")
                            .asBoolean()) {
                accepted++;
            }
            nanos.addAndGet(random.nextInt(200) * 1_000_000L);
            sessions.tick();
        }
        assertThat(accepted).as("some inputs are good").isGreaterThan(3);
        assertThat(answer("GET", "/api/sessions/" + id, begun.secret(), "").status())
                .isEqualTo(200);
    }

    private Answer answer(String method, String path, String token, String body) {
        return api.answer(method, path, Map.of(), token, body)
                .toCompletableFuture()
                .join();
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String body(Random random) {
        String server = pick(random, TEXTS.subList(0, 3));
        return switch (random.nextInt(8)) {
            case 0 -> "{\"input\": \"open-client\", \"server\": " + server + "}";
            case 1 ->
                "{\"input\": \"give\", \"command\": " + pick(random, TEXTS.subList(3, 9)) + ", \"target\": " + server
                        + ", \"at\": " + pick(random, TEXTS.subList(0, 3)) + "}";
            case 2 ->
                "{\"what\": " + pick(random, TEXTS.subList(14, 17)) + ", \"server\": " + server + ", \"other\": "
                        + pick(random, TEXTS.subList(0, 3)) + "}";
            case 3 ->
                "{\"action\": " + pick(random, TEXTS.subList(17, 20)) + ", \"speed\": "
                        + pick(random, List.of("1", "10", "60")) + "}";
            default -> anything(random);
        };
    }

    private static String anything(Random random) {
        StringBuilder body = new StringBuilder("{");
        int fields = random.nextInt(4);
        for (int i = 0; i < fields; i++) {
            body.append(i == 0 ? "" : ", ")
                    .append('"')
                    .append(pick(random, FIELDS))
                    .append("\": ")
                    .append(pick(random, TEXTS));
        }
        return body.append('}').toString();
    }
}
