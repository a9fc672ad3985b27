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

/** The executor's process is killed by {@code SIGKILL} after each line of its journal in turn, and another one goes on. */
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

    private static Process start(Path file, int line, ServedStage stage) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path").replace(":", File.pathSeparator),
                KillableRun.class.getName(),
                file.toString(),
                String.valueOf(line),
                stage.served().controlUrl().orElseThrow().toString()));
        stage.served().urls().stream().map(URI::toString).forEach(command::add);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void kill(int line) {
        Path file = folder.resolve("killed-after-" + line);
        try (ServedStage stage = stage()) {
            Process process = start(file, line, stage);
            try (BufferedReader said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(said.readLine()).as("line " + line).isEqualTo("stands still");
            } finally {
                process.destroyForcibly(); // SIGKILL
                assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(Journal.read(file)).as("line " + line).hasSize(line);
            int given = commands(file).size();
            assertThat(resumed(stage, file)).as("line " + line).isEqualTo(Ending.COMPLETE);
            SiteState end = stage.live().truth();
            assertThat(end.upActive()).isEqualTo(0b010);
            assertThat(end.upgraded()).isEqualTo(0b111);
            assertThat(end.streamingFrom(0, 1)).isTrue();
            assertThat(end.streamingFrom(2, 1)).isTrue();
            assertThat(commands(file).size())
                    .as("line %d, of which %d gave commands", line, given)
                    .isEqualTo(COMMANDS);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** As many as the procedure has steps that are not checks: none is given twice. */
    private static final int COMMANDS = 9;

    @Test
    @SuppressWarnings("SystemOut") // the count is a result
    void comesToTheSameEndAfterWhicheverLineItIsKilled() {
        int lines = lines();
        IntStream.range(1, lines).parallel().forEach(this::kill);
        System.out.println(
                "killed by SIGKILL after each of " + (lines - 1) + " lines of a journal, and resumed to the same end");
    }
}
