package io.handover.executor.execute;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The process of a {@link Rival}, and what it has said. */
final class RivalProcess implements AutoCloseable {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Process process;
    private final Writer in;
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    RivalProcess() {
        try {
            process = new ProcessBuilder(java(Rival.class))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
        in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        Thread listener = new Thread(this::listen);
        listener.setDaemon(true);
        listener.start();
    }

    /** The words that run a class of the tests in a process of its own. */
    static List<String> java(Class<?> main) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path").replace(":", File.pathSeparator),
                main.getName()));
    }

    private void listen() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            out.lines().forEach(said::add);
        } catch (IOException | UncheckedIOException ended) {
            return; // what is missing is missed by whoever waits for it
        }
    }

    /** From now on it tries to go on with that journal. */
    void wants(Path file, URI control, List<String> urls) {
        synchronized (in) {
            try {
                in.write(file + " " + control + " " + String.join(" ", urls) + "\n");
                in.flush();
            } catch (IOException cannot) {
                throw new UncheckedIOException(cannot);
            }
        }
    }

    /** Waits until it was refused that journal. */
    void isRefused(Path file) {
        await().alias("refused " + file).atMost(LONG).until(() -> said.contains(Rival.REFUSED + file));
    }

    /** Waits until it has nothing left to do with that journal, and says how that ended. */
    String ending(Path file) {
        String begin = Rival.ENDED + file + " ";
        await().alias("the end of " + file)
                .atMost(LONG)
                .until(() -> said.stream().anyMatch(line -> line.startsWith(begin)));
        return said.stream()
                .filter(line -> line.startsWith(begin))
                .map(line -> line.substring(begin.length()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
