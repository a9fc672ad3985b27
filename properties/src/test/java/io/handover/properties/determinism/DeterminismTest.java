package io.handover.properties.determinism;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same procedure, site, seed and index are the same run, byte by byte: twice, in another process, on another JDK. */
class DeterminismTest {
    /**
     * Runs may only change with the simulation itself: then these change too, and with them what every replay token means. That is
     * a change to announce.
     */
    private static final List<String> GOLDEN = List.of(
            "written, 3 servers 2ff9e610bd3e13d275897bc2dde7ef63",
            "written, 5 servers 4bb5aad2217053fa310d882415e06cbb",
            "written, 2 servers, takeover 9cda9e25f49a4037f56ad403a9d157cf",
            "initialized, with a branch, 3 servers 375791c6e635ddb95cf65bc2a418fae5");

    @Test
    void theRunsAreTheOnesThatTheyHaveBeen() {
        assertThat(RunDigest.digests()).isEqualTo(GOLDEN);
    }

    @Test
    void theRunsAreTheSameTwice() {
        assertThat(RunDigest.digests()).isEqualTo(RunDigest.digests());
    }

    /** This JDK, and every other of release 17 or later that is installed beside it. */
    static Stream<Path> jdks() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> beside = Files.list(own.getParent())) {
            return beside
                    .map(DeterminismTest::real)
                    .distinct()
                    .filter(home -> Files.isExecutable(home.resolve("bin/java")) && release(home) >= 17)
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException broken) {
            return path;
        }
    }

    private static int release(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("[^0-9.]", "").split("\\.", 2)[0])
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException unreadable) {
            return 0;
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void theRunsAreTheSameInAProcessOfItsOwn(Path jdk) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        jdk.resolve("bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunDigest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(printed.lines()).containsExactlyElementsOf(RunDigest.digests());
    }
}
