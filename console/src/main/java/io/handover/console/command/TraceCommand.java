package io.handover.console.command;

import io.handover.console.Invocation;
import io.handover.console.report.Output;
import io.handover.console.report.trace.MeasuredTiming;
import io.handover.console.report.trace.TraceHtml;
import io.handover.console.report.trace.TraceJson;
import io.handover.console.report.trace.TraceMarkdown;
import io.handover.console.report.trace.TraceText;
import io.handover.console.report.trace.TraceTimeline;
import io.handover.console.report.trace.Traced;
import io.handover.console.report.trace.Traces;
import io.handover.console.run.Work;
import io.handover.executor.belief.Releases;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Journal;
import io.handover.executor.journal.JournalException;
import io.handover.executor.journal.Line;
import io.handover.executor.trace.Course;
import io.handover.executor.trace.Trace;
import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.files.ProcedureFile;
import io.handover.files.SiteFile;
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

/** Judges the journal of a run on a real site. */
@Command(
        name = "trace",
        description = {
            "Says of a journal whether its history is possible in the model, shows the first observation that the model cannot explain,"
                    + " and measures what the site went through; of several journals with percentiles.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  handover trace upgrade.journal",
            "  handover trace upgrade.journal --site my-site.yaml --format json",
            "  handover trace upgrade.journal --report upgrade.trace.json --report upgrade.md",
            "  handover trace *.journal",
            "  handover trace upgrade.journal --report upgrade.html",
            "  handover trace *.journal --timing measured.yaml",
            "  handover check upgrade-without-downtime-hardened --site measured.yaml",
            "",
            "Exit codes: 0 the history is possible, of each journal; 1 one is not; 2 of one it is unknown, as the lines that are told say;"
                    + " 64 wrong use, or a journal that was damaged or is of another procedure.",
        })
public final class TraceCommand implements Callable<Integer> {
    /** What is told of the journals, and of the site's timing where that was asked for. */
    private record Told(Traces traces, Optional<MeasuredTiming> timing) {}

    @Parameters(
            arity = "1..*",
            paramLabel = "JOURNAL",
            description = "A journal of 'handover run'; of several of one procedure percentiles are told, too.")
    private List<Path> journals = new ArrayList<>();

    @Option(
            names = "--procedure",
            paramLabel = "PROCEDURE",
            description = "Judge by this version of the journal's procedure instead of the one that the journal keeps.",
            completionCandidates = Names.OfProcedures.class)
    private Optional<String> procedure = Optional.empty();

    @Option(
            names = "--site",
            paramLabel = "SITE",
            description = "Judge by this site, and what it assumes, instead of the journal's.",
            completionCandidates = Names.OfSites.class)
    private Optional<String> site = Optional.empty();

    @Option(
            names = "--timing",
            paramLabel = "FILE",
            description =
                    "Write the site with its timing as these journals tell it: reactions, commands, installer,"
                            + " initialization and, from how soon two active servers were detected, polls. A file that was not written so is not overwritten.")
    private Optional<Path> timing = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Mixin
    private ReportFiles files = new ReportFiles();

    @Override
    public Integer call() {
        Output output = report.output();
        ReportFiles.Wanted<Told> wanted = files.of(
                Map.of(
                        ReportForm.HTML,
                        told -> TraceHtml.of(told.traces(), told.timing(), sameAgain()),
                        ReportForm.CHROME_TRACE,
                        told -> TraceTimeline.of(told.traces()),
                        ReportForm.MARKDOWN,
                        told -> TraceMarkdown.of(told.traces()),
                        ReportForm.JSON,
                        told -> TraceJson.of(told.traces(), told.timing())),
                report);
        Optional<Output> timingOutput = timing.map(file -> new Output(
                "--timing", Optional.of(file), false, spec.commandLine().getOut()));
        Traces traces = new Traces(journals.stream().map(this::traced).toList());
        Optional<MeasuredTiming> measured = timing.map(asked -> MeasuredTiming.of(traces));
        timingOutput.ifPresent(file -> file.write(measured.orElseThrow().file()));
        output.write(report.report(
                () -> TraceJson.of(traces, measured), terminal -> TraceText.of(traces, measured, terminal)));
        wanted.write(new Told(traces, measured));
        return traces.exitCode();
    }

    private String sameAgain() {
        List<String> words = new ArrayList<>(List.of(Invocation.name(), "trace"));
        journals.forEach(journal -> words.add(journal.toString()));
        procedure.ifPresent(name -> words.addAll(List.of("--procedure", name)));
        site.ifPresent(name -> words.addAll(List.of("--site", name)));
        timing.ifPresent(file -> words.addAll(List.of("--timing", file.toString())));
        return ShellWords.line(words);
    }

    private Traced traced(Path journal) {
        List<Line> lines;
        Work work;
        Entry.Began began;
        try {
            lines = Journal.read(journal);
            began = Work.began(journal, lines);
            work = work(journal, Work.of(began));
            Course.check(journal, work.plan(), lines);
        } catch (JournalException unusable) {
            throw new InputException(String.valueOf(unusable.getMessage()));
        }
        Trace trace = Trace.of(work.plan(), work.belief(new Releases(began.oldRelease())), lines);
        return new Traced(journal, work, trace, lines);
    }

    private Work work(Path journal, Work journaled) {
        ProcedureFile judging = procedure.map(Catalogue::procedure).orElse(journaled.procedure());
        String meant = judging.procedure().name();
        String told = journaled.procedure().procedure().name();
        if (!meant.equals(told)) {
            throw new InputException(journal + ": this journal is of the procedure '" + told
                    + "', and cannot be judged by '" + meant + "'");
        }
        SiteFile on = site.map(Catalogue::site).orElse(journaled.site());
        return Work.of(judging, on, journaled.byHand());
    }
}
