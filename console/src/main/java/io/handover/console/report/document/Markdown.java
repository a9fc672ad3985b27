package io.handover.console.report.document;

import java.util.List;
import java.util.regex.Pattern;

/** A Markdown text that is being written. */
final class Markdown {
    /** What begins a block where it stands at the beginning of a line. */
    private static final Pattern BLOCK = Pattern.compile("^(?:[#>+=~:|-]|(\\d{1,9})(?=[.)](?:\\s|$)))");

    /** What has a meaning within a line; an underscore has none within a word. */
    private static final Pattern INLINE = Pattern.compile("[\\\\`*<\\[\\]|&]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");

    private final StringBuilder text = new StringBuilder();

    /** Words that a person wrote, as words and nothing else; on one line. */
    static String plain(String words) {
        return escaped(words.strip().replaceAll("\\s+", " "));
    }

    private static String escaped(String line) {
        String inline = INLINE.matcher(line).replaceAll("\\\\$0");
        return BLOCK.matcher(inline)
                .replaceFirst(match -> match.group(1) == null ? "\\\\" + match.group() : match.group(1) + "\\\\");
    }

    Markdown heading(int level, String words) {
        return line("#".repeat(level) + " " + words).blank();
    }

    /** A paragraph, with a blank line below it. */
    Markdown paragraph(String words) {
        return line(words).blank();
    }

    /** What a person wrote in paragraphs, its lines as they are. */
    Markdown written(String words) {
        if (words.isBlank()) {
            return this;
        }
        words.strip().lines().map(String::strip).forEach(line -> line(escaped(line)));
        return blank();
    }

    /** An entry of a list that has other marks than one of boxes, so that the two do not become one. */
    Markdown bullet(String words) {
        return line("* " + words);
    }

    /** An entry to be ticked. */
    Markdown box(String words) {
        return line("- [ ] " + words);
    }

    /** Paragraphs that stand out. */
    Markdown warning(List<String> paragraphs) {
        line("> " + String.join("\n>\n> ", paragraphs));
        return blank();
    }

    Markdown row(List<String> cells) {
        return line("| " + String.join(" | ", cells) + " |");
    }

    Markdown line(String line) {
        text.append(line).append('\n');
        return this;
    }

    Markdown blank() {
        return line("");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
