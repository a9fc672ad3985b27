package io.handover.console.command;

import io.handover.analysis.comparison.Comparing;
import io.handover.analysis.comparison.ComparisonReport;
import io.handover.analysis.comparison.ComparisonRequest;
import io.handover.analysis.comparison.Margins;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.Interruption;
import io.handover.console.Invocation;
import io.handover.console.SourceFile;
import io.handover.console.Terminal;
import io.handover.console.report.Output;
import io.handover.console.report.Progress;
import io.handover.console.report.compare.CompareHtml;
import io.handover.console.report.compare.CompareJson;
import io.handover.console.report.compare.CompareJunit;
import io.handover.console.report.compare.CompareMarkdown;
import io.handover.console.report.compare.CompareSarif;
import io.handover.console.report.compare.CompareText;
import io.handover.files.Catalogue;
import io.handover.files.SiteFile;
import io.handover.files.Subjects;
import io.handover.simulator.campaign.FaultClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says whether a changed procedure is better, and which edit makes it so. */
@Command(
        name = "compare",
        description =
                "Compares two procedures, A and B, in pairs of runs that share every choice which both make, and in the same"
                        + " small scope: for each promise and each measure whether B is better, worse, the same within a margin,"
                        + " or how many pairs more would decide it; where they part; and which edit does what.",
        mixinStandardHelpOptions = true,
        defaultValueProvider = CampaignOptions.Usual.class,
        footer = {
            "",
            "Pairs of runs, as many as --runs says, are made without faults, with all faults that are no slips of the operator, and with all"
                    + " of them.",
            "",
            "With the same options it prints the same, byte for byte, whatever the number of threads.",
            "",
            "Examples:",
            "  handover compare upgrade-without-downtime upgrade-without-downtime-hardened",
            "  handover compare HEAD:procedure.yaml procedure.yaml",
            "  handover compare old.yaml new.yaml --faults none --runs 100000 --margin shares=0.1,times=2",
            "  handover compare main:procedures/upgrade.yaml procedures/upgrade.yaml --fail-on none --report compare.md",
            "  handover compare HEAD:./procedure.yaml procedure.yaml --report compare.sarif --report compare.xml",
            "",
            "A name like REV:PATH, where there is no file of that name, is read from git; PATH is from the top of the repository, or"
                    + " from this folder where it begins with './'.",
            "",
            "A promise counts as broken more or less often where the interval of the difference lies on one side of zero and not"
                    + " within the margin; one that A or B alone breaks needs no margin. What is proved of A, and not of B, within"
                    + " the same small scope is worse for certain. All intervals hold together at the confidence (Bonferroni).",
            "",
            "With --fail-on, what differs only by what is left out is shown, and does not count for the exit code.",
            "Exit codes: " + ExitCode.HELD + " B is worse in no promise; " + ExitCode.VIOLATED
                    + " B is worse in a promise; " + ExitCode.UNKNOWN
                    + " B is worse in none, and a promise is undecided: never a pass; " + ExitCode.WRONG_USE + " "
                    + ExitCode.WRONG_USE_MEANS + "; " + ExitCode.FAILURE + " " + ExitCode.FAILURE_MEANS + "; "
                    + ExitCode.INTERRUPTED + " " + ExitCode.INTERRUPTED_MEANS + ".",
        })
public final class CompareCommand implements Callable<Integer> {
    private static final long USUAL_RUNS = 10_000;
    private static final ShareOption CONFIDENCE = new ShareOption("50", "99.9999", "95%");
    private static final String USUAL_CONFIDENCE = "95%";

    @Parameters(
            index = "0",
            paramLabel = "A",
            description = "What is compared with: a procedure that is built in, a file with one, or REV:PATH.",
            completionCandidates = Names.OfProcedures.class)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String a;

    @Parameters(
            index = "1",
            paramLabel = "B",
            description = "What is compared.",
            completionCandidates = Names.OfProcedures.class)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String b;

    @Mixin
    private SiteOptions site = new SiteOptions();

    @Mixin
    private CampaignOptions campaign = new CampaignOptions(FaultOption.ALL, USUAL_RUNS, ComparisonRequest.MOST_PAIRS);

    @Mixin
    private FailOnOption failOn = new FailOnOption();

    @Option(
            names = "--confidence",
            paramLabel = "PERCENT",
            defaultValue = USUAL_CONFIDENCE,
            description = "With which all intervals hold together, 50%% to 99.9999%%. Default: 95%%.")
    private String confidence = USUAL_CONFIDENCE;

    @Option(
            names = "--margin",
            paramLabel = "KEY=NUMBER",
            split = ",",
            description = {
                "Differences up to this count as the same:",
                "shares: points of the share of runs that break a promise; default 0.5;",
                "times: %% of what a time or a number of changes is in A; default 5."
            })
    private List<String> margins = new ArrayList<>();

    @Option(
            names = "--details",
            description = "Adds to the text the fault classes that do not count for the exit code.")
    private boolean details;

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Mixin
    private ReportFiles files = new ReportFiles();

    @Override
    @SuppressWarnings("try") // what is closed at the end is not named before
    public Integer call() throws InterruptedException {
        long runs = campaign.runs().runs();
        int workers = campaign.runs().workers();
        double sure = CONFIDENCE.of("--confidence", confidence);
        Margins allowed = MarginOption.of(margins);
        List<FaultClass> classes = classes();
        SiteFile on = site.site();
        Subject ofA = Subjects.of(Catalogue.procedure(a), on.site());
        Subject ofB = Subjects.of(Catalogue.procedure(b), on.site());
        Output output = report.output();
        ReportFiles.Wanted<ComparisonReport> wanted = files.of(forms(SourceFile.named(b)), report);
        Comparing comparing = new Comparing(new ComparisonRequest(
                ofA,
                ofB,
                classes,
                campaign.runs().seed(),
                (int) runs,
                sure,
                allowed,
                failOn.most(),
                sameAgain(),
                ShellWords.replay(a, site.name(), ofA),
                ShellWords.replay(b, site.name(), ofB)));
        try (Interruption interruption = Interruption.runs(comparing::stop)) {
            ComparisonReport known;
            try (Progress progress =
                    new Progress(Terminal.ofProcess(), "compare", comparing.total(), comparing::done)) {
                known = comparing.run(workers);
            }
            output.write(
                    report.report(() -> CompareJson.of(known), terminal -> CompareText.of(known, terminal, details)));
            wanted.write(known);
            return ExitCode.of(known);
        }
    }

    private static Map<ReportForm, Function<ComparisonReport, String>> forms(SourceFile place) {
        return Map.of(
                ReportForm.HTML,
                CompareHtml::of,
                ReportForm.SARIF,
                report -> CompareSarif.of(report, place),
                ReportForm.JUNIT,
                report -> CompareJunit.of(report, place),
                ReportForm.MARKDOWN,
                CompareMarkdown::of,
                ReportForm.JSON,
                CompareJson::of);
    }

    /** No faults, all that are no slips, and all; a fault alone only where there is no other. */
    private List<FaultClass> classes() {
        List<FaultClass> all = campaign.classes();
        int most = all.get(all.size() - 1).faults().size();
        return all.stream()
                .filter(one -> one.isNone()
                        || one.faults().size() == most
                        || one.name().equals(FaultClass.ENVIRONMENT))
                .toList();
    }

    /** The command with all that decides its report. */
    private String sameAgain() {
        List<String> words = new ArrayList<>(List.of(Invocation.name(), "compare", a, b));
        words.addAll(site.given(site.name()));
        words.addAll(campaign.givenFaults());
        words.addAll(campaign.runs().given());
        words.addAll(failOn.given());
        if (!confidence.equals(USUAL_CONFIDENCE)) {
            words.addAll(List.of("--confidence", confidence));
        }
        if (!margins.isEmpty()) {
            words.addAll(List.of("--margin", String.join(",", margins)));
        }
        if (details) {
            words.add("--details");
        }
        return ShellWords.line(words);
    }
}
