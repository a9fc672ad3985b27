package io.handover.console.report.compare;

import io.handover.analysis.check.SmallScope;
import io.handover.analysis.comparison.ClassComparison;
import io.handover.analysis.comparison.ComparisonReport;
import io.handover.analysis.comparison.ComparisonRequest;
import io.handover.analysis.comparison.Difference;
import io.handover.analysis.comparison.EditEffect;
import io.handover.analysis.comparison.Edits;
import io.handover.analysis.comparison.Effect;
import io.handover.analysis.comparison.Judged;
import io.handover.analysis.comparison.Judgement;
import io.handover.analysis.comparison.MeasureRow;
import io.handover.analysis.comparison.PairedMean;
import io.handover.analysis.comparison.PairedQuantile;
import io.handover.analysis.comparison.PairedShare;
import io.handover.analysis.comparison.Parting;
import io.handover.analysis.comparison.Promise;
import io.handover.analysis.comparison.PromiseRow;
import io.handover.analysis.comparison.Proof;
import io.handover.analysis.story.Story;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.report.ReportJson;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A comparison's report as JSON; the schema is {@code schema/compare.schema.json}. */
public final class CompareJson {
    private CompareJson() {}

    /** One JSON object, indented, with a line end at its end. */
    public static String of(ComparisonReport report) {
        ComparisonRequest request = report.request();
        ObjectNode root = ReportJson.object("compare");
        procedure(root.putObject("a"), request.a());
        procedure(root.putObject("b"), request.b());
        root.put("site", request.b().siteName());
        ArrayNode servers = root.putArray("servers");
        request.b().plan().serverNames().forEach(servers::add);
        ReportJson.assumptions(
                root.putObject("assumptions"), request.b().site().site().assumptions());
        root.put("seed", request.seed());
        root.put("runs", request.pairs());
        root.put("confidence", request.confidence());
        root.putObject("margins")
                .put("shares", request.margins().shares())
                .put("times", request.margins().times());
        root.putObject("comparisons")
                .put("promises", report.comparisonsOfPromises())
                .put("measures", report.comparisonsOfMeasures());
        root.put("command", request.command());
        root.put("interrupted", report.interrupted());
        root.put("failOn", name(request.failOn()));
        root.put("judgement", name(report.judgement()));
        root.put("exitCode", ExitCode.of(report));
        root.putObject("counts")
                .put("better", report.count(Judgement.BETTER))
                .put("worse", report.count(Judgement.WORSE))
                .put("same", report.count(Judgement.SAME))
                .put("undecided", report.count(Judgement.UNDECIDED))
                .put("apart", report.apart());
        ArrayNode promises = root.putArray("promises");
        report.promises().forEach(row -> promise(promises.addObject(), row, report));
        ArrayNode measures = root.putArray("measures");
        ArrayNode classes = root.putArray("classes");
        for (ClassComparison compared : report.classes()) {
            classes.addObject()
                    .put("faults", compared.faults().name())
                    .put("needs", name(compared.faults().blame()))
                    .put("pairs", compared.pairs())
                    .put("unsettled", compared.unsettled());
            compared.measures()
                    .forEach(row ->
                            measure(measures.addObject(), row, compared.faults().name()));
        }
        report.parting()
                .ifPresentOrElse(parting -> parting(root.putObject("parting"), parting), () -> root.putNull("parting"));
        edits(root, report.edits());
        return ReportJson.written(root);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void procedure(ObjectNode to, Subject subject) {
        to.put("procedure", subject.procedureName()).put("procedureFile", subject.source());
    }

    // ---- promises -------------------------------------------------------------------------------------------------

    private static void promise(ObjectNode to, PromiseRow row, ComparisonReport report) {
        Promise promise = row.promise();
        to.put("property", promise.name());
        to.put("promise", promise.check().promise());
        to.put("promisedByA", promise.byA());
        to.put("promisedByB", promise.byB());
        ReportJson.text(
                to, "judgement", row.judgement(report.request().failOn()).map(CompareJson::name));
        ArrayNode classes = to.putArray("classes");
        for (int i = 0; i < row.classes().size(); i++) {
            Optional<Judged> judged = row.cells().get(i);
            Optional<Judgement> judgement = row.judgement(i);
            if (judged.isPresent() && judgement.isPresent()) {
                ObjectNode cell = classes.addObject()
                        .put("faults", row.classes().get(i).name())
                        .put("judgement", name(judgement.get()));
                share(cell, (PairedShare) judged.get().estimate());
                bounds(cell, judged.get());
            }
        }
        ArrayNode proofs = to.putArray("proofs");
        row.proofs().forEach(proof -> proof(proofs.addObject(), proof));
    }

    private static void share(ObjectNode to, PairedShare share) {
        to.put("a", share.shareA())
                .put("b", share.shareB())
                .put("both", share.both())
                .put("onlyA", share.onlyA())
                .put("onlyB", share.onlyB())
                .put("open", share.open());
        gain(to, share.gain());
    }

    private static void bounds(ObjectNode to, Judged judged) {
        to.put("difference", judged.estimate().difference());
        if (judged.span().isBounded()) {
            to.put("low", judged.span().low()).put("high", judged.span().high());
        } else {
            to.putNull("low").putNull("high");
        }
        to.put("margin", judged.margin());
        judged.more().ifPresentOrElse(more -> to.put("more", more), () -> to.putNull("more"));
    }

    private static void gain(ObjectNode to, OptionalDouble gain) {
        if (gain.isEmpty()) {
            to.putNull("gain");
        } else if (Double.isInfinite(gain.getAsDouble())) {
            to.put("gain", "unbounded");
        } else {
            to.put("gain", gain.getAsDouble());
        }
    }

    private static void proof(ObjectNode to, Proof proof) {
        to.put("faults", proof.faults().name());
        to.put("bounds", SmallScope.words(proof.scope()));
        to.put("a", verdict(proof.a()));
        to.put("b", verdict(proof.b()));
        to.put("judgement", name(proof.judgement()));
        path(to, "pathA", proof.pathA());
        path(to, "pathB", proof.pathB());
    }

    private static String verdict(io.handover.explorer.search.Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> "proved";
            case VIOLATED -> "violated";
            case UNKNOWN -> "unknown";
        };
    }

    private static void path(ObjectNode to, String key, Optional<Proof.Path> path) {
        path.ifPresentOrElse(
                there -> to.putObject(key)
                        .put("actions", there.actions())
                        .put("shortest", there.shortest())
                        .put("token", there.token()),
                () -> to.putNull(key));
    }

    // ---- measures -------------------------------------------------------------------------------------------------

    private static void measure(ObjectNode to, MeasureRow row, String faults) {
        to.put("measure", row.measure().key());
        to.put("title", row.measure().title());
        to.put("unit", row.measure().unit());
        to.put("faults", faults);
        to.put("judgement", name(row.judgement()));
        ObjectNode never =
                to.putObject("never").put("judgement", name(row.never().judgement()));
        share(never, (PairedShare) row.never().estimate());
        bounds(never, row.never());
        if (row.mean().estimate() instanceof PairedMean mean && mean.pairs() > 0) {
            ObjectNode ended = to.putObject("mean")
                    .put("judgement", name(row.mean().judgement()))
                    .put("pairs", mean.pairs())
                    .put("a", mean.meanA())
                    .put("b", mean.meanB());
            gain(ended, mean.gain());
            bounds(ended, row.mean());
        } else {
            to.putNull("mean");
        }
        quantile(to, "p50", row.median());
        quantile(to, "p95", row.tail());
    }

    private static void quantile(ObjectNode to, String key, Optional<Judged> judged) {
        if (judged.isPresent() && judged.get().estimate() instanceof PairedQuantile quantile) {
            ObjectNode one = to.putObject(key)
                    .put("judgement", name(judged.get().judgement()))
                    .put("a", quantile.a())
                    .put("b", quantile.b());
            bounds(one, judged.get());
        } else {
            to.putNull(key);
        }
    }

    // ---- where they part, and why -----------------------------------------------------------------------------------

    private static void parting(ObjectNode to, Parting parting) {
        to.put("faults", parting.faults().name());
        to.put("run", parting.index());
        ReportJson.text(to, "property", parting.promise().map(Promise::name));
        ReportJson.text(to, "brokenBy", parting.promise().map(promise -> parting.brokenByB() ? "b" : "a"));
        to.put("common", parting.common());
        story(to.putObject("a"), parting.a(), parting.tokenA());
        story(to.putObject("b"), parting.b(), parting.tokenB());
    }

    private static void story(ObjectNode to, Story story, String token) {
        to.put("token", token);
        ArrayNode timeline = to.putArray("timeline");
        story.moments().forEach(moment -> ReportJson.moment(timeline, moment));
    }

    private static void edits(ObjectNode root, Edits edits) {
        ArrayNode differences = root.putArray("differences");
        for (int i = 0; i < edits.differences().size(); i++) {
            Difference difference = edits.differences().get(i);
            ObjectNode one = differences
                    .addObject()
                    .put("number", i + 1)
                    .put("kind", name(difference.kind()))
                    .put("edit", difference.words());
            line(one, "lineA", difference.lineOfA());
            line(one, "lineB", difference.lineOfB());
        }
        ObjectNode to = root.putObject("edits");
        to.put("told", name(edits.reason()));
        to.put("pairs", edits.pairs());
        ArrayNode alone = to.putArray("alone");
        edits.effects().forEach(effect -> alone(alone.addObject(), effect));
        ArrayNode together = to.putArray("together");
        for (Edits.Together one : edits.together()) {
            numbers(
                    together.addObject()
                            .put("property", one.promise().name())
                            .put("judgement", name(one.judgement()))
                            .putArray("needed"),
                    one.needed());
        }
    }

    private static void line(ObjectNode to, String key, OptionalInt line) {
        line.ifPresentOrElse(there -> to.put(key, there), () -> to.putNull(key));
    }

    private static void numbers(ArrayNode to, List<Integer> places) {
        places.forEach(place -> to.add(place + 1));
    }

    private static void alone(ObjectNode to, EditEffect edit) {
        numbers(to.putArray("edits"), edit.differences());
        numbers(to.putArray("wanted"), edit.wanted());
        ArrayNode effects = to.putArray("effects");
        for (Effect effect : edit.effects()) {
            ObjectNode one = effects.addObject();
            if (effect instanceof Effect.OnPromise on) {
                one.put("on", "promise")
                        .put("name", on.promise().name())
                        .put("faults", on.faults().name());
                one.put("judgement", name(on.judgement()));
                bounds(one, on.judged());
            } else if (effect instanceof Effect.OnMeasure on) {
                one.put("on", "measure")
                        .put("name", on.measure().key())
                        .put("faults", on.faults().name());
                one.put("judgement", name(on.judgement()));
                bounds(one, on.judged());
            } else {
                Effect.OnProof on = (Effect.OnProof) effect;
                one.put("on", "proof")
                        .put("name", on.promise().name())
                        .put("faults", on.faults().name());
                one.put("judgement", name(on.judgement()));
            }
        }
    }
}
