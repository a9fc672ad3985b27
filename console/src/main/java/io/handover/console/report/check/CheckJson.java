package io.handover.console.report.check;

import io.handover.analysis.check.CheckReport;
import io.handover.analysis.check.CheckRequest;
import io.handover.analysis.check.Finding;
import io.handover.analysis.check.SmallScope;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.report.ReportJson;
import io.handover.console.report.StepRows;
import io.handover.simulator.campaign.Interval;
import io.handover.simulator.campaign.Measure;
import io.handover.simulator.campaign.Percentiles;
import io.handover.simulator.campaign.Tally;
import io.handover.simulator.run.Measures;
import io.handover.simulator.run.StepTimes;
import io.handover.simulator.run.Witness;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A check's report as JSON; the schema is {@code schema/check.schema.json}. */
public final class CheckJson {
    private CheckJson() {}

    /** One JSON object, indented, with a line end at its end. */
    public static String of(CheckReport report) {
        CheckRequest request = report.request();
        Subject subject = request.subject();
        ObjectNode root = ReportJson.object("check");
        ReportJson.subject(root, subject);
        root.put("seed", request.seed());
        root.put("runs", request.runs());
        ReportJson.assumptions(
                root.putObject("assumptions"), subject.site().site().assumptions());
        root.put("command", request.command());
        root.put("interrupted", report.interrupted());
        root.put("failOn", name(request.failOn()));
        root.put("verdict", name(report.verdict()));
        root.put("exitCode", ExitCode.of(report));
        promises(root.putArray("promises"), report);
        matrix(root.putArray("matrix"), report);
        classes(root.putArray("classes"), report);
        ArrayNode findings = root.putArray("findings");
        for (int i = 0; i < report.findings().size(); i++) {
            finding(findings.addObject().put("number", i + 1), report.findings().get(i), subject);
        }
        timings(root.putArray("timings"), report);
        steps(root.putArray("steps"), report);
        witnesses(root.putArray("witnesses"), report);
        return ReportJson.written(root);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void promises(ArrayNode promises, CheckReport report) {
        for (int check = 0; check < report.checks().size(); check++) {
            ObjectNode promise = promises.addObject()
                    .put("property", report.checks().get(check).name())
                    .put("promise", report.checks().get(check).promise())
                    .put("verdict", name(report.verdict(check)));
            ReportJson.text(promise, "breaks", report.breaks(check).map(CheckJson::name));
        }
    }

    private static void matrix(ArrayNode matrix, CheckReport report) {
        for (int row = 0; row < report.tallies().size(); row++) {
            Tally tally = report.tallies().get(row);
            for (int check = 0; check < report.checks().size(); check++) {
                Interval interval = tally.interval(check);
                ObjectNode cell = matrix.addObject()
                        .put("property", report.checks().get(check).name())
                        .put("faults", tally.faultClass().name())
                        .put("verdict", name(report.verdict(row, check)))
                        .put("violations", tally.violations(check))
                        .put("runs", tally.runs())
                        .put("low", interval.low())
                        .put("high", interval.high())
                        .put("exercised", tally.exercised(check))
                        .put("proved", report.isProved(row, check));
                ReportJson.text(cell, "explored", report.explored(row, check).map(SmallScope.Explored::bounds));
            }
        }
    }

    private static void classes(ArrayNode classes, CheckReport report) {
        for (Tally tally : report.tallies()) {
            classes.addObject()
                    .put("faults", tally.faultClass().name())
                    .put("needs", name(tally.faultClass().blame()))
                    .put("runs", tally.runs())
                    .put("struck", tally.struckRuns())
                    .put("unsettled", tally.unsettled())
                    .put("shortOfChanges", tally.shortOfChanges());
        }
    }

    private static void finding(ObjectNode to, Finding finding, Subject subject) {
        to.put("property", finding.check().name());
        to.put("promise", finding.check().promise());
        to.put("needs", name(finding.blame()));
        to.put("faultAlone", finding.isFaultAlone());
        to.put("ways", finding.ways());
        to.put("counted", finding.counted());
        to.put("faults", finding.told().name());
        finding.share().ifPresentOrElse(share -> share(to.putObject("share"), share), () -> to.putNull("share"));
        shares(to.putArray("shares"), finding.shares());
        ArrayNode also = to.putArray("also");
        for (Finding.Also other : finding.also()) {
            ObjectNode one = also.addObject()
                    .put("property", other.check().name())
                    .put("promise", other.check().promise());
            shares(one.putArray("shares"), other.shares());
        }
        to.put("token", finding.token());
        ReportJson.text(to, "originalToken", finding.original());
        to.put("told", finding.telling().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        ReportJson.line(to, finding.diagnosis().line(), subject);
        to.put("summary", finding.diagnosis().summary());
        AdviceJson.write(to, finding.advice(), subject);
        ArrayNode timeline = to.putArray("timeline");
        finding.story().moments().forEach(moment -> ReportJson.moment(timeline, moment));
    }

    private static void shares(ArrayNode to, List<Finding.Share> shares) {
        shares.forEach(share -> share(to.addObject(), share));
    }

    private static void share(ObjectNode to, Finding.Share share) {
        Interval interval = Interval.of(share.violations(), share.runs());
        to.put("faults", share.faults())
                .put("violations", share.violations())
                .put("runs", share.runs())
                .put("low", interval.low())
                .put("high", interval.high());
    }

    private static void timings(ArrayNode timings, CheckReport report) {
        for (Tally tally : report.tallies()) {
            for (Measure measure : Measure.values()) {
                Percentiles percentiles = tally.at(measure);
                ObjectNode timing = timings.addObject()
                        .put("measure", measure.key())
                        .put("faults", tally.faultClass().name())
                        .put("unit", measure.unit());
                percentiles(timing, percentiles);
            }
        }
    }

    private static void steps(ArrayNode steps, CheckReport report) {
        List<String> rows = StepRows.of(report.request().subject().plan());
        for (Tally tally : report.tallies()) {
            for (int step = 0; step < rows.size(); step++) {
                for (StepTimes.Part part : StepTimes.Part.values()) {
                    Percentiles percentiles = tally.atStep(step, part);
                    ObjectNode timing = steps.addObject()
                            .put("step", rows.get(step))
                            .put("faults", tally.faultClass().name())
                            .put("part", part.key())
                            .put("unit", "ms");
                    percentiles(timing, percentiles);
                }
            }
        }
    }

    private static void percentiles(ObjectNode timing, Percentiles percentiles) {
        timing.put("runs", percentiles.runs()).put("never", percentiles.never());
        percentile(timing, "p50", percentiles.at(50));
        percentile(timing, "p95", percentiles.at(95));
        percentile(timing, "p99", percentiles.at(99));
        percentile(timing, "max", percentiles.at(100));
    }

    private static void percentile(ObjectNode timing, String name, long value) {
        if (value == Measures.NEVER) {
            timing.putNull(name);
        } else {
            timing.put(name, value);
        }
    }

    private static void witnesses(ArrayNode witnesses, CheckReport report) {
        for (Tally tally : report.tallies()) {
            for (Witness witness : Witness.values()) {
                witnesses
                        .addObject()
                        .put("witness", witness.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .put("sentence", witness.sentence())
                        .put("faults", tally.faultClass().name())
                        .put("seen", tally.witnessed(witness))
                        .put("runs", tally.runs());
            }
        }
    }
}
