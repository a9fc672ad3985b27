package io.handover.console.command;

import io.handover.analysis.slips.Slipping;
import io.handover.analysis.slips.SlipsReport;
import io.handover.analysis.slips.SlipsRequest;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.Interruption;
import io.handover.console.SourceFile;
import io.handover.console.Terminal;
import io.handover.console.report.Output;
import io.handover.console.report.Progress;
import io.handover.console.report.slips.SlipsHtml;
import io.handover.console.report.slips.SlipsJson;
import io.handover.console.report.slips.SlipsJunit;
import io.handover.console.report.slips.SlipsMarkdown;
import io.handover.console.report.slips.SlipsSarif;
import io.handover.console.report.slips.SlipsText;
import io.handover.files.InputException;
import io.handover.files.Subjects;
import io.handover.model.site.Scope;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes one slip of the operator at a time, at every step, and says exactly what comes of it. */
@Command(
        name = "slips",
        description =
                "Makes one slip of the operator at a time, at every step, and visits all that can follow: harmless, caught, or which"
                        + " promise is lost; how likely the literature says it is, as a range; and what helps most.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Slips: skipped, check-not-made, too-early, late, swapped, repeated, restarted, wrong-server, wrong-command, half-done."
                    + " No other fault happens beside the one slip. With the same options it prints the same, byte for byte, whatever"
                    + " the number of threads.",
            "",
            "Examples:",
            "  handover slips upgrade-without-downtime",
            "  handover slips upgrade-without-downtime-hardened --details",
            "  handover slips my-procedure.yaml --site five-servers --changes 1 --barriers 0",
            "  handover slips upgrade-without-downtime --format json --output slips.json",
            "  handover slips my-procedure.yaml --report slips.sarif --report slips.xml --report slips.md",
            "",
            "The slips are kept in .handover/last-findings.json in this folder: 'handover replay 3' shows what the third of them leads"
                    + " to.",
            "",
            ExitCode.SLIPS_HELP,
        })
public final class SlipsCommand implements Callable<Integer> {
    private static final Range CHANGES = new Range(0, Scope.MAX_CHANGES);
    private static final Range STATES = new Range(1, 100_000_000);
    private static final Range BARRIERS = new Range(0, 1_000);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private SubjectOptions named = new SubjectOptions();

    @Option(
            names = "--changes",
            paramLabel = "K",
            defaultValue = "2",
            description =
                    "Changes that administrators make at most, 0 to 63; fewer where the states would be too many. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int changes;

    @Option(
            names = "--barriers",
            paramLabel = "N",
            defaultValue = "10",
            description =
                    "For how many of the worst slips that lose a promise a barrier is looked for, 0 to 1,000. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int barriers;

    @Option(
            names = "--max-states",
            paramLabel = "N",
            defaultValue = "4000000",
            description =
                    "States to visit at most after all slips, 1 to 100,000,000; each takes some 100 bytes. Default: ${DEFAULT-VALUE}.")
    private int maxStates;

    @Option(names = "--details", description = "Adds to the text every slip of every step, with what replays it.")
    private boolean details;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Mixin
    private ReportFiles files = new ReportFiles();

    @Override
    @SuppressWarnings("try") // what is closed at the end is not named before
    public Integer call() throws InterruptedException {
        CHANGES.check("--changes", changes);
        BARRIERS.check("--barriers", barriers);
        STATES.check("--max-states", maxStates);
        int workers = threads.workers();
        Subject subject = Subjects.of(named.procedure(), named.site().site().site());
        Output output = report.output();
        ReportFiles.Wanted<SlipsReport> wanted = files.of(forms(SourceFile.named(named.name())), report);
        Slipping slipping = new Slipping(new SlipsRequest(
                subject,
                changes,
                maxStates,
                barriers,
                sameAgain(),
                named.replay(named.site().name(), subject)));
        try (Interruption interruption = Interruption.runs(slipping::stop)) {
            SlipsReport known;
            try (Progress progress = new Progress(Terminal.ofProcess(), "slips", slipping.total(), slipping::done)) {
                known = slipping.run(workers);
            } catch (IllegalArgumentException tooLarge) {
                throw new InputException("--changes " + changes + ": " + tooLarge.getMessage()
                        + "; allow fewer changes, or name a site with fewer servers");
            }
            new LastFindings(
                            known.request().command(),
                            named.name(),
                            named.site().name(),
                            known.ranked().stream()
                                    .map(slip -> slip.losses().get(0).token().word())
                                    .toList())
                    .keep(spec.commandLine().getErr());
            wanted.write(known);
            output.write(report.report(() -> SlipsJson.of(known), terminal -> SlipsText.of(known, terminal, details)));
            return ExitCode.of(known);
        }
    }

    private static Map<ReportForm, Function<SlipsReport, String>> forms(SourceFile place) {
        return Map.of(
                ReportForm.HTML,
                SlipsHtml::of,
                ReportForm.SARIF,
                report -> SlipsSarif.of(report, place),
                ReportForm.JUNIT,
                report -> SlipsJunit.of(report, place),
                ReportForm.MARKDOWN,
                SlipsMarkdown::of,
                ReportForm.JSON,
                SlipsJson::of);
    }

    /** The command with all that decides its report. */
    private String sameAgain() {
        List<String> words = named.command("slips", named.site().name());
        words.addAll(List.of("--changes", String.valueOf(changes), "--barriers", String.valueOf(barriers)));
        words.addAll(List.of("--max-states", String.valueOf(maxStates)));
        if (details) {
            words.add("--details");
        }
        return ShellWords.line(words);
    }
}
