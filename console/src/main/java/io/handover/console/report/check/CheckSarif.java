package io.handover.console.report.check;

import io.handover.analysis.advice.Advice;
import io.handover.analysis.check.CheckReport;
import io.handover.analysis.check.CheckRequest;
import io.handover.analysis.check.Finding;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.SourceFile;
import io.handover.console.report.Figures;
import io.handover.console.report.Words;
import io.handover.console.sarif.SarifLog;
import io.handover.console.sarif.SarifResult;
import io.handover.console.sarif.SarifResult.Level;
import io.handover.console.sarif.SarifRule;
import io.handover.console.sarif.StoryPlaces;
import io.handover.console.sarif.WrittenSteps;
import io.handover.files.PatchedText;
import io.handover.model.action.ActionKind;
import io.handover.simulator.campaign.Verdict;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Way;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A check's report as SARIF: a result for each finding, an error where it counts for the exit code, a warning where a fault alone explains
 * it, and a note where it does not count; and one that is open for each promise of which nothing is known.
 */
public final class CheckSarif {
    private final CheckReport report;
    private final Subject subject;
    private final WrittenSteps steps;

    private CheckSarif(CheckReport report) {
        this.report = report;
        this.subject = report.request().subject();
        this.steps = new WrittenSteps(subject.plan().procedure());
    }

    /**
     * The log.
     *
     * @param file where the procedure lies
     */
    public static String of(CheckReport report, SourceFile file) {
        return new CheckSarif(report).log(file).written();
    }

    private SarifLog log(SourceFile file) {
        CheckRequest request = report.request();
        SarifLog log = new SarifLog(
                "check",
                subject.procedureName() + "/" + subject.siteName(),
                file,
                (int) subject.text().lines().count(),
                subject.procedureName());
        report.checks().forEach(check -> log.rule(SarifRule.of(check)));
        for (int i = 0; i < report.findings().size(); i++) {
            log.result(result(i + 1, report.findings().get(i)));
        }
        for (int check = 0; check < report.checks().size(); check++) {
            if (report.verdict(check, request.failOn()) == Verdict.UNKNOWN) {
                log.result(unknown(report.checks().get(check)));
            }
        }
        return log.property("verdict", report.verdict().name().toLowerCase(Locale.ROOT))
                .property("site", subject.siteName())
                .property("seed", request.seed())
                .property("runsOfEachClass", request.runs())
                .property("failOn", request.failOn().name().toLowerCase(Locale.ROOT))
                .exitCode(ExitCode.of(report));
    }

    private SarifResult result(int number, Finding finding) {
        OptionalInt line = finding.diagnosis().line();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("number", number);
        properties.put("needs", finding.blame().name().toLowerCase(Locale.ROOT));
        properties.put("counted", finding.counted());
        finding.share().ifPresent(share -> {
            properties.put("faults", share.faults());
            properties.put("violations", share.violations());
            properties.put("runs", share.runs());
        });
        properties.put("token", finding.token());
        return new SarifResult(
                SarifRule.of(finding.check()),
                level(finding),
                message(finding),
                line,
                steps.onLine(line.orElse(0)).map(WrittenSteps.Written::words),
                identity(finding),
                StoryPlaces.of(finding.story(), finding.telling().isPath() ? millis -> "" : Figures::clock),
                finding.advice().filter(Advice::isPatch).map(this::fix),
                properties);
    }

    private Level level(Finding finding) {
        if (!FindingWords.counts(report, finding)) {
            return Level.NOTE;
        }
        return finding.isFaultAlone() ? Level.WARNING : Level.ERROR;
    }

    /** By the way in which it is violated, in which a step counts as what it is and not as the number that it has. */
    private String identity(Finding finding) {
        Way way = finding.way();
        String of = finding.check() instanceof Check.OfStep step
                ? steps.onLine(step.position().line())
                                .map(WrittenSteps.Written::identity)
                                .orElse("") + "|"
                : "";
        return of + way.cause() + "|" + way.lack() + "|"
                + way.by().map(ActionKind::name).orElse("") + "|"
                + steps.at(way.step()).map(WrittenSteps.Written::identity).orElse("");
    }

    private String message(Finding finding) {
        StringBuilder text =
                new StringBuilder(Words.sentence(finding.diagnosis().summary()));
        if (finding.ways() > 1) {
            text.append(" This is the most frequent of ").append(finding.ways()).append(" such ways.");
        }
        text.append(" How often: ").append(FindingWords.howOften(report, finding));
        for (Finding.Also also : finding.also()) {
            text.append(" By the same, ").append(also.check().name()).append(" is violated.");
        }
        finding.advice()
                .ifPresent(advice -> text.append(" To do: ")
                        .append(advice.isPatch() ? Words.sentence(advice.summary()) + " Tried: " : "")
                        .append(Words.sentence(advice.effect())));
        return text.toString();
    }

    private SarifResult.Fix fix(Advice advice) {
        return new SarifResult.Fix(
                Words.sentence(advice.summary()),
                subject.text(),
                PatchedText.of(subject.source(), subject.text(), advice.whole()));
    }

    private static SarifResult unknown(Check check) {
        return new SarifResult(
                SarifRule.of(check),
                Level.OPEN,
                "Unknown: nothing put it to the test that " + check.promise()
                        + ", and it is not proved. That is no pass.",
                OptionalInt.empty(),
                Optional.empty(),
                "unknown",
                List.of(),
                Optional.empty(),
                Map.of());
    }
}
