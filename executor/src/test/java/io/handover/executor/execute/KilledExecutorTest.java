package io.handover.executor.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.executor.fixture.ServedStage;
import io.handover.executor.fixture.Sites;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Journal;
import io.handover.executor.journal.Line;
import io.handover.model.state.SiteState;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The executor's process is killed by {@code SIGKILL} after each line of its journal in turn, and between each command's line and its
 * sending, and another one goes on.
 */
class KilledExecutorTest {
    @TempDir
    private Path folder;

    private ServedStage stage() {
        return new ServedStage(Sites.calm(3), KillableRun.KEY);
    }

    private static Ending resumed(ServedStage stage, Path file) {
        try (Journal journal = Journal.resume(file, stage::now)) {
            return KillableRun.executor(stage.servers(), journal, stage).run();
        }
    }

    private static List<Long> commands(Path file) {
        return Journal.read(file).stream()
                .filter(line -> line.entry() instanceof Entry.Giving)
                .map(Line::n)
                .toList();
    }

    /** How many lines a run has that nobody kills. */
    private int lines() {
        Path file = folder.resolve("whole");
        try (ServedStage stage = stage();
                Journal journal = Journal.create(file, stage::now)) {
            journal.append(new Entry.Began(
                    "hardened.yaml",
                    "",
                    "site.yaml",
                    "",
                    List.of(),
                    Sites.calm(3).site().serverNames(),
                    "7.3.4"));
            assertThat(KillableRun.executor(stage.servers(), journal, stage).run())
                    .isEqualTo(Ending.COMPLETE);
        }
        return Journal.read(file).size();
    }

    private static Process start(Path file, int line, int command, ServedStage stage) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path").replace(":", File.pathSeparator),
                KillableRun.class.getName(),
                file.toString(),
                String.valueOf(line),
                String.valueOf(command),
                stage.served().controlUrl().orElseThrow().toString()));
        stage.served().urls().stream().map(URI::toString).forEach(words::add);
        return new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Starts an executor and kills it where it stands still. */
    private static void kill(Path file, int line, int command, ServedStage stage) {
        try {
            Process process = start(file, line, command, stage);
            try (BufferedReader said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(said.readLine()).as("%s", file).isEqualTo("stands still");
            } finally {
                process.destroyForcibly(); // SIGKILL
                assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            }
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void comesToItsEnd(ServedStage stage, Path file, int commands) {
        assertThat(resumed(stage, file)).as("%s", file).isEqualTo(Ending.COMPLETE);
        SiteState end = stage.live().truth();
        assertThat(end.upActive()).isEqualTo(0b010);
        assertThat(end.upgraded()).isEqualTo(0b111);
        assertThat(end.streamingFrom(0, 1)).isTrue();
        assertThat(end.streamingFrom(2, 1)).isTrue();
        assertThat(commands(file)).as("%s", file).hasSize(commands);
    }

    private void killAfterLine(int line) {
        Path file = folder.resolve("killed-after-line-" + line);
        try (ServedStage stage = stage()) {
            kill(file, line, 0, stage);
            assertThat(Journal.read(file)).as("line " + line).hasSize(line);
            comesToItsEnd(stage, file, COMMANDS);
        }
    }

    /** The command is in the journal twice in the end, and was sent once. */
    private void killBeforeSending(int command) {
        Path file = folder.resolve("killed-before-sending-" + command);
        try (ServedStage stage = stage()) {
            kill(file, 0, command, stage);
            List<Line> lines = Journal.read(file);
            assertThat(lines.get(lines.size() - 1).entry()).isInstanceOf(Entry.Giving.class);
            assertThat(commands(file)).hasSize(command);
            comesToItsEnd(stage, file, COMMANDS + 1);
        }
    }

    /** As many as the procedure has steps that are not checks: none is given twice. */
    private static final int COMMANDS = 9;

    @Test
    @SuppressWarnings("SystemOut") // the count is a result
    void comesToTheSameEndAfterWhicheverLineItIsKilled() {
        int lines = lines();
        IntStream.range(1, lines).parallel().forEach(this::killAfterLine);
        System.out.println(
                "killed by SIGKILL after each of " + (lines - 1) + " lines of a journal, and resumed to the same end");
    }

    /** What is journaled and was not sent is given again, and nothing else is. */
    @Test
    void givesEveryCommandThoughItIsKilledBetweenItsJournalAndTheSite() {
        IntStream.rangeClosed(1, COMMANDS).parallel().forEach(this::killBeforeSending);
    }
}
