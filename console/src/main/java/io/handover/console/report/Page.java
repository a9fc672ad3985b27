package io.handover.console.report;

import io.handover.console.Terminal;

/** Text that is being written for a terminal. */
public final class Page {
    private final Terminal terminal;
    private final StringBuilder text = new StringBuilder();

    public Page(Terminal terminal) {
        this.terminal = terminal;
    }

    public int columns() {
        return terminal.columns();
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

    public Page line(String line, Style style) {
        return line(style.paint(line, terminal.colour()));
    }

    /** Words behind a label; further lines stand below the first word. */
    public Page paragraph(String label, String words) {
        return paragraph(label, words, Style.PLAIN);
    }

    public Page paragraph(String label, String words, Style style) {
        String before = label;
        for (String line : Wrapping.words(words, Math.max(20, columns() - label.length()))) {
            line(before + style.paint(line, terminal.colour()));
            before = " ".repeat(label.length());
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
