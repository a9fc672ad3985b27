package io.handover.console.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.handover.console.ExitCode;
import io.handover.console.fixture.Barrier;
import io.handover.console.fixture.CommandRun;
import io.handover.console.fixture.HandoverProcess;
import io.handover.console.fixture.ServedSiteFile;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Journal;
import io.handover.executor.journal.JournalException;
import io.handover.executor.journal.Line;
import io.handover.files.Catalogue;
import io.handover.model.state.SiteState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, with the key in its environment. */
class ExecutorProcessTest {
    private static final String PROCEDURE = "upgrade-without-downtime-hardened";
    private static final String VARIABLE = "SMC_KEY_OF_A_TEST";

    @TempDir
    private Path folder;

    private ServedSiteFile served() {
        return new ServedSiteFile(folder, "env:" + VARIABLE);
    }

    private Process start(String key, String... arguments) throws IOException {
        ProcessBuilder builder = HandoverProcess.of(arguments)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
        builder.environment().put(VARIABLE, key);
        return builder.start();
    }

    private Path output() {
        return folder.resolve("output");
    }

    private Process execute(ServedSiteFile site) throws IOException {
        String journal = site.journal().toString();
        return Files.exists(site.journal())
                ? start(ServedSiteFile.KEY, "run", "--resume", journal, "--execute", "--yes-to", "all,again")
                : start(
                        ServedSiteFile.KEY,
                        "run",
                        PROCEDURE,
                        "--site",
                        site.file(),
                        "--execute",
                        "--yes-to",
                        "all",
                        "--journal",
                        journal);
    }

    private static int lines(Path journal) {
        try {
            return Files.exists(journal) ? Journal.read(journal).size() : 0;
        } catch (JournalException beingWritten) {
            return 0;
        }
    }

    private static void waitForLines(ServedSiteFile site, int count, Process process) {
        await().pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofMinutes(2))
                .until(() -> !process.isAlive() || lines(site.journal()) >= count);
    }

    private void exits(Process process, int code) throws InterruptedException, IOException {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output())).isEqualTo(code);
    }

    /** Each time a few lines after it has begun, so that every kind of line is among the last ones. */
    @Test
    void comesToItsEndThoughItIsKilledAgainAndAgain() throws IOException, InterruptedException {
        try (ServedSiteFile site = served()) {
            int kills = 0;
            Process process = execute(site);
            for (int more = 4; more <= 10; more += 3) {
                waitForLines(site, lines(site.journal()) + more, process);
                process.destroyForcibly();
                exits(process, 128 + 9);
                kills++;
                process = execute(site);
            }
            exits(process, ExitCode.HELD);
            assertThat(site.served().live().truth().upActive()).isEqualTo(0b010);
            assertThat(site.served().live().truth().upgraded()).isEqualTo(0b111);
            assertThat(CommandRun.of("trace", site.journal().toString()).exitCode())
                    .isEqualTo(ExitCode.HELD);
            assertThat(kills).isEqualTo(3);
        }
    }

    private void killAt(CountDownLatch stopped, String command, ServedSiteFile site)
            throws IOException, InterruptedException {
        Process process = execute(site);
        assertThat(stopped.await(2, TimeUnit.MINUTES))
                .as(Files.readString(output()))
                .isTrue();
        process.destroyForcibly();
        exits(process, 128 + 9);
        List<Line> lines = Journal.read(site.journal());
        assertThat(lines.get(lines.size() - 1).entry())
                .isInstanceOfSatisfying(
                        Entry.Giving.class,
                        giving -> assertThat(giving.command()).startsWith(command));
    }

    /** The second run looks for half a minute whether the command has an effect before it gives it again. */
    @Test
    void givesACommandOnceThoughItIsKilledBetweenItsJournalAndTheSiteAndBetweenTheSiteAndTheAnswer()
            throws IOException, InterruptedException {
        try (Barrier barrier = new Barrier();
                ServedSiteFile site = new ServedSiteFile(folder, "env:" + VARIABLE, barrier::before)) {
            killAt(barrier.stop("set_active", Barrier.Held.COMMAND), "force-activate DK_MGT_2", site);
            assertThat(site.served().live().truth().isActive(1)).isFalse();
            killAt(barrier.stop("set_standby", Barrier.Held.ANSWER), "set-standby-and-stop-replication DK_MGT_1", site);
            exits(execute(site), ExitCode.HELD);
            assertThat(barrier.commands())
                    .extracting(command -> command.replaceAll("force=\\w+&?", ""))
                    .containsExactly(
                            "exclude?server_name=DK_MGT_2",
                            "exclude?server_name=DK_MGT_3",
                            "set_active?",
                            "set_standby?",
                            "full_replication?server_name=DK_MGT_1",
                            "full_replication?server_name=DK_MGT_3");
            SiteState end = site.served().live().truth();
            assertThat(end.upActive()).isEqualTo(0b010);
            assertThat(end.upgraded()).isEqualTo(0b111);
            assertThat(end.streamingFrom(0, 1) && end.streamingFrom(2, 1)).isTrue();
            assertThat(CommandRun.of("trace", site.journal().toString()).exitCode())
                    .isEqualTo(ExitCode.HELD);
        }
    }

    @Test
    void saysHowToGoOnWhenItIsInterrupted() throws IOException, InterruptedException {
        try (ServedSiteFile site = served()) {
            Process process = execute(site);
            waitForLines(site, 8, process);
            HandoverProcess.interrupt(process);
            exits(process, ExitCode.INTERRUPTED);
            assertThat(Files.readString(output()))
                    .contains("interrupted ", "The site now:", "--resume " + site.journal());
        }
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** For longer, on the site's clock and on the machines', than anything in the meantime takes. */
    @Test
    void goesOnAfterItWasStoppedAndContinuedWhileItWaited() throws IOException, InterruptedException {
        try (ServedSiteFile site = served()) {
            Process process = execute(site);
            await().atMost(Duration.ofMinutes(2))
                    .until(() ->
                            !process.isAlive() || !site.served().live().truth().isUp(1));
            signal("STOP", process);
            try {
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> site.served().live().truth().isUpgraded(1)
                                && site.served().live().truth().isUp(1));
            } finally {
                signal("CONT", process);
            }
            exits(process, ExitCode.HELD);
            assertThat(site.served().live().truth().upgraded()).isEqualTo(0b111);
        }
    }

    @Test
    void stopsWhenItIsToldToWhileItWaits() throws IOException, InterruptedException {
        try (ServedSiteFile site = served()) {
            Process process = execute(site);
            process.getOutputStream().write("plan\nstop\n".getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            exits(process, ExitCode.UNKNOWN);
            assertThat(Files.readString(output())).contains("The plan, with '>' where it is:", "interrupted at ");
            exits(execute(site), ExitCode.HELD);
        }
    }

    /** In nothing that was printed, kept or can be told of it. */
    private void isWithoutKey(ServedSiteFile site) throws IOException {
        assertThat(Files.readString(output()))
                .contains("the procedure is complete.")
                .doesNotContain(ServedSiteFile.KEY);
        assertThat(Files.readString(site.journal())).contains("env:" + VARIABLE).doesNotContain(ServedSiteFile.KEY);
        for (String format : List.of("text", "json")) {
            CommandRun trace = CommandRun.of("trace", site.journal().toString(), "--format", format);
            assertThat(trace.out() + trace.err()).contains("possible").doesNotContain(ServedSiteFile.KEY);
        }
    }

    @Test
    void showsTheKeyNowhereInARunToTheEnd() throws IOException, InterruptedException {
        try (ServedSiteFile site = served()) {
            exits(execute(site), ExitCode.HELD);
            isWithoutKey(site);
        }
    }

    @Test
    void showsTheKeyNowhereInAPlanAndARunThatIsStoppedAndGoesOnToTheEnd() throws IOException, InterruptedException {
        try (ServedSiteFile site = served()) {
            exits(start(ServedSiteFile.KEY, "run", PROCEDURE, "--site", site.file()), ExitCode.HELD);
            Process stopped = start(
                    ServedSiteFile.KEY,
                    "run",
                    PROCEDURE,
                    "--site",
                    site.file(),
                    "--execute",
                    "--yes-to",
                    "step-2",
                    "--journal",
                    site.journal().toString());
            stopped.getOutputStream().close();
            exits(stopped, ExitCode.UNKNOWN);
            exits(execute(site), ExitCode.HELD);
            isWithoutKey(site);
        }
    }

    @Test
    void showsAWrongKeyNowhere() throws IOException, InterruptedException {
        try (ServedSiteFile site = served()) {
            exits(start("wr0ng-k3y", "run", PROCEDURE, "--site", site.file()), ExitCode.UNKNOWN);
            assertThat(Files.readString(output()))
                    .contains("the login is refused with status")
                    .doesNotContain(ServedSiteFile.KEY, "wr0ng-k3y");
        }
    }

    /** One that nobody answers: at its first question it stands still. */
    private Process fresh(ServedSiteFile site, Path journal) throws IOException {
        return start(
                ServedSiteFile.KEY,
                "run",
                PROCEDURE,
                "--site",
                site.file(),
                "--execute",
                "--journal",
                journal.toString());
    }

    private Process resumed(ServedSiteFile site) throws IOException {
        return start(ServedSiteFile.KEY, "run", "--resume", site.journal().toString(), "--execute");
    }

    private static long count(ServedSiteFile site, Class<? extends Entry> kind) {
        return Journal.read(site.journal()).stream()
                .filter(line -> kind.isInstance(line.entry()))
                .count();
    }

    private static void waitForQuestion(ServedSiteFile site, int number, Process process) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> !process.isAlive()
                        || Files.exists(site.journal()) && count(site, Entry.Foreseen.class) == number);
    }

    private void kill(Process process) throws InterruptedException, IOException {
        process.destroyForcibly();
        exits(process, 128 + 9);
    }

    /**
     * A fresh run and one with a journal of its own, a resumed run and a fresh one, two resumed ones, also when the one that goes on is
     * stopped: one goes on, and the other says who that is. Reading the journal meanwhile ends nothing.
     */
    @Test
    void oneOfTwoExecutorsGoesOnWhicheverTheyAre() throws IOException, InterruptedException {
        try (ServedSiteFile site = served()) {
            Path other = folder.resolve("other.journal");
            Process first = fresh(site, site.journal());
            waitForQuestion(site, 1, first);
            exits(fresh(site, other), ExitCode.WRONG_USE);
            assertThat(Files.readString(output()))
                    .contains("another executor works at http", ": process " + first.pid() + ", since ")
                    .contains("with the journal " + site.journal());
            kill(first);

            Process second = resumed(site);
            waitForQuestion(site, 2, second);
            exits(fresh(site, other), ExitCode.WRONG_USE);
            assertThat(CommandRun.of("trace", site.journal().toString()).exitCode())
                    .isEqualTo(ExitCode.HELD);
            exits(resumed(site), ExitCode.WRONG_USE);
            assertThat(Files.readString(output())).contains(": process " + second.pid() + ", since ");
            new ProcessBuilder("kill", "-STOP", String.valueOf(second.pid()))
                    .start()
                    .waitFor();
            exits(resumed(site), ExitCode.WRONG_USE);
            assertThat(other).doesNotExist();
            kill(second);

            List<Process> both = List.of(resumed(site), resumed(site));
            await().atMost(Duration.ofMinutes(2)).until(() -> both.stream().anyMatch(each -> !each.isAlive()));
            Process loser = both.get(both.get(0).isAlive() ? 1 : 0);
            Process winner = both.get(both.get(0).isAlive() ? 0 : 1);
            exits(loser, ExitCode.WRONG_USE);
            winner.getOutputStream().close();
            exits(winner, ExitCode.UNKNOWN);
            assertThat(count(site, Entry.Resumed.class)).isEqualTo(2);
            assertThat(count(site, Entry.Giving.class)).isZero();
            assertThat(CommandRun.of("trace", site.journal().toString()).exitCode())
                    .isEqualTo(ExitCode.HELD);
        }
    }

    /** The kernel lets no file of the process become longer, as on a full disk; what it prints goes through a pipe. */
    private String runsOutOfSpace(ServedSiteFile site, long bytes) throws IOException, InterruptedException {
        ProcessBuilder builder = HandoverProcess.of(
                "run",
                PROCEDURE,
                "--site",
                site.file(),
                "--execute",
                "--yes-to",
                "all",
                "--journal",
                site.journal().toString());
        builder.command().addAll(0, List.of("prlimit", "--fsize=" + bytes));
        builder.environment().put(VARIABLE, ServedSiteFile.KEY);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(ExitCode.FAILURE);
        assertThat(said).contains(site.journal() + " cannot be written: ").doesNotContain("\tat ");
        return said;
    }

    @Test
    void endsWithAMessageWhereTheJournalCannotBeWrittenAndCanBeGoneOnWith() throws IOException, InterruptedException {
        try (ServedSiteFile site = served()) {
            runsOutOfSpace(site, 1_000);
            assertThat(Journal.read(site.journal())).isEmpty();
            long began = site.served().live().truth().registeredAt(0);
            int size = Files.readString(Path.of(site.file())).length()
                    + Catalogue.procedure(PROCEDURE).text().length();
            runsOutOfSpace(site, size + 6_000);
            assertThat(began).isEqualTo(0b110);
            assertThat(Journal.read(site.journal())).hasSizeGreaterThan(3);
            exits(execute(site), ExitCode.HELD);
            assertThat(site.served().live().truth().upgraded()).isEqualTo(0b111);
            assertThat(CommandRun.of("trace", site.journal().toString()).exitCode())
                    .isEqualTo(ExitCode.HELD);
        }
    }
}
