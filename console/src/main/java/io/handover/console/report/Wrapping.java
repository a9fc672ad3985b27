package io.handover.console.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines; a word that is longer than a line is never cut. */
final class Wrapping {
    private Wrapping() {}

    /** Lines of at most {@code width} characters, broken at spaces. */
    static List<String> words(String text, int width) {
        return fill(List.of(text.split(" ")), " ", width);
    }

    /** Lines of at most {@code width} characters, broken after hyphens and at spaces: for names in the head of a table. */
    static List<String> names(String text, int width) {
        return fill(List.of(text.split("(?<=[- ])")), "", width);
    }

    private static List<String> fill(List<String> pieces, String between, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(pieces.get(0));
        for (String piece : pieces.subList(1, pieces.size())) {
            if (line.length() + between.length() + piece.stripTrailing().length() <= width) {
                line.append(between).append(piece);
            } else {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(piece);
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
