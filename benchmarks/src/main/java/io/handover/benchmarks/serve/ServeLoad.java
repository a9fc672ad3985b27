package io.handover.benchmarks.serve;

import io.handover.emulator.api.ServeOptions;
import io.handover.emulator.api.ServedSite;
import io.handover.emulator.site.SiteClock;
import io.handover.emulator.site.Ticker;
import io.handover.files.Catalogue;
import io.handover.files.secret.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Asks a served site at a fixed rate and prints how long the answers took, each from the moment at which it was to be asked: a
 * delayed request counts with its delay. Client and servers share one process and its cores.
 *
 * <p>Arguments: requests a second, 1 to 20000; seconds, 1 to 600; speed of the site, 1 to 3600.
 */
public final class ServeLoad {
    private static final List<String> PATHS = List.of(
            "ha",
            "ha/diagnostic?deep=False&exclude_info=False&global_timeout=0&server_timeout=0",
            "ha/database_replication_diagnostic",
            "elements?filter=DK_MGT_2&filter_context=mgt_server&exact_match=True",
            "elements/mgt_server");

    private static final String KEY = "a-key-of-this-measurement";
    /** Enough for the code to be compiled, whatever the rate that is measured. */
    private static final int WARM_UP_RATE = 1_000;

    private static final int WARM_UP_SECONDS = 10;
    private static final int MOST_AT_ONCE = 256;
    private static final long MOST_MICROS = 60_000_000;
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final List<HttpRequest> requests = new ArrayList<>();
    private final Histogram micros = new ConcurrentHistogram(MOST_MICROS, 3);
    private final AtomicLong failures = new AtomicLong();
    private final Semaphore atOnce = new Semaphore(MOST_AT_ONCE);

    private ServeLoad() {}

    public static void main(String[] arguments) throws Exception {
        int rate = number(arguments, 0, 200, 20_000);
        int seconds = number(arguments, 1, 30, 600);
        int speed = number(arguments, 2, 60, 3_600);
        ServeOptions options = ServeOptions.of(
                        Catalogue.site(Catalogue.DEFAULT_SITE).site(), Secret.of(KEY))
                .withAddress(ServeOptions.LOOPBACK, 0)
                .withClock(new SiteClock(Ticker.WALL, speed, false));
        try (ServedSite site = ServedSite.start(options)) {
            ServeLoad load = new ServeLoad();
            for (URI server : site.urls()) {
                load.prepare(server);
            }
            load.ask(WARM_UP_RATE, WARM_UP_SECONDS);
            load.micros.reset();
            load.failures.set(0);
            long begin = System.nanoTime();
            long asked = load.ask(rate, seconds);
            load.print(rate, asked, (System.nanoTime() - begin) / 1e9);
        }
    }

    private static int number(String[] arguments, int index, int usual, int most) {
        if (index >= arguments.length) {
            return usual;
        }
        int number = Integer.parseInt(arguments[index]);
        if (number < 1 || number > most) {
            throw new IllegalArgumentException(number + " is not in 1 to " + most);
        }
        return number;
    }

    private void prepare(URI server) throws Exception {
        HttpResponse<String> login = http.send(
                HttpRequest.newBuilder(URI.create(server + "/7.3/login"))
                        .POST(BodyPublishers.ofString("{\"authenticationkey\": \"" + KEY + "\"}"))
                        .build(),
                BodyHandlers.ofString());
        String cookie = login.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
        for (String path : PATHS) {
            requests.add(HttpRequest.newBuilder(URI.create(server + "/7.3/" + path))
                    .timeout(Duration.ofSeconds(30))
                    .header("Cookie", cookie)
                    .header("Content-Type", "application/json")
                    .method("GET", BodyPublishers.ofString("{}"))
                    .build());
        }
    }

    /** Asks that often for that long, and waits for the last answer. */
    private long ask(int rate, int seconds) throws InterruptedException {
        long count = (long) rate * seconds;
        long begin = System.nanoTime();
        for (long i = 0; i < count; i++) {
            long due = begin + i * 1_000_000_000L / rate;
            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            atOnce.acquire();
            var unused = http.sendAsync(requests.get((int) (i % requests.size())), BodyHandlers.ofString())
                    .whenComplete((answer, failure) -> {
                        if (failure != null || answer.statusCode() != OK) {
                            failures.incrementAndGet();
                        }
                        micros.recordValue(Math.min(MOST_MICROS, (System.nanoTime() - due) / 1_000));
                        atOnce.release();
                    });
        }
        atOnce.acquire(MOST_AT_ONCE);
        atOnce.release(MOST_AT_ONCE);
        return count;
    }

    private void print(int rate, long asked, double seconds) {
        System.out.printf(
                "%d requests/s asked, %d answers in %.1f s (%.0f/s), %d failures%n",
                rate, asked, seconds, asked / seconds, failures.get());
        for (double percentile : new double[] {50, 90, 99, 99.9, 100}) {
            System.out.printf("p%-5s %8.2f ms%n", percentile, micros.getValueAtPercentile(percentile) / 1_000.0);
        }
    }
}
