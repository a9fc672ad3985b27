package io.handover.executor.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.handover.executor.fixture.ServedStage;
import io.handover.executor.fixture.Sites;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Journal;
import io.handover.executor.journal.Line;
import io.handover.model.state.SiteState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The executor's process is killed by {@code SIGKILL} after lines of its journal in turn, between each command's line and its
 * sending, and between its sending and its answer; meanwhile two others, each in a process of its own, try to go on, and one of them does.
 */
class KilledExecutorTest {
    private static final long SEED = 20_261_128;

    @TempDir
    private Path folder;

    private RivalProcess rival = new RivalProcess();

    @AfterEach
    void endRival() {
        rival.close();
    }

    private ServedStage stage() {
        return new ServedStage(Sites.calm(3), KillableRun.KEY);
    }

    private static int commands(List<Line> lines) {
        return (int) lines.stream()
                .filter(line -> line.entry() instanceof Entry.Giving)
                .count();
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
        List<String> words = RivalProcess.java(KillableRun.class);
        words.addAll(List.of(
                file.toString(),
                String.valueOf(line),
                String.valueOf(command),
                stage.served().controlUrl().orElseThrow().toString()));
        words.addAll(urls(stage));
        return new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<String> urls(ServedStage stage) {
        return stage.served().urls().stream().map(URI::toString).toList();
    }

    /** Starts an executor and kills it where it stands still. */
    private void kill(Path file, int line, int command, ServedStage stage) {
        try {
            Process process = start(file, line, command, stage);
            try (BufferedReader said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(said.readLine()).as("%s", file).isEqualTo("stands still");
                isAt(Journal.read(file), line, Math.abs(command));
                rival.wants(file, stage.served().controlUrl().orElseThrow(), urls(stage));
                rival.isRefused(file);
            } finally {
                process.destroyForcibly(); // SIGKILL
                assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            }
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void isAt(List<Line> lines, int line, int command) {
        if (line > 0) {
            assertThat(lines).hasSize(line);
        } else {
            assertThat(lines.get(lines.size() - 1).entry()).isInstanceOf(Entry.Giving.class);
            assertThat(commands(lines)).isEqualTo(command);
        }
    }

    /** Both others try at once; one goes on, and there is nothing left to do for the one that is late. */
    private void comesToItsEnd(ServedStage stage, Path file, int least, int most) {
        Ending ending = Rival.untilItIsFree(
                () -> KillableRun.resumed(file, stage.served().controlUrl().orElseThrow(), urls(stage)), () -> {});
        assertThat(ending).as("%s", file).isEqualTo(Ending.COMPLETE);
        assertThat(rival.ending(file)).as("%s", file).isEqualTo(Ending.COMPLETE.name());
        SiteState end = stage.live().truth();
        assertThat(end.upActive()).isEqualTo(0b010);
        assertThat(end.upgraded()).isEqualTo(0b111);
        assertThat(end.streamingFrom(0, 1)).isTrue();
        assertThat(end.streamingFrom(2, 1)).isTrue();
        assertThat(commands(Journal.read(file))).as("%s", file).isBetween(least, most);
    }

    private void killAfterLine(int line) {
        Path file = folder.resolve("killed-after-line-" + line);
        try (ServedStage stage = stage()) {
            kill(file, line, 0, stage);
            comesToItsEnd(stage, file, COMMANDS, COMMANDS);
        }
    }

    /** The command is in the journal twice in the end, and was sent once. */
    private void killBeforeSending(int command) {
        Path file = folder.resolve("killed-before-sending-" + command);
        try (ServedStage stage = stage()) {
            kill(file, 0, command, stage);
            comesToItsEnd(stage, file, COMMANDS + 1, COMMANDS + 1);
        }
    }

    /** What came of the command is never heard; it was sent once, and is not sent again. */
    private void killAfterSending(int command) {
        Path file = folder.resolve("killed-after-sending-" + command);
        try (ServedStage stage = stage()) {
            kill(file, 0, -command, stage);
            comesToItsEnd(stage, file, COMMANDS, COMMANDS);
        }
    }

    /** As many as the procedure has steps that are not checks: none is given twice. */
    private static final int COMMANDS = 9;

    /** Of a journal's lines every third, so that each kind of line is among them; nightly all. */
    @Test
    void comesToTheSameEndAfterWhicheverLineItIsKilled() {
        killAfterLines(3);
    }

    @Test
    @Tag("nightly")
    void comesToTheSameEndAfterEachLineAtWhichItIsKilled() {
        killAfterLines(1);
    }

    @SuppressWarnings("SystemOut") // the count is a result
    private void killAfterLines(int every) {
        int lines = lines();
        int[] after = IntStream.range(1, lines)
                .filter(line -> line % every == 1 % every)
                .toArray();
        IntStream.of(after).parallel().forEach(this::killAfterLine);
        System.out.println("killed by SIGKILL after " + after.length + " of " + (lines - 1)
                + " lines of a journal while two others tried to go on, and resumed to the same end");
    }

    /** What is journaled and was not sent is given again, and nothing else is. */
    @Test
    @SuppressWarnings("SystemOut") // the count is a result
    void givesEveryCommandThoughItIsKilledBetweenItsJournalAndTheSite() {
        IntStream.rangeClosed(1, COMMANDS).parallel().forEach(this::killBeforeSending);
        IntStream.rangeClosed(1, COMMANDS).parallel().forEach(this::killAfterSending);
        System.out.println("killed by SIGKILL before the sending of each of " + COMMANDS
                + " commands, and after it, and resumed to the same end");
    }

    private static boolean isBegun(Path file) {
        try {
            return Files.exists(file) && Files.readString(file).contains("\n");
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** So long after its first line. */
    private void killAt(Path file, ServedStage stage, long millis) {
        try {
            Process process = start(file, 0, 0, stage);
            await().atMost(Duration.ofMinutes(1)).until(() -> isBegun(file));
            rival.wants(file, stage.served().controlUrl().orElseThrow(), urls(stage));
            process.waitFor(millis, TimeUnit.MILLISECONDS);
            process.destroyForcibly(); // SIGKILL
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A command that was journaled and perhaps not sent is given once more at most. */
    @Test
    @Tag("nightly")
    @SuppressWarnings("SystemOut") // the count is a result
    void comesToTheSameEndWheneverItIsKilled() {
        long[] moments = new SplittableRandom(SEED).longs(200, 0, 4_000).toArray();
        AtomicInteger unfinished = new AtomicInteger();
        IntStream.range(0, moments.length).parallel().forEach(i -> {
            Path file = folder.resolve("killed-at-random-" + i);
            try (ServedStage stage = stage()) {
                killAt(file, stage, moments[i]);
                comesToItsEnd(stage, file, COMMANDS, COMMANDS + 1);
            }
            boolean wasResumed = Journal.read(file).stream().anyMatch(line -> line.entry() instanceof Entry.Resumed);
            unfinished.addAndGet(wasResumed ? 1 : 0);
        });
        System.out.println("killed by SIGKILL at " + moments.length + " random moments, of which " + unfinished
                + " lay before its end, and resumed to the same end");
        assertThat(unfinished.get()).isGreaterThan(moments.length / 2);
    }
}
