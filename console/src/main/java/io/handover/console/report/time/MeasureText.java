package io.handover.console.report.time;

import io.handover.analysis.time.Level;
import io.handover.analysis.time.StepTime;
import io.handover.analysis.time.Summary;
import io.handover.analysis.time.Times;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.console.report.Style;
import io.handover.console.report.Table;
import io.handover.console.report.Table.Cell;
import io.handover.simulator.campaign.Measure;
import io.handover.simulator.run.StepTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Measures and steps in tables: in short, or each with all its levels and their intervals. */
final class MeasureText {
    /** The measures whose histograms are shown without being asked for. */
    private static final List<Measure> MAIN = List.of(
            Measure.PROCEDURE, Measure.HANDOVER, Measure.DUAL_ACTIVE, Measure.MANAGEMENT_GAP, Measure.LOST_CHANGES);

    private static final int WORDS = 26;
    private static final List<String> LEVELS =
            Stream.of(Level.values()).map(Level::key).toList();

    private final Page page;
    private final Times times;
    private final List<String> stepNames;

    MeasureText(Page page, Times times, List<String> stepNames) {
        this.page = page;
        this.times = times;
        this.stepNames = stepNames;
    }

    // ---- measures -------------------------------------------------------------------------------------------------

    /** What a measure is called in short: its name in JSON, in words. */
    static String name(Measure measure) {
        return measure.key().replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** What a measure is called where it stands alone. */
    static String title(Measure measure) {
        return switch (measure) {
            case DUAL_ACTIVE_SEEN -> "two or more servers active, as an administrator sees it";
            case MANAGEMENT_GAPS -> "all times without an active server together";
            case LOST_UNDECLARED -> "changes lost outside the declared window";
            default -> measure.title();
        };
    }

    static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    void histograms(boolean isDetailed) {
        page.blank().heading("How it spreads, in % of the runs");
        List<Measure> same = new ArrayList<>();
        for (Measure measure : isDetailed ? List.of(Measure.values()) : MAIN) {
            Summary summary = times.of(measure);
            if (HistogramText.isWorthIt(summary)) {
                page.blank();
                page.line("  " + capital(title(measure)), Style.PLAIN);
                HistogramText.write(page, Unit.of(measure), summary);
            } else {
                same.add(measure);
            }
        }
        if (!same.isEmpty()) {
            page.blank();
            same.forEach(measure -> page.paragraph(
                    "  ",
                    capital(title(measure)) + ": "
                            + Unit.of(measure)
                                    .of(times.of(measure).at(Level.MAX).value()) + " in all runs"));
        }
    }

    void measures() {
        page.blank().heading("All measures: what so many of the runs stay within, never above all others");
        page.blank();
        List<String> columns = new ArrayList<>(LEVELS);
        columns.add("never %");
        Table table = Table.ofWords("", columns, WORDS);
        for (Measure measure : Measure.values()) {
            Unit unit = Unit.of(measure);
            Summary summary = times.of(measure);
            List<Cell> cells = new ArrayList<>();
            summary.all().forEach(estimate -> cells.add(Cell.of(unit.of(estimate.value()))));
            cells.add(Cell.of(Figures.percent(summary.never().value())));
            table.row(name(measure), cells);
        }
        page.table(table, 2);
        page.blank();
        page.paragraph("  never  ", "it did not come to an end, or did not happen, in that part of the runs");
    }

    /** Every measure with every interval. */
    void measuresInDetail() {
        page.blank().heading("Every measure: what so many of the runs stay within, with intervals");
        for (Measure measure : Measure.values()) {
            page.blank();
            levels(capital(title(measure)), Unit.of(measure), times.of(measure));
        }
    }

    private void levels(String title, Unit unit, Summary summary) {
        page.line("  " + title, Style.HEADING);
        boolean isSplit = summary.never().hits() > 0 && !summary.ended().isEmpty();
        Table table =
                Table.ofWords("", isSplit ? List.of("all runs", "given that it ends") : List.of("all runs"), WORDS);
        for (Level level : Level.values()) {
            Cell all = Cell.of(unit.of(summary.at(level)));
            table.row(part(level), isSplit ? List.of(all, Cell.of(unit.of(summary.endedAt(level)))) : List.of(all));
        }
        Cell never = Cell.of(Unit.of(summary.never()));
        table.row("never", isSplit ? List.of(never, Cell.of("")) : List.of(never));
        page.table(table, 2);
    }

    /** {@code "99.9 %"}. */
    private static String part(Level level) {
        return level == Level.MAX ? level.key() : level.key().substring(1) + " %";
    }

    // ---- steps ----------------------------------------------------------------------------------------------------

    void steps() {
        page.blank().heading("Every step: the median, and what 95 % of the runs stay within");
        page.blank();
        List<String> columns = new ArrayList<>(List.of("in all"));
        Stream.of(StepTimes.Part.values()).map(StepTimes.Part::key).forEach(columns::add);
        boolean isAnyNever =
                times.steps().stream().anyMatch(step -> step.total().never().hits() > 0);
        if (isAnyNever) {
            columns.add("never %");
        }
        Table table = Table.ofWords("", columns, WORDS);
        for (StepTime step : times.steps()) {
            List<Cell> cells = new ArrayList<>(List.of(ends(step.total())));
            Stream.of(StepTimes.Part.values()).forEach(part -> cells.add(ends(step.part(part))));
            if (isAnyNever) {
                cells.add(Cell.of(Figures.percent(step.total().never().value())));
            }
            table.row(stepNames.get(step.step()), cells);
        }
        page.table(table, 2);
        page.blank();
        page.paragraph(
                "  reaction  ", "from seeing what is to be seen until the next command is given, or its client opened");
        page.paragraph("  opening   ", "until the client is open");
        page.paragraph("  command   ", "from giving the command until its effect, or its beginning");
        page.paragraph("  waiting   ", "until the step's goal is seen, all looks and the client's block included");
    }

    private static Cell ends(Summary summary) {
        String median = Figures.duration(summary.at(Level.P50).value());
        String most = Figures.duration(summary.at(Level.P95).value());
        return Cell.of(median.equals(most) ? median : median + " / " + most);
    }

    /** Every step and every part of it with every interval. */
    void stepsInDetail() {
        page.blank().heading("Every step: what so many of the runs stay within, with intervals");
        for (StepTime step : times.steps()) {
            page.blank();
            levels(capital(stepNames.get(step.step())) + ", in all", Unit.TIME, step.total());
            for (StepTimes.Part part : StepTimes.Part.values()) {
                if (step.part(part).at(Level.MAX).value() != 0) {
                    page.blank();
                    levels(capital(stepNames.get(step.step())) + ", " + part.key(), Unit.TIME, step.part(part));
                }
            }
        }
    }
}
