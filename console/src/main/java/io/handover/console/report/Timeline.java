package io.handover.console.report;

import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Story;
import java.util.List;
import java.util.Locale;

/** A story as lines of text, by what each of its moments begins with; who and what follow. */
public enum Timeline {
    /** When it is, of a run. */
    CLOCKED,
    /** The number of the action, of a path that has no times. */
    NUMBERED,
    /** Nothing. */
    PLAIN;

    /** Writes it. */
    public void write(Page page, String indent, Story story) {
        List<Moment> moments = story.moments();
        int who =
                moments.stream().mapToInt(moment -> moment.who().length()).max().orElse(0);
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            page.paragraph(
                    indent + mark(i, moment) + moment.who()
                            + " ".repeat(who - moment.who().length()) + "  ",
                    moment.what());
        }
    }

    private String mark(int i, Moment moment) {
        return switch (this) {
            case CLOCKED -> Figures.clock(moment.millis()) + "  ";
            case NUMBERED -> String.format(Locale.ROOT, "%4d  ", i + 1);
            case PLAIN -> "";
        };
    }
}
