package io.handover.console.report.slips;

import io.handover.analysis.slips.Slip;
import io.handover.analysis.slips.SlipsReport;
import io.handover.analysis.slips.ToldSlip;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.SourceFile;
import io.handover.console.report.Words;
import io.handover.console.sarif.SarifLog;
import io.handover.console.sarif.SarifResult;
import io.handover.console.sarif.SarifResult.Level;
import io.handover.console.sarif.SarifRule;
import io.handover.console.sarif.StoryPlaces;
import io.handover.console.sarif.WrittenSteps;
import io.handover.files.PatchedText;
import io.handover.model.property.Property;
import io.handover.simulator.run.Check;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What single slips do, as SARIF: an error at its step's line for each slip that loses a promise, as the exit code counts it, the worst
 * first; and a result that is open for each promise where nothing is known.
 */
public final class SlipsSarif {
    private static final String ASKED = "whatever single slip an operator makes, ";

    private final SlipsReport report;
    private final Subject subject;
    private final WrittenSteps steps;

    private SlipsSarif(SlipsReport report) {
        this.report = report;
        this.subject = report.subject();
        this.steps = new WrittenSteps(subject.plan().procedure());
    }

    /**
     * The log.
     *
     * @param file where the procedure lies
     */
    public static String of(SlipsReport report, SourceFile file) {
        return new SlipsSarif(report).log(file).written();
    }

    private SarifLog log(SourceFile file) {
        SarifLog log = new SarifLog(
                "slips",
                subject.procedureName() + "/" + subject.siteName(),
                file,
                (int) subject.text().lines().count(),
                subject.procedureName());
        report.promised().forEach(property -> log.rule(rule(property)));
        List<ToldSlip> ranked = report.ranked();
        for (int i = 0; i < ranked.size(); i++) {
            if (ranked.get(i).judged().isLost()) {
                log.result(result(i + 1, ranked.get(i)));
            }
        }
        if (!report.complete()) {
            report.promised().forEach(property -> log.result(unknown(property)));
        }
        return log.property(
                        "verdict",
                        report.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .property("site", subject.siteName())
                .property("changes", report.changes())
                .exitCode(ExitCode.of(report));
    }

    private static SarifRule rule(Property property) {
        return SarifRule.of(new Check.OfProperty(property)).in("slips", ASKED);
    }

    private SarifResult result(int number, ToldSlip told) {
        Slip slip = told.slip();
        ToldSlip.Loss worst = told.losses().get(0);
        Optional<WrittenSteps.Written> step = steps.onLine(slip.line());
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("number", number);
        properties.put("slip", slip.kind().key());
        properties.put("probabilityFrom", slip.range().low());
        properties.put("probabilityTo", slip.range().high());
        properties.put("token", worst.token().word());
        return new SarifResult(
                rule(worst.property()),
                Level.ERROR,
                message(told, worst),
                slip.line() > 0 ? OptionalInt.of(slip.line()) : OptionalInt.empty(),
                step.map(WrittenSteps.Written::words),
                identity(slip, step),
                StoryPlaces.of(worst.story(), millis -> ""),
                told.barrier()
                        .map(barrier -> new SarifResult.Fix(
                                Words.sentence(barrier.words()),
                                subject.text(),
                                PatchedText.of(subject.source(), subject.text(), barrier.patch()))),
                properties);
    }

    /** By the slip, its step and its server; steps that its words name by number are left out. */
    private String identity(Slip slip, Optional<WrittenSteps.Written> step) {
        return slip.kind().key() + "|"
                + step.map(WrittenSteps.Written::identity).orElse("") + "|"
                + SlipWords.command(subject.plan(), slip.step()) + "|"
                + slip.words().replaceAll("\\b(step|what-if) \\d+", "$1");
    }

    private String message(ToldSlip told, ToldSlip.Loss worst) {
        StringBuilder text = new StringBuilder(Words.sentence(SlipWords.slip(subject.plan(), told.slip())))
                .append(' ')
                .append(Words.sentence(worst.diagnosis().summary()));
        told.losses().stream()
                .skip(1)
                .forEach(also -> text.append(" By the same, ")
                        .append(also.property().name())
                        .append(" is lost."));
        return text.append(" Probability: ")
                .append(SlipWords.range(told.slip().range()))
                .append(" (")
                .append(told.slip().kind().sources())
                .append("). Barrier: ")
                .append(Words.sentence(SlipWords.helps(told)))
                .toString();
    }

    private SarifResult unknown(Property property) {
        return new SarifResult(
                rule(property),
                Level.OPEN,
                "Unknown: " + SlipWords.counts(report) + " That is no pass.",
                OptionalInt.empty(),
                Optional.empty(),
                "unknown",
                List.of(),
                Optional.empty(),
                Map.of());
    }
}
