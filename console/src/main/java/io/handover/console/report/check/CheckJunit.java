package io.handover.console.report.check;

import io.handover.analysis.check.CheckReport;
import io.handover.analysis.check.CheckRequest;
import io.handover.analysis.check.Finding;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.SourceFile;
import io.handover.console.junit.JunitXml;
import io.handover.console.junit.JunitXml.Case;
import io.handover.console.junit.JunitXml.Outcome;
import io.handover.console.report.ReportMark;
import io.handover.console.report.Words;
import io.handover.simulator.campaign.FaultClass.Blame;
import io.handover.simulator.run.Check;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A check's report as results of tests: a case for each promise. It fails where what counts for the exit code violates the promise, is an
 * error where nobody knows, and is skipped where only what does not count violates it.
 */
public final class CheckJunit {
    private final CheckReport report;
    private final Subject subject;
    private final Optional<String> file;

    private CheckJunit(CheckReport report, SourceFile file) {
        this.report = report;
        this.subject = report.request().subject();
        this.file = file.place();
    }

    /**
     * The XML.
     *
     * @param file where the procedure lies
     */
    public static String of(CheckReport report, SourceFile file) {
        return new CheckJunit(report, file).suite().written();
    }

    private JunitXml suite() {
        CheckRequest request = report.request();
        JunitXml suite = new JunitXml(
                ReportMark.line("check"), "check of " + subject.procedureName() + " on " + subject.siteName());
        suite.property("verdict", ExitCode.verdict(report))
                .property("seed", String.valueOf(request.seed()))
                .property("runs of each class", String.valueOf(request.runs()))
                .property("command", request.command());
        for (int check = 0; check < report.checks().size(); check++) {
            suite.add(one(check));
        }
        return suite;
    }

    private Case one(int check) {
        Check asked = report.checks().get(check);
        List<Finding> findings = findings(asked);
        OptionalInt line = findings.stream()
                .map(finding -> finding.diagnosis().line())
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
        Optional<Blame> breaks = report.breaks(check);
        Blame failOn = report.request().failOn();
        Outcome outcome = switch (report.verdict(check, failOn)) {
            case VIOLATED -> Outcome.FAILED;
            case UNKNOWN -> Outcome.UNKNOWN;
            case HELD ->
                breaks.isPresent() ? Outcome.NOT_COUNTED : report.interrupted() ? Outcome.UNKNOWN : Outcome.PASSED;
        };
        String type = switch (outcome) {
            case PASSED -> "";
            case UNKNOWN -> report.interrupted() ? "interrupted" : "unknown";
            case FAILED, NOT_COUNTED -> breaks.map(CheckJunit::needs).orElse("");
        };
        String message = switch (outcome) {
            case PASSED -> "";
            case UNKNOWN ->
                report.interrupted()
                        ? "the check was interrupted before it had made all its runs"
                        : "nothing put it to the test, and it is not proved: never a pass";
            case NOT_COUNTED -> "breaks " + type + ", which does not count here (--fail-on)";
            case FAILED ->
                findings.isEmpty() ? "is violated" : findings.get(0).diagnosis().summary();
        };
        return new Case(
                subject.procedureName(),
                asked.name(),
                file,
                line,
                outcome,
                type,
                message,
                text(asked, findings, outcome));
    }

    private static String needs(Blame blame) {
        return switch (blame) {
            case NONE -> "without any fault";
            case ENVIRONMENT -> "only with faults";
            case SLIPS -> "only by a slip of the operator";
        };
    }

    /** Those of it, and those of another promise that violate this one, too, the worst first. */
    private List<Finding> findings(Check check) {
        return report.findings().stream()
                .filter(finding -> finding.check().equals(check)
                        || finding.also().stream().anyMatch(also -> also.check().equals(check)))
                .toList();
    }

    private String text(Check check, List<Finding> findings, Outcome outcome) {
        if (outcome == Outcome.PASSED) {
            return "";
        }
        StringBuilder text = new StringBuilder(Words.sentence(check.promise())).append('\n');
        for (Finding finding : findings) {
            text.append("\nFinding ")
                    .append(report.findings().indexOf(finding) + 1)
                    .append(", needs ")
                    .append(FindingWords.needs(finding))
                    .append(": ")
                    .append(Words.sentence(finding.diagnosis().summary()))
                    .append('\n');
            text.append("  How often: ")
                    .append(FindingWords.howOften(report, finding))
                    .append('\n');
            if (finding.diagnosis().line().isPresent()) {
                text.append("  Where: ")
                        .append(subject.place(finding.diagnosis().line()))
                        .append('\n');
            }
            finding.advice()
                    .ifPresent(advice -> text.append("  To do: ")
                            .append(Words.sentence(advice.isPatch() ? advice.summary() : advice.effect()))
                            .append('\n'));
            text.append("  Replay: ")
                    .append(report.request().replay())
                    .append(' ')
                    .append(finding.token())
                    .append('\n');
        }
        return text.toString();
    }
}
