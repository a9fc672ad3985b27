package io.handover.console.report;

import java.util.ArrayList;
import java.util.List;

/** Two columns of words beside each other. */
public final class SideBySide {
    private static final String GAP = " | ";
    private static final String EDGE = "| ";

    /** What a column of less room cannot hold well. */
    private static final int LEAST_COLUMN = 34;

    private final String left;
    private final String right;
    private final List<String[]> rows = new ArrayList<>();

    /** Columns with these headings. */
    public SideBySide(String left, String right) {
        this.left = left;
        this.right = right;
    }

    /** A row; either side may be empty. */
    public void row(String ofLeft, String ofRight) {
        rows.add(new String[] {ofLeft, ofRight});
    }

    /** Whether a page is wide enough for two columns. */
    public static boolean fits(Page page, int indent) {
        return width(page, indent) >= LEAST_COLUMN;
    }

    private static int width(Page page, int indent) {
        return (page.columns() - indent - EDGE.length() - GAP.length()) / 2;
    }

    /** Writes them: one row's words do not go on in the next one's lines. */
    public void write(Page page, int indent) {
        int width = width(page, indent);
        write(page, indent, width, left, right);
        page.line(" ".repeat(indent) + "+-" + "-".repeat(width) + "-+-" + "-".repeat(width));
        rows.forEach(row -> write(page, indent, width, row[0], row[1]));
    }

    private static void write(Page page, int indent, int width, String ofLeft, String ofRight) {
        List<String> one = lines(ofLeft, width);
        List<String> other = lines(ofRight, width);
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            String text = i < one.size() ? one.get(i) : "";
            page.line(" ".repeat(indent)
                    + EDGE
                    + text
                    + " ".repeat(Math.max(0, width - text.length()))
                    + GAP
                    + (i < other.size() ? other.get(i) : ""));
        }
    }

    /** Further lines of a moment are indented. */
    private static List<String> lines(String words, int width) {
        if (words.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        for (String line : Wrapping.words(words, width - 2)) {
            lines.add(lines.isEmpty() ? line : "  " + line);
        }
        return lines;
    }
}
