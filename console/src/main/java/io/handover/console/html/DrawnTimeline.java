package io.handover.console.html;

import static j2html.TagCreator.b;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A timeline as a drawing: a lane for the operator, one for each server, and how many servers are active. The same stands below as a table,
 * which a reader of the screen is told; the page's script goes along it by keyboard or pointer.
 */
public final class DrawnTimeline {
    /** More moments than these are drawn neither well nor read; those in the middle are left out. */
    private static final int MOST_FIRST = 50;

    private static final int MOST_LAST = 70;

    // Where things stand, in pixels from the top.
    private static final int VIOLATIONS = 13;
    private static final int NUMBERS = 30;
    private static final int OPERATOR_TOP = 42;
    private static final int OPERATOR_HEIGHT = 24;
    private static final int SERVERS_TOP = 76;
    private static final int BAND = 24;
    private static final int SOURCE = 16;
    private static final int SERVER_HEIGHT = 50;
    private static final int COUNT_HEIGHT = 18;
    private static final int CLOCK_HEIGHT = 26;
    private static final int MARGIN = 8;

    private static final int LABELS = 84;
    private static final double LETTER = 6.6;
    private static final int MOST_LETTERS = 12;
    private static final int FIRST_X = 72;
    private static final int LEAST_GAP = 32;
    private static final int MOST_GAP = 150;
    private static final double GAP_A_DOUBLING = 13;
    private static final int TAIL = 112;
    private static final int LEAST_WIDTH = 440;
    private static final int CLOCK_WIDTH = 62;

    private final String title;
    private final List<String> servers;
    private final List<Column> all;
    private final List<Integer> drawn;
    private final boolean isTimed;
    private final double[] xs;
    private final double end;
    private final Svg.Element words = Svg.group("words");

    private DrawnTimeline(String title, List<String> servers, List<Column> columns, boolean isTimed) {
        this.title = title;
        this.servers = servers;
        this.all = columns;
        this.isTimed = isTimed;
        int cut = columns.size() - MOST_LAST;
        this.drawn = IntStream.range(0, columns.size())
                .filter(i -> i < MOST_FIRST || i >= cut)
                .boxed()
                .toList();
        this.xs = new double[drawn.size()];
        for (int i = 1; i < xs.length; i++) {
            xs[i] = i == 1 ? FIRST_X + gap(1) - LEAST_GAP : xs[i - 1] + gap(i);
        }
        this.end = Math.max(LEAST_WIDTH, xs[xs.length - 1] + TAIL);
    }

    /** Grows with the time between two moments, but much slower. */
    private double gap(int i) {
        long millis = column(i).millis() - column(i - 1).millis();
        double doublings = StrictMath.log(1 + millis / 1_000.0) / StrictMath.log(2);
        return Math.min(MOST_GAP, LEAST_GAP + GAP_A_DOUBLING * Math.max(0, doublings));
    }

    /**
     * The drawing with its table.
     *
     * @param title what it shows, in a sentence
     * @param columns the start, and what happens then
     * @param isTimed whether its moments have times
     */
    public static DomContent of(String title, List<String> servers, List<Column> columns, boolean isTimed) {
        return new DrawnTimeline(title, servers, columns, isTimed).whole();
    }

    private DomContent whole() {
        return figure(
                        figcaption(title),
                        div(
                                        labels(),
                                        div(course())
                                                .withClasses("scroll", "course")
                                                .attr("tabindex", "0")
                                                .attr("role", "group")
                                                .attr("aria-label", "Drawing: " + title))
                                .withClass("drawing"),
                        div().withClass("moment"),
                        Parts.folded(
                                "The same as a table: "
                                        + (all.size() == drawn.size()
                                                ? ""
                                                : "the first " + MOST_FIRST + " and the last " + MOST_LAST + " of ")
                                        + all.size() + " moments",
                                table()))
                .withClass("timeline");
    }

    private Column column(int i) {
        return all.get(drawn.get(i));
    }

    private int height() {
        return laneEnd() + (isTimed ? CLOCK_HEIGHT : MARGIN);
    }

    private int laneEnd() {
        return countTop() + COUNT_HEIGHT;
    }

    private int top(int server) {
        return SERVERS_TOP + server * SERVER_HEIGHT;
    }

    private int countTop() {
        return top(servers.size());
    }

    // ---- the lanes' names -----------------------------------------------------------------------------------------

    private DomContent labels() {
        Svg.Element drawing = Svg.silent(LABELS, height()).withClass("names");
        drawing.with(label("operator", OPERATOR_TOP + OPERATOR_HEIGHT / 2.0));
        for (int s = 0; s < servers.size(); s++) {
            drawing.with(label(servers.get(s), top(s) + BAND / 2.0));
            drawing.with(Svg.text("small", LABELS - 8, top(s) + BAND + SOURCE / 2.0 + 4, "from")
                    .attr("text-anchor", "end"));
        }
        drawing.with(label("active", countTop() + COUNT_HEIGHT / 2.0));
        if (isTimed) {
            drawing.with(Svg.text("small", LABELS - 8, height() - 8, "time").attr("text-anchor", "end"));
        }
        return drawing;
    }

    private static DomContent label(String name, double middle) {
        return Svg.text("name", LABELS - 8, middle + 4, clipped(name, MOST_LETTERS))
                .attr("text-anchor", "end");
    }

    private static String clipped(String words, int most) {
        return words.length() <= most ? words : words.substring(0, Math.max(0, most - 1)) + "…";
    }

    // ---- the lanes ------------------------------------------------------------------------------------------------

    private DomContent course() {
        StringBuilder places = new StringBuilder();
        for (double x : xs) {
            places.append(places.isEmpty() ? "" : " ").append(Svg.number(x));
        }
        Svg.Element drawing = Svg.drawing(end, height())
                .attr("role", "img")
                .attr("aria-label", title + " The table below says the same.")
                .attr("data-x", places.toString());
        ticks(drawing);
        operator(drawing);
        for (int s = 0; s < servers.size(); s++) {
            server(drawing, s);
        }
        count(drawing);
        violations(drawing);
        drawing.with(words);
        moments(drawing);
        clocks(drawing);
        cut(drawing);
        return drawing.with(Svg.line("cursor", 0, OPERATOR_TOP - 4, 0, laneEnd() + 4));
    }

    /** Draws each stretch of columns that are alike; x from, x to and the first of them are given. */
    private void stretches(BiPredicate<Column, Column> alike, Stretch draw) {
        int from = 0;
        for (int i = 1; i <= xs.length; i++) {
            if (i == xs.length || !alike.test(column(from), column(i))) {
                draw.draw(xs[from], i == xs.length ? end : xs[i], column(from));
                from = i;
            }
        }
    }

    private interface Stretch {
        void draw(double from, double to, Column column);
    }

    private void operator(Svg.Element drawing) {
        stretches((one, other) -> one.place().equals(other.place()), (from, to, column) -> {
            String place = column.place();
            drawing.with(Svg.group("stretch")
                    .with(Svg.tip(place), Svg.rect("operator", from, OPERATOR_TOP, to - from, OPERATOR_HEIGHT)));
            String numbers = place.replaceAll("\\(.*?\\)", "")
                    .replaceAll("[^0-9]+", " ")
                    .strip()
                    .replace(' ', '.');
            write(from, to, OPERATOR_TOP + OPERATOR_HEIGHT / 2.0, "", place, numbers);
        });
    }

    private void server(Svg.Element drawing, int s) {
        int top = top(s);
        stretches((one, other) -> one.looks().get(s).isSameBand(other.looks().get(s)), (from, to, column) -> {
            Look look = column.looks().get(s);
            Svg.Element stretch = Svg.group("stretch")
                    .with(
                            Svg.tip(servers.get(s) + ": " + look.words()),
                            Svg.rect("band " + look.band().key(), from, top, to - from, BAND));
            if (look.release().filter("new"::equals).isPresent()) {
                stretch.with(Svg.rect("new", from, top + BAND - 4, to - from, 4));
            }
            drawing.with(stretch);
            String word = look.band().word();
            write(from, to, top + BAND / 2.0 - 1, look.band().key(), look.inShort(), word, word.substring(0, 1));
        });
        double middle = top + BAND + SOURCE / 2.0;
        stretches((one, other) -> one.looks().get(s).isSameSource(other.looks().get(s)), (from, to, column) -> {
            Look look = column.looks().get(s);
            look.source().ifPresent(source -> {
                String lane = String.valueOf(servers.indexOf(source) + 1);
                Svg.Element stretch = Svg.group("stretch")
                        .with(
                                Svg.tip(servers.get(s) + ": " + look.words()),
                                Svg.line(look.flows() ? "flow" : "flow still", from + 2, middle, to - 2, middle));
                List<String> options =
                        List.of("← " + source + (look.flows() ? "" : ", still"), "← " + source, "←" + lane);
                options.stream()
                        .filter(words -> width(words) + 16 <= to - from)
                        .findFirst()
                        .ifPresent(words -> stretch.with(
                                Svg.rect("behind", from + 8, middle - 7, width(words) + 4, 14),
                                Svg.text("small", from + 10, middle + 4, words)));
                drawing.with(stretch);
            });
        });
    }

    private void count(Svg.Element drawing) {
        stretches(
                (one, other) -> one.active() == other.active() && one.isKnown() == other.isKnown(),
                (from, to, column) -> {
                    int active = column.active();
                    String number = active == 0 ? "none" : active == 1 ? "one" : active + " at once";
                    String said = column.isKnown() ? number : active == 0 ? "not known" : number + " seen";
                    String key = active > 1 ? "several" : active == 0 && column.isKnown() ? "none" : "one";
                    String digit = column.isKnown() ? String.valueOf(active) : "?";
                    drawing.with(Svg.group("stretch")
                            .with(
                                    Svg.tip("active servers: " + said),
                                    Svg.rect("count count-" + key, from, countTop(), to - from, COUNT_HEIGHT)));
                    write(from, to, countTop() + COUNT_HEIGHT / 2.0, "count-" + key, said, digit);
                });
    }

    /** Writes the first of the words that there is room for, if there is any, over all that is drawn. */
    private void write(double from, double to, double middle, String classes, String... options) {
        Stream.of(options)
                .filter(option -> !option.isEmpty() && width(option) + 8 <= to - from)
                .findFirst()
                .ifPresent(option -> words.with(Svg.text("inside " + classes, from + 5, middle + 4, option)));
    }

    private static double width(String words) {
        return words.length() * LETTER;
    }

    /** Behind the lanes, so that words in them can be read. */
    private void ticks(Svg.Element drawing) {
        for (int i = 1; i < xs.length; i++) {
            drawing.with(Svg.line("tick", xs[i], OPERATOR_TOP - 6, xs[i], countTop() + COUNT_HEIGHT));
        }
    }

    private void moments(Svg.Element drawing) {
        for (int i = 1; i < xs.length; i++) {
            Column column = column(i);
            String said = (isTimed ? column.clock() + " " : "") + column.who() + ": " + column.what();
            drawing.with(Svg.group("at")
                    .with(
                            Svg.tip(drawn.get(i) + ". " + said),
                            Svg.text("number", xs[i], NUMBERS, String.valueOf(drawn.get(i)))
                                    .attr("text-anchor", "middle"),
                            mark(column, xs[i])));
        }
    }

    /** Each with its names on the side on which there is more room. */
    private void violations(Svg.Element drawing) {
        List<Integer> places = IntStream.range(0, xs.length)
                .filter(i -> !column(i).violated().isEmpty())
                .boxed()
                .toList();
        double free = 0;
        for (int k = 0; k < places.size(); k++) {
            double x = xs[places.get(k)];
            double next = k + 1 < places.size() ? xs[places.get(k + 1)] : end;
            boolean isLeft = x - free > next - x;
            double room = isLeft ? x - free : next - x;
            List<String> violated = column(places.get(k)).violated();
            String words = clipped("✗ " + String.join(", ", violated), (int) ((room - 12) / LETTER));
            free = isLeft ? x : x + width(words) + 12;
            drawing.with(Svg.group("violation")
                    .with(
                            Svg.tip("violated: " + String.join(", ", violated)),
                            Svg.line("broken", x, 2, x, laneEnd() + 4),
                            Svg.text("broken", isLeft ? x - 6 : x + 6, VIOLATIONS, words)
                                    .attr("text-anchor", isLeft ? "end" : "start")));
        }
    }

    private DomContent mark(Column column, double x) {
        return switch (column.lane()) {
            case Column.OPERATOR -> Svg.circle("mark", x, OPERATOR_TOP, 4.5);
            case Column.SURROUNDINGS ->
                Svg.path("mark", "M" + Svg.number(x - 4.5) + " " + Svg.number(NUMBERS + 3) + " h9 l-4.5 7 z");
            default -> Svg.circle("mark", x, top(column.lane()), 4.5);
        };
    }

    private void clocks(Svg.Element drawing) {
        if (!isTimed) {
            return;
        }
        double free = 0;
        for (int i = 0; i < xs.length; i++) {
            if (xs[i] >= free) {
                drawing.with(Svg.text("small", xs[i], height() - 8, column(i).clock()));
                free = xs[i] + CLOCK_WIDTH;
            }
        }
    }

    private void cut(Svg.Element drawing) {
        if (all.size() > drawn.size()) {
            double x = xs[MOST_FIRST] - LEAST_GAP / 2.0;
            drawing.with(Svg.rect("gap", x - 5, OPERATOR_TOP - 6, 10, countTop() + COUNT_HEIGHT - OPERATOR_TOP + 12)
                    .with(Svg.tip(all.size() - drawn.size() + " moments are left out here")));
        }
    }

    // ---- the table ------------------------------------------------------------------------------------------------

    private DomContent table() {
        List<String> headings = Stream.of(
                        Stream.of("moment"),
                        isTimed ? Stream.of("time") : Stream.<String>empty(),
                        Stream.of("who", "what", "operator"),
                        servers.stream())
                .flatMap(Function.identity())
                .toList();
        Parts.Grid grid = new Parts.Grid(title, headings);
        for (int i = 0; i < xs.length; i++) {
            grid.row(drawn.get(i) == 0 ? "start" : String.valueOf(drawn.get(i)), cells(i));
        }
        return grid.table();
    }

    private List<DomContent> cells(int i) {
        Column column = column(i);
        List<DomContent> cells = new ArrayList<>();
        if (isTimed) {
            cells.add(text(column.clock()));
        }
        cells.add(text(column.who()));
        cells.add(
                column.violated().isEmpty()
                        ? text(column.what())
                        : div(
                                text(column.what() + " "),
                                each(column.violated(), name -> each(Tone.BAD.words("violated: " + name), text(" ")))));
        cells.add(text(column.place()));
        for (int s = 0; s < servers.size(); s++) {
            String words = column.looks().get(s).words();
            boolean isNew = i > 0 && !column(i - 1).looks().get(s).words().equals(words);
            cells.add(isNew ? b(words) : text(words));
        }
        return cells;
    }

    /** How to read these drawings. */
    public static DomContent legend() {
        return div(
                        each(Stream.of(Look.Band.values()).toList(), band -> swatch(band)),
                        swatch("new", "new release: a line along the band"),
                        swatch("flow", "replicates from the server named"),
                        swatch("still", "subscribed, nothing flows"))
                .withClass("legend");
    }

    private static DomContent swatch(Look.Band band) {
        return div(Svg.silent(26, 14).with(Svg.rect("band " + band.key(), 0.5, 0.5, 25, 13)), text(band.word()))
                .withClass("swatch");
    }

    private static DomContent swatch(String kind, String words) {
        Svg.Element drawing = Svg.silent(26, 14);
        if (kind.equals("new")) {
            drawing.with(Svg.rect("band band-standby", 0.5, 0.5, 25, 13), Svg.rect("new", 0.5, 9.5, 25, 4));
        } else {
            drawing.with(Svg.line(kind.equals("flow") ? "flow" : "flow still", 0, 7, 26, 7));
        }
        return div(drawing, text(words)).withClass("swatch");
    }
}
