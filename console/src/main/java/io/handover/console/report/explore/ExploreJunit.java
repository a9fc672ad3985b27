package io.handover.console.report.explore;

import io.handover.analysis.check.SmallScope;
import io.handover.analysis.explore.Counterexample;
import io.handover.analysis.explore.ExploreReport;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.SourceFile;
import io.handover.console.junit.JunitXml;
import io.handover.console.junit.JunitXml.Case;
import io.handover.console.junit.JunitXml.Outcome;
import io.handover.console.report.ReportMark;
import io.handover.console.report.Words;
import io.handover.explorer.search.Finding;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An exploration's report as results of tests: a case for each property. It fails where a promised one is violated, is an error where nobody
 * knows, and is skipped where one is violated that is not promised.
 */
public final class ExploreJunit {
    private ExploreJunit() {}

    /**
     * The XML.
     *
     * @param file where the procedure lies
     */
    public static String of(ExploreReport report, SourceFile file) {
        Subject subject = report.request().subject();
        JunitXml suite = new JunitXml(
                ReportMark.line("explore"), "explore of " + subject.procedureName() + " on " + subject.siteName());
        suite.property("verdict", ExitCode.words(ExitCode.of(report)))
                .property("bounds", SmallScope.words(report.request().scope()))
                .property("command", report.request().command());
        for (Finding finding : report.exploration().findings()) {
            suite.add(one(report, file, finding));
        }
        return suite.written();
    }

    private static Case one(ExploreReport report, SourceFile file, Finding finding) {
        boolean isPromised = report.isPromised(finding.property());
        Optional<Counterexample> found = report.counterexample(finding.property());
        Outcome outcome = switch (finding.verdict()) {
            case HOLDS -> Outcome.PASSED;
            case VIOLATED -> isPromised ? Outcome.FAILED : Outcome.NOT_COUNTED;
            case UNKNOWN -> isPromised ? Outcome.UNKNOWN : Outcome.NOT_COUNTED;
        };
        String type = switch (finding.verdict()) {
            case HOLDS -> "";
            case VIOLATED -> isPromised ? "violated" : "not promised";
            case UNKNOWN -> isPromised ? "unknown" : "not promised";
        };
        String message = switch (finding.verdict()) {
            case HOLDS -> "";
            case VIOLATED -> found.map(Counterexample::summary).orElse("is violated");
            case UNKNOWN -> "not all states were judged: never a pass";
        };
        return new Case(
                report.request().subject().procedureName(),
                finding.property().name(),
                file.place(),
                found.map(one -> one.diagnosis().line()).orElse(OptionalInt.empty()),
                outcome,
                type,
                message,
                found.map(one -> text(report, one)).orElse(""));
    }

    private static String text(ExploreReport report, Counterexample found) {
        StringBuilder text = new StringBuilder(Words.sentence(found.property().promise()));
        text.append("\nBut: ").append(Words.sentence(found.summary())).append('\n');
        if (found.diagnosis().line().isPresent()) {
            text.append("Where: ")
                    .append(report.request().subject().place(found.diagnosis().line()))
                    .append('\n');
        }
        return text.append("Replay: ")
                .append(report.request().replay())
                .append(' ')
                .append(found.token().word())
                .append('\n')
                .toString();
    }
}
