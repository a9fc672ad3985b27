package io.handover.console.report.document;

import io.handover.files.MarkdownPage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts what an author wrote by hand in a page into the page that is written anew. */
public final class Kept {
    private Kept() {}

    /**
     * The new page with the notes of the old one, each at the end of the section that has the heading it stood below; where there is no
     * such heading any more, at the end of the page.
     *
     * @param written a page without notes
     */
    public static String notes(MarkdownPage old, String written) {
        List<MarkdownPage.Note> notes = old.notes();
        if (notes.isEmpty()) {
            return written;
        }
        MarkdownPage page = MarkdownPage.of("", written);
        List<String> lines = written.lines().toList();
        List<Integer> headings = page.headings();
        Set<MarkdownPage.Note> placed = new HashSet<>();
        List<String> merged = new ArrayList<>();
        int from = 0;
        for (int h = 0; h <= headings.size(); h++) {
            int until = h < headings.size() ? headings.get(h) : lines.size();
            merged.addAll(lines.subList(from, until));
            if (h > 0) {
                String heading = lines.get(headings.get(h - 1));
                for (MarkdownPage.Note note : notes) {
                    if (note.below() >= 0
                            && old.lines().get(note.below()).stripTrailing().equals(heading)) {
                        add(merged, note);
                        placed.add(note);
                    }
                }
            }
            from = until;
        }
        notes.stream().filter(note -> !placed.contains(note)).forEach(note -> add(merged, note));
        while (merged.get(merged.size() - 1).isBlank()) {
            merged.remove(merged.size() - 1);
        }
        return String.join("\n", merged) + "\n";
    }

    private static void add(List<String> merged, MarkdownPage.Note note) {
        if (!merged.get(merged.size() - 1).isBlank()) {
            merged.add("");
        }
        merged.addAll(note.lines());
        merged.add("");
    }
}
