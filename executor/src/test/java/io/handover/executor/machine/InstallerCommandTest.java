package io.handover.executor.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.handover.executor.fixture.ScriptedOperator;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Journal;
import io.handover.executor.journal.Line;
import io.handover.executor.journal.Place;
import io.handover.executor.port.Machine;
import io.handover.executor.port.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallerCommandTest {
    /** A variable that every process has. */
    private static final String HIDDEN = "PATH";

    private static final String SERVER = "DK_MGT_2";

    @TempDir
    private Path folder;

    private final ScriptedOperator operator = new ScriptedOperator();
    private Journal journal;

    @BeforeEach
    void open() {
        journal = Journal.create(folder.resolve("run.journal"), Instant::now);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private Machine machine(String... command) {
        return machine(journal, command);
    }

    /** A folder of its own is as good as an address to tell this test's servers from those of others. */
    private Machine machine(Journal journaled, String... command) {
        return new InstallerCommand(
                SERVER,
                folder.toString(),
                List.of(command),
                Set.of(HIDDEN),
                new ByHand(SERVER, operator),
                Optional.of(journaled));
    }

    private static Outcome upgrade(Machine machine, Journal journal) {
        int order = 1
                + (int) journal.lines().stream()
                        .filter(line -> line.entry() instanceof Entry.Giving)
                        .count();
        journal.append(new Entry.Giving(order, Place.START, "step-1", SERVER, "upgrade " + SERVER + ", by a command"));
        return machine.begin(Machine.Work.UPGRADE);
    }

    private Machine resumed(String... command) {
        journal.close();
        journal = Journal.resume(journal.file(), Instant::now);
        return machine(command);
    }

    /** Runs until a file is there. */
    private String[] waitingFor(Path file) {
        return new String[] {
            "/bin/sh", "-c", "echo begun; while " + waitsFor(file) + "; do /bin/sleep 0.05; done; echo ended; exit 4"
        };
    }

    /** As long as this test has its folder. */
    private static String waitsFor(Path file) {
        return "[ ! -e '" + file + "' ] && [ -e '" + file.resolveSibling("run.journal") + "' ]";
    }

    private static Optional<String> failureAfterAWhile(Machine machine) {
        await().until(() -> machine.failure().isPresent());
        return machine.failure();
    }

    private Path beside(String end) {
        return folder.resolve("run.journal.installer-" + end);
    }

    private List<Entry> entries() {
        return journal.lines().stream().map(Line::entry).toList();
    }

    /** What the journal tells of the end of the only installer. */
    private Entry.Installed installed() {
        List<Entry> ended =
                entries().stream().filter(Entry.Installed.class::isInstance).toList();
        assertThat(ended).hasSize(1);
        return (Entry.Installed) ended.get(0);
    }

    @Test
    void runsTheInstallerByItsCommandWithoutTheKeysOfTheEnvironment() throws IOException {
        Path proof = folder.resolve("proof");
        Machine machine = machine(
                "/bin/sh", "-c", "/usr/bin/env > '" + proof + ".part'; /bin/mv '" + proof + ".part' '" + proof + "'");
        assertThat(machine.how(Machine.Work.UPGRADE)).startsWith("by the command [/bin/sh, -c, ");
        assertThat(upgrade(machine, journal)).isInstanceOf(Outcome.Accepted.class);
        await().until(() -> Files.exists(proof));
        assertThat(Files.readAllLines(proof))
                .isNotEmpty()
                .noneMatch(line -> line.equals(HIDDEN + "=" + System.getenv(HIDDEN)));
        await().until(() -> machine.busy().isEmpty());
        assertThat(machine.failure()).isEmpty();
        assertThat(operator.heard()).isEmpty();
        Entry.Installed installed = installed();
        assertThat(installed.exitCode()).hasValue(0);
        assertThat(installed.ended())
                .hasValue(Files.getLastModifiedTime(beside("1.exit")).toInstant());
    }

    @Test
    void saysThatACommandHasFailedAndWhereItsOutputIs() throws IOException {
        Machine failing = machine("/bin/sh", "-c", "echo no space left; exit 3");
        assertThat(failing.failure()).isEmpty();
        upgrade(failing, journal);
        assertThat(failureAfterAWhile(failing))
                .hasValue(
                        "the command [/bin/sh, -c, echo no space left; exit 3] has ended with exit code 3; its output is"
                                + " in " + beside("1.output"));
        assertThat(beside("1.output")).hasContent("no space left");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(beside("1.output"))))
                .isEqualTo("rw-------");
        assertThat(installed().exitCode()).hasValue(3);
        Machine resumed = resumed("/bin/sh", "-c", "exit 0");
        assertThat(resumed.failure()).as("was told").isEmpty();
        assertThat(resumed.how(Machine.Work.UPGRADE)).contains("; the last time it has ended with exit code 3; ");
    }

    @Test
    void refusesACommandThatCannotBeRun() {
        assertThat(upgrade(machine("/no/such/program"), journal))
                .isEqualTo(
                        new Outcome.Refused("the command [/no/such/program] cannot be run: there is no such program"));
        assertThat(upgrade(machine("no-such-program"), journal)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void journalsTheProcessAndItsStart() {
        Path end = folder.resolve("end");
        Machine machine = machine(waitingFor(end));
        upgrade(machine, journal);
        Entry.Installing installing = entries().stream()
                .filter(Entry.Installing.class::isInstance)
                .map(Entry.Installing.class::cast)
                .findFirst()
                .orElseThrow();
        ProcessHandle process = ProcessHandle.of(installing.pid()).orElseThrow();
        await().until(() -> process.info()
                .arguments()
                .filter(words -> words.length > 1 && words[1].startsWith("echo begun"))
                .isPresent());
        assertThat(installing.output()).isEqualTo(beside("1.output").toString());
        assertThat(new Identity(installing.pid(), installing.ticks()).lives()).isTrue();
        assertThat(new Identity(installing.pid(), OptionalLong.of(1)).lives())
                .as("a later process of that number")
                .isFalse();
        touch(end);
        await().until(() -> machine.busy().isEmpty());
    }

    private static void touch(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException cannot) {
            throw new IllegalStateException(cannot);
        }
    }

    @Test
    void beginsNothingElseWhileAnInstallerLivesAlsoForALaterExecutor() {
        Path end = folder.resolve("end");
        upgrade(machine(waitingFor(end)), journal);
        Machine resumed = resumed(waitingFor(end));
        assertThat(resumed.busy())
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("the installer of DK_MGT_2 runs as process ")
                        .endsWith(", begun by command 1; its output is in " + beside("1.output")));
        assertThat(upgrade(resumed, journal)).isInstanceOf(Outcome.Refused.class);
        assertThat(resumed.begin(Machine.Work.STOP)).isInstanceOf(Outcome.Refused.class);
        assertThat(operator.heard()).isEmpty();
        touch(end);
        assertThat(failureAfterAWhile(resumed))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("exit code 4", beside("1.output").toString()));
        assertThat(beside("1.output")).hasContent("begun\nended");
        assertThat(resumed.busy()).isEmpty();
    }

    @Test
    void beginsNothingWhereAnInstallerOfAnotherJournalLives() {
        Path end = folder.resolve("end");
        Machine first = machine(waitingFor(end));
        upgrade(first, journal);
        try (Journal other = Journal.create(folder.resolve("other.journal"), Instant::now)) {
            Machine second = machine(other, waitingFor(end));
            assertThat(upgrade(second, other).text())
                    .startsWith("an installer of DK_MGT_2 runs that was begun for another journal");
            touch(end);
            await().until(() -> first.busy().isEmpty());
            await().until(() -> second.busy().isEmpty());
            assertThat(upgrade(second, other)).isInstanceOf(Outcome.Accepted.class);
            await().until(() -> second.busy().isEmpty());
        }
    }

    @Test
    void findsAnInstallerWhoseStartNobodyJournaled() {
        Path end = folder.resolve("end");
        upgrade(machine(waitingFor(end)), journal);
        List<Line> lines = journal.lines();
        journal.close();
        deleteLastLine();
        journal = Journal.resume(journal.file(), Instant::now);
        assertThat(journal.lines()).hasSize(lines.size() - 1);
        Machine resumed = machine(waitingFor(end));
        assertThat(resumed.busy()).isPresent();
        assertThat(entries()).contains(lines.get(lines.size() - 1).entry());
        touch(end);
        await().until(() -> resumed.busy().isEmpty());
    }

    private void deleteLastLine() {
        try {
            List<String> lines = Files.readAllLines(journal.file());
            Files.write(journal.file(), lines.subList(0, lines.size() - 1));
        } catch (IOException cannot) {
            throw new IllegalStateException(cannot);
        }
    }

    @Test
    void knowsOfAnInstallerByItsJournalAloneWhereTheFilesAreGone() throws IOException {
        Path end = folder.resolve("end");
        upgrade(machine(waitingFor(end)), journal);
        Files.delete(beside("1.process"));
        Files.delete(beside("1.output"));
        Machine resumed = resumed(waitingFor(end));
        assertThat(resumed.busy()).isPresent();
        touch(end);
        await().until(() -> resumed.busy().isEmpty());
    }

    /** Somebody who kills the supervisor as well leaves nobody who could tell. */
    @Test
    void saysThatNobodySawItEnd() throws IOException {
        Machine machine = machine(waitingFor(folder.resolve("never")));
        upgrade(machine, journal);
        for (String pid : List.of(
                Files.readString(beside("1.process")).split(" ", -1)[2],
                Files.readString(beside("1.process")).split(" ", -1)[0])) {
            assertThat(machine.busy()).as("the one of the two that is left").isPresent();
            ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
        }
        assertThat(failureAfterAWhile(machine))
                .hasValueSatisfying(text -> assertThat(text).contains("has ended, and nobody saw how"));
        assertThat(entries()).contains(new Entry.Installed(1, SERVER, OptionalInt.empty(), Optional.empty()));
    }

    @Test
    void keepsTheBeginningOfWhatAnInstallerSaysAndReadsTheRest() throws IOException {
        Machine machine = machine("/bin/sh", "-c", "echo first; /usr/bin/head -c 9000000 /dev/zero");
        upgrade(machine, journal);
        await().until(() -> machine.busy().isEmpty());
        assertThat(machine.failure()).isEmpty();
        await().until(() -> Supervision.supervised(folder.toString()).isEmpty());
        assertThat(Files.size(beside("1.output"))).isLessThanOrEqualTo(4L << 20).isGreaterThan(3L << 20);
    }

    /** A server that an installer has started goes on, with all that it got from it. */
    @Test
    void isNotBusyWithAServerThatTheInstallerHasStarted() {
        Path end = folder.resolve("end");
        Machine machine = machine("/bin/sh", "-c", "(while " + waitsFor(end) + "; do /bin/sleep 0.05; done) & exit 0");
        upgrade(machine, journal);
        await().until(() -> machine.busy().isEmpty());
        assertThat(Supervision.supervised(folder.toString())).isNotEmpty();
        assertThat(upgrade(machine, journal)).isInstanceOf(Outcome.Accepted.class);
        touch(end);
        await().until(() -> Supervision.supervised(folder.toString()).isEmpty());
    }

    @Test
    void leavesFilesOfAnotherJournalOfThatNameAlone() throws IOException {
        Files.writeString(beside("1.output"), "kept");
        assertThat(upgrade(machine("/bin/sh", "-c", "exit 0"), journal).text()).contains("move it away");
        assertThat(beside("1.output")).hasContent("kept");
    }

    @Test
    void startsNothingWithoutAJournal() {
        Machine machine = new InstallerCommand(
                SERVER,
                folder.toString(),
                List.of("/bin/sh"),
                Set.of(),
                new ByHand(SERVER, operator),
                Optional.empty());
        assertThat(machine.begin(Machine.Work.UPGRADE))
                .isEqualTo(new Outcome.Refused("no installer is started without a journal"));
    }

    @Test
    void leavesAllOtherWorkToThePerson() {
        Machine machine = machine("/bin/false");
        assertThat(machine.how(Machine.Work.STOP)).isEqualTo("by you at its machine");
        assertThat(machine.begin(Machine.Work.STOP)).isEqualTo(new Outcome.Accepted("the operator was told"));
        assertThat(operator.heard())
                .isEqualTo(
                        "Please do this at the machine of DK_MGT_2 now: stop. The executor waits until it sees that it"
                                + " is done.");
        assertThat(machine.failure()).isEmpty();
        assertThat(machine.busy()).isEmpty();
    }
}
