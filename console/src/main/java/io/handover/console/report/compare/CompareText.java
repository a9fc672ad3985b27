package io.handover.console.report.compare;

import io.handover.analysis.check.SmallScope;
import io.handover.analysis.comparison.ClassComparison;
import io.handover.analysis.comparison.ComparisonReport;
import io.handover.analysis.comparison.ComparisonRequest;
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
import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Story;
import io.handover.console.ExitCode;
import io.handover.console.Terminal;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.console.report.SideBySide;
import io.handover.console.report.Style;
import io.handover.console.report.Table;
import io.handover.console.report.Timeline;
import io.handover.explorer.search.Verdict;
import io.handover.files.AssumptionKey;
import io.handover.simulator.campaign.FaultClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A comparison's report as text for a terminal. */
public final class CompareText {
    private static final int MOST_ROWS = 32;
    private static final int WIDEST_HEADING = 44;

    private final ComparisonReport report;
    private final ComparisonRequest request;
    private final Page page;
    private final boolean details;

    private CompareText(ComparisonReport report, Terminal terminal, boolean details) {
        this.report = report;
        this.request = report.request();
        this.page = new Page(terminal);
        this.details = details;
    }

    /**
     * The text, with a line end at its end.
     *
     * @param details whether classes that do not count for the exit code, and figures of all measures, are told too
     */
    public static String of(ComparisonReport report, Terminal terminal, boolean details) {
        CompareText text = new CompareText(report, terminal, details);
        text.verdict();
        text.matrix();
        text.proofs();
        report.classes().stream().filter(text::isTold).forEach(text::shares);
        report.classes().stream()
                .filter(text::isTold)
                .limit(details ? Long.MAX_VALUE : 1)
                .forEach(text::measures);
        report.parting().ifPresentOrElse(text::parting, text::nowhere);
        new EditsText(report, text.page).write();
        text.asked();
        return text.page.toString();
    }

    private boolean isTold(ClassComparison compared) {
        return details || counts(compared.faults());
    }

    private boolean counts(FaultClass faults) {
        return faults.blame().compareTo(request.failOn()) <= 0;
    }

    // ---- the verdict ----------------------------------------------------------------------------------------------

    private void verdict() {
        String a = request.a().procedureName();
        String b = request.b().procedureName();
        page.heading("Comparison of " + a + " (A) and " + b + " (B) on "
                + request.b().siteName());
        page.paragraph(
                "",
                "Verdict: "
                        + switch (report.judgement()) {
                            case WORSE -> "B is worse";
                            case UNDECIDED -> "undecided";
                            case BETTER -> "B is better";
                            case SAME, MIXED -> "B is the same";
                        }
                        + " (exit code " + ExitCode.of(report) + "); --fail-on "
                        + request.failOn().name().toLowerCase(Locale.ROOT)
                        + switch (request.failOn()) {
                            case NONE -> ": faults do not count";
                            case ENVIRONMENT -> ": slips do not count";
                            case SLIPS -> ": everything counts";
                        },
                Phrases.style(report.judgement()));
        if (report.interrupted()) {
            page.paragraph(
                    "",
                    "Interrupted: this is what is known after " + Figures.counted(report.pairs(), "pair") + " of runs.",
                    Style.DOUBT);
        }
        long apart = report.apart();
        page.paragraph(
                "",
                "B is better in " + counted(Judgement.BETTER) + ", worse in " + report.count(Judgement.WORSE)
                        + ", the same in " + report.count(Judgement.SAME) + ", and "
                        + report.count(Judgement.UNDECIDED) + (report.count(Judgement.UNDECIDED) == 1 ? " is" : " are")
                        + " undecided"
                        + (apart == 0 ? "." : "; " + apart + " cannot be asked of both."));
        page.blank();
    }

    private String counted(Judgement judgement) {
        return Figures.counted(report.count(judgement), "promise");
    }

    private void matrix() {
        List<String> headings = new ArrayList<>();
        request.classes().forEach(faults -> headings.add(faults.name()));
        headings.add("proofs");
        Table table = Table.ofWords("promise", headings, WIDEST_HEADING);
        for (PromiseRow row : report.promises()) {
            if (row.promise().isOfBoth()) {
                List<Table.Cell> cells = new ArrayList<>();
                for (int i = 0; i < request.classes().size(); i++) {
                    cells.add(cell(row, i));
                }
                cells.add(proofs(row));
                table.row(row.promise().name(), cells);
            }
        }
        page.table(table, 2);
        page.blank();
        promised("  only A       ", true);
        promised("  only B       ", false);
    }

    /** What one of both alone promises: by some of it both are judged, and some cannot be asked of the other one. */
    private void promised(String label, boolean byA) {
        List<Promise> alone = report.promises().stream()
                .map(PromiseRow::promise)
                .filter(promise -> promise.byA() == byA && promise.byB() != byA)
                .toList();
        String both = names(alone, true);
        String one = names(alone, false);
        if (!both.isEmpty()) {
            page.paragraph(label, "promises " + both + "; both are judged by it");
        }
        if (!one.isEmpty()) {
            page.paragraph(label, "promises " + one + ", which cannot be asked of " + (byA ? "B" : "A"));
        }
    }

    private static String names(List<Promise> promises, boolean isOfBoth) {
        return promises.stream()
                .filter(promise -> promise.isOfBoth() == isOfBoth)
                .map(Promise::name)
                .collect(Collectors.joining(", "));
    }

    private static Table.Cell cell(PromiseRow row, int place) {
        Optional<Judged> judged = row.cells().get(place);
        Optional<Judgement> judgement = row.judgement(place);
        if (judged.isEmpty() || judgement.isEmpty()) {
            return Table.Cell.of("-");
        }
        Style style = Phrases.style(judgement.get());
        String difference =
                judgement.get() == Judgement.SAME || judged.get().estimate().difference() == 0
                        ? ""
                        : " " + Phrases.points(judged.get().estimate().difference());
        return new Table.Cell(Phrases.word(judgement.get()) + difference, style);
    }

    /** Over all small scopes that count. */
    private Table.Cell proofs(PromiseRow row) {
        List<Proof> counting =
                row.proofs().stream().filter(proof -> counts(proof.faults())).toList();
        List<Judgement> all = counting.stream().map(Proof::judgement).toList();
        if (all.contains(Judgement.WORSE)) {
            return new Table.Cell("lost in B", Style.BAD);
        }
        if (all.contains(Judgement.BETTER)) {
            return new Table.Cell("new in B", Style.PROVED);
        }
        if (counting.isEmpty()) {
            return Table.Cell.of("-");
        }
        if (all.stream().allMatch(one -> one == Judgement.SAME)) {
            return new Table.Cell("both", Style.PROVED);
        }
        if (counting.stream().anyMatch(proof -> proof.a() == Verdict.UNKNOWN)) {
            return new Table.Cell("unknown", Style.DOUBT);
        }
        return Table.Cell.of(all.contains(Judgement.SAME) ? "both, in part" : "neither");
    }

    private void proofs() {
        for (PromiseRow row : report.promises()) {
            for (Proof proof : row.proofs()) {
                if (proof.judgement() == Judgement.WORSE) {
                    lost(row, proof);
                }
            }
            List<Proof> won = row.proofs().stream()
                    .filter(proof -> proof.judgement() == Judgement.BETTER && counts(proof.faults()))
                    .toList();
            if (!won.isEmpty()) {
                page.paragraph(
                        "  new          ",
                        row.promise().name() + ": proved of B and broken by A, within "
                                + won.stream()
                                        .map(proof -> SmallScope.words(proof.scope()))
                                        .collect(Collectors.joining("; ")),
                        Style.GOOD);
            }
        }
    }

    private void lost(PromiseRow row, Proof proof) {
        page.paragraph(
                "  lost         ",
                row.promise().name() + ": " + Phrases.lost(proof)
                        + (counts(proof.faults()) ? "" : "; it does not count"),
                Style.BAD);
        page.line("  replay       " + request.replayB() + " "
                + proof.pathB().orElseThrow().token());
    }

    // ---- shares ---------------------------------------------------------------------------------------------------

    private void shares(ClassComparison compared) {
        Table table =
                Table.ofWords("promise", List.of("A to B, %", "difference, points", "gain", "judged"), WIDEST_HEADING);
        List<String> undecided = new ArrayList<>();
        int unbroken = 0;
        int told = 0;
        for (int i = 0; i < report.promises().size(); i++) {
            Optional<Judged> judged = compared.promises().get(i);
            PromiseRow row = report.promises().get(i);
            Optional<Judgement> judgement = row.judgement(place(compared));
            if (judged.isEmpty() || judgement.isEmpty() || !(judged.get().estimate() instanceof PairedShare share)) {
                continue;
            }
            if (share.shareA() == 0 && share.shareB() == 0 && judgement.get() == Judgement.SAME) {
                unbroken++;
                continue;
            }
            told++;
            String name = row.promise().name();
            table.row(
                    name,
                    List.of(
                            Table.Cell.of(Figures.percent(share.shareA()) + " to " + Figures.percent(share.shareB())),
                            Table.Cell.of(Phrases.points(share.difference()) + " ("
                                    + Phrases.pointsSpan(judged.get().span()) + ")"),
                            Table.Cell.of(Phrases.gain(share.gain())),
                            cell(judgement.get())));
            if (judgement.get() == Judgement.UNDECIDED) {
                undecided.add(name + " " + Phrases.more(judged.get()));
            }
        }
        page.blank();
        page.heading("Promises broken, faults: " + compared.faults().name() + " ("
                + Figures.counted(compared.pairs(), "pair") + " of runs)");
        if (told > 0) {
            page.table(table, 2);
        }
        undecided.forEach(words -> page.paragraph("  undecided    ", words, Style.DOUBT));
        if (unbroken > 0) {
            page.paragraph("  ", (told == 0 ? "All " : "The other ") + unbroken + " were broken in no run of either.");
        }
        if (compared.unsettled() > 0) {
            page.paragraph(
                    "  ",
                    "In " + Figures.counted(compared.unsettled(), "pair")
                            + " a run did not come to rest; what it did not break counts for either side.",
                    Style.DOUBT);
        }
    }

    private int place(ClassComparison compared) {
        return report.classes().indexOf(compared);
    }

    // ---- measures -------------------------------------------------------------------------------------------------

    private void measures(ClassComparison compared) {
        page.blank();
        page.heading("Measured, faults: " + compared.faults().name());
        Table table = Table.ofWords(
                "measure", List.of("p50, A to B", "p95, A to B", "mean, B less A", "gain", "judged"), WIDEST_HEADING);
        List<String> never = new ArrayList<>();
        List<String> undecided = new ArrayList<>();
        List<String> same = new ArrayList<>();
        for (MeasureRow row : compared.measures()) {
            String name = row.measure().title().replaceFirst("^\\.\\.\\. ", "");
            if (row.judgement() == Judgement.SAME) {
                same.add(name);
                continue;
            }
            PairedMean mean = (PairedMean) row.mean().estimate();
            boolean hasMean = mean.pairs() > 0;
            table.row(
                    name,
                    List.of(
                            quantiles(row, row.median()),
                            quantiles(row, row.tail()),
                            Table.Cell.of(
                                    hasMean
                                            ? Phrases.difference(row.measure(), mean.difference()) + " ("
                                                    + Phrases.span(
                                                            row.measure(),
                                                            row.mean().span()) + ")"
                                            : "-"),
                            Table.Cell.of(hasMean ? Phrases.gain(mean.gain()) : "-"),
                            cell(row.judgement())));
            PairedShare share = (PairedShare) row.never().estimate();
            if (share.shareA() > 0 || share.shareB() > 0) {
                never.add(name + ": " + Figures.percent(share.shareA()) + " % of A, "
                        + Figures.percent(share.shareB()) + " % of B: "
                        + Phrases.word(row.never().judgement()));
            }
            if (row.judgement() == Judgement.UNDECIDED) {
                row.undecided().ifPresent(judged -> undecided.add(name + " " + Phrases.more(judged)));
            }
        }
        if (same.size() < compared.measures().size()) {
            page.table(table, 2);
        }
        if (!same.isEmpty()) {
            page.paragraph("  same         ", String.join("; ", same));
        }
        never.forEach(words -> page.paragraph("  never ends   ", words));
        undecided.forEach(words -> page.paragraph("  undecided    ", words, Style.DOUBT));
    }

    private static Table.Cell quantiles(MeasureRow row, Optional<Judged> judged) {
        return Table.Cell.of(
                judged.isPresent() && judged.get().estimate() instanceof PairedQuantile quantile
                        ? Phrases.value(row.measure(), quantile.a()) + " to "
                                + Phrases.value(row.measure(), quantile.b())
                        : "-");
    }

    private static Table.Cell cell(Judgement judgement) {
        return new Table.Cell(Phrases.word(judgement), Phrases.style(judgement));
    }

    // ---- where they part ------------------------------------------------------------------------------------------

    private void nowhere() {
        page.blank();
        page.heading("Where they part");
        page.paragraph("  ", "In none of the pairs that were made.");
    }

    private void parting(Parting parting) {
        page.blank();
        page.heading("Where they part");
        page.paragraph(
                "  ",
                "Run " + Figures.count(parting.index()) + " of seed " + request.seed() + ", faults: "
                        + parting.faults().name() + ": "
                        + parting.promise()
                                .map(promise -> (parting.brokenByB() ? "B breaks " : "A breaks ") + promise.name()
                                        + ", and " + (parting.brokenByB() ? "A" : "B") + " keeps it.")
                                .orElse("they differ, and no promise does.")
                        + (parting.common() == 0
                                ? ""
                                : " Until then the same: " + Figures.counted(parting.common(), "moment") + "."));
        List<Moment> a = rest(parting.a(), parting.common());
        List<Moment> b = rest(parting.b(), parting.common());
        if (SideBySide.fits(page, 2)) {
            sideBySide(a, b);
        } else {
            below("A:", parting.a(), parting.common());
            below("B:", parting.b(), parting.common());
        }
        page.line("  replay       " + request.replayA() + " " + parting.tokenA());
        page.line("  replay       " + request.replayB() + " " + parting.tokenB());
    }

    private static List<Moment> rest(Story story, int common) {
        return story.moments().subList(common, story.moments().size());
    }

    private void sideBySide(List<Moment> a, List<Moment> b) {
        SideBySide columns = new SideBySide("A", "B");
        int i = 0;
        int j = 0;
        int rows = 0;
        while ((i < a.size() || j < b.size()) && rows < MOST_ROWS) {
            boolean isOfA = i < a.size()
                    && (j == b.size() || a.get(i).millis() <= b.get(j).millis());
            boolean isOfB = j < b.size()
                    && (i == a.size() || b.get(j).millis() <= a.get(i).millis());
            columns.row(isOfA ? words(a.get(i++)) : "", isOfB ? words(b.get(j++)) : "");
            rows++;
        }
        columns.write(page, 2);
        more(a.size() - i, b.size() - j);
    }

    private void more(int ofA, int ofB) {
        if (ofA + ofB > 0) {
            page.paragraph(
                    "  ", "And " + Figures.counted(ofA, "moment") + " more of A, " + ofB + " of B: replay shows them.");
        }
    }

    private static String words(Moment moment) {
        return Figures.clock(moment.millis()) + " " + moment.who() + ": " + moment.what();
    }

    private void below(String heading, Story story, int common) {
        page.line("  " + heading, Style.HEADING);
        int until = Math.min(story.moments().size(), common + MOST_ROWS / 2);
        Timeline.CLOCKED.write(
                page,
                "  ",
                new Story(story.plan(), story.before(common), story.moments().subList(common, until), List.of()));
        int left = story.moments().size() - until;
        if (left > 0) {
            page.paragraph("  ", "And " + Figures.counted(left, "moment") + " more: replay shows them.");
        }
    }

    // ---- what was asked -------------------------------------------------------------------------------------------

    private void asked() {
        page.blank();
        page.paragraph("  A            ", request.a().source());
        page.paragraph("  B            ", request.b().source());
        page.paragraph("  site         ", request.b().siteAndServers());
        page.paragraph(
                "  assumptions  ",
                String.join(" ", AssumptionKey.stated(request.b().site().site().assumptions())));
        page.paragraph(
                "  drawn        ",
                Figures.counted(request.pairs(), "pair") + " of runs of each of "
                        + request.classes().stream().map(FaultClass::name).collect(Collectors.joining(", "))
                        + ", seed " + request.seed() + "; runs of one number share every choice that both make");
        page.paragraph(
                "  confidence   ",
                Figures.percent(request.confidence())
                        + " % that all intervals hold together: what may be wrong is divided, by Bonferroni, half among "
                        + Figures.count(report.comparisonsOfPromises()) + " differences of promises, half among "
                        + Figures.count(report.comparisonsOfMeasures()) + " of measures");
        page.paragraph(
                "  margin       ",
                "the same within " + Figures.percent(request.margins().shares()) + " points of a share, and "
                        + Figures.percent(request.margins().times())
                        + " % of a time or number in A, at least 1 s or 0.05 changes; a promise that one of both alone"
                        + " breaks needs no margin");
        page.paragraph(
                "  gain         ",
                "how many times as many pairs it would take without shared choices; no end where all pairs differ alike");
        page.paragraph("  declared     ", "each is judged by what it declares itself");
        if (!report.proved().isEmpty()) {
            page.paragraph(
                    "  explored     ",
                    "every interleaving of both within the same small scope, faults: "
                            + report.proved().stream().map(FaultClass::name).collect(Collectors.joining(", ")));
        }
        page.paragraph("  same again   ", request.command());
        if (!details) {
            page.paragraph("  see more     ", "--details: fault classes that do not count for the exit code");
        }
    }
}
