package io.handover.console.report.compare;

import io.handover.analysis.comparison.ComparisonReport;
import io.handover.analysis.comparison.ComparisonRequest;
import io.handover.analysis.comparison.PromiseRow;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.SourceFile;
import io.handover.console.report.Figures;
import io.handover.console.sarif.SarifLog;
import io.handover.console.sarif.SarifResult;
import io.handover.console.sarif.SarifResult.Level;
import io.handover.console.sarif.SarifRule;
import io.handover.console.sarif.StoryPlaces;
import io.handover.console.sarif.WrittenSteps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A comparison's report as SARIF about B's file: a result for each promise that B is worse in, at the line of the edit that does it where
 * one alone does; an error where it counts for the exit code, and else a note; and one that is open for each promise that is undecided.
 */
public final class CompareSarif {
    private static final String ASKED = "the change makes it no worse that ";

    private final ComparisonReport report;
    private final Subject subject;
    private final WrittenSteps steps;

    private CompareSarif(ComparisonReport report) {
        this.report = report;
        this.subject = report.request().b();
        this.steps = new WrittenSteps(subject.plan().procedure());
    }

    /**
     * The log.
     *
     * @param file where B lies
     */
    public static String of(ComparisonReport report, SourceFile file) {
        return new CompareSarif(report).log(file).written();
    }

    private SarifLog log(SourceFile file) {
        ComparisonRequest request = report.request();
        SarifLog log = new SarifLog(
                "compare",
                subject.procedureName() + "/" + subject.siteName(),
                file,
                (int) subject.text().lines().count(),
                subject.procedureName());
        List<PromiseRow> rows = report.promises().stream()
                .filter(row -> row.promise().isOfBoth())
                .toList();
        rows.forEach(row -> log.rule(rule(row)));
        for (PromiseRow row : rows) {
            PromiseWords words = new PromiseWords(report, row);
            if (words.isWorse()) {
                log.result(worse(row, words, Level.ERROR));
            } else if (words.isUndecided()) {
                log.result(undecided(row, words));
            } else if (words.isWorseUncounted()) {
                log.result(worse(row, words, Level.NOTE));
            }
        }
        return log.property("judgement", Phrases.word(report.judgement()))
                .property("comparedWith", request.a().procedureName())
                .property("site", subject.siteName())
                .property("seed", request.seed())
                .property("pairsOfEachClass", request.pairs())
                .property("failOn", request.failOn().name().toLowerCase(Locale.ROOT))
                .exitCode(ExitCode.of(report));
    }

    private static SarifRule rule(PromiseRow row) {
        return SarifRule.of(row.promise().check()).in("compare", ASKED);
    }

    private SarifResult worse(PromiseRow row, PromiseWords words, Level level) {
        OptionalInt line = words.line();
        Optional<WrittenSteps.Written> step = steps.onLine(line.orElse(0));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("promise", words.name());
        words.token().ifPresent(token -> properties.put("token", token));
        return new SarifResult(
                rule(row),
                level,
                "B is worse than A in " + words.name()
                        + (level == Level.NOTE ? ", which does not count here (--fail-on). " : ". ") + words.worse()
                        + words.edits().map(edits -> " " + edits).orElse("")
                        + words.end().map(end -> " For example: " + end).orElse(""),
                line,
                step.map(WrittenSteps.Written::words),
                "worse|" + words.edit().map(edit -> edit.kind().name()).orElse("") + "|"
                        + step.map(WrittenSteps.Written::identity).orElse(""),
                words.story()
                        .map(story -> StoryPlaces.of(story, Figures::clock))
                        .orElse(List.of()),
                Optional.empty(),
                properties);
    }

    private SarifResult undecided(PromiseRow row, PromiseWords words) {
        return new SarifResult(
                rule(row),
                Level.OPEN,
                "Undecided whether B is worse than A in " + words.name() + ". " + words.undecided()
                        + " That is no pass.",
                OptionalInt.empty(),
                Optional.empty(),
                "undecided",
                List.of(),
                Optional.empty(),
                Map.of());
    }
}
