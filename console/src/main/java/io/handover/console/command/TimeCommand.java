package io.handover.console.command;

import io.handover.analysis.rare.RareEstimate;
import io.handover.analysis.retreat.RetreatOptions;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.time.ByRuns;
import io.handover.analysis.time.ByRunsAndWidth;
import io.handover.analysis.time.ByWidth;
import io.handover.analysis.time.Further;
import io.handover.analysis.time.Measuring;
import io.handover.analysis.time.Precision;
import io.handover.analysis.time.Sweep;
import io.handover.analysis.time.TimeReport;
import io.handover.analysis.time.TimeRequest;
import io.handover.console.ExitCode;
import io.handover.console.Interruption;
import io.handover.console.Terminal;
import io.handover.console.report.Draft;
import io.handover.console.report.Output;
import io.handover.console.report.Progress;
import io.handover.console.report.time.RunsCsv;
import io.handover.console.report.time.RunsHdr;
import io.handover.console.report.time.TimeHtml;
import io.handover.console.report.time.TimeJson;
import io.handover.console.report.time.TimeMarkdown;
import io.handover.console.report.time.TimeText;
import io.handover.files.InputException;
import io.handover.files.NearestName;
import io.handover.files.Subjects;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.site.SimulatedSite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how long a procedure takes, and says how sure that is. */
@Command(
        name = "time",
        description =
                "Measures, in many simulated runs, how long a procedure takes and how sure that is: the handover, the time with two"
                        + " active servers, the gap in management, every step; how many changes are lost; and how often promises are"
                        + " broken.",
        mixinStandardHelpOptions = true,
        defaultValueProvider = CampaignOptions.Usual.class,
        footer = {
            "",
            "How sure: give two of --runs, --width and --confidence, and the third follows. With --width, runs are made until the"
                    + " share of every promise is known that well.",
            "",
            "All faults that are named by --faults may strike in the same runs.",
            "",
            "With the same options it prints the same, byte for byte, whatever the number of threads.",
            "",
            "Examples:",
            "  handover time upgrade-without-downtime",
            "  handover time upgrade-without-downtime --width 1%% --confidence 99%%",
            "  handover time my-procedure.yaml --site measured.yaml --faults crash,cut --runs 100000",
            "  handover time upgrade-without-downtime --sweep timing.reaction.median=5s..2m",
            "  handover time upgrade-without-downtime --faults crash --sweep faults.crash.every=1h..100h:5",
            "  handover time upgrade-without-downtime-hardened --faults crash,cut --rare only-declared-changes-lost",
            "  handover time upgrade-without-downtime --drivers --retreat",
            "  handover time upgrade-without-downtime --csv runs.csv --hdr times.hlog",
            "  handover time upgrade-without-downtime --drivers --retreat --report time.html --report time.md",
            "",
            "Exit codes: 0 it was measured, and as well as was asked for; 2 --width was not reached with --most-runs; 64 wrong use or"
                    + " bad input: the message says where and what is allowed; 70 a failure of Handover itself; 130 interrupted, after"
                    + " what was known by then has been printed. Whether promises are kept is what 'handover check' judges.",
        })
public final class TimeCommand implements Callable<Integer> {
    private static final Range PAIRS = new Range(100, 1_000_000);
    private static final ShareOption WIDTH = new ShareOption("0.01", "50", "1%");
    private static final ShareOption CONFIDENCE = new ShareOption("50", "99.9999", "95%");
    private static final long USUAL_RUNS = 20_000;
    private static final double USUAL_CONFIDENCE = 0.95;

    private static final Map<ReportForm, Function<TimeReport, String>> FORMS =
            Map.of(ReportForm.HTML, TimeHtml::of, ReportForm.MARKDOWN, TimeMarkdown::of, ReportForm.JSON, TimeJson::of);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private SubjectOptions named = new SubjectOptions();

    @Option(
            names = "--width",
            paramLabel = "SHARE",
            description =
                    "How wide the confidence interval of each promise's share may be, 0.01%% to 50%%: '1%%' lets it be known"
                            + " to one percentage point.")
    private Optional<String> width = Optional.empty();

    @Option(
            names = "--confidence",
            paramLabel = "SHARE",
            description =
                    "With which confidence each interval holds, 50%% to 99.9999%%. Default: 95%%; with --runs and --width it"
                            + " follows from these.")
    private Optional<String> confidence = Optional.empty();

    @Option(
            names = "--most-runs",
            paramLabel = "N",
            defaultValue = "10000000",
            description = "Runs that --width may take at most. Default: ${DEFAULT-VALUE}.")
    private long mostRuns;

    @Mixin
    private CampaignOptions campaign = new CampaignOptions(FaultOption.NONE, USUAL_RUNS, ByWidth.MOST_RUNS);

    @Option(
            names = "--sweep",
            paramLabel = "KEY=FROM..TO[:POINTS]",
            description = {
                "Moves one number of the site from value to value and says what moves with it; may be given several times. Points lie"
                        + " as far apart as powers do; usually there are 7.",
                "timing.ACTIVITY.median, mean: the whole distribution in proportion; scale: by a factor; p99: its long times, the"
                        + " median stays; min, max: its ends; every, per-hour: how often;",
                "timing.polls.every, jitter, to-confirm;",
                "faults.FAULT.every, per-hour: how often it strikes; faults.FAULT.lasts.mean and so on: how long it lasts."
            })
    private List<String> sweeps = new ArrayList<>();

    @Option(
            names = "--rare",
            paramLabel = "PROMISE",
            split = ",",
            description =
                    "Estimates how seldom a promise is broken, also where plain runs hardly ever or never see it; may be given"
                            + " several times. With about as many runs as are counted.")
    private List<String> rare = new ArrayList<>();

    @Option(
            names = "--drivers",
            description = "Says what matters: which timings and which chances the outcomes of the runs depend on.")
    private boolean drivers;

    @Option(
            names = "--sobol",
            paramLabel = "PAIRS",
            defaultValue = "0",
            description =
                    "Works out Sobol's indices of the same from so many pairs of runs, 100 to 1,000,000, and some dozen times as"
                            + " many further runs; 2000 tell an index to a few percent.")
    private int sobol;

    @Option(
            names = "--retreat",
            description =
                    "Says after each step whether the site can still go back, by which way and with what loss, and where the"
                            + " points of no return are.")
    private boolean retreat;

    @Option(
            names = "--details",
            description = "Adds to the text every measure and every part of every step with all its intervals.")
    private boolean details;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description =
                    "Writes every run as a row of a table: its measures, the promises that it breaks, the parts of its steps. What"
                            + " never ended is empty.")
    private Optional<Path> csv = Optional.empty();

    @Option(
            names = "--hdr",
            paramLabel = "FILE",
            description =
                    "Writes all measures and parts of steps as a histogram log of HdrHistogram, each under its own tag.")
    private Optional<Path> hdr = Optional.empty();

    @Mixin
    private ReportFiles files = new ReportFiles();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Override
    @SuppressWarnings("try") // what is closed at the end is not named before
    public Integer call() throws InterruptedException {
        int workers = campaign.runs().workers();
        Precision precision = precision();
        FaultClass faultClass = faultClass();
        SimulatedSite site = named.site().site().site();
        Subject subject = Subjects.of(named.procedure(), site);
        List<Sweep> swept = sweeps.stream()
                .map(text -> SweepOption.of(text, site, faultClass))
                .toList();
        Output output = report.output();
        ReportFiles.Wanted<TimeReport> wanted = files.of(FORMS, report);
        Optional<Draft> table = csv.map(file -> new Draft("--csv", file, report.isForced()));
        Optional<Draft> histograms = hdr.map(file -> new Draft("--hdr", file, report.isForced()));
        Measuring measuring = new Measuring(
                new TimeRequest(
                        subject,
                        faultClass,
                        campaign.runs().seed(),
                        precision,
                        swept,
                        further(subject, workers),
                        sameAgain()),
                workers);
        try (Interruption interruption = Interruption.runs(measuring::stop);
                Closing drafts = new Closing(table, histograms)) {
            TimeReport known = measured(measuring, table);
            table.ifPresent(Draft::keep);
            histograms.ifPresent(draft -> {
                RunsHdr.write(known, draft);
                draft.keep();
            });
            wanted.write(known);
            output.write(report.report(() -> TimeJson.of(known), terminal -> TimeText.of(known, terminal, details)));
            return ExitCode.of(known);
        }
    }

    /** Lets nothing be left behind of what is not kept. */
    private record Closing(Optional<Draft> first, Optional<Draft> second) implements AutoCloseable {
        @Override
        public void close() {
            first.ifPresent(Draft::close);
            second.ifPresent(Draft::close);
        }
    }

    @SuppressWarnings("try")
    private static TimeReport measured(Measuring measuring, Optional<Draft> table) {
        measuring.plan();
        Measuring.Rows rows = table.<Measuring.Rows>map(draft -> new RunsCsv(draft, measuring.simulation()))
                .orElse(Measuring.Rows.NONE);
        try (Progress progress = new Progress(Terminal.ofProcess(), "time", measuring.total(), measuring::done)) {
            return measuring.run(rows);
        }
    }

    /** Two of three; the third follows. */
    private Precision precision() {
        long runs = campaign.runs().runs();
        new Range(1, ByWidth.MOST_RUNS).check("--most-runs", mostRuns);
        Optional<Double> wide = width.map(text -> WIDTH.of("--width", text));
        Optional<Double> sure = confidence.map(text -> CONFIDENCE.of("--confidence", text));
        if (isStated(RunsOptions.NAME) && wide.isPresent() && sure.isPresent()) {
            throw new InputException(
                    "--runs, --width and --confidence: two of these may be given, the third follows; leave one out");
        }
        if (wide.isEmpty()) {
            return new ByRuns(runs, sure.orElse(USUAL_CONFIDENCE));
        }
        return isStated(RunsOptions.NAME)
                ? new ByRunsAndWidth(runs, wide.get())
                : new ByWidth(wide.get(), sure.orElse(USUAL_CONFIDENCE), mostRuns);
    }

    private boolean isStated(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private Further further(Subject subject, int workers) {
        List<String> promises = RareEstimate.checks(subject);
        for (String name : rare) {
            if (!promises.contains(name)) {
                throw new InputException("--rare " + name + ": the procedure promises no '" + name + "'"
                        + NearestName.orAllowed(name, promises));
            }
        }
        if (sobol != 0) {
            PAIRS.check("--sobol", sobol);
        }
        return new Further(
                drivers,
                sobol,
                rare,
                retreat
                        ? Optional.of(RetreatOptions.DEFAULT.withRuns(
                                RetreatOptions.DEFAULT.runs(), campaign.runs().seed(), workers))
                        : Optional.empty());
    }

    /** All that are named, in the same runs. */
    private FaultClass faultClass() {
        List<FaultClass> classes = campaign.classes();
        return classes.get(classes.size() - 1);
    }

    /** The command with all that decides its report. */
    private String sameAgain() {
        List<String> words = named.command("time", named.site().name());
        words.addAll(campaign.givenFaults());
        boolean byWidth = width.isPresent() && !isStated(RunsOptions.NAME);
        words.addAll(byWidth ? campaign.runs().givenSeed() : campaign.runs().given());
        width.ifPresent(stated -> words.addAll(List.of("--width", stated)));
        confidence.ifPresent(stated -> words.addAll(List.of("--confidence", stated)));
        if (byWidth) {
            words.addAll(List.of("--most-runs", String.valueOf(mostRuns)));
        }
        sweeps.forEach(text -> words.addAll(List.of("--sweep", text)));
        rare.forEach(name -> words.addAll(List.of("--rare", name)));
        if (drivers) {
            words.add("--drivers");
        }
        if (sobol != 0) {
            words.addAll(List.of("--sobol", String.valueOf(sobol)));
        }
        if (retreat) {
            words.add("--retreat");
        }
        if (details) {
            words.add("--details");
        }
        return ShellWords.line(words);
    }
}
