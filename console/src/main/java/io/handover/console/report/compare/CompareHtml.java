package io.handover.console.report.compare;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.text;

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
import io.handover.analysis.comparison.PromiseRow;
import io.handover.analysis.comparison.Proof;
import io.handover.analysis.story.Story;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.html.DrawnTimeline;
import io.handover.console.html.HtmlPage;
import io.handover.console.html.Parts;
import io.handover.console.html.Plots;
import io.handover.console.html.Scale;
import io.handover.console.html.Tone;
import io.handover.console.report.Declared;
import io.handover.console.report.Figures;
import io.handover.console.report.PageParts;
import io.handover.console.report.StoryColumns;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.campaign.Measure;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** A comparison as a page for a browser: what is better and what is worse, the paired differences as plots, where the two part, and which edit does it. */
public final class CompareHtml {
    private final ComparisonReport report;
    private final ComparisonRequest request;

    private CompareHtml(ComparisonReport report) {
        this.report = report;
        this.request = report.request();
    }

    /** The page. */
    public static String of(ComparisonReport report) {
        return new CompareHtml(report).page().toString();
    }

    private HtmlPage page() {
        HtmlPage page = PageParts.page(
                "compare",
                "Comparison of " + request.a().procedureName() + " (A) and "
                        + request.b().procedureName() + " (B) on " + request.b().siteName());
        page.verdict(tone(report.judgement()), verdict(), counts().toArray(DomContent[]::new));
        page.section("promises", "Promises", matrix(), again());
        page.section("differences", "Promises broken: B less A", shares());
        page.section("measures", "Times and numbers: B less A", measures());
        page.section("parting", "Where they part", parting());
        page.section("edits", "Which edit does it", edits(), again());
        page.section("basis", "What was compared", basis());
        return page;
    }

    private DomContent again() {
        return PageParts.again("Seed " + request.seed(), request.command());
    }

    private static Tone tone(Judgement judgement) {
        return switch (judgement) {
            case BETTER -> Tone.GOOD;
            case WORSE -> Tone.BAD;
            case SAME -> Tone.PLAIN;
            case UNDECIDED, MIXED -> Tone.DOUBT;
        };
    }

    private static DomContent words(Judgement judgement) {
        return tone(judgement).words(Phrases.word(judgement));
    }

    private boolean counts(FaultClass faults) {
        return faults.blame().compareTo(request.failOn()) <= 0;
    }

    // ---- the verdict ----------------------------------------------------------------------------------------------

    private String verdict() {
        return switch (report.judgement()) {
                    case WORSE -> "B is worse";
                    case UNDECIDED -> "Undecided";
                    case BETTER -> "B is better";
                    case SAME, MIXED -> "B is the same";
                }
                + " (exit code " + ExitCode.of(report) + "); --fail-on "
                + request.failOn().name().toLowerCase(Locale.ROOT) + ".";
    }

    private List<DomContent> counts() {
        List<DomContent> parts = new ArrayList<>();
        if (report.interrupted()) {
            parts.add(p("Interrupted: this is what is known after " + Figures.counted(report.pairs(), "pair")
                    + " of runs."));
        }
        long undecided = report.count(Judgement.UNDECIDED);
        parts.add(p("B is better in " + Figures.counted(report.count(Judgement.BETTER), "promise") + ", worse in "
                + report.count(Judgement.WORSE) + ", the same in " + report.count(Judgement.SAME) + ", and "
                + undecided + (undecided == 1 ? " is" : " are") + " undecided"
                + (report.apart() == 0 ? "." : "; " + report.apart() + " cannot be asked of both.")));
        parts.add(Parts.note(drawn()));
        return parts;
    }

    private String drawn() {
        return Figures.counted(request.pairs(), "pair") + " of runs of each of "
                + Figures.counted(request.classes().size(), "fault class", "fault classes") + ", seed "
                + request.seed() + "; runs of one number share every choice that both make.";
    }

    private DomContent matrix() {
        List<String> headings = new ArrayList<>(List.of("promise"));
        request.classes().forEach(faults -> headings.add(faults.name()));
        headings.add("proofs");
        Parts.Grid grid = new Parts.Grid(
                        "What is said of B, held against A, under each fault class; differences in points of the share of runs",
                        headings)
                .ofCells();
        for (PromiseRow row : report.promises()) {
            if (row.promise().isOfBoth()) {
                List<DomContent> cells = new ArrayList<>();
                for (int i = 0; i < request.classes().size(); i++) {
                    cells.add(cell(row, i));
                }
                cells.add(proofs(row));
                grid.row(row.promise().name(), cells);
            }
        }
        return grid.table();
    }

    private static DomContent cell(PromiseRow row, int place) {
        Optional<Judged> judged = row.cells().get(place);
        Optional<Judgement> judgement = row.judgement(place);
        if (judged.isEmpty() || judgement.isEmpty()) {
            return text("-");
        }
        double difference = judged.get().estimate().difference();
        return tone(judgement.get())
                .words(Phrases.word(judgement.get())
                        + (judgement.get() == Judgement.SAME || difference == 0
                                ? ""
                                : " " + Phrases.points(difference)));
    }

    private DomContent proofs(PromiseRow row) {
        List<Proof> counting =
                row.proofs().stream().filter(proof -> counts(proof.faults())).toList();
        List<Judgement> all = counting.stream().map(Proof::judgement).toList();
        if (all.contains(Judgement.WORSE)) {
            return Tone.BAD.words("lost in B");
        }
        if (all.contains(Judgement.BETTER)) {
            return Tone.GOOD.words("new in B");
        }
        if (counting.isEmpty()) {
            return text("-");
        }
        return all.stream().allMatch(one -> one == Judgement.SAME)
                ? Tone.GOOD.words("both")
                : text(all.contains(Judgement.SAME) ? "both, in part" : "neither, or unknown");
    }

    // ---- differences ----------------------------------------------------------------------------------------------

    private List<DomContent> shares() {
        List<DomContent> parts = new ArrayList<>();
        parts.add(Parts.note(
                "A dot is the difference that was seen, a bar where the true one lies; all intervals hold together with "
                        + Figures.percent(request.confidence())
                        + " %. The dashed line is no difference; left of it B breaks the promise less often. Gain: how many times as many"
                        + " pairs it would take without shared choices."));
        for (ClassComparison compared : report.classes()) {
            parts.add(shares(compared));
        }
        parts.add(again());
        return parts;
    }

    private DomContent shares(ClassComparison compared) {
        int place = report.classes().indexOf(compared);
        double most = compared.promises().stream()
                .flatMap(Optional::stream)
                .filter(judged -> judged.span().isBounded())
                .flatMapToDouble(judged -> DoubleStream.of(
                        Math.abs(judged.span().low()), Math.abs(judged.span().high())))
                .max()
                .orElse(0.01);
        Scale scale = new Scale(
                -most,
                most + 1e-12,
                false,
                List.of(-most, 0.0, most),
                value -> value == 0 ? "0" : Phrases.points(value));
        Parts.Grid grid = new Parts.Grid(
                        "Faults: " + compared.faults().name() + ", " + Figures.counted(compared.pairs(), "pair")
                                + " of runs" + (counts(compared.faults()) ? "" : "; does not count for the exit code"),
                        List.of("promise", "B less A", "A, %", "B, %", "points", "between", "gain", "judged"))
                .ofFigures()
                .axis(1, Plots.axis(scale));
        int unbroken = 0;
        int told = 0;
        for (int i = 0; i < report.promises().size(); i++) {
            PromiseRow row = report.promises().get(i);
            Optional<Judged> judged = compared.promises().get(i);
            Optional<Judgement> judgement = row.judgement(place);
            if (judged.isEmpty() || judgement.isEmpty() || !(judged.get().estimate() instanceof PairedShare share)) {
                continue;
            }
            if (share.shareA() == 0 && share.shareB() == 0 && judgement.get() == Judgement.SAME) {
                unbroken++;
                continue;
            }
            told++;
            grid.row(
                    row.promise().name(),
                    List.of(
                            plot(judgement.get(), scale, judged.get(), 1),
                            text(Figures.percent(share.shareA())),
                            text(Figures.percent(share.shareB())),
                            text(Phrases.points(share.difference())),
                            text(Phrases.pointsSpan(judged.get().span())),
                            text(Phrases.gain(share.gain())),
                            judged(judgement.get(), judged)));
        }
        return div(
                told == 0 ? Parts.words("Faults: " + compared.faults().name()) : grid.table(),
                unbroken == 0 ? text("") : Parts.note("Broken in no run of either: " + unbroken + " more."),
                compared.unsettled() == 0
                        ? text("")
                        : Parts.note("In " + Figures.counted(compared.unsettled(), "pair")
                                + " a run did not come to rest; what it did not break counts for either side."));
    }

    private static DomContent judged(Judgement judgement, Optional<Judged> judged) {
        return judgement == Judgement.UNDECIDED && judged.isPresent()
                ? div(words(judgement), div(Phrases.more(judged.get())).withClass("cell-note"))
                : words(judgement);
    }

    /** Nothing where nothing is known. */
    private static DomContent plot(Judgement judgement, Scale scale, Judged judged, double unit) {
        return judged.span().isBounded()
                ? Plots.interval(
                        tone(judgement),
                        scale,
                        judged.span().low() / unit,
                        judged.estimate().difference() / unit,
                        judged.span().high() / unit,
                        Optional.of(0.0))
                : text("");
    }

    private List<DomContent> measures() {
        List<DomContent> parts = new ArrayList<>();
        parts.add(Parts.note("Means of the pairs in which both come to an end, B less A, as parts of what A takes;"
                + " what is beyond the scale stands at its end."));
        report.classes().forEach(compared -> parts.add(measures(compared)));
        parts.add(again());
        return parts;
    }

    private DomContent measures(ClassComparison compared) {
        Scale scale = new Scale(
                -1,
                1,
                false,
                List.of(-1.0, 0.0, 1.0),
                part -> part == 0 ? "0" : Figures.percent(Math.abs(part)) + " % " + (part < 0 ? "less" : "more"));
        Parts.Grid grid = new Parts.Grid(
                        "Faults: " + compared.faults().name(),
                        List.of(
                                "measure",
                                "mean, B less A",
                                "judged",
                                "mean",
                                "between",
                                "p50, A to B",
                                "p95, A to B",
                                "gain"))
                .ofFigures()
                .axis(1, Plots.axis(scale));
        for (MeasureRow row : compared.measures()) {
            PairedMean mean = (PairedMean) row.mean().estimate();
            Measure measure = row.measure();
            boolean hasMean = mean.pairs() > 0;
            grid.row(
                    measure.title(),
                    List.of(
                            hasMean && mean.meanA() > 0
                                    ? plot(row.judgement(), scale, row.mean(), mean.meanA())
                                    : text(""),
                            judged(row.judgement(), row.undecided()),
                            text(hasMean ? Phrases.difference(measure, mean.difference()) : "-"),
                            text(hasMean ? Phrases.span(measure, row.mean().span()) : "-"),
                            text(quantiles(measure, row.median())),
                            text(quantiles(measure, row.tail())),
                            text(hasMean ? Phrases.gain(mean.gain()) : "-")));
        }
        return grid.table();
    }

    private static String quantiles(Measure measure, Optional<Judged> judged) {
        return judged.isPresent() && judged.get().estimate() instanceof PairedQuantile quantile
                ? Phrases.value(measure, quantile.a()) + " to " + Phrases.value(measure, quantile.b())
                : "-";
    }

    // ---- where they part ------------------------------------------------------------------------------------------

    private List<DomContent> parting() {
        if (report.parting().isEmpty()) {
            return List.of(p("In none of the pairs that were made."));
        }
        Parting parting = report.parting().get();
        return List.of(
                p("Run " + Figures.count(parting.index()) + " of seed " + request.seed() + ", faults: "
                        + parting.faults().name() + ": "
                        + parting.promise()
                                .map(promise -> (parting.brokenByB() ? "B breaks " : "A breaks ") + promise.name()
                                        + ", and " + (parting.brokenByB() ? "A" : "B") + " keeps it.")
                                .orElse("they differ, and no promise does.")
                        + (parting.common() == 0
                                ? ""
                                : " Until then the same: " + Figures.counted(parting.common(), "moment") + ".")),
                PageParts.legend(),
                course("A", request.a(), parting.a(), parting, !parting.brokenByB()),
                PageParts.again("A's run", request.replayA() + " " + parting.tokenA()),
                course("B", request.b(), parting.b(), parting, parting.brokenByB()),
                PageParts.again("B's run", request.replayB() + " " + parting.tokenB()));
    }

    private static DomContent course(String name, Subject subject, Story story, Parting parting, boolean isBroken) {
        List<StoryColumns.Violated> violated = parting.promise().stream()
                .filter(promise -> isBroken)
                .map(promise -> new StoryColumns.Violated(story.moments().size(), promise.name()))
                .toList();
        return div(
                h3(name + ": " + subject.procedureName()),
                DrawnTimeline.of(
                        "What happens in " + name
                                + (violated.isEmpty()
                                        ? "."
                                        : ", until it breaks " + violated.get(0).name() + "."),
                        story.plan().serverNames(),
                        StoryColumns.of(story, true, violated),
                        true));
    }

    // ---- edits ----------------------------------------------------------------------------------------------------

    private DomContent edits() {
        Edits edits = report.edits();
        EditsText words = new EditsText(report);
        Parts.Grid grid = new Parts.Grid(
                "The edits that make B of A, and what each does alone", List.of("edit", "worse", "better"));
        for (int i = 0; i < edits.differences().size(); i++) {
            int place = i;
            Difference difference = edits.differences().get(i);
            List<EditEffect> told = edits.effects().stream()
                    .filter(effect -> effect.wanted().contains(place))
                    .toList();
            grid.row(
                    i + 1 + ". " + words.words(difference),
                    List.of(effects(words, told, Judgement.WORSE), effects(words, told, Judgement.BETTER)));
        }
        return div(
                p(words.reason()),
                edits.differences().isEmpty() ? text("") : grid.table(),
                each(edits.together(), together -> Parts.note(EditsText.together(together))));
    }

    private static DomContent effects(EditsText words, List<EditEffect> told, Judgement judgement) {
        List<Effect> effects = told.stream()
                .flatMap(effect -> words.told(effect).stream())
                .filter(effect -> effect.judgement() == judgement)
                .toList();
        return effects.isEmpty()
                ? text("-")
                : div(each(effects, effect -> div(tone(judgement).words(EditsText.words(effect)))));
    }

    // ---- what was compared ----------------------------------------------------------------------------------------

    private List<DomContent> basis() {
        Parts.Facts facts = new Parts.Facts()
                .fact("A", request.a().source())
                .fact("B", request.b().source())
                .fact("site", request.b().siteAndServers())
                .fact("assumed", PageParts.assumed(request.b().site().site().assumptions()))
                .fact("A declares", Parts.listed(Declared.on(request.a().plan()).sentences()))
                .fact("B declares", Parts.listed(Declared.on(request.b().plan()).sentences()))
                .fact("drawn", drawn())
                .fact("faults", names(request.classes()))
                .fact(
                        "confidence",
                        Figures.percent(request.confidence())
                                + " % that all intervals hold together: what may be wrong is divided, by Bonferroni, half among "
                                + Figures.count(report.comparisonsOfPromises())
                                + " differences of promises, half among "
                                + Figures.count(report.comparisonsOfMeasures()) + " of measures")
                .fact(
                        "margin",
                        "the same within " + Figures.percent(request.margins().shares()) + " points of a share, and "
                                + Figures.percent(request.margins().times())
                                + " % of a time or number in A, at least 1 s or 0.05 changes");
        if (!report.proved().isEmpty()) {
            facts.fact(
                    "explored",
                    "every interleaving of both within the same small scope, faults: " + names(report.proved()));
        }
        return List.of(facts.list(), again());
    }

    private static String names(List<FaultClass> classes) {
        return classes.stream().map(FaultClass::name).collect(Collectors.joining(", "));
    }
}
