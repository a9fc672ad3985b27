package io.handover.console.html;

import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;

import j2html.tags.DomContent;
import java.util.List;
import java.util.Optional;

/** Plots as drawings. What a plot shows stands in words or in a table beside it; a reader of the screen is told that instead. */
public final class Plots {
    private static final int ROW_WIDTH = 200;
    private static final int CELL_WIDTH = 84;
    private static final int ROW_HEIGHT = 16;
    private static final int AXIS_HEIGHT = 18;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 200;
    private static final int LEFT = 46;
    private static final int RIGHT = 12;
    private static final int TOP = 10;
    private static final int BOTTOM = 28;
    private static final double LETTER = 6.2;
    private static final int INSET = 4;

    private static final Scale SHARES = new Scale(0, 1, false, List.of(), String::valueOf);

    private Plots() {}

    /**
     * A value with the interval that it lies in, for a row of a table.
     *
     * @param reference a value that a line is drawn at, such as 0 of differences
     */
    public static DomContent interval(
            Tone tone, Scale scale, double low, double value, double high, Optional<Double> reference) {
        return interval(ROW_WIDTH, tone, scale, low, value, high, reference);
    }

    /** A share, 0 to 1, with the interval that it lies in, for a cell of a table that has many. */
    public static DomContent share(Tone tone, double low, double value, double high) {
        return interval(CELL_WIDTH, tone, SHARES, low, value, high, Optional.empty());
    }

    private static DomContent interval(
            int width, Tone tone, Scale scale, double low, double value, double high, Optional<Double> reference) {
        double middle = ROW_HEIGHT / 2.0;
        Svg.Element drawing = Svg.silent(width, ROW_HEIGHT).withClasses("row-plot", tone.key());
        drawing.with(Svg.line("axis", INSET, middle, width - INSET, middle));
        reference.ifPresent(
                at -> drawing.with(Svg.line("reference", x(width, scale, at), 0, x(width, scale, at), ROW_HEIGHT)));
        return drawing.with(
                Svg.rect(
                        "reach",
                        x(width, scale, low),
                        middle - 3,
                        Math.max(1, x(width, scale, high) - x(width, scale, low)),
                        6),
                Svg.circle("value", x(width, scale, value), middle, 4));
    }

    /** A bar as long as a part of the longest one, 0 to 1, for a row of a table. */
    public static DomContent bar(double part) {
        return Svg.silent(ROW_WIDTH, ROW_HEIGHT)
                .withClass("row-plot")
                .with(Svg.rect("bar", 0, 2, part * ROW_WIDTH, ROW_HEIGHT - 4));
    }

    /** What is known to lie between two values, for a row of a table; an arrow stands for an infinite one. */
    public static DomContent between(Scale scale, double low, double high) {
        double middle = ROW_HEIGHT / 2.0;
        double from = x(ROW_WIDTH, scale, low);
        Svg.Element drawing = Svg.silent(ROW_WIDTH, ROW_HEIGHT).withClass("row-plot");
        drawing.with(
                Svg.line("axis", INSET, middle, ROW_WIDTH - INSET, middle),
                Svg.rect("reach", from, middle - 3, Math.max(2, x(ROW_WIDTH, scale, high) - from), 6));
        return Double.isInfinite(high) ? drawing.with(arrow(middle)) : drawing;
    }

    private static DomContent arrow(double middle) {
        return Svg.path("arrow", "M" + (ROW_WIDTH - 7) + " " + Svg.number(middle - 4) + " l6 4 l-6 4");
    }

    /**
     * Percentiles of a distribution, for a row of a table: a dot at the median, a thick line to the last but one of the others, a thin line
     * to the maximum. An arrow stands for those that are infinite.
     *
     * @param values ascending: the median, further percentiles, the maximum; {@link Double#POSITIVE_INFINITY} for what has no end
     */
    public static DomContent percentiles(Scale scale, List<Double> values) {
        double middle = ROW_HEIGHT / 2.0;
        Svg.Element drawing = Svg.silent(ROW_WIDTH, ROW_HEIGHT).withClass("row-plot");
        drawing.with(Svg.line("axis", INSET, middle, ROW_WIDTH - INSET, middle));
        double median = x(ROW_WIDTH, scale, values.get(0));
        double last = x(ROW_WIDTH, scale, values.get(values.size() - 1));
        double next = x(ROW_WIDTH, scale, values.get(values.size() - 2));
        boolean isEndless = values.get(values.size() - 1).isInfinite();
        drawing.with(Svg.line(isEndless ? "whisker endless" : "whisker", median, middle, last, middle));
        if (isEndless) {
            drawing.with(arrow(middle));
        } else {
            drawing.with(Svg.line("whisker", last, middle - 5, last, middle + 5));
        }
        if (!values.get(values.size() - 2).isInfinite()) {
            drawing.with(Svg.rect("reach", median, middle - 3, Math.max(1, next - median), 6));
        }
        return values.get(0).isInfinite() ? drawing : drawing.with(Svg.circle("value", median, middle, 4));
    }

    /** The axis that belongs to rows with this scale. */
    public static DomContent axis(Scale scale) {
        Svg.Element drawing = Svg.silent(ROW_WIDTH, AXIS_HEIGHT).withClass("row-plot");
        drawing.with(Svg.line("axis", INSET, 2, ROW_WIDTH - INSET, 2));
        double free = 0;
        for (double tick : scale.ticks()) {
            String label = scale.label().apply(tick);
            double x = x(ROW_WIDTH, scale, tick);
            double from = Math.min(ROW_WIDTH - label.length() * LETTER, Math.max(0, x - label.length() * LETTER / 2));
            drawing.with(Svg.line("axis", x, 2, x, 5));
            if (from >= free) {
                drawing.with(Svg.text("small", from, AXIS_HEIGHT - 3, label));
                free = from + label.length() * LETTER + 6;
            }
        }
        return drawing;
    }

    private static double x(int width, Scale scale, double value) {
        return INSET + scale.place(value) * (width - 2.0 * INSET);
    }

    /**
     * How a value is distributed: what share lies in each class.
     *
     * @param title what is shown, in words that say the gist
     * @param shares of each class, 0 to 1; the classes divide the scale into parts that are drawn equally wide
     */
    public static DomContent histogram(String title, Scale scale, List<Double> shares) {
        double most = shares.stream().mapToDouble(share -> share).max().orElse(0);
        double width = (WIDTH - LEFT - RIGHT) / (double) Math.max(1, shares.size());
        Svg.Element drawing = frame(title, scale, most);
        for (int i = 0; i < shares.size(); i++) {
            double height = most > 0 ? shares.get(i) / most * (HEIGHT - TOP - BOTTOM) : 0;
            if (height > 0) {
                drawing.with(Svg.rect("bar", LEFT + i * width + 0.5, HEIGHT - BOTTOM - height, width - 1, height)
                        .with(Svg.tip(percent(shares.get(i)) + " %")));
            }
        }
        return plot(title, drawing);
    }

    /**
     * What share of the values is at most so great.
     *
     * @param title what is shown, in words that say the gist
     * @param points values with their shares, 0 to 1, both ascending; below the first the share is 0
     */
    public static DomContent shares(String title, Scale scale, List<Point> points) {
        Svg.Element drawing = frame(title, scale, 1);
        StringBuilder data = new StringBuilder("M" + LEFT + " " + (HEIGHT - BOTTOM));
        for (Point point : points) {
            data.append(" H").append(Svg.number(plotX(scale, point.value())));
            data.append(" V").append(Svg.number(HEIGHT - BOTTOM - point.share() * (HEIGHT - TOP - BOTTOM)));
        }
        data.append(" H").append(WIDTH - RIGHT);
        return plot(title, drawing.with(Svg.path("curve", data.toString())));
    }

    /**
     * A point of a curve.
     *
     * @param value a value
     * @param share what share of all values is at most that, 0 to 1
     */
    public record Point(double value, double share) {}

    private static DomContent plot(String title, Svg.Element drawing) {
        return figure(figcaption(title), drawing).withClass("plot");
    }

    private static Svg.Element frame(String title, Scale scale, double most) {
        Svg.Element drawing = Svg.drawing(WIDTH, HEIGHT).attr("role", "img").attr("aria-label", title);
        for (double part : new double[] {0, 0.5, 1}) {
            double y = HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM);
            drawing.with(
                    Svg.line("axis", LEFT, y, WIDTH - RIGHT, y),
                    Svg.text("small", LEFT - 6, y + 4, percent(most * part) + " %")
                            .attr("text-anchor", "end"));
        }
        double free = 0;
        for (double tick : scale.ticks()) {
            String label = scale.label().apply(tick);
            double x = plotX(scale, tick);
            double half = label.length() * LETTER / 2;
            if (x - half >= free && x + half <= WIDTH) {
                drawing.with(
                        Svg.line("axis", x, HEIGHT - BOTTOM, x, HEIGHT - BOTTOM + 4),
                        Svg.text("small", x, HEIGHT - 8, label).attr("text-anchor", "middle"));
                free = x + half + 8;
            }
        }
        return drawing;
    }

    private static double plotX(Scale scale, double value) {
        return LEFT + scale.place(value) * (WIDTH - LEFT - RIGHT);
    }

    private static String percent(double share) {
        double percent = share * 100;
        return percent > 0 && percent < 10 ? Svg.number(percent) : String.valueOf(Math.round(percent));
    }
}
