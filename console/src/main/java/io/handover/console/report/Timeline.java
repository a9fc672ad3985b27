package io.handover.console.report;

import io.handover.simulator.story.Moment;
import io.handover.simulator.story.Story;
import java.util.ArrayList;
import java.util.List;

/** A story as lines of text: when, who, what. */
final class Timeline {
    private Timeline() {}

    static List<String> lines(Story story, int columns, int indent) {
        int who = story.moments().stream()
                .mapToInt(moment -> moment.who().length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (Moment moment : story.moments()) {
            String before = " ".repeat(indent) + Figures.clock(moment.millis()) + "  " + moment.who()
                    + " ".repeat(who - moment.who().length()) + "  ";
            for (String line : Wrapping.words(moment.what(), Math.max(20, columns - before.length()))) {
                lines.add(before + line);
                before = " ".repeat(before.length());
            }
        }
        return lines;
    }
}
