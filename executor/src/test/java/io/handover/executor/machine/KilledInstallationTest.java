package io.handover.executor.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Journal;
import io.handover.executor.port.Machine;
import io.handover.executor.port.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The executor's process is killed by {@code SIGKILL} while it starts an installer, or by its terminal afterwards, and another one goes on
 * with the journal: it starts the installer again where that is agreed to, and never beside the first.
 */
class KilledInstallationTest {
    private static final int KILLS = 24;
    private static final int MICROS_BETWEEN = 2_500;

    /** The journal's lines of a start: the command, the installer's process, the outcome; and after all of them. */
    private static final List<Integer> BEFORE_LINES = List.of(1, 2, 3, 0);

    @TempDir
    private Path root;

    private final Queue<Process> executors = new ConcurrentLinkedQueue<>();

    @AfterEach
    void leaveNobodyBehind() {
        executors.forEach(Process::destroyForcibly);
    }

    /** What happens in one folder. */
    private final class Try {
        private final Path folder;
        private final Path file;

        Try(String name) {
            this.folder = root.resolve(name);
            this.file = folder.resolve("run.journal");
            try {
                Files.createDirectories(folder);
            } catch (IOException cannot) {
                throw new IllegalStateException(cannot);
            }
        }

        /** It leaves a mark where it meets another one. */
        List<String> command() {
            return List.of("/bin/sh", "-c", """
                    cd "$1"
                    mkdir running || { echo two >> two; exit 9; }
                    echo run >> runs
                    /bin/sleep 0.4
                    rmdir running
                    """, "installer", folder.toString());
        }

        Process executor(int line, List<String> before) throws IOException {
            List<String> words = new ArrayList<>(before);
            words.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx64m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    InstallingRun.class.getName(),
                    file.toString(),
                    String.valueOf(line)));
            words.addAll(command());
            ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().merge("PATH", folder.toString(), (usual, first) -> first + ":" + usual);
            Process executor = builder.start();
            executors.add(executor);
            return executor;
        }

        int runs() {
            return lines("runs").size();
        }

        private List<String> lines(String name) {
            try {
                return Files.exists(folder.resolve(name)) ? Files.readAllLines(folder.resolve(name)) : List.of();
            } catch (IOException cannot) {
                throw new IllegalStateException(cannot);
            }
        }

        /** Another executor upgrades the server with everybody's consent, as soon as it may. */
        int resume() {
            try (Journal journal = Journal.resume(file, Instant::now)) {
                Machine machine = InstallingRun.machine(journal, command());
                await().atMost(Duration.ofSeconds(20)).until(() -> {
                    InstallingRun.giving(journal);
                    Outcome outcome = machine.begin(Machine.Work.UPGRADE);
                    if (outcome instanceof Outcome.Refused) {
                        journal.append(new Entry.Given(orders(journal), "refused", outcome.text()));
                        assertThat(outcome.text()).startsWith("the installer of DK_MGT_2 runs as process ");
                    }
                    return outcome instanceof Outcome.Accepted;
                });
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> machine.busy().isEmpty());
                assertThat(lines("two"))
                        .as("two installers at once in %s", folder)
                        .isEmpty();
                assertThat(journal.lines().stream()
                                .filter(line -> line.entry() instanceof Entry.Installing)
                                .count())
                        .as("what the journal knows of in %s", folder)
                        .isEqualTo(runs());
                assertThat(journal.lines().stream()
                                .filter(line -> line.entry() instanceof Entry.Installed installed
                                        && installed.exitCode().equals(OptionalInt.of(0)))
                                .count())
                        .isEqualTo(runs());
            }
            return runs();
        }

        private int orders(Journal journal) {
            return (int) journal.lines().stream()
                    .filter(line -> line.entry() instanceof Entry.Giving)
                    .count();
        }
    }

    private static BufferedReader said(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void awaitWords(BufferedReader said, String words) throws IOException {
        for (String line = said.readLine(); !words.equals(line); line = said.readLine()) {
            assertThat(line).isNotNull();
        }
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly(); // SIGKILL
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    /** How many installers ran in all. */
    private int killedBeforeLine(int line) {
        Try one = new Try("line-" + line);
        try {
            Process executor = one.executor(line, List.of());
            awaitWords(said(executor), "stands still");
            kill(executor);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
        return one.resume();
    }

    private int killedAfter(int micros) {
        Try one = new Try("micros-" + micros);
        try {
            Process executor = one.executor(0, List.of());
            awaitWords(said(executor), "begins");
            executor.waitFor(micros, TimeUnit.MICROSECONDS);
            kill(executor);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
        return one.resume();
    }

    @Test
    @SuppressWarnings("SystemOut") // the count is a result
    void neverStartsASecondInstallerBesideOneWhoseExecutorWasKilled() {
        assertThat(BEFORE_LINES.stream().map(this::killedBeforeLine))
                .as("the first installer starts before its line is written")
                .containsExactly(1, 2, 2, 2);
        int runs = IntStream.range(0, KILLS)
                .parallel()
                .map(i -> killedAfter(i * MICROS_BETWEEN))
                .sum();
        assertThat(runs).as("some were killed before, some after the start").isBetween(KILLS + 1, 2 * KILLS - 1);
        System.out.println("killed by SIGKILL at " + (BEFORE_LINES.size() + KILLS)
                + " moments of starting an installer, and resumed: of " + (runs + 7)
                + " installers that ran no two ran at once, and the journals know each");
    }

    /** What starts it is held up until the next executor has gone on: then it is too late. */
    @Test
    void anInstallerThatStartsLateDoesNotStartAtAll() throws IOException, InterruptedException {
        Try one = new Try("late");
        Path slow = one.folder.resolve("setsid");
        Files.writeString(slow, """
                #!/bin/sh
                cd "%s"
                touch late
                while [ -e late ] && [ ! -e go ]; do /bin/sleep 0.05; done
                /usr/bin/setsid "$@"
                echo done >> gone
                """.formatted(one.folder));
        assertThat(slow.toFile().setExecutable(true)).isTrue();
        Process executor = one.executor(0, List.of());
        await().until(() -> Files.exists(one.folder.resolve("late")));
        kill(executor);
        assertThat(one.resume()).isEqualTo(1);
        Files.createFile(one.folder.resolve("go"));
        await().until(() -> Files.exists(one.folder.resolve("gone")));
        assertThat(one.runs()).isEqualTo(1);
    }

    /** Ctrl-C and the end of a terminal go to all processes of its group. */
    @Test
    void aTerminalThatInterruptsOrHangsUpReachesNoInstaller() throws IOException, InterruptedException {
        for (String signal : List.of("INT", "HUP", "TERM")) {
            Try one = new Try(signal);
            Process executor = one.executor(0, List.of("setsid"));
            awaitWords(said(executor), "stands still");
            assertThat(new ProcessBuilder("/bin/kill", "-s", signal, "--", "-" + executor.pid())
                            .inheritIO()
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(executor.waitFor(10, TimeUnit.SECONDS)).as(signal).isTrue();
            assertThat(one.resume()).as(signal).isEqualTo(2);
        }
    }
}
