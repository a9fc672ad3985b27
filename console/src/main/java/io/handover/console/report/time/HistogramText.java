package io.handover.console.report.time;

import io.handover.analysis.time.Level;
import io.handover.analysis.time.Summary;
import io.handover.console.report.Bar;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.simulator.campaign.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A histogram of a measure, a line a bar, for terminals of any width. */
final class HistogramText {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final int MOST_BARS = 12;
    private static final int LEAST_BAR = 5;
    private static final int GAP = 2;
    private static final String INDENT = "  ";

    /** Round widths of a bar, in milliseconds. */
    private static final long[] MILLIS = {
        100,
        200,
        500,
        1_000,
        2_000,
        5_000,
        10_000,
        15_000,
        30_000,
        60_000,
        120_000,
        300_000,
        600_000,
        900_000,
        1_800_000,
        3_600_000,
        7_200_000,
        21_600_000,
        43_200_000,
        86_400_000
    };

    private static final long[] CHANGES = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000};

    /** What a bar stands for, and in how many runs it was so. */
    record Row(String label, long runs) {}

    private final Unit unit;
    private final Summary summary;
    private final Percentiles kept;

    private HistogramText(Unit unit, Summary summary) {
        this.unit = unit;
        this.summary = summary;
        this.kept = summary.kept();
    }

    /** Writes the bars; nothing where there are no runs. */
    static void write(Page page, Unit unit, Summary summary) {
        if (summary.runs() > 0) {
            new HistogramText(unit, summary).write(page);
        }
    }

    private void write(Page page) {
        List<Row> rows = rows();
        int label = rows.stream().mapToInt(row -> row.label().length()).max().orElse(0);
        List<String> figures = rows.stream().map(row -> percent(row.runs())).toList();
        int figure = figures.stream().mapToInt(String::length).max().orElse(0);
        int width = Math.max(LEAST_BAR, page.columns() - INDENT.length() - label - figure - 2 * GAP);
        long most = rows.stream().mapToLong(Row::runs).max().orElse(1);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            page.line(INDENT
                    + padded(row.label(), label)
                    + " ".repeat(GAP)
                    + " ".repeat(figure - figures.get(i).length())
                    + figures.get(i)
                    + " ".repeat(GAP)
                    + Bar.of((double) row.runs() / most, width, page.hasBlocks()));
        }
    }

    /** With one digit behind the point, so that they stand below one another. */
    private String percent(long runs) {
        double percent = 100.0 * runs / summary.runs();
        return runs > 0 && percent < 0.05 ? "< 0.1 %" : String.format(Locale.ROOT, "%.1f %%", percent);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    /** The bars; none where there are no runs. */
    static List<Row> rows(Unit unit, Summary summary) {
        return summary.runs() > 0 ? new HistogramText(unit, summary).rows() : List.of();
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        long ended = kept.ended();
        if (ended > 0) {
            long none = kept.below(1);
            if (none > 0) {
                rows.add(new Row("none", none));
            }
            if (none < ended) {
                bars(rows, none);
            }
        }
        if (kept.never() > 0) {
            rows.add(new Row("never", kept.never()));
        }
        return rows;
    }

    /** Those of what ended and is more than nothing: between the hundredth part at either end of equal width, beyond these in one bar each. */
    private void bars(List<Row> rows, long none) {
        long ended = kept.ended();
        long low = kept.leastAtRank(none + 1 + (ended - none - 1) / 100);
        long high = kept.atRank(ended - (ended - none - 1) / 100);
        long least = unit == Unit.CHANGES ? 1 : 0;
        long width = width(high - low);
        long from = least + (low - least) / width * width;
        long end = least + ((high - least) / width + 1) * width;
        long counted = none;
        if (kept.below(from) > counted) {
            rows.add(new Row("less", kept.below(from) - counted));
            counted = kept.below(from);
        }
        for (long at = from; at < end; at += width) {
            long below = Math.max(counted, kept.below(at + width));
            rows.add(new Row(label(at, width, end), below - counted));
            counted = below;
        }
        if (counted < ended) {
            rows.add(new Row("more", ended - counted));
        }
    }

    private long width(long span) {
        long[] widths = unit == Unit.TIME ? MILLIS : CHANGES;
        for (long width : widths) {
            if (span / width < MOST_BARS) {
                return width;
            }
        }
        return Math.max(widths[widths.length - 1], span / MOST_BARS);
    }

    private String label(long from, long width, long end) {
        if (unit == Unit.TIME) {
            return time(from, width, end) + " to " + time(from + width, width, end) + " " + unitOf(end);
        }
        return width == 1 ? Figures.count(from) : Figures.count(from) + " to " + Figures.count(from + width - 1);
    }

    /** One unit for all bars, that of the last. */
    private static String unitOf(long end) {
        return end <= MINUTE ? "s" : end <= HOUR ? "min" : "h";
    }

    private static String time(long millis, long width, long end) {
        if (end <= MINUTE) {
            return width % SECOND == 0
                    ? String.valueOf(millis / SECOND)
                    : String.format(Locale.ROOT, "%.1f", millis / 1_000.0);
        }
        if (end > HOUR) {
            return width % HOUR == 0
                    ? String.valueOf(millis / HOUR)
                    : String.format(Locale.ROOT, "%d:%02d", millis / HOUR, millis / MINUTE % 60);
        }
        return width % MINUTE == 0
                ? String.valueOf(millis / MINUTE)
                : String.format(Locale.ROOT, "%d:%02d", millis / MINUTE, millis / SECOND % 60);
    }

    /** Whether there is more to see than one value. */
    static boolean isWorthIt(Summary summary) {
        return summary.runs() > 1
                && summary.at(Level.MAX).value() != summary.kept().leastAtRank(1);
    }
}
