package io.handover.benchmarks.train;

import io.handover.sandbox.coach.Advisor;
import io.handover.sandbox.web.TrainingServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets trainees rehearse, each with a stream of events, and prints how long the answers to what they did took, and how long it took until
 * their stream told of it. Trainees and server share one process and its cores.
 *
 * <p>Arguments: trainees, 1 to 100; seconds, 1 to 600; speed of their sites, 1, 10 or 60. Each does something every second.
 */
public final class TrainLoad {
    private static final long MOST_MICROS = 60_000_000;
    private static final int WARM_UP_SECONDS = 10;
    private static final String JSON = "application/json";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Histogram answers = new ConcurrentHistogram(MOST_MICROS, 3);
    private final Histogram events = new ConcurrentHistogram(MOST_MICROS, 3);
    private final AtomicInteger refused = new AtomicInteger();
    private final URI server;

    private TrainLoad(URI server) {
        this.server = server;
    }

    public static void main(String[] arguments) throws Exception {
        int trainees = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30;
        int speed = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10;
        Path folder = Files.createTempDirectory("train-load");
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
        try (Advisor coach = new Advisor();
                TrainingServer server = TrainingServer.start(
                        TrainingServer.Options.onLoopback(0).withFolder(folder).withCoach(coach),
                        line -> System.err.println(line))) {
            TrainLoad load = new TrainLoad(server.url());
            for (int i = 0; i < trainees; i++) {
                Trainee trainee = load.new Trainee("trainee " + i, speed);
                long delay = 1_000L * i / trainees;
                var unused = clock.scheduleAtFixedRate(trainee::act, 1_000 + delay, 1_000, TimeUnit.MILLISECONDS);
            }
            Thread.sleep(WARM_UP_SECONDS * 1_000L);
            load.answers.reset();
            load.events.reset();
            load.refused.set(0);
            Thread.sleep(seconds * 1_000L);
            load.print(trainees, speed);
        } finally {
            clock.shutdownNow();
        }
        System.exit(0); // streams that are still read
    }

    private HttpResponse<String> send(String path, String key, String body) throws IOException, InterruptedException {
        return http.send(request(path, key, body), BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String key, String body) {
        return HttpRequest.newBuilder(server.resolve(path))
                .header("X-Handover-Token", key)
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    /** Somebody who has two clients, and turns from one to the other. */
    private final class Trainee {
        private final String path;
        private final String key;
        private final AtomicLong waitsSince = new AtomicLong();
        private final AtomicLong turns = new AtomicLong();

        Trainee(String name, int speed) throws IOException, InterruptedException {
            JsonNode begun = JsonMapper.shared()
                    .readTree(send("/api/sessions", "", "{\"scenario\": \"calm\", \"trainee\": \"" + name + "\"}")
                            .body());
            path = "/api/sessions/" + begun.path("id").asString();
            key = begun.path("secret").asString();
            var unused = http.sendAsync(
                            HttpRequest.newBuilder(server.resolve(path + "/events?token=" + key))
                                    .build(),
                            BodyHandlers.ofLines())
                    .thenAcceptAsync(lines -> lines.body().forEach(this::told), task -> daemon(task, name));
            send(path + "/inputs", key, "{\"input\": \"open-client\", \"server\": \"DK_MGT_2\"}");
            send(path + "/clock", key, "{\"action\": \"run\", \"speed\": " + speed + "}");
        }

        private void told(String line) {
            if (line.equals("event: view")) {
                long since = waitsSince.getAndSet(0);
                if (since != 0) {
                    record(events, since);
                }
            }
        }

        void act() {
            String turnTo = turns.getAndIncrement() % 2 == 0 ? "DK_MGT_1" : "DK_MGT_2";
            long begin = System.nanoTime();
            waitsSince.set(begin);
            var unused = http.sendAsync(
                            request(
                                    path + "/inputs",
                                    key,
                                    "{\"input\": \"open-client\", \"server\": \"" + turnTo + "\"}"),
                            BodyHandlers.ofString())
                    .whenComplete((answer, failure) -> {
                        record(answers, begin);
                        if (failure != null || !answer.body().contains("true")) {
                            refused.incrementAndGet();
                        }
                    });
        }
    }

    private static void daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void record(Histogram histogram, long since) {
        histogram.recordValue(Math.min(MOST_MICROS, (System.nanoTime() - since) / 1_000));
    }

    private void print(int trainees, int speed) {
        System.gc();
        Runtime memory = Runtime.getRuntime();
        System.out.printf(
                "%d trainees at %d x, each doing something every second: %d answers, %d refused; %d MB in use%n",
                trainees,
                speed,
                answers.getTotalCount(),
                refused.get(),
                (memory.totalMemory() - memory.freeMemory()) >> 20);
        System.out.printf("%6s %12s %18s%n", "", "answer", "told in stream");
        for (double percentile : new double[] {50, 90, 95, 99, 100}) {
            System.out.printf(
                    "p%-5s %9.2f ms %15.2f ms%n",
                    percentile,
                    answers.getValueAtPercentile(percentile) / 1_000.0,
                    events.getValueAtPercentile(percentile) / 1_000.0);
        }
    }
}
