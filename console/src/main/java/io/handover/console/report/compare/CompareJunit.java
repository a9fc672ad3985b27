package io.handover.console.report.compare;

import io.handover.analysis.comparison.ComparisonReport;
import io.handover.analysis.comparison.ComparisonRequest;
import io.handover.analysis.comparison.PromiseRow;
import io.handover.console.ExitCode;
import io.handover.console.SourceFile;
import io.handover.console.junit.JunitXml;
import io.handover.console.junit.JunitXml.Case;
import io.handover.console.junit.JunitXml.Outcome;
import io.handover.console.report.ReportMark;
import io.handover.console.report.Words;
import java.util.Optional;

/**
 * A comparison's report as results of tests: a case for each promise that can be asked of both. It fails where B is worse in what counts for
 * the exit code, is an error where that is undecided, and is skipped where B is worse in what does not count.
 */
public final class CompareJunit {
    private final ComparisonReport report;
    private final ComparisonRequest request;
    private final Optional<String> file;

    private CompareJunit(ComparisonReport report, SourceFile file) {
        this.report = report;
        this.request = report.request();
        this.file = file.place();
    }

    /**
     * The XML.
     *
     * @param file where B lies
     */
    public static String of(ComparisonReport report, SourceFile file) {
        return new CompareJunit(report, file).suite().written();
    }

    private JunitXml suite() {
        JunitXml suite = new JunitXml(
                ReportMark.line("compare"),
                "comparison of " + request.a().procedureName() + " (A) and "
                        + request.b().procedureName() + " (B) on " + request.b().siteName());
        suite.property("judgement", Phrases.word(report.judgement()))
                .property("exit code", String.valueOf(ExitCode.of(report)))
                .property("seed", String.valueOf(request.seed()))
                .property("pairs of each class", String.valueOf(request.pairs()))
                .property("command", request.command());
        report.promises().stream().filter(row -> row.promise().isOfBoth()).forEach(row -> suite.add(one(row)));
        return suite;
    }

    private Case one(PromiseRow row) {
        PromiseWords words = new PromiseWords(report, row);
        Outcome outcome = words.isWorse()
                ? Outcome.FAILED
                : words.isUndecided() || report.interrupted()
                        ? Outcome.UNKNOWN
                        : words.isWorseUncounted() ? Outcome.NOT_COUNTED : Outcome.PASSED;
        String type = switch (outcome) {
            case PASSED -> "";
            case UNKNOWN -> words.isUndecided() ? "undecided" : "interrupted";
            case FAILED, NOT_COUNTED -> "worse";
        };
        String message = switch (outcome) {
            case PASSED -> "";
            case UNKNOWN ->
                words.isUndecided()
                        ? words.undecided()
                        : "the comparison was interrupted before it had made all its pairs of runs";
            case NOT_COUNTED -> "worse by what does not count here (--fail-on): " + words.worse();
            case FAILED -> words.worse();
        };
        return new Case(
                request.b().procedureName(),
                words.name(),
                file,
                words.line(),
                outcome,
                type,
                message,
                text(row, words, outcome));
    }

    private String text(PromiseRow row, PromiseWords words, Outcome outcome) {
        if (outcome != Outcome.FAILED && outcome != Outcome.NOT_COUNTED) {
            return "";
        }
        StringBuilder text =
                new StringBuilder(Words.sentence(row.promise().check().promise())).append('\n');
        words.edits().ifPresent(edits -> text.append(edits).append('\n'));
        words.end()
                .ifPresent(
                        end -> text.append("What goes wrong in B: ").append(end).append('\n'));
        words.token()
                .ifPresent(token -> text.append("Replay: ")
                        .append(request.replayB())
                        .append(' ')
                        .append(token)
                        .append('\n'));
        return text.toString();
    }
}
