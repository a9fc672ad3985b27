package io.handover.console.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table with a heading for every row and column. One that is too wide is continued below itself, with the rows' headings again;
 * headings are broken at hyphens, cells never are.
 */
public final class Table {
    private static final int GAP = 2;
    private static final int LEAST_COLUMN = 10;
    private static final int MOST_ROW_HEADING = 18;

    public record Cell(String text, Style style) {
        public static Cell of(String text) {
            return new Cell(text, Style.PLAIN);
        }
    }

    private record Row(List<String> heading, List<Cell> cells) {}

    private final String corner;
    private final List<String> headings;
    private final int mostRowHeading;
    private final List<Row> rows = new ArrayList<>();

    /** A table whose rows have names for headings, which may be broken. */
    public static Table ofNames(String corner, List<String> headings) {
        return new Table(corner, headings, MOST_ROW_HEADING);
    }

    /** A table whose rows have words for headings, at most that wide. */
    public static Table ofWords(String corner, List<String> headings, int mostRowHeading) {
        return new Table(corner, headings, mostRowHeading);
    }

    private Table(String corner, List<String> headings, int mostRowHeading) {
        this.corner = corner;
        this.headings = List.copyOf(headings);
        this.mostRowHeading = mostRowHeading;
    }

    public void row(String heading, List<Cell> cells) {
        List<String> lines = mostRowHeading == MOST_ROW_HEADING
                ? Wrapping.names(heading, mostRowHeading)
                : Wrapping.words(heading, mostRowHeading);
        rows.add(new Row(lines, List.copyOf(cells)));
    }

    List<String> lines(int columns, boolean colour) {
        int first = corner.length();
        for (Row row : rows) {
            for (String line : row.heading()) {
                first = Math.max(first, line.length());
            }
        }
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int until : panels(columns - first)) {
            if (from > 0) {
                lines.add("");
            }
            head(lines, first, from, until, colour);
            for (Row row : rows) {
                body(lines, row, first, from, until, colour);
            }
            from = until;
        }
        return lines;
    }

    /** Where each panel ends: as few as fit into that width, all of about as many columns. */
    private List<Integer> panels(int width) {
        List<Integer> panels = filled(width, headings.size());
        return filled(width, (headings.size() + panels.size() - 1) / panels.size());
    }

    private List<Integer> filled(int width, int most) {
        List<Integer> panels = new ArrayList<>();
        int from = 0;
        int taken = 0;
        for (int i = 0; i < headings.size(); i++) {
            int more = GAP + width(i);
            if (i > from && (taken + more > width || i - from == most)) {
                panels.add(i);
                from = i;
                taken = 0;
            }
            taken += more;
        }
        panels.add(headings.size());
        return panels;
    }

    private int width(int column) {
        int widest = LEAST_COLUMN;
        for (String piece : Wrapping.names(headings.get(column), 1)) {
            widest = Math.max(widest, piece.length());
        }
        for (Row row : rows) {
            widest = Math.max(widest, row.cells().get(column).text().length());
        }
        return widest;
    }

    private void head(List<String> lines, int first, int from, int until, boolean colour) {
        List<List<String>> broken = new ArrayList<>();
        int height = 1;
        for (int i = from; i < until; i++) {
            broken.add(Wrapping.names(headings.get(i), width(i)));
            height = Math.max(height, broken.get(i - from).size());
        }
        for (int at = 0; at < height; at++) {
            StringBuilder line = new StringBuilder(padded(at == height - 1 ? corner : "", first));
            for (int i = from; i < until; i++) {
                List<String> heading = broken.get(i - from);
                int piece = at - (height - heading.size());
                line.append(" ".repeat(GAP)).append(padded(piece < 0 ? "" : heading.get(piece), width(i)));
            }
            lines.add(Style.HEADING.paint(line.toString().stripTrailing(), colour));
        }
    }

    private void body(List<String> lines, Row row, int first, int from, int until, boolean colour) {
        for (int at = 0; at < row.heading().size(); at++) {
            StringBuilder line = new StringBuilder(padded(row.heading().get(at), first));
            if (at == row.heading().size() - 1) {
                for (int i = from; i < until; i++) {
                    Cell cell = row.cells().get(i);
                    line.append(" ".repeat(GAP)).append(cell.style().paint(padded(cell.text(), width(i)), colour));
                }
            }
            lines.add(line.toString());
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
