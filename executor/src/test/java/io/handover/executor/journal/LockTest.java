package io.handover.executor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who holds a journal and a site, asked by second processes. */
class LockTest {
    private static final URI ONE = URI.create("http://192.0.2.1:8082");
    private static final URI TWO = URI.create("https://192.0.2.2:8082");
    private static final URI THREE = URI.create("http://192.0.2.3:8082");
    private static final String HELD = "held 1";

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();
    private Path journal = Path.of("none");

    @BeforeEach
    void begin() {
        journal = folder.resolve("run.journal");
        try (Journal fresh = Journal.create(journal, Instant::now)) {
            fresh.append(new Entry.Began("p", "", "s", "", List.of(), List.of("A"), "7.3.4"));
        }
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    /** What a second process says first. */
    private String other(String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LockedProcess.class.getName()));
        words.addAll(List.of(arguments));
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(process);
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    private String otherSite(URI... servers) throws IOException {
        return other(Stream.concat(
                        Stream.of(
                                "site",
                                folder.toString(),
                                folder.resolve("other.journal").toString()),
                        Stream.of(servers).map(URI::toString))
                .toArray(String[]::new));
    }

    private String otherResumes() throws IOException {
        return other("resume", journal.toString());
    }

    private SiteLock site(URI... servers) {
        return SiteLock.take(folder, List.of(servers), journal);
    }

    /** "process 42, since …, with the journal …". */
    private String holder(ProcessHandle process, Path file) {
        return "process " + process.pid() + ", since "
                + process.info().startInstant().orElseThrow() + ", with the journal " + file;
    }

    /** Reading the journal, and another's attempt, open and close descriptors of it in this process. */
    @Test
    void aResumedJournalStaysHeldThoughItIsReadAndAskedForAgain() throws IOException {
        try (Journal resumed = Journal.resume(journal, Instant::now)) {
            assertThat(otherResumes())
                    .isEqualTo(journal + " is in use by another executor: " + holder(ProcessHandle.current(), journal));
            assertThat(Journal.read(journal)).hasSize(1);
            assertThatThrownBy(() -> Journal.resume(journal, Instant::now)).isInstanceOf(JournalException.class);
            assertThatThrownBy(() -> Journal.create(journal, Instant::now)).isInstanceOf(JournalException.class);
            assertThat(otherResumes()).contains("is in use by another executor");
            resumed.append(new Entry.Resumed());
            assertThat(otherResumes()).contains("is in use by another executor");
        }
        assertThat(otherResumes()).isEqualTo(HELD);
    }

    @Test
    void aJournalIsHeldUnderEachOfItsNames() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), journal);
        try (Journal resumed = Journal.resume(link, Instant::now)) {
            assertThat(resumed.lines()).hasSize(1);
            assertThat(otherResumes()).contains("is in use by another executor");
        }
    }

    @Test
    void aKilledHolderHoldsNothing() throws IOException, InterruptedException {
        assertThat(otherResumes()).isEqualTo(HELD);
        assertThat(otherSite(ONE)).isEqualTo(HELD);
        Process first = started.get(0);
        assertThatThrownBy(() -> Journal.resume(journal, Instant::now))
                .isInstanceOf(JournalException.class)
                .hasMessage(journal + " is in use by another executor: " + holder(first.toHandle(), journal));
        assertThatThrownBy(() -> site(ONE)).isInstanceOf(JournalException.class);
        for (Process process : started) {
            process.destroyForcibly(); // SIGKILL
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
        try (Journal resumed = Journal.resume(journal, Instant::now);
                SiteLock lock = site(ONE)) {
            assertThat(lock).isNotNull();
            assertThat(resumed.lines()).hasSize(1);
        }
    }

    @Test
    void aSiteIsHeldServerByServerWithTheNameOfItsHolder() throws IOException {
        try (SiteLock lock = site(ONE, TWO)) {
            assertThat(lock).isNotNull();
            assertThat(otherSite(THREE, TWO))
                    .isEqualTo("another executor works at " + TWO + ": " + holder(ProcessHandle.current(), journal)
                            + "; one at a time works at a site");
            assertThat(otherSite(THREE)).isEqualTo(HELD);
        }
        assertThat(otherSite(ONE, TWO)).isEqualTo(HELD);
    }

    @Test
    void aServerIsTheSameHoweverItIsWritten() {
        for (String same : List.of(
                "http://192.0.2.1:8082/",
                "HTTP://192.0.2.1:8082",
                "https://192.0.2.1:8082",
                "http://[::ffff:192.0.2.1]:8082")) {
            try (SiteLock lock = site(ONE)) {
                assertThat(lock).isNotNull();
                assertThatThrownBy(() -> site(URI.create(same))).as(same).isInstanceOf(JournalException.class);
            }
        }
        try (SiteLock lock = site(URI.create("https://LocalHost"))) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> site(URI.create("http://127.0.0.1:443"))).isInstanceOf(JournalException.class);
        }
        try (SiteLock lock = site(ONE, URI.create("http://192.0.2.1:8083"), ONE)) {
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void nothingIsKeptOfASiteThatCouldNotBeTakenWhole() throws IOException {
        assertThat(otherSite(TWO)).isEqualTo(HELD);
        assertThatThrownBy(() -> site(ONE, TWO, THREE)).isInstanceOf(JournalException.class);
        assertThat(otherSite(ONE, THREE)).isEqualTo(HELD);
    }

    /** Two users of one machine are in each other's way like two runs of one. */
    @Test
    void everyUserOfTheMachineCanAskForASiteAndNoLinkIsFollowed() throws IOException {
        try (SiteLock lock = site(ONE)) {
            assertThat(lock).isNotNull();
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.getFileName().toString().startsWith("handover-server-"))
                    .toList();
        }
        assertThat(files).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.get(0))))
                .isEqualTo("rw-rw-rw-");
        Files.delete(files.get(0));
        Path precious = Files.writeString(folder.resolve("precious"), "kept");
        Files.createSymbolicLink(files.get(0), precious);
        assertThatThrownBy(() -> site(ONE))
                .isInstanceOfSatisfying(
                        JournalException.class,
                        refused -> assertThat(refused.isOfWriting()).isTrue());
        assertThat(Files.readString(precious)).isEqualTo("kept");
    }
}
