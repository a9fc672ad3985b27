package io.handover.console.report;

import java.util.List;
import java.util.regex.Pattern;

/** A Markdown text that is being written. */
public final class Markdown {
    /** What begins a block where it stands at the beginning of a line. */
    private static final Pattern BLOCK = Pattern.compile("^(?:[#>+=~:|-]|(\\d{1,9})(?=[.)](?:\\s|$)))");

    /** What has a meaning within a line; an underscore has none within a word. */
    private static final Pattern INLINE = Pattern.compile("[\\\\`*<\\[\\]|&]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");

    private static final Pattern BACKTICKS = Pattern.compile("`+");
    private static final int LEAST_FENCE = 3;

    private final StringBuilder text = new StringBuilder();

    /** Words that a person wrote, as words and nothing else; on one line. */
    public static String plain(String words) {
        return escaped(words.strip().replaceAll("\\s+", " "));
    }

    private static String escaped(String line) {
        String inline = INLINE.matcher(line).replaceAll("\\\\$0");
        return BLOCK.matcher(inline)
                .replaceFirst(match -> match.group(1) == null ? "\\\\" + match.group() : match.group(1) + "\\\\");
    }

    public Markdown heading(int level, String words) {
        return line("#".repeat(level) + " " + words).blank();
    }

    /** A paragraph, with a blank line below it. */
    public Markdown paragraph(String words) {
        return line(words).blank();
    }

    /** What a person wrote in paragraphs, its lines as they are. */
    public Markdown written(String words) {
        if (words.isBlank()) {
            return this;
        }
        words.strip().lines().map(String::strip).forEach(line -> line(escaped(line)));
        return blank();
    }

    /** An entry of a list that has other marks than one of boxes, so that the two do not become one. */
    public Markdown bullet(String words) {
        return line("* " + words);
    }

    /** An entry to be ticked. */
    public Markdown box(String words) {
        return line("- [ ] " + words);
    }

    /** Paragraphs that stand out. */
    public Markdown warning(List<String> paragraphs) {
        line("> " + String.join("\n>\n> ", paragraphs));
        return blank();
    }

    public Markdown row(List<String> cells) {
        return line("| " + String.join(" | ", cells) + " |");
    }

    /** The head of a table; its rows follow, then a blank line. */
    public Markdown head(List<String> cells) {
        return row(cells).line("|" + " --- |".repeat(cells.size()));
    }

    /** Lines as they are, marked as written in a language. */
    public Markdown fenced(String language, List<String> lines) {
        int longest = lines.stream().mapToInt(Markdown::backticks).max().orElse(0);
        String fence = "`".repeat(Math.max(LEAST_FENCE, longest + 1));
        line(fence + language);
        lines.forEach(this::line);
        return line(fence).blank();
    }

    /** Words as a program reads them, on one line: a command, a name. */
    public static String code(String words) {
        String fence = "`".repeat(backticks(words) + 1);
        String room = words.startsWith("`") || words.endsWith("`") ? " " : "";
        return fence + room + words + room + fence;
    }

    private static int backticks(String line) {
        return BACKTICKS
                .matcher(line)
                .results()
                .mapToInt(match -> match.group().length())
                .max()
                .orElse(0);
    }

    /** The beginning of what is folded away below a line of words. */
    public Markdown folded(String words) {
        return line("<details><summary>" + words.replace("&", "&amp;").replace("<", "&lt;") + "</summary>")
                .blank();
    }

    /** The end of what is folded away. */
    public Markdown unfolded() {
        return line("</details>").blank();
    }

    public Markdown line(String line) {
        text.append(line).append('\n');
        return this;
    }

    public Markdown blank() {
        return line("");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
