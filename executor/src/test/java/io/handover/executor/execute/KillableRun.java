package io.handover.executor.execute;

import io.handover.executor.api.Limits;
import io.handover.executor.api.SmcServer;
import io.handover.executor.belief.Belief;
import io.handover.executor.belief.Releases;
import io.handover.executor.fixture.Procedures;
import io.handover.executor.fixture.ScriptedOperator;
import io.handover.executor.fixture.Sites;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Journal;
import io.handover.executor.lookahead.Outlook;
import io.handover.executor.plan.ThroughApi;
import io.handover.executor.port.Machine;
import io.handover.executor.port.ManagementServer;
import io.handover.executor.port.Order;
import io.handover.executor.port.Outcome;
import io.handover.executor.port.Pace;
import io.handover.executor.port.Reading;
import io.handover.executor.port.Servers;
import io.handover.files.Access;
import io.handover.model.procedure.Plan;
import io.handover.model.site.Server;
import io.handover.simulator.site.SimulatedSite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An executor in a process of its own, which stands still for ever where it is to be killed: when it has written a line of its journal
 * and done what that announces, when it has journaled a command and not yet sent it, or when it has sent it and not yet journaled what
 * came of it. The site is served by another process; its
 * clock and its installers are worked by its control endpoint.
 */
final class KillableRun implements Pace {
    static final String KEY = "k3y-of-a-site-whose-executor-dies";
    static final Patience PATIENCE = new Patience(
            Duration.ofSeconds(100),
            Duration.ofSeconds(400),
            Duration.ofSeconds(30),
            Duration.ofHours(1),
            Patience.MOST_LINES);

    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI control;
    private final int lastCommand;
    private int commands;

    private KillableRun(URI control, int lastCommand) {
        this.control = control;
        this.lastCommand = lastCommand;
    }

    /**
     * Runs until it stands still, or to its end.
     *
     * @param arguments the journal, the line after which to stand still, the number of the command before whose sending to stand still,
     *     or less than 0 after it, both counted from 1 and 0 for never, the control endpoint, and the servers' addresses
     */
    public static void main(String[] arguments) throws InterruptedException {
        int last = Integer.parseInt(arguments[1]);
        KillableRun site = new KillableRun(URI.create(arguments[3]), Integer.parseInt(arguments[2]));
        int[] written = new int[1];
        Supplier<Instant> time = () -> {
            if (written[0]++ == last && last > 0) {
                standStill();
            }
            return site.now();
        };
        try (Journal journal = Journal.create(Path.of(arguments[0]), time)) {
            journal.append(new Entry.Began(
                    "hardened.yaml",
                    "",
                    "site.yaml",
                    "",
                    List.of(),
                    Sites.calm(3).site().serverNames(),
                    "7.3.4"));
            executor(site.servers(List.of(arguments).subList(4, arguments.length)), journal, site)
                    .run();
        }
        System.exit(0);
    }

    /** Goes on with a journal to its end, if nobody else has it open. */
    static Ending resumed(Path file, URI control, List<String> urls) {
        KillableRun site = new KillableRun(control, 0);
        try (Journal journal = Journal.resume(file, site::now)) {
            return executor(site.servers(urls), journal, site).run();
        }
    }

    @SuppressWarnings("SystemOut") // what the process that kills this one waits for
    private static void standStill() {
        System.out.println("stands still");
        System.out.flush();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException never) {
            throw new IllegalStateException(never);
        }
    }

    /** An executor of the hardened procedure that foresees nothing. */
    static Executor executor(Servers servers, Journal journal, Pace pace) {
        SimulatedSite site = Sites.calm(3);
        Plan plan = new Plan(ThroughApi.of(Procedures.hardened()), site.site().serverNames());
        return new Executor(
                plan,
                servers,
                new Belief(plan, site.site().assumptions(), new Releases("7.3.4")),
                (place, known, round) -> Outlook.BLIND,
                journal,
                new ScriptedOperator(),
                pace,
                PATIENCE,
                Map.of());
    }

    private Servers servers(List<String> urls) {
        List<Server> site = Sites.calm(3).site().servers();
        List<ManagementServer> servers = new ArrayList<>();
        List<Machine> machines = new ArrayList<>();
        for (int s = 0; s < site.size(); s++) {
            Access access = new Access(URI.create(urls.get(s)), "7.3", "env:KEY", Optional.empty());
            servers.add(sending(new SmcServer(site.get(s), site, access, Limits.USUAL, Map.of("KEY", KEY))));
            machines.add(new ControlledMachine(site.get(s).name()));
        }
        return new Servers(Sites.calm(3).site().serverNames(), servers, machines);
    }

    private ManagementServer sending(ManagementServer server) {
        return new ManagementServer() {
            @Override
            public Reading observe() {
                return server.observe();
            }

            @Override
            public Outcome give(Order order) {
                beforeSending();
                Outcome outcome = server.give(order);
                afterSending();
                return outcome;
            }
        };
    }

    private void beforeSending() {
        if (++commands == lastCommand) {
            standStill();
        }
    }

    private void afterSending() {
        if (commands == -lastCommand) {
            standStill();
        }
    }

    private JsonNode ask(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(control.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json")
                .build();
        try {
            return JsonMapper.shared()
                    .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public Instant now() {
        double seconds = ask("GET", "/site", "").path("clock").path("seconds").asDouble();
        return EPOCH.plusMillis(Math.round(seconds * 1_000));
    }

    @Override
    public Duration elapsed() {
        return Duration.between(EPOCH, now());
    }

    @Override
    public void pause(Duration duration) {
        ask("POST", "/clock", "{\"advance_seconds\":" + duration.toMillis() / 1_000.0 + "}");
    }

    @Override
    public boolean stopped() {
        return false;
    }

    private final class ControlledMachine implements Machine {
        private final String server;

        ControlledMachine(String server) {
            this.server = server;
        }

        @Override
        public String how(Work work) {
            return "by the control endpoint";
        }

        @Override
        public Outcome begin(Work work) {
            beforeSending();
            ask("POST", "/installer", "{\"command\":\"" + work.verb() + "\",\"server\":\"" + server + "\"}");
            afterSending();
            return new Outcome.Accepted("begun");
        }

        @Override
        public Optional<String> failure() {
            return Optional.empty();
        }
    }
}
