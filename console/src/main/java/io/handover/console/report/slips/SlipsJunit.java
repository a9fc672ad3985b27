package io.handover.console.report.slips;

import io.handover.analysis.slips.SlipsReport;
import io.handover.analysis.slips.ToldSlip;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.SourceFile;
import io.handover.console.junit.JunitXml;
import io.handover.console.junit.JunitXml.Case;
import io.handover.console.junit.JunitXml.Outcome;
import io.handover.console.report.Figures;
import io.handover.console.report.ReportMark;
import io.handover.console.report.Words;
import io.handover.model.property.Property;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What single slips do, as results of tests: a case for each promise. It fails where a slip loses it, is an error where nobody knows, and is
 * skipped where it is violated without any slip.
 */
public final class SlipsJunit {
    private final SlipsReport report;
    private final Subject subject;
    private final Optional<String> file;

    private SlipsJunit(SlipsReport report, SourceFile file) {
        this.report = report;
        this.subject = report.subject();
        this.file = file.place();
    }

    /**
     * The XML.
     *
     * @param file where the procedure lies
     */
    public static String of(SlipsReport report, SourceFile file) {
        return new SlipsJunit(report, file).suite().written();
    }

    private JunitXml suite() {
        JunitXml suite = new JunitXml(
                ReportMark.line("slips"), "slips in " + subject.procedureName() + " on " + subject.siteName());
        suite.property("verdict", ExitCode.verdict(report))
                .property("command", report.request().command());
        report.promised().forEach(property -> suite.add(one(property)));
        return suite;
    }

    private Case one(Property property) {
        List<ToldSlip> losing = report.losing(property);
        Outcome outcome = !report.complete()
                ? Outcome.UNKNOWN
                : report.broken().contains(property)
                        ? Outcome.NOT_COUNTED
                        : losing.isEmpty() ? Outcome.PASSED : Outcome.FAILED;
        String type = switch (outcome) {
            case PASSED -> "";
            case UNKNOWN -> report.interrupted() ? "interrupted" : "unknown";
            case NOT_COUNTED -> "violated without a slip";
            case FAILED -> "lost by a slip";
        };
        String message = switch (outcome) {
            case PASSED -> "";
            case UNKNOWN -> SlipWords.counts(report);
            case NOT_COUNTED -> "it is violated without any slip, so that none can lose it";
            case FAILED ->
                Figures.counted(losing.size(), "slip loses", "slips lose") + " it; the worst: "
                        + SlipWords.slip(subject.plan(), losing.get(0).slip());
        };
        OptionalInt line = losing.stream()
                .mapToInt(told -> told.slip().line())
                .filter(number -> number > 0)
                .findFirst();
        return new Case(
                subject.procedureName(),
                property.name(),
                file,
                line,
                outcome,
                type,
                message,
                outcome == Outcome.FAILED ? text(property, losing) : "");
    }

    private String text(Property property, List<ToldSlip> losing) {
        StringBuilder text = new StringBuilder(Words.sentence(property.promise())).append('\n');
        for (ToldSlip told : losing) {
            ToldSlip.Loss loss = told.loss(property).orElseThrow();
            text.append('\n')
                    .append(Words.sentence(SlipWords.slip(subject.plan(), told.slip())))
                    .append("\n  What: ")
                    .append(Words.sentence(loss.diagnosis().summary()))
                    .append("\n  Probability: ")
                    .append(SlipWords.range(told.slip().range()))
                    .append("\n  Barrier: ")
                    .append(Words.sentence(SlipWords.helps(told)))
                    .append("\n  Replay: ")
                    .append(report.request().replay())
                    .append(' ')
                    .append(loss.token().word())
                    .append('\n');
        }
        return text.toString();
    }
}
