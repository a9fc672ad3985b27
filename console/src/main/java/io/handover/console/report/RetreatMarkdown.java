package io.handover.console.report;

import io.handover.analysis.retreat.Retreats;

/** Ways back and points of no return as a part of a summary in Markdown. */
public final class RetreatMarkdown {
    private RetreatMarkdown() {}

    /** Writes it, with a heading of the third level. */
    public static void write(Markdown page, Retreats retreats) {
        page.heading(3, "Points of no return");
        if (retreats.home().isEmpty()) {
            page.paragraph(RetreatWords.NO_HOME);
            return;
        }
        RetreatWords words = new RetreatWords(retreats);
        words.points().forEach(point -> page.paragraph(Markdown.plain(point)));
        if (!retreats.known()) {
            page.paragraph(RetreatWords.NOT_KNOWN);
        }
        page.paragraph(Markdown.plain(words.meaning()));
        if (!retreats.stages().isEmpty()) {
            page.head(RetreatWords.HEADINGS);
            retreats.stages()
                    .forEach(stage -> page.row(
                            words.row(stage).stream().map(Markdown::plain).toList()));
            page.blank();
        }
    }
}
