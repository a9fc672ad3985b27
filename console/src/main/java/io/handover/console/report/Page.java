package io.handover.console.report;

import io.handover.console.Terminal;

/** Text that is being written for a terminal. */
public final class Page {
    /** What room is left to words beside a label at least, in columns. */
    private static final int LEAST_WORDS = 20;

    private final Terminal terminal;
    private final StringBuilder text = new StringBuilder();

    public Page(Terminal terminal) {
        this.terminal = terminal;
    }

    public int columns() {
        return terminal.columns();
    }

    /** Whether bars are made of block characters. */
    public boolean hasBlocks() {
        return terminal.blocks();
    }

    public Page blank() {
        return line("");
    }

    public Page heading(String words) {
        return paragraph("", words, Style.HEADING);
    }

    public Page line(String line) {
        text.append(line.stripTrailing()).append('\n');
        return this;
    }

    /** A line of words; where it is too long for a narrow terminal it is broken. */
    public Page line(String line, Style style) {
        return line.length() <= columns()
                ? line(style.paint(line, terminal.colour()))
                : paragraph(line.substring(0, indent(line)), line.strip(), style);
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** Words behind a label; further lines stand below the first word, or below the label where it leaves too little room. */
    public Page paragraph(String label, String words) {
        return paragraph(label, words, Style.PLAIN);
    }

    public Page paragraph(String label, String words, Style style) {
        String before = label;
        if (columns() - label.length() < LEAST_WORDS && !label.isBlank()) {
            line(label);
            before = " ".repeat(indent(label) + 2);
        }
        for (String line : Wrapping.words(words, columns() - before.length())) {
            line(before + style.paint(line, terminal.colour()));
            before = " ".repeat(before.length());
        }
        return this;
    }

    public Page table(Table table, int indent) {
        for (String line : table.lines(columns() - indent, terminal.colour())) {
            line(" ".repeat(indent) + line);
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
