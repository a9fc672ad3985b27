package io.handover.properties.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests wait for what they wait for with Awaitility, which says what did not come; nobody sleeps in the hope that it has. */
class WaitingTest {
    private static final Path PROJECT = Path.of("..");
    private static final Pattern SLEEP = Pattern.compile("Thread\\.sleep|onSpinWait|parkNanos|\\b[A-Z]+\\.sleep\\(");

    /** Where slowness itself is what is tested: a server that drips, one that answers late, and work that has gone on for a while. */
    private static final List<String> SLOW_ON_PURPOSE =
            List.of("SmcServerTest.java", "Meddler.java", "InterruptionTest.java", "WaitingTest.java");

    @Test
    void noTestSleeps() throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT)) {
            List<Path> tests = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().matches(".*/src/(test|fixture)/java/.*"))
                    .toList();
            assertThat(tests).hasSizeGreaterThan(100);
            assertThat(tests)
                    .filteredOn(
                            file -> !SLOW_ON_PURPOSE.contains(file.getFileName().toString()))
                    .noneMatch(WaitingTest::sleeps);
        }
    }

    private static boolean sleeps(Path file) {
        try {
            return SLEEP.matcher(Files.readString(file)).find();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
