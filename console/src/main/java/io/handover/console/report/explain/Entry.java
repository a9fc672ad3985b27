package io.handover.console.report.explain;

import java.util.List;
import java.util.Locale;

/**
 * A word and what it means.
 *
 * @param kind what it is the name of
 * @param word the word; {@code N} in it stands for a number and {@code TIME} for a duration
 * @param of what it belongs to, {@code "a step"}; empty where that is clear
 * @param paragraphs what it means
 * @param example lines as they are typed; may be none
 */
public record Entry(Kind kind, String word, String of, List<String> paragraphs, List<String> example) {
    public Entry {
        paragraphs = List.copyOf(paragraphs);
        example = List.copyOf(example);
    }

    static Entry of(Kind kind, String word, String... paragraphs) {
        return new Entry(kind, word, "", List.of(paragraphs), List.of());
    }

    Entry in(String owner) {
        return new Entry(kind, word, owner, paragraphs, example);
    }

    Entry withExample(List<String> lines) {
        return new Entry(kind, word, of, paragraphs, lines);
    }

    /** Whether a user who says that means this word: neither capitals count nor hyphens, underscores and spaces. Whoever says
     * all of what it means, as a table may, means it too. */
    boolean isMeantBy(String said) {
        return plain(said).equals(plain(word))
                || plain(said + ".").equals(plain(paragraphs.get(0)))
                || word.contains("TIME")
                        && plain(said)
                                .matches(plain(word.replace("-N-", "#").replace("-TIME", "@"))
                                        .replace("#", "\\d+")
                                        .replace("@", "\\d+\\w+"));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    }
}
