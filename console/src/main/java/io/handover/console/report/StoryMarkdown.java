package io.handover.console.report;

import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Story;
import java.util.ArrayList;
import java.util.List;

/** A story as a table in Markdown. */
public final class StoryMarkdown {
    private StoryMarkdown() {}

    /** Writes it; where its moments have no times they are numbered. */
    public static void write(Markdown page, Story story, boolean isTimed) {
        page.head(List.of(isTimed ? "time" : "#", "who", "what"));
        for (int i = 0; i < story.moments().size(); i++) {
            Moment moment = story.moments().get(i);
            List<String> cells = new ArrayList<>();
            cells.add(isTimed ? Figures.clock(moment.millis()) : String.valueOf(i + 1));
            cells.add(Markdown.plain(moment.who()));
            cells.add(Markdown.plain(moment.what()));
            page.row(cells);
        }
        page.blank();
    }
}
