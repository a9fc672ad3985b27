package io.handover.console.html;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.code;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import j2html.TagCreator;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What a page is made of. Words are escaped wherever they go. */
public final class Parts {
    private Parts() {}

    public static DomContent words(String words) {
        return p(words);
    }

    /** What explains something else, and is smaller. */
    public static DomContent note(String words) {
        return p(words).withClass("note");
    }

    public static DomContent listed(List<String> sentences) {
        return ul(each(sentences, sentence -> li(sentence)));
    }

    /** A command as it is typed; one click selects all of it. */
    public static DomContent command(String line) {
        return div(code(line)).withClass("command");
    }

    /** What makes a figure again: words, and the command. */
    public static DomContent again(String words, String line) {
        return div(span(words), command(line)).withClass("again");
    }

    /** Parts beside each other, as many as there is room for. */
    public static DomContent beside(List<? extends DomContent> parts) {
        return div(each(parts, part -> part)).withClass("beside");
    }

    /** Something that is shown on demand. */
    public static DomContent folded(String title, DomContent... content) {
        return details(summary(title), each(List.of(content), part -> part));
    }

    /** Labels, each with what it stands for. */
    public static final class Facts {
        private final List<DomContent> entries = new ArrayList<>();

        public Facts fact(String label, String words) {
            return fact(label, text(words));
        }

        public Facts fact(String label, DomContent... content) {
            entries.add(div(dt(label), dd(each(List.of(content), part -> part))));
            return this;
        }

        public DomContent list() {
            return dl(each(entries, entry -> entry)).withClass("facts");
        }
    }

    /**
     * Lines of a file or of a change of it, each with a number or none; lines that a change adds or takes away stand out.
     *
     * @param label what it is
     */
    public static DomContent lines(String label, List<String> lines) {
        return pre(each(lines, Parts::line))
                .withClass("lines")
                .attr("tabindex", "0")
                .attr("role", "group")
                .attr("aria-label", label);
    }

    private static DomContent line(String line) {
        String kind = line.startsWith("+")
                ? "added"
                : line.startsWith("-") ? "removed" : line.startsWith("@@") ? "place" : "";
        return kind.isEmpty() ? text(line + "\n") : span(line + "\n").withClass(kind);
    }

    /**
     * Lines of a file; the address of the first is {@code #line-1}.
     *
     * @param label what it is
     */
    public static DomContent numbered(String label, List<String> lines) {
        return pre(each(
                        IntStream.range(0, lines.size()).boxed().toList(),
                        i -> span(lines.get(i) + "\n").withId("line-" + (i + 1))))
                .withClass("lines")
                .attr("tabindex", "0")
                .attr("role", "group")
                .attr("aria-label", label);
    }

    /** A table that can be scrolled sideways where there is too little room. */
    public static final class Grid {
        private final String title;
        private final List<String> headings;
        private final List<DomContent> rows = new ArrayList<>();
        private final Map<Integer, DomContent> axes = new TreeMap<>();
        private String classes = "grid";

        /**
         * A table without rows so far.
         *
         * @param title what it shows
         * @param headings of the columns; the first is that of the rows' own headings
         */
        public Grid(String title, List<String> headings) {
            this.title = title;
            this.headings = List.copyOf(headings);
        }

        /** Figures below each other, so that they can be compared. */
        public Grid ofFigures() {
            classes += " figures";
            return this;
        }

        /** Many small cells; the rows' headings stay in view. */
        public Grid ofCells() {
            classes += " cells";
            return this;
        }

        /** An axis below a column's heading, the first column being 0. */
        public Grid axis(int column, DomContent axis) {
            axes.put(column, axis);
            return this;
        }

        public Grid row(DomContent heading, List<? extends DomContent> cells) {
            rows.add(tr(th(heading).attr("scope", "row"), each(cells, cell -> td(cell))));
            return this;
        }

        public Grid row(String heading, List<? extends DomContent> cells) {
            return row(text(heading), cells);
        }

        private DomContent heading(int column) {
            return th(headings.get(column)).attr("scope", "col").condWith(axes.containsKey(column), axes.get(column));
        }

        public DomContent table() {
            return div(TagCreator.table(
                                    caption(title),
                                    thead(tr(each(
                                            IntStream.range(0, headings.size())
                                                    .boxed()
                                                    .toList(),
                                            this::heading))),
                                    tbody(each(rows, row -> row)))
                            .withClass(classes))
                    .withClass("scroll")
                    .attr("tabindex", "0")
                    .attr("role", "group")
                    .attr("aria-label", title);
        }
    }
}
