package io.handover.console.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.fixture.CommandRun;
import io.handover.console.fixture.Json;
import io.handover.console.fixture.ServedSiteFile;
import io.handover.executor.belief.Releases;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Journal;
import io.handover.executor.journal.Line;
import io.handover.executor.journal.Place;
import io.handover.files.Catalogue;
import io.handover.model.command.Commands;
import io.handover.model.state.SiteState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunCommandTest {
    private static final String SMALL_STEPS = "switch-over-in-small-steps";

    @TempDir
    private Path folder;

    private final InputStream usualIn = System.in;

    @BeforeEach
    void letNobodyAnswer() {
        System.setIn(InputStream.nullInputStream());
    }

    @AfterEach
    void restoreIn() {
        System.setIn(usualIn);
    }

    private ServedSiteFile served() {
        return new ServedSiteFile(folder, "file:" + folder.resolve("key"));
    }

    private static CommandRun execute(String procedure, ServedSiteFile site) {
        return CommandRun.of(
                "run",
                procedure,
                "--site",
                site.file(),
                "--execute",
                "--yes-to",
                "all",
                "--journal",
                site.journal().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"upgrade-without-downtime", "upgrade-without-downtime-hardened"})
    void carriesOutAProcedureToItsEndAndItsJournalIsAPossibleHistory(String procedure) throws IOException {
        try (ServedSiteFile site = served()) {
            CommandRun run = execute(procedure, site);
            assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.HELD);
            assertThat(run.out()).contains("Careful: without TLS", "the procedure is complete.", "handover trace ");
            SiteState end = site.served().live().truth();
            assertThat(end.upActive()).isEqualTo(0b010);
            assertThat(end.upgraded()).isEqualTo(0b111);

            CommandRun trace = CommandRun.of("trace", site.journal().toString());
            assertThat(trace.exitCode()).as(trace.out()).isEqualTo(ExitCode.HELD);
            assertThat(trace.out())
                    .contains(
                            procedure + " on served: a possible history\n",
                            "the procedure is complete.",
                            "two or more servers active");
            String again =
                    Files.copy(site.journal(), folder.resolve("again.journal")).toString();
            assertThat(CommandRun.of("trace", site.journal().toString(), again).out())
                    .contains(again + ": " + procedure, "counted  2 of 2 journals", "too few journals");
            timingIsWritten(procedure, site.journal().toString(), again);
            CommandRun json = CommandRun.of("trace", site.journal().toString(), "--format", "json");
            assertThat(json.out()).contains("\"verdict\" : \"possible\"", "\"measure\" : \"dualActive\"");
            Json.valid(json.out(), "trace");
            assertThat(run.out() + run.err() + Files.readString(site.journal()) + trace.out() + json.out())
                    .doesNotContain(ServedSiteFile.KEY);
        }
    }

    /** A site's file, which commands read, in the place of one that was written so and of nothing else. */
    private void timingIsWritten(String procedure, String journal, String again) throws IOException {
        Path written = folder.resolve("measured.yaml");
        for (int i = 0; i < 2; i++) {
            CommandRun trace = CommandRun.of("trace", journal, again, "--timing", written.toString());
            assertThat(trace.exitCode()).as(trace.err()).isEqualTo(ExitCode.HELD);
            assertThat(trace.out()).contains("The site's timing, measured");
        }
        assertThat(Files.readString(written)).contains("  # measured: 6 samples", "  changes: { fixed: 100d }");
        assertThat(CommandRun.of("validate", written.toString()).exitCode()).isEqualTo(ExitCode.HELD);
        CommandRun check = CommandRun.of("check", procedure, "--site", written.toString(), "--runs", "10");
        assertThat(check.exitCode()).as(check.err()).isIn(ExitCode.HELD, ExitCode.VIOLATED, ExitCode.UNKNOWN);
        Path own = Files.writeString(folder.resolve("own.yaml"), "site: mine\n");
        assertUse("--timing " + own + ": this file is no report", "trace", journal, "--timing", own.toString());
        assertThat(Files.readString(own)).isEqualTo("site: mine\n");
    }

    @Test
    void aCompleteJournalHasNothingLeftToDo() throws IOException {
        try (ServedSiteFile site = served()) {
            assertThat(execute("upgrade-without-downtime", site).exitCode()).isEqualTo(ExitCode.HELD);
            String before = Files.readString(site.journal());
            CommandRun again = CommandRun.of("run", "--resume", site.journal().toString(), "--execute");
            assertThat(again.exitCode()).as(again.out() + again.err()).isEqualTo(ExitCode.HELD);
            assertThat(again.out()).contains("Nothing is left to do");
            assertThat(Files.readString(site.journal())).isEqualTo(before);
        }
    }

    @Test
    void noConsentInAdvanceGoesOnWhereTheSiteIsNotAsTheProcedureStarts() {
        try (ServedSiteFile site = served()) {
            site.served().live().give(Commands.EXCLUDE, 1, 0);
            site.served().advance(Duration.ofMinutes(1));
            CommandRun run = execute("upgrade-without-downtime", site);
            assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.UNKNOWN);
            assertThat(run.out())
                    .contains("Start all the same? [start / no]", "no (nobody answers)", "'--force-step start=REASON'");
            assertThat(site.served().live().truth().registeredAt(0)).isEqualTo(0b100);
        }
    }

    @Test
    void changesNothingWithoutExecuteAndShowsThePlan() {
        try (ServedSiteFile site = served()) {
            SiteState before = site.served().live().truth();
            CommandRun run = CommandRun.of("run", "upgrade-without-downtime", "--site", site.file());
            assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.HELD);
            assertThat(run.out())
                    .contains(
                            "DK_MGT_1: active, ACT_REP, release 7.3.4",
                            "how:       POST ha/set_standby?force=True to DK_MGT_1",
                            "needed:    DK_MGT_1 is up and active, and DK_MGT_2 is registered with it",
                            "waits for: at most 120 min until DK_MGT_2 answers with the new release",
                            "undone by: nothing",
                            "Different from what is written: the product's API has no bare 'set-standby'",
                            "What is foreseen of exclude-final (exclude DK_MGT_2 at DK_MGT_1):",
                            "Nothing was changed");
            assertThat(site.served().live().truth()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--execute", "--assume=autoActivation=false"})
    void startsNothingWhereWhatIsSentKeepsLessThanWhatIsWritten(String how) {
        try (ServedSiteFile site = served()) {
            SiteState before = site.served().live().truth();
            CommandRun run = CommandRun.of("run", SMALL_STEPS, "--site", site.file(), "--yes-to", "all", how);
            assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.VIOLATED);
            assertThat(run.out())
                    .contains(
                            "  step-3: set-standby DK_MGT_1 -> set-standby-and-stop-replication DK_MGT_1\n",
                            "What is sent keeps less than what is written",
                            "  eventually-single-active (3 servers, 2 changes, no faults): no server is active while",
                            "      administrator: makes change 1 on DK_MGT_1\n",
                            "  procedure-completes (3 servers, 2 changes, no faults): step 4 ",
                            "'by: hand' at the step in the file, or '--by-hand step-3'",
                            "'--force-step channel=REASON'",
                            "Nothing is started.");
            assertThat(run.out().split("makes change 1 on DK_MGT_1", -1))
                    .as("the story is told once")
                    .hasSize(2);
            assertThat(site.served().live().truth()).isEqualTo(before);
            assertThat(site.journal()).doesNotExist();
        }
    }

    @Test
    void carriesOutWhatIsDoneByHandAndGoesOnWithItSo() throws IOException {
        try (ServedSiteFile site = served()) {
            CommandRun run = CommandRun.of(
                    "run",
                    SMALL_STEPS,
                    "--site",
                    site.file(),
                    "--execute",
                    "--by-hand",
                    "step-3",
                    "--yes-to",
                    "step-1",
                    "--journal",
                    site.journal().toString());
            assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.UNKNOWN);
            assertThat(run.out())
                    .contains("set-standby DK_MGT_1, by you in the client of the product?", "step-3 was not agreed to")
                    .doesNotContain("Different from what is written");
            CommandRun look = CommandRun.of("run", "--resume", site.journal().toString());
            assertThat(look.out()).contains("  step-3: set-standby DK_MGT_1\n      how:       by you in the client");
            CommandRun resumed =
                    CommandRun.of("run", "--resume", site.journal().toString(), "--execute", "--yes-to", "all");
            assertThat(resumed.exitCode()).as(resumed.out() + resumed.err()).isEqualTo(ExitCode.HELD);
            assertThat(resumed.out()).contains("Please do this in the client of the product now: set-standby DK_MGT_1");
            SiteState end = site.served().live().truth();
            assertThat(end.upActive()).isEqualTo(0b010);
            assertThat(end.streamingFrom(0, 1)).isTrue();
            assertThat(end.streamingFrom(2, 1)).isTrue();
            CommandRun trace = CommandRun.of("trace", site.journal().toString());
            assertThat(trace.exitCode()).as(trace.out()).isEqualTo(ExitCode.HELD);
        }
    }

    @Test
    void beginsAllTheSameWhereThatIsForcedAndKeepsTheReason() throws IOException {
        try (ServedSiteFile site = served()) {
            CommandRun run = CommandRun.of(
                    "run",
                    SMALL_STEPS,
                    "--site",
                    site.file(),
                    "--execute",
                    "--force-step",
                    "channel=nobody makes changes tonight",
                    "--journal",
                    site.journal().toString());
            assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.UNKNOWN);
            assertThat(run.out()).contains("Begun all the same", "step-3 was not agreed to");
            assertThat(Files.readString(site.journal())).contains("nobody makes changes tonight");
            assertThat(CommandRun.of("run", "--resume", site.journal().toString())
                            .out())
                    .contains(
                            "Begun though what is sent keeps less than what is written: nobody makes changes tonight");
        }
    }

    @Test
    void saysWhereTheSiteIsNotAsTheProcedureStarts() {
        try (ServedSiteFile site = served()) {
            site.served().give(Commands.STOP, "DK_MGT_3");
            site.served().live().give(Commands.EXCLUDE, 1, 0);
            site.served().advance(Duration.ofMinutes(1));
            CommandRun run = CommandRun.of("run", "upgrade-without-downtime", "--site", site.file());
            assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
            assertThat(run.out()).contains("not in the state that the procedure starts from: DK_MGT_1 could be:");
        }
    }

    private static final String FOURTH = """
              - name: DK_MGT_4
                address: 192.0.2.4
                key: 40
                mode: standby
                api: { url: 'http://127.0.0.4:9', version: '7.3', key: 'env:NONE' }
            """;

    /** The site's file with something else in it than is so. */
    private static void rewrite(ServedSiteFile site, String from, String to) throws IOException {
        Path file = Path.of(site.file());
        String text = Files.readString(file);
        assertThat(text).containsPattern(from);
        Files.writeString(file, text.replaceFirst(from, to));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key: 30 | key: 31 | DK_MGT_3 is not what answers in its place: expected is DK_MGT_3 with the key 31, and one"
                        + " with the key 30 answers there; DK_MGT_3 has the key 30, and in the site file it has 31 (says"
                        + " DK_MGT_1, DK_MGT_2)",
                "name: DK_MGT_3 | name: DK_MGT_4 | DK_MGT_4 is not what answers in its place: expected is DK_MGT_4 with the key"
                        + " 30, and 'DK_MGT_3' answers there; there is a server that the site file does not name, 'DK_MGT_3'"
                        + " with the key 30 (says DK_MGT_1, DK_MGT_2); no server names DK_MGT_4, which the site file does",
                "(?s)(DK_MGT_3.*?version: ')7.3 | $19.9 | DK_MGT_3 cannot be read: it has no API version 9.9, only 6.10, 7.1,"
                        + " 7.3",
                "(?s)  - name: DK_MGT_3.*?}\\n | '' | there is a server that the site file does not name, 'DK_MGT_3' with the key 30"
                        + " (says DK_MGT_1, DK_MGT_2)",
            })
    void isNotReadyWhereTheSiteIsNotTheOneInTheFile(String from, String to, String doubts) throws IOException {
        try (ServedSiteFile site = served()) {
            SiteState before = site.served().live().truth();
            rewrite(site, from, to);
            CommandRun look = CommandRun.of("run", "upgrade-without-downtime", "--site", site.file());
            assertThat(look.exitCode()).as(look.out() + look.err()).isEqualTo(ExitCode.UNKNOWN);
            assertThat(look.out()).contains("The site now:", "Not ready: " + doubts + ".\n");

            CommandRun run = execute("upgrade-without-downtime", site);
            assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.UNKNOWN);
            assertThat(run.out())
                    .contains("Not ready: " + doubts + ". Nothing is started; '--force-step start=REASON'");
            assertThat(site.journal()).doesNotExist();
            assertThat(site.served().live().truth()).isEqualTo(before);
        }
    }

    @Test
    void startsThoughNotReadyWhereAReasonIsGivenAndKeepsItInTheJournal() throws IOException {
        try (ServedSiteFile site = served()) {
            rewrite(site, "(?=timing:)", FOURTH);
            assertThat(execute("upgrade-without-downtime", site).exitCode()).isEqualTo(ExitCode.UNKNOWN);
            CommandRun run = CommandRun.of(
                    "run",
                    "upgrade-without-downtime",
                    "--site",
                    site.file(),
                    "--execute",
                    "--force-step",
                    "start=it is being bought",
                    "--journal",
                    site.journal().toString());
            assertThat(run.out())
                    .contains(
                            "Started all the same, though not ready: no server names DK_MGT_4, which the site file does.");
            assertThat(Journal.read(site.journal()))
                    .extracting(Line::entry)
                    .contains(new Entry.Forced(
                            Place.START,
                            "start",
                            "it is being bought (not ready: no server names DK_MGT_4, which the site file does)"));
        }
    }

    @Test
    void asksBeforeAStepAndTakesSilenceForNo() {
        try (ServedSiteFile site = served()) {
            CommandRun run = CommandRun.of(
                    "run",
                    "upgrade-without-downtime",
                    "--site",
                    site.file(),
                    "--execute",
                    "--yes-to",
                    "exclude-final",
                    "--journal",
                    site.journal().toString());
            assertThat(run.exitCode()).isEqualTo(ExitCode.UNKNOWN);
            assertThat(run.out())
                    .contains("yes, as said with --yes-to", "step-2 was not agreed to", "--resume " + site.journal());
            assertThat(site.served().live().truth().registeredAt(0)).isEqualTo(0b100);
        }
    }

    @Test
    void isUnknownWhereNoServerAnswers() throws IOException {
        Path file = folder.resolve("site.yaml");
        try (ServedSiteFile site = served()) {
            assertThat(site.file()).isEqualTo(file.toString());
        }
        CommandRun run = CommandRun.of("run", "upgrade-without-downtime", "--site", file.toString(), "--execute");
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run.out()).contains("DK_MGT_1: not up: nothing listens", "No server answers: nothing is started.");
        try (var files = Files.list(folder)) {
            assertThat(files.filter(path -> path.toString().endsWith(".journal")))
                    .isEmpty();
        }
    }

    @Test
    void refusesAJournalThatAnotherExecutorHasOpen() {
        try (ServedSiteFile site = served();
                Journal open = Journal.create(site.journal(), Instant::now)) {
            open.append(Work.of(Catalogue.procedure("upgrade-without-downtime"), Catalogue.site(site.file()))
                    .beginning(new Releases("7.3.4"), Optional.empty()));
            CommandRun run = CommandRun.of("run", "--resume", site.journal().toString(), "--execute");
            assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
            assertThat(run.err()).contains("is in use by another executor");
        }
    }

    @Test
    void saysWhatIsWrongWithItsUse() throws IOException {
        assertUse("a procedure is needed", "run", "--site", "three-servers");
        assertUse(
                "three-servers.yaml: there is no 'api' at the server DK_MGT_1",
                "run",
                "upgrade-without-downtime",
                "--site",
                "three-servers");
        assertUse(
                "there is no such file",
                "run",
                "--resume",
                folder.resolve("none").toString());
        assertUse("there cannot be pair and --site as well", "run", "pair", "--site", "pair", "--resume", "x");
        assertUse(
                "--yes-to step-11: there is no such step or what-if branch; did you mean 'step-2'?",
                "run",
                "upgrade-without-downtime",
                "--yes-to",
                "all,step-11");
        assertUse(
                "--by-hand step-4: there is no such step that is more than a check; did you mean 'step-2'?",
                "run",
                "upgrade-without-downtime",
                "--by-hand",
                "demote,step-4");
        assertUse(
                "--by-hand step-3:DK_MGT_2: a step is done by hand at all its servers; name it 'step-3'",
                "run",
                "upgrade-without-downtime",
                "--by-hand",
                "step-3:DK_MGT_2");
        assertUse("there cannot be --by-hand as well", "run", "--resume", "x", "--by-hand", "step-2");
        assertUse(
                "--force-step stop: there is no such step",
                "run",
                "upgrade-without-downtime",
                "--force-step",
                "stop=it must be");
        assertUse("did you mean 'channel'?", "run", "upgrade-without-downtime", "--force-step", "chanel=a reason");
        assertUse("a reason is needed", "run", "upgrade-without-downtime", "--force-step", "step-2= ");
        Path empty = folder.resolve("empty");
        Files.writeString(empty, "");
        assertUse("this journal has no beginning", "trace", empty.toString());
        Path begun = folder.resolve("begun");
        try (Journal journal = Journal.create(begun, Instant::now)) {
            journal.append(Work.of(Catalogue.procedure("switch-over"), Catalogue.site("three-servers"))
                    .beginning(new Releases("7.3.4"), Optional.empty()));
        }
        assertThat(CommandRun.of("trace", begun.toString()).exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertUse(
                "this journal is of the procedure 'switch-over', and cannot be judged by 'upgrade-with-downtime'",
                "trace",
                begun.toString(),
                "--procedure",
                "upgrade-with-downtime");
        assertUse("begun:1: this journal is of the servers", "trace", begun.toString(), "--site", "pair");
        Files.writeString(begun, Files.readString(begun).replace("7.3.4", "7.3.5"));
        assertUse("begun:1: this line was altered: its checksum does not follow", "trace", begun.toString());
        assertUse("begun:1: this line was altered", "run", "--resume", begun.toString(), "--execute");
        Path other = folder.resolve("other");
        Files.writeString(other, "hello\n");
        assertUse("other:1: this is no line of a journal", "trace", other.toString());
    }

    private static void assertUse(String message, String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains(message).doesNotContain("Exception");
    }
}
