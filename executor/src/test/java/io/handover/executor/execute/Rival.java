package io.handover.executor.execute;

import static org.awaitility.Awaitility.await;

import io.handover.executor.journal.JournalException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Executors in a process of their own that want to go on with journals which others have open: each tries until it has its journal, and
 * then goes on to its end.
 */
final class Rival {
    /** Said of a journal when it was refused for the first time. */
    static final String REFUSED = "refused ";

    /** Said of a journal, with the ending, when there is nothing left to do. */
    static final String ENDED = "ended ";

    private static final Duration LONG = Duration.ofMinutes(5);

    private Rival() {}

    /** Reads lines from standard input, one for each journal: its file, the site's control endpoint and the servers' addresses. */
    public static void main(String[] arguments) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                List<String> words = List.of(line.split(" "));
                new Thread(() -> goOn(words)).start();
            }
        }
        System.exit(0);
    }

    private static void goOn(List<String> words) {
        Path file = Path.of(words.get(0));
        URI control = URI.create(words.get(1));
        List<String> urls = words.subList(2, words.size());
        boolean[] wasRefused = new boolean[1];
        Ending ending = untilItIsFree(() -> KillableRun.resumed(file, control, urls), () -> {
            if (!wasRefused[0]) {
                wasRefused[0] = true;
                say(REFUSED + file);
            }
        });
        say(ENDED + file + " " + ending);
    }

    /** Does that again and again as long as another executor has the journal open. */
    static Ending untilItIsFree(Callable<Ending> what, Runnable refused) {
        Ending[] ending = new Ending[1];
        await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(LONG)
                .until(() -> {
                    Optional<Ending> come = tried(what);
                    come.ifPresentOrElse(is -> ending[0] = is, refused);
                    return come.isPresent();
                });
        return Objects.requireNonNull(ending[0]);
    }

    private static Optional<Ending> tried(Callable<Ending> what) throws Exception {
        try {
            return Optional.of(what.call());
        } catch (JournalException held) {
            if (!String.valueOf(held.getMessage()).contains("is in use by another executor")) {
                throw held;
            }
            return Optional.empty();
        }
    }

    @SuppressWarnings("SystemOut") // what the process that started this one waits for
    private static synchronized void say(String text) {
        System.out.println(text);
        System.out.flush();
    }
}
