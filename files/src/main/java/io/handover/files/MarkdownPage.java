package io.handover.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.commonmark.node.Block;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A Markdown page that a procedure lives in: its YAML stands in a fenced block that is marked {@code yaml}. Where there are several such
 * blocks it is the one with a line that begins with {@code procedure:}; the others are examples.
 *
 * <p>Under headings that read <em>Notes</em>, up to the next heading, the page holds what its author wrote by hand.
 */
public final class MarkdownPage {
    private static final Parser PARSER = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            // What stands within a paragraph says nothing here, and need not be looked at.
            .inlineParserFactory(context -> (lines, node) -> {})
            .build();

    private static final String NOTES = "Notes";
    private static final String KEY = "procedure:";

    /**
     * What an author wrote by hand.
     *
     * @param below the line of the heading that it stands below, counted from 0; -1 where it stands below none
     * @param lines the lines from its own heading on, without blank ones at the end
     */
    public record Note(int below, List<String> lines) {
        public Note {
            lines = List.copyOf(lines);
        }
    }

    private final String source;
    private final List<String> lines;
    private final List<Block> blocks;

    private MarkdownPage(String source, String text) {
        this.source = source;
        this.lines = List.of(text.split("\r\n|\n|\r", -1));
        this.blocks = blocks(PARSER.parse(text));
    }

    private static List<Block> blocks(Node document) {
        List<Block> blocks = new ArrayList<>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Block block && !block.getSourceSpans().isEmpty()) {
                blocks.add(block);
            }
        }
        return blocks;
    }

    /** Whether a file of that name is a Markdown page: it ends with {@code .md} or {@code .markdown}. */
    public static boolean isOne(String source) {
        String name = source.toLowerCase(Locale.ROOT);
        return name.endsWith(".md") || name.endsWith(".markdown");
    }

    /**
     * A page.
     *
     * @param source the file as the user named it
     * @param text its content
     */
    public static MarkdownPage of(String source, String text) {
        return new MarkdownPage(source, text);
    }

    /** YAML as a page holds it; the fence is longer than any in it. */
    public static String fenced(String yaml) {
        String fence = "```";
        while (yaml.contains(fence)) {
            fence += "`";
        }
        return fence + "yaml\n" + yaml.stripTrailing() + "\n" + fence + "\n";
    }

    /** The lines, without their ends. */
    public List<String> lines() {
        return lines;
    }

    /**
     * The procedure's YAML.
     *
     * @throws InputException where it is not clear which block that is
     */
    public String yaml() {
        FencedCodeBlock block = procedure();
        return lines.subList(first(block) + 1, last(block)).stream()
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /**
     * The procedure's YAML with an empty line for every other line of the page: what is found in it is found at the page's lines.
     *
     * @throws InputException where it is not clear which block that is
     */
    String yamlInPlace() {
        FencedCodeBlock block = procedure();
        return IntStream.range(0, last(block))
                .mapToObj(i -> i > first(block) ? lines.get(i) + "\n" : "\n")
                .collect(Collectors.joining());
    }

    /** The page with another text in place of the procedure's YAML; each line of it ends with a line end. */
    String withYaml(String yaml) {
        FencedCodeBlock block = procedure();
        return String.join("\n", lines.subList(0, first(block) + 1)) + "\n" + yaml
                + String.join("\n", lines.subList(last(block), lines.size())) + "\n";
    }

    private FencedCodeBlock procedure() {
        List<FencedCodeBlock> marked = blocks.stream()
                .filter(block -> block instanceof FencedCodeBlock fenced && isYaml(fenced))
                .map(FencedCodeBlock.class::cast)
                .toList();
        List<FencedCodeBlock> candidates = marked.size() == 1
                ? marked
                : marked.stream().filter(this::hasKey).toList();
        if (candidates.isEmpty()) {
            throw wrong(marked.isEmpty() ? 0 : first(marked.get(0)), none(marked));
        }
        FencedCodeBlock block = candidates.get(0);
        if (candidates.size() > 1) {
            throw wrong(
                    first(candidates.get(1)),
                    "a second block with a line that begins with '" + KEY + "'; the first is in line "
                            + (first(block) + 1));
        }
        if (block.getClosingFenceLength() == null) {
            throw wrong(first(block), "this block has no end: no line closes it with as many of the same characters");
        }
        Integer indent = block.getFenceIndent();
        if (indent != null && indent > 0) {
            throw wrong(first(block), "the block with the procedure must not be indented");
        }
        return block;
    }

    private String none(List<FencedCodeBlock> marked) {
        String needed =
                "a page needs the YAML of its procedure in a fenced block ```yaml that stands in no list and no quotation";
        return marked.isEmpty()
                ? needed
                : needed + "; of the " + marked.size() + " here none has a line that begins with '" + KEY + "'";
    }

    private static boolean isYaml(FencedCodeBlock block) {
        String word = Optional.ofNullable(block.getInfo()).orElse("").strip().split("\\s", 2)[0];
        return word.equalsIgnoreCase("yaml") || word.equalsIgnoreCase("yml");
    }

    private boolean hasKey(FencedCodeBlock block) {
        return lines.subList(first(block), last(block) + 1).stream().anyMatch(line -> line.startsWith(KEY));
    }

    private InputException wrong(int line, String message) {
        return new InputException(source, line + 1, 1, message);
    }

    private static int first(Block block) {
        return block.getSourceSpans().get(0).getLineIndex();
    }

    private static int last(Block block) {
        List<SourceSpan> spans = block.getSourceSpans();
        return spans.get(spans.size() - 1).getLineIndex();
    }

    /** The lines of headings, counted from 0, but for those of notes. */
    public List<Integer> headings() {
        return blocks.stream()
                .filter(block -> block instanceof Heading && !isNotes(block))
                .map(MarkdownPage::first)
                .toList();
    }

    /** What the author wrote by hand, in the order of the page. */
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        int below = -1;
        List<Block> headings = blocks.stream().filter(Heading.class::isInstance).toList();
        for (int i = 0; i < headings.size(); i++) {
            int from = first(headings.get(i));
            if (isNotes(headings.get(i))) {
                int end = i + 1 < headings.size() ? first(headings.get(i + 1)) : lines.size();
                while (end > from + 1 && lines.get(end - 1).isBlank()) {
                    end--;
                }
                notes.add(new Note(below, lines.subList(from, end)));
            } else {
                below = from;
            }
        }
        return notes;
    }

    private boolean isNotes(Block heading) {
        return lines.get(first(heading)).replaceAll("^[ #]*|[ #]*$", "").equals(NOTES);
    }
}
