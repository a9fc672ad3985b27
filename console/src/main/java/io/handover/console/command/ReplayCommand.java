package io.handover.console.command;

import io.handover.analysis.replay.Replay;
import io.handover.analysis.story.Story;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.ReplayToken;
import io.handover.console.ExitCode;
import io.handover.console.Invocation;
import io.handover.console.OutputException;
import io.handover.console.Terminal;
import io.handover.console.report.Output;
import io.handover.console.report.replay.ReplayHtml;
import io.handover.console.report.replay.ReplayJson;
import io.handover.console.report.replay.ReplayText;
import io.handover.console.report.replay.ReplayTrace;
import io.handover.files.InputException;
import io.handover.files.TestCase;
import io.handover.files.TestRun;
import io.handover.simulator.run.Check;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a run that a check found, or a path that an exploration found, as a timeline. */
@Command(
        name = "replay",
        description = "Shows a run or path again as a timeline: when, who, what, and the site after it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  handover replay TOKEN",
            "  handover replay 3",
            "  handover replay cases/management-available-10.yaml",
            "  handover replay TOKEN --step",
            "  handover replay 3 --report finding-3.html",
            "  handover replay 3 --report run.trace.json",
            "  handover replay --procedure my-procedure.yaml --site my-site.yaml TOKEN",
            "",
            "Exit codes: 0 the replayed run violates nothing; 1 it violates a property; 64 the token cannot be read, or"
                    + " procedure or site are no longer those that it was made with.",
        })
public final class ReplayCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "TOKEN",
            description =
                    "The token that a finding shows, the number of a finding of the last check or exploration in this"
                            + " folder (kept in .handover/last-findings.json), or a file with a test case or test run.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String token;

    @Option(
            names = "--procedure",
            paramLabel = "FILE",
            completionCandidates = Names.OfProcedures.class,
            description = "The procedure's file, where the procedure is not built in.")
    private Optional<String> procedure = Optional.empty();

    @Option(
            names = "--site",
            paramLabel = "FILE",
            completionCandidates = Names.OfSites.class,
            description = "The site's file, where the site is not built in.")
    private Optional<String> site = Optional.empty();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Mixin
    private ReportFiles files = new ReportFiles();

    @Option(names = "--step", description = "Shows one moment for each line that is read: press Enter for the next.")
    private boolean step;

    @Option(
            names = "--test-case",
            paramLabel = "FILE",
            description =
                    "Writes it as a test case; 'handover test' goes along it again, and asks whether it still happens in a changed"
                            + " procedure.")
    private Optional<Path> testCase = Optional.empty();

    @Override
    public Integer call() throws IOException {
        if (step && !(report.isText() && report.isShown())) {
            throw new InputException("--step shows text; it does not go with --format json or --output");
        }
        Output output = report.output();
        NamedStory named = NamedStory.of("", token, procedure, site);
        ReportFiles.Wanted<Replay> wanted = files.of(
                Map.of(
                        ReportForm.HTML,
                        replay -> ReplayHtml.of(replay, sameAgain(named, replay)),
                        ReportForm.CHROME_TRACE,
                        ReplayTrace::of,
                        ReportForm.JSON,
                        ReplayJson::of),
                report);
        Replay replay = named.files().replay();
        if (testCase.isPresent()) {
            writeTestCase(named, replay, testCase.get());
        }
        if (step) {
            stepThrough(new ReplayText(replay, train(named), Terminal.ofProcess()));
        } else {
            output.write(report.report(
                    () -> ReplayJson.of(replay),
                    terminal -> new ReplayText(replay, train(named), terminal).toString()));
        }
        wanted.write(replay);
        return replay.violations().isEmpty() ? ExitCode.HELD : ExitCode.VIOLATED;
    }

    /** The command that replays the same; in any folder where it is no test case. */
    private String sameAgain(NamedStory named, Replay replay) {
        if (!NamedToken.isOne(token)) {
            return command(named, "replay");
        }
        Subject subject = replay.subject();
        return ShellWords.replay(
                        named.procedure().orElse(subject.procedureName()),
                        named.site().orElse(subject.siteName()),
                        subject)
                + " "
                + replay.token().word();
    }

    private static String command(NamedStory named, String... verb) {
        List<String> words = new ArrayList<>(List.of(Invocation.name()));
        words.addAll(List.of(verb));
        words.addAll(named.words());
        return ShellWords.line(words);
    }

    /** The command that makes a lesson of it. */
    private static String train(NamedStory named) {
        return command(named, "train", "--from");
    }

    private static void writeTestCase(NamedStory named, Replay replay, Path file) {
        try {
            if (replay.token() instanceof ReplayToken.OfPath path) {
                TestCase.of(replay.subject(), path).write(file);
            } else if (replay.token() instanceof ReplayToken.OfRun run) {
                writeRun(named, replay, run, file);
            } else {
                throw new InputException("--test-case " + file
                        + ": a path with a slip is no test case, as the untimed model has no such action;"
                        + " 'handover slips' says whether it still does harm");
            }
        } catch (IOException cannot) {
            throw OutputException.of("--test-case", file, cannot);
        }
    }

    /** As a path of the core if it is one, as that can be laid on changed procedures. */
    private static void writeRun(NamedStory named, Replay replay, ReplayToken.OfRun run, Path file) throws IOException {
        if (replay.violations().isEmpty()) {
            throw new InputException("--test-case " + file + ": the run violates nothing");
        }
        // What a run was shrunk for is what its story ends with.
        Replay.Violation violation = replay.violations().get(replay.violations().size() - 1);
        Story story = replay.story();
        Optional<TestCase> asPath = violation.check() instanceof Check.OfProperty of
                ? TestCase.ofRun(replay.subject(), story, of.property())
                : Optional.empty();
        if (asPath.isPresent()) {
            asPath.get().write(file);
        } else {
            new TestRun(replay.subject(), named.site().orElse(run.site()), run, story, violation.check()).write(file);
        }
    }

    private void stepThrough(ReplayText text) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        out.print(text.head());
        for (int i = 0; i < text.moments(); i++) {
            out.flush();
            in.readLine(); // at the end of the input all the rest is shown
            out.print(text.moment(i));
        }
        out.print(text.end());
        out.flush();
    }
}
