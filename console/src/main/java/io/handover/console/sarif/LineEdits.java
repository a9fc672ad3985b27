package io.handover.console.sarif;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How one text becomes another, by whole lines that are replaced. */
final class LineEdits {
    /** Every line with what ends it, so that nothing is lost. */
    private static final Pattern LINE = Pattern.compile("(?<=\n)");

    /**
     * A stretch that is replaced, from before its first character to behind its last one.
     *
     * @param fromLine counted from 1
     * @param fromColumn counted from 1
     * @param toLine counted from 1
     * @param toColumn counted from 1
     * @param by what stands there then; may be empty
     */
    record Replacement(int fromLine, int fromColumn, int toLine, int toColumn, String by) {}

    private LineEdits() {}

    /** The replacements in the order of the text, apart from each other. */
    static List<Replacement> of(String before, String after) {
        List<String> lines = lines(before);
        List<Replacement> replacements = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(lines, lines(after)).getDeltas()) {
            int first = delta.getSource().getPosition();
            int end = first + delta.getSource().size();
            replacements.add(new Replacement(
                    line(lines, first),
                    column(lines, first),
                    line(lines, end),
                    column(lines, end),
                    String.join("", delta.getTarget().getLines())));
        }
        return replacements;
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(LINE.split(text));
    }

    /** Where a line begins; behind the last line that is the end of the text, which need not have a line end. */
    private static int line(List<String> lines, int place) {
        return endsWithin(lines, place) ? place : place + 1;
    }

    private static int column(List<String> lines, int place) {
        return endsWithin(lines, place) ? lines.get(place - 1).length() + 1 : 1;
    }

    private static boolean endsWithin(List<String> lines, int place) {
        return place > 0 && place == lines.size() && !lines.get(place - 1).endsWith("\n");
    }
}
