package io.handover.console.report.time;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.text;

import io.handover.analysis.drivers.Driver;
import io.handover.analysis.drivers.Drivers;
import io.handover.analysis.drivers.Estimate;
import io.handover.analysis.drivers.Explained;
import io.handover.analysis.drivers.Sobol;
import io.handover.analysis.drivers.SobolIndex;
import io.handover.analysis.drivers.SobolOutcome;
import io.handover.analysis.rare.RareReport;
import io.handover.analysis.time.Found;
import io.handover.console.html.DrawnTimeline;
import io.handover.console.html.HtmlPage;
import io.handover.console.html.Parts;
import io.handover.console.html.Plots;
import io.handover.console.html.Scale;
import io.handover.console.html.Tone;
import io.handover.console.report.Figures;
import io.handover.console.report.PageParts;
import io.handover.console.report.RetreatHtml;
import io.handover.console.report.StoryColumns;
import io.handover.console.report.Style;
import io.handover.console.report.Words;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What was found beside times, as sections of a page for a browser: what matters, how rare failures are, until when there is a way back. */
final class FoundHtml {
    private static final Scale SHARES = Scale.linear(0, 1, FoundHtml::percent);

    private final Found found;
    private final Supplier<DomContent> again;

    /**
     * Of what was found.
     *
     * @param again what makes the figures again, for the end of each section
     */
    FoundHtml(Found found, Supplier<DomContent> again) {
        this.found = found;
        this.again = again;
    }

    /** Writes a section for each that was asked for at the end of a page. */
    void write(HtmlPage page) {
        found.drivers().ifPresent(drivers -> page.section("drivers", "What matters", drivers(drivers)));
        found.sobol().ifPresent(sobol -> page.section("sobol", "Sobol indices", sobol(sobol)));
        if (!found.rare().isEmpty()) {
            page.section("rare", "Rare failures", rare(found.rare()));
        }
        found.retreats()
                .ifPresent(
                        retreats -> page.section("retreat", "Points of no return", RetreatHtml.parts(retreats, again)));
    }

    private static String percent(double share) {
        return Figures.percent(share) + " %";
    }

    private static DomContent plot(Scale scale, Estimate share) {
        return Plots.interval(Tone.PLAIN, scale, share.low(), share.value(), share.high(), Optional.empty());
    }

    private static DomContent meaning(String... labelsAndWords) {
        Parts.Facts facts = new Parts.Facts();
        for (int i = 0; i < labelsAndWords.length; i += 2) {
            facts.fact(labelsAndWords[i], Words.sentence(labelsAndWords[i + 1]));
        }
        return facts.list();
    }

    // ---- what matters ---------------------------------------------------------------------------------------------

    private List<DomContent> drivers(Drivers drivers) {
        if (drivers.outcomes().isEmpty()) {
            return List.of(p(DriversText.nothing(drivers)), again.get());
        }
        return List.of(
                p(DriversText.basis(drivers)),
                each(drivers.outcomes(), explained -> explained(explained, drivers.runs())),
                meaning("alone", DriversText.ALONE, "rank", DriversText.RANK, "at all", DriversText.AT_ALL),
                again.get());
    }

    private static DomContent explained(Explained explained, int runs) {
        String title = DriversText.title(explained, runs);
        return div(
                h3(title),
                p(DriversText.sentence(explained)),
                each(DriversText.faults(explained).stream().toList(), faults -> p(faults)),
                each(
                        DriversText.same(explained).stream().toList(),
                        same -> Parts.note("The same in each run: " + same + ".")),
                each(explained.drivers().isEmpty() ? List.of() : List.of(explained), one -> table(title, one)));
    }

    private static DomContent table(String title, Explained explained) {
        Parts.Grid grid = new Parts.Grid(
                        "Where the differences come from: " + title,
                        List.of("factor", "alone", "alone, %", "rank", "at all"))
                .ofFigures()
                .axis(1, Plots.axis(SHARES));
        for (Driver driver : DriversText.shown(explained)) {
            grid.row(
                    driver.factor().words(),
                    List.of(
                            plot(SHARES, driver.share()),
                            text(DriversText.percent(driver.share())),
                            text(DriversText.rank(driver)),
                            text(DriversText.dependence(driver))));
        }
        int others = explained.drivers().size() - DriversText.shown(explained).size();
        if (others > 0) {
            double share = DriversText.others(explained);
            rest(grid, Figures.counted(others, "other"), text(""), DriversText.percent(share));
        }
        rest(grid, DriversText.UNEXPLAINED, explained.unexplained());
        explained.together().ifPresent(together -> rest(grid, DriversText.together(together), together.share()));
        return grid.table();
    }

    private static void rest(Parts.Grid grid, String heading, Estimate share) {
        rest(grid, heading, plot(SHARES, share), DriversText.percent(share));
    }

    private static void rest(Parts.Grid grid, String heading, DomContent plot, String share) {
        grid.row(heading, List.of(plot, text(share), text(""), text("")));
    }

    // ---- Sobol's indices ------------------------------------------------------------------------------------------

    private List<DomContent> sobol(Sobol sobol) {
        if (sobol.outcomes().isEmpty()) {
            return List.of(p(SobolText.NOTHING), p(SobolText.basis(sobol)), again.get());
        }
        return List.of(
                p("What makes the differences, alone and with all that it has a part in."),
                Parts.note(SobolText.basis(sobol)),
                each(sobol.outcomes(), outcome -> sobol(outcome, sobol.pairs())),
                meaning("alone", SobolText.ALONE, "in all", SobolText.IN_ALL),
                again.get());
    }

    private static DomContent sobol(SobolOutcome outcome, int pairs) {
        String title = SobolText.title(outcome, pairs);
        List<SobolIndex> shown = SobolText.shown(outcome);
        Parts.Grid grid = new Parts.Grid(
                        "Sobol indices: " + title, List.of("choices", "alone", "alone, %", "in all", "in all, %"))
                .ofFigures()
                .axis(1, Plots.axis(SHARES))
                .axis(3, Plots.axis(SHARES));
        for (SobolIndex index : shown) {
            grid.row(
                    index.group().words(),
                    List.of(
                            plot(SHARES, index.alone()),
                            text(DriversText.percent(index.alone())),
                            plot(SHARES, index.total()),
                            text(DriversText.percent(index.total()))));
        }
        grid.row(
                SobolText.TOGETHER,
                List.of(
                        plot(SHARES, outcome.together()),
                        text(DriversText.percent(outcome.together())),
                        text(""),
                        text("")));
        return div(h3(title), p(sentence(shown)), grid.table());
    }

    private static String sentence(List<SobolIndex> shown) {
        return shown.stream()
                .findFirst()
                .map(most -> "Most hangs on " + most.group().words() + ": it has a part in "
                        + DriversText.share(most.total()) + " of the differences, and makes "
                        + DriversText.share(most.alone()) + " by itself.")
                .orElse("Nothing stands out.");
    }

    // ---- rare failures --------------------------------------------------------------------------------------------

    private List<DomContent> rare(List<RareReport> reports) {
        Scale scale = ratios(reports.stream()
                .flatMapToDouble(report -> DoubleStream.of(
                        report.interval().low(), report.interval().high())));
        Parts.Grid grid = new Parts.Grid(
                        "How probable it is that each is broken, with intervals; equal distances are equal ratios",
                        List.of("promise", "probability", "in words"))
                .ofFigures()
                .axis(1, Plots.axis(scale));
        for (RareReport report : reports) {
            double low = report.interval().low();
            double high = report.interval().high();
            grid.row(
                    report.check().name(),
                    List.of(
                            report.isSeen()
                                    ? Plots.interval(
                                            Tone.BAD,
                                            scale,
                                            low,
                                            report.estimate().probability(),
                                            high,
                                            Optional.empty())
                                    : Plots.between(scale, scale.low(), high),
                            (report.isSeen() ? Tone.BAD : Tone.DOUBT).words(RareText.probability(report))));
        }
        List<DomContent> parts = new ArrayList<>();
        parts.add(p("How seldom a promise is broken, by runs that are split where they come nearer to breaking it."));
        parts.add(grid.table());
        if (reports.stream().anyMatch(report -> report.told().isPresent())) {
            parts.add(PageParts.legend());
        }
        reports.forEach(report -> parts.add(rare(report)));
        parts.add(again.get());
        return parts;
    }

    private static DomContent rare(RareReport report) {
        Parts.Facts facts = new Parts.Facts();
        RareText.said(report)
                .forEach(said -> facts.fact(said.label(), tone(said.style()).words(said.words())));
        report.told().ifPresent(told -> {
            facts.fact("for example", Words.sentence(told.diagnosis().summary()));
            if (told.diagnosis().line().isPresent()) {
                facts.fact(
                        "see",
                        PageParts.place(report.subject(), told.diagnosis().line()));
            }
        });
        return div(
                h3(RareText.title(report)),
                facts.list(),
                each(report.told().stream().toList(), told -> story(report, told)),
                each(report.levels().size() < 2 ? List.of() : List.of(report), FoundHtml::levels));
    }

    private static Tone tone(Style style) {
        return switch (style) {
            case BAD -> Tone.BAD;
            case DOUBT -> Tone.DOUBT;
            default -> Tone.PLAIN;
        };
    }

    private static DomContent story(RareReport report, RareReport.Told told) {
        int end = told.story().moments().size();
        return DrawnTimeline.of(
                RareText.title(report) + ", for example",
                told.story().plan().serverNames(),
                StoryColumns.of(
                        told.story(),
                        true,
                        List.of(new StoryColumns.Violated(end, report.check().name()))),
                true);
    }

    private static DomContent levels(RareReport report) {
        Scale scale = ratios(report.levels().stream().mapToDouble(RareReport.Level::reached));
        Parts.Grid grid = new Parts.Grid(
                        "How near runs come to breaking " + report.check().name()
                                + "; equal distances are equal ratios",
                        Stream.of(
                                        Stream.of(RareText.LEVELS.get(0), "share of the runs"),
                                        RareText.LEVELS.stream().skip(1))
                                .flatMap(names -> names)
                                .toList())
                .ofFigures()
                .axis(1, Plots.axis(scale));
        for (RareReport.Level level : report.levels()) {
            List<DomContent> cells = new ArrayList<>();
            cells.add(Plots.between(scale, scale.low(), level.reached()));
            RareText.row(level).forEach(words -> cells.add(text(words)));
            grid.row(RareText.left(level), cells);
        }
        return grid.table();
    }

    /** A scale by ratios from one power of ten to another, with all values that are more than 0 between them. */
    private static Scale ratios(DoubleStream values) {
        double[] shown = values.filter(value -> value > 0).toArray();
        double least = DoubleStream.of(shown).min().orElse(1);
        double most = DoubleStream.of(shown).max().orElse(1);
        int high = (int) Math.ceil(StrictMath.log10(most));
        int low = Math.min((int) Math.floor(StrictMath.log10(least)), high - 1);
        List<Double> ticks = new ArrayList<>();
        for (int power = low; power <= high; power++) {
            ticks.add(power(power));
        }
        return new Scale(power(low), power(high), true, ticks, FoundHtml::percent);
    }

    private static double power(int of) {
        return Double.parseDouble("1e" + of);
    }
}
