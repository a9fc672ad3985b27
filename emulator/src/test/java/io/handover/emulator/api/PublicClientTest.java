package io.handover.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.handover.emulator.site.Profile;
import io.handover.emulator.site.SiteClock;
import io.handover.emulator.site.Ticker;
import io.handover.files.secret.Secret;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Server;
import io.handover.model.site.Site;
import io.handover.simulator.site.FaultPlan;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.site.Timing;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What the product's public client does in its example of high availability, request by request, in the profile that is made for it: on
 * a site that goes its own way while the example waits its ten seconds, connected to any of the servers.
 */
class PublicClientTest {
    /** So that ten seconds of the example are a fifth of one. */
    private static final double SPEED = 50;

    private static final Duration TEN_SECONDS = Duration.ofMillis(200);
    private static final int MOST_TRIES = 20;
    private static final String CLEAN = "No issues were detected while running the diagnostic.";

    private static ServedSite served(int servers, long seed) {
        List<Server> named = IntStream.rangeClosed(1, servers)
                .mapToObj(n -> new Server("Management Server " + n, "192.0.2." + n, 10 * n))
                .toList();
        Site site = new Site("managed", "Management servers", named, Assumptions.DEFAULT);
        return ServedSite.start(
                ServeOptions.of(new SimulatedSite(site, Timing.DEFAULT, FaultPlan.DEFAULT), Secret.of(Served.KEY))
                        .withAddress("127.0.0.1", 0)
                        .withProfile(Profile.PERMISSIVE)
                        .withClock(new SiteClock(Ticker.WALL, SPEED, false))
                        .withSeed(seed));
    }

    /** The example, connected to one server, which it activates at the end. */
    private static final class Example {
        private final Script script;
        private final String self;

        Example(ServedSite served, String self) {
            this.script = Script.loggedIn(served.url(self), Served.KEY);
            this.self = self;
        }

        private static void sleep() {
            await().pollDelay(TEN_SECONDS).until(() -> true);
        }

        private JsonNode ha() {
            return script.json("ha");
        }

        private String name(JsonNode href) {
            String path = href.asString().replaceFirst("^http://[^/]*/7.3/", "");
            return script.json(path).path("name").asString();
        }

        private HttpResponse<String> order(String command, String server) {
            String named = URLEncoder.encode(server, StandardCharsets.UTF_8);
            return script.post("ha/" + command + "?force=False&server_name=" + named);
        }

        private void accepted(String command, String server) {
            HttpResponse<String> answer = order(command, server);
            assertThat(answer.statusCode())
                    .as(command + " " + server + ": " + answer.body())
                    .isEqualTo(200);
        }

        private boolean diagnosticHasIssue() {
            JsonNode diagnostic =
                    script.json("ha/diagnostic?deep=False&exclude_info=False&global_timeout=0&server_timeout=0");
            String told = diagnostic.path("message") + " "
                    + diagnostic.path("errors_warnings").path("message");
            return !diagnostic.path("errors_warnings").path("title").asString().contains(CLEAN)
                    || told.contains("(Isolated)")
                    || told.contains("Login status: KO");
        }

        void run() {
            JsonNode info = ha();
            assertThat(diagnosticHasIssue()).as("an issue at the beginning").isFalse();
            assertThat(order("set_active", name(info.path("active_server"))).statusCode())
                    .isEqualTo(400);
            accepted("set_active", name(info.path("standby_servers").path(0)));
            sleep();
            info = ha();
            assertThat(info.has("active_server")).as("an active server").isTrue();
            accepted("set_standby", name(info.path("active_server")));
            assertThat(ha().has("active_server")).as("an active server at once").isFalse();
            sleep();
            info = ha();
            assertThat(info.has("active_server")).as("still an active server").isFalse();
            activate();
            info = ha();
            String standby = name(info.path("standby_servers").path(0));
            accepted("full_replication", standby);
            for (int tries = 0; diagnosticHasIssue() && tries < MOST_TRIES; tries++) {
                sleep();
            }
            accepted("exclude", standby);
            assertThat(diagnosticHasIssue()).as("an issue after the exclusion").isTrue();
        }

        private void activate() {
            int code = 400;
            for (int tries = 0; code == 400 && tries < MOST_TRIES; tries++) {
                code = order("set_active", self).statusCode();
                sleep();
            }
            assertThat(code).as("set_active " + self).isEqualTo(200);
            for (int tries = 0; !ha().has("active_server") && tries < MOST_TRIES; tries++) {
                sleep();
            }
            assertThat(ha().path("active_server")).isEqualTo(ha().path("connected_server"));
        }
    }

    private static void runs(int servers, long seed, int contacted) {
        try (ServedSite served = served(servers, seed)) {
            new Example(served, "Management Server " + contacted).run();
        } catch (AssertionError failed) {
            throw new AssertionError(
                    servers + " servers, seed " + seed + ", connected to server " + contacted + ": "
                            + failed.getMessage(),
                    failed);
        }
    }

    @Test
    void itsExampleGoesThroughWhateverServerItIsConnectedToAndWhateverTheSeed() throws Exception {
        ExecutorService together = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (long seed = 1; seed <= 6; seed++) {
                for (int servers = 2; servers <= 3; servers++) {
                    for (int contacted = 1; contacted <= servers; contacted++) {
                        long drawn = seed;
                        int all = servers;
                        int self = contacted;
                        running.add(together.submit(() -> runs(all, drawn, self)));
                    }
                }
            }
            assertThat(running).hasSize(30);
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            together.shutdownNow();
        }
    }
}
