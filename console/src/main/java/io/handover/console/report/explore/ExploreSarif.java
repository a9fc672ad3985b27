package io.handover.console.report.explore;

import io.handover.analysis.check.SmallScope;
import io.handover.analysis.explore.Counterexample;
import io.handover.analysis.explore.ExploreReport;
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
import io.handover.explorer.search.Finding;
import io.handover.explorer.search.Verdict;
import io.handover.model.property.Property;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An exploration's report as SARIF: a result for each counterexample that is no consequence of another, an error where the procedure
 * promises what it breaks and else a note; and one that is open for each promise that was not judged.
 */
public final class ExploreSarif {
    private final ExploreReport report;
    private final Subject subject;
    private final WrittenSteps steps;

    private ExploreSarif(ExploreReport report) {
        this.report = report;
        this.subject = report.request().subject();
        this.steps = new WrittenSteps(subject.plan().procedure());
    }

    /**
     * The log.
     *
     * @param file where the procedure lies
     */
    public static String of(ExploreReport report, SourceFile file) {
        return new ExploreSarif(report).log(file).written();
    }

    private SarifLog log(SourceFile file) {
        SarifLog log = new SarifLog(
                "explore",
                subject.procedureName() + "/" + subject.siteName(),
                file,
                (int) subject.text().lines().count(),
                subject.procedureName());
        report.exploration().findings().forEach(finding -> log.rule(rule(finding.property())));
        for (int i = 0; i < report.told().size(); i++) {
            log.result(result(i + 1, report.told().get(i)));
        }
        for (Finding finding : report.exploration().findings()) {
            if (finding.verdict() == Verdict.UNKNOWN && report.isPromised(finding.property())) {
                log.result(unknown(finding.property()));
            }
        }
        return log.property("bounds", SmallScope.words(report.request().scope()))
                .property("complete", report.exploration().complete())
                .property("states", report.exploration().states())
                .exitCode(ExitCode.of(report));
    }

    private static SarifRule rule(Property property) {
        return SarifRule.named(
                property.name(),
                property.promise(),
                "'handover explain " + property.name()
                        + "' says what it means, 'handover replay TOKEN' shows a counterexample action by action.");
    }

    private SarifResult result(int number, Counterexample counterexample) {
        OptionalInt line = counterexample.diagnosis().line();
        Optional<WrittenSteps.Written> step = steps.onLine(line.orElse(0));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("number", number);
        properties.put("actions", counterexample.story().moments().size());
        properties.put("token", counterexample.token().word());
        return new SarifResult(
                rule(counterexample.property()),
                report.isPromised(counterexample.property())
                                || report.also(counterexample).stream()
                                        .anyMatch(also -> report.isPromised(also.property()))
                        ? Level.ERROR
                        : Level.NOTE,
                message(counterexample),
                line,
                step.map(WrittenSteps.Written::words),
                "explored|" + step.map(WrittenSteps.Written::identity).orElse(""),
                StoryPlaces.of(counterexample.story(), millis -> ""),
                Optional.empty(),
                properties);
    }

    private String message(Counterexample counterexample) {
        StringBuilder text = new StringBuilder(Words.sentence(counterexample.summary()));
        text.append(" It takes ")
                .append(Figures.counted(counterexample.story().moments().size(), "action"))
                .append(", within ")
                .append(SmallScope.words(report.request().scope()))
                .append('.');
        for (Counterexample also : report.also(counterexample)) {
            text.append(" By the same, ").append(also.property().name()).append(" is violated.");
        }
        return text.toString();
    }

    private static SarifResult unknown(Property property) {
        return new SarifResult(
                rule(property),
                Level.OPEN,
                "Unknown: not all states were judged, so nobody knows whether " + property.promise()
                        + ". That is no pass.",
                OptionalInt.empty(),
                Optional.empty(),
                "unknown",
                List.of(),
                Optional.empty(),
                Map.of());
    }
}
