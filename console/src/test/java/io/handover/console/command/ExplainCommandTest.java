package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.analysis.check.Finding;
import io.handover.analysis.comparison.Judgement;
import io.handover.console.Handover;
import io.handover.console.fixture.CommandRun;
import io.handover.console.fixture.ServedSiteFile;
import io.handover.console.report.explain.Glossary;
import io.handover.console.report.explain.Kind;
import io.handover.files.AssumptionKey;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.condition.Condition;
import io.handover.model.condition.Conditions;
import io.handover.model.display.ReplicationState;
import io.handover.model.procedure.TimedBound;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.simulator.campaign.Measure;
import io.handover.simulator.campaign.Verdict;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.run.Cause;
import io.handover.simulator.run.StepTimes;
import io.handover.simulator.run.Witness;
import io.handover.simulator.site.Activity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {
    private static final Glossary GLOSSARY =
            Glossary.of(ExplainCommand.commands(Handover.commandLine().getCommandSpec()));

    /** Words that stand before what a report says, two spaces or a table's gap behind them. */
    private static final Pattern LABEL = Pattern.compile(
            "(?m)^ {0,8}(?:\\d+\\. )?([a-z][a-z,-]*(?: [a-z,-]+){0,6}(?<=[a-z]))(?: {2,}| (?=with |without |handover ))\\S");

    /** The beginning of a table's row heading that goes on in the next line. */
    private static final Pattern BROKEN = Pattern.compile("(?m)^( {2}[a-z][a-z, ]{0,23})\\n {2}(?=[a-z])");

    /** Words above the columns of a table of times. */
    private static final Pattern HEADER = Pattern.compile(
            "(?m)^ *(?:faults: [a-z ]*?)?((?: {2,}[a-z][a-z0-9]*)*? {2,}(?:p50|reaction(?= +[a-z])|least|samples|p99) .*)$");

    private static final String SWEEP = "timing.reaction.median=5s..2m:2";

    @TempDir
    private static Path folder;

    /** The names by which a report tells of what it is about. */
    static Stream<String> names() {
        return Stream.of(
                        Properties.ALL.stream().map(Property::name),
                        Commands.ALL.stream().map(Command::name),
                        Conditions.ALL.stream().map(Condition::name),
                        Faults.names().stream(),
                        AssumptionKey.names().stream(),
                        AssumptionKey.ALL.stream().flatMap(key -> key.values().stream()),
                        constants(Activity.values()),
                        constants(TimedBound.Measure.values()),
                        constants(Measure.values()),
                        constants(StepTimes.Part.values()),
                        constants(Witness.values()),
                        constants(Cause.values()),
                        constants(Verdict.values()),
                        constants(io.handover.explorer.search.Verdict.values()),
                        constants(io.handover.executor.trace.Trace.Verdict.values()),
                        constants(Judgement.values()),
                        constants(Finding.Telling.values()).filter(name -> !name.equals("SOME_PATH")),
                        constants(ReplicationState.values()),
                        Stream.of("step-6-within-2m", "dual-active-within-90s", "none", "all together"),
                        Stream.of("0", "1", "2", "64", "70", "130"),
                        Handover.commandLine().getSubcommands().keySet().stream())
                .flatMap(names -> names);
    }

    private static boolean isExplained(String word) {
        return !GLOSSARY.meant(word).isEmpty();
    }

    private static Stream<String> constants(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name);
    }

    @Test
    void everyNameThatAReportUsesIsExplained() {
        assertThat(names()).allMatch(ExplainCommandTest::isExplained);
    }

    static Stream<List<String>> reports() throws IOException {
        String journal = journal();
        String again =
                Files.copy(Path.of(journal), folder.resolve("again.journal")).toString();
        return Stream.of(
                List.of("check", "upgrade-without-downtime", "--faults", "crash,skip", "--runs", "300", "--details"),
                List.of("time", "upgrade-without-downtime", "--faults", "crash", "--runs", "300", "--sweep", SWEEP),
                List.of("time", "upgrade-without-downtime", "--runs", "300", "--details"),
                List.of(
                        "compare",
                        "upgrade-without-downtime",
                        "upgrade-without-downtime-hardened",
                        "--faults",
                        "none",
                        "--runs",
                        "300"),
                List.of("explore", "upgrade-without-downtime", "--servers", "2", "--changes", "1"),
                List.of("explore", "switch-over", "--servers", "2", "--changes", "0"),
                List.of("slips", "upgrade-without-downtime", "--site", "pair", "--barriers", "1", "--details"),
                List.of("synthesize", "--site", "pair", "--goal", "upgraded", "--keep", "management-available"),
                List.of(
                        "synthesize",
                        "--site",
                        "pair",
                        "--like",
                        "upgrade-without-downtime-hardened",
                        "--without",
                        "stop",
                        "--management-gap",
                        "5m"),
                List.of("replay", token()),
                List.of("faults"),
                List.of("advise", "pair", "--crashes", "1"),
                List.of("advise", journal),
                List.of(
                        "trace",
                        journal,
                        "--timing",
                        folder.resolve("measured.yaml").toString()),
                List.of(
                        "trace",
                        journal,
                        again,
                        "--timing",
                        folder.resolve("measured.yaml").toString()));
    }

    /** A run that a check has found. */
    private static String token() {
        CommandRun check = CommandRun.of("check", "upgrade-without-downtime", "--faults", "crash", "--runs", "300");
        Matcher token = Pattern.compile("replay (run\\.\\S+)").matcher(check.out());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    /** Of a run on a served site. */
    private static String journal() {
        try (ServedSiteFile site = new ServedSiteFile(folder, "file:" + folder.resolve("key"))) {
            String journal = site.journal().toString();
            CommandRun run = CommandRun.of(
                    "run",
                    "upgrade-without-downtime",
                    "--site",
                    site.file(),
                    "--execute",
                    "--yes-to",
                    "all",
                    "--journal",
                    journal);
            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            return journal;
        }
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyLabelAndHeadingOfAReportIsExplained(List<String> command) {
        CommandRun report = CommandRun.of(command.toArray(String[]::new));
        Set<String> words = labels(report.out());
        assertThat(words).as(report.out()).isNotEmpty().allMatch(ExplainCommandTest::isExplained);
    }

    private static Set<String> labels(String report) {
        Set<String> words = new TreeSet<>();
        Matcher label = LABEL.matcher(BROKEN.matcher(report).replaceAll("$1 "));
        while (label.find()) {
            words.add(label.group(1));
        }
        Matcher header = HEADER.matcher(report);
        while (header.find()) {
            Stream.of(header.group(1).strip().split(" {2,}"))
                    .filter(word -> word.split(" ").length < 4)
                    .forEach(words::add);
        }
        return words;
    }

    @Test
    void labelsAreFound() {
        CommandRun check =
                CommandRun.of("check", "upgrade-without-downtime", "--faults", "none", "--runs", "300", "--details");
        assertThat(labels(check.out()))
                .contains("procedure", "same again", "how often", "to do", "where", "p95", "reaction", "operator");
        assertThat(labels("""
                                                  least      most
                  handover, activation to
                  its target alone               5.0 s     6.0 s

                                      samples    median    p99    distance    fits
                  force-activation          3     5.0 s   6.0 s      0.100     yes

                  -  fewer than 3 samples: left out

                  polls  left out: two active servers were not seen
                """))
                .contains(
                        "least",
                        "most",
                        "handover, activation to its target alone",
                        "samples",
                        "median",
                        "fits",
                        "force-activation",
                        "polls");
    }

    @Test
    void aPropertyIsExplainedInItsOwnWords() {
        assertThat(CommandRun.of("explain", "only-declared-changes-lost").out()).isEqualTo("""
                only-declared-changes-lost (property)
                  No change is lost but those that the procedure declares lost.
                  It must hold where the site comes to rest, once faults have stopped.

                    declares:
                      changes-lost: { at: initial-active, from: exclude-final, until: demote }
                """);
    }

    @Test
    void aStepIsExplainedByItsSchemaItsGuardAndItsGoal() {
        assertThat(CommandRun.of("explain", "step", "exclude").out()).isEqualTo("""
                exclude (step)
                  Excludes the role's servers from replication, at the active server that 'at'
                  names; both ends of the relationship go.
                  Offered when the server that 'at' names is up and active, and the server is
                  registered with it.
                  Done when the server is not registered with the server that 'at' names any
                  more.
                  In the client on the server that 'at' names.

                    - exclude: final-active
                      at: initial-active
                """);
    }

    @Test
    void aWordOfSeveralKindsIsExplainedForEach() {
        assertThat(CommandRun.of("explain", "open-client").out())
                .contains("open-client (step)\n", "open-client (site, of timing)\n");
        assertThat(CommandRun.of("explain", "step", "open-client").out()).doesNotContain("(site");
    }

    @Test
    void aKindListsItsWords() {
        String faults = CommandRun.of("explain", "fault").out();
        assertThat(faults).contains("fault (word)\n");
        Faults.names().forEach(name -> assertThat(faults).contains(name + " (fault)\n"));
    }

    @Test
    void withoutAWordAllAreListed() {
        String all = CommandRun.of("explain").out().replaceAll("\\s+", " ");
        names().filter(name -> name.matches("[a-z-]+"))
                .forEach(name -> assertThat(all).contains(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Window", "small-scope", "small scope", "dualActive", "dual_active", "DUAL ACTIVE", "ACT_REP"})
    void capitalsAndHyphensDoNotCount(String word) {
        assertThat(CommandRun.of("explain", word).exitCode()).isZero();
    }

    @Test
    void aTypingErrorIsToldTheNearestWord() {
        assertThat(CommandRun.of("explain", "windwo"))
                .isEqualTo(
                        new CommandRun(
                                64,
                                "",
                                "handover: explain: there is no word 'windwo'; did you mean 'window'? 'handover explain' lists all words\n"));
        assertThat(CommandRun.of("explain", "fault", "crahs").err())
                .isEqualTo(
                        "handover: explain: there is no word 'crahs'; did you mean 'crash'? 'handover explain' lists all words\n");
        assertThat(CommandRun.of("explain", "xyzzyx").err())
                .isEqualTo("handover: explain: there is no word 'xyzzyx'; 'handover explain' lists all words\n");
    }

    @Test
    void everyTextIsASentence() {
        assertThat(GLOSSARY.entries().stream()
                        .filter(entry -> entry.paragraphs().isEmpty()
                                || !entry.paragraphs().stream().allMatch(text -> text.matches("(?s)[A-Za-z0-9'].*[.]")))
                        .map(entry -> entry.kind() + " " + entry.word() + ": " + entry.paragraphs()))
                .isEmpty();
    }

    @Test
    void everyExampleBelongsToAWord() {
        assertThat(GLOSSARY.entries().stream()
                        .filter(entry ->
                                entry.kind() == Kind.KEY || entry.kind() == Kind.WORD || entry.kind() == Kind.PROPERTY)
                        .filter(entry -> !entry.example().isEmpty())
                        .map(entry -> entry.kind().key() + " " + entry.word())
                        .distinct())
                .hasSize(17);
    }
}
