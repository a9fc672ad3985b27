package io.handover.console.command;

import io.handover.console.report.Output;
import io.handover.console.report.trace.TraceJson;
import io.handover.console.report.trace.TraceText;
import io.handover.console.report.trace.Traced;
import io.handover.console.report.trace.Traces;
import io.handover.console.run.Work;
import io.handover.executor.belief.Releases;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Journal;
import io.handover.executor.journal.JournalException;
import io.handover.executor.journal.Line;
import io.handover.executor.trace.Trace;
import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.files.ProcedureFile;
import io.handover.files.SiteFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
            "  handover trace *.journal",
            "",
            "Exit codes: 0 the history is possible, of each journal; 1 one is not; 2 one is unknown; 64 wrong use or bad input.",
        })
public final class TraceCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "JOURNAL",
            description = "A journal of 'handover run'; of several of one procedure percentiles are told, too.")
    private List<Path> journals = new ArrayList<>();

    @Option(
            names = "--procedure",
            paramLabel = "PROCEDURE",
            description = "Judge by this procedure instead of the journal's.",
            completionCandidates = Names.OfProcedures.class)
    private Optional<String> procedure = Optional.empty();

    @Option(
            names = "--site",
            paramLabel = "SITE",
            description = "Judge by this site, and what it assumes, instead of the journal's.",
            completionCandidates = Names.OfSites.class)
    private Optional<String> site = Optional.empty();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Override
    public Integer call() {
        Output output = report.output();
        Traces traces = new Traces(journals.stream().map(this::traced).toList());
        output.write(report.report(() -> TraceJson.of(traces), terminal -> TraceText.of(traces, terminal)));
        return traces.exitCode();
    }

    private Traced traced(Path journal) {
        List<Line> lines;
        try {
            lines = Journal.read(journal);
        } catch (JournalException unusable) {
            throw new InputException(String.valueOf(unusable.getMessage()));
        }
        Entry.Began began = Work.began(journal, lines);
        Work work = work(Work.of(began));
        if (!work.plan().serverNames().equals(began.servers())) {
            throw new InputException(journal + ": this journal is of the servers " + String.join(", ", began.servers())
                    + ", in this order; here they are "
                    + String.join(", ", work.plan().serverNames()));
        }
        Trace trace = Trace.of(work.plan(), work.belief(new Releases(began.oldRelease())), lines);
        return new Traced(journal, work, trace);
    }

    private Work work(Work journaled) {
        ProcedureFile judging = procedure.map(Catalogue::procedure).orElse(journaled.procedure());
        SiteFile on = site.map(Catalogue::site).orElse(journaled.site());
        return Work.of(judging, on, journaled.byHand());
    }
}
