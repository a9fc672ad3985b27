package io.handover.console.report;

import io.handover.simulator.story.Moment;
import io.handover.simulator.story.Story;
import java.util.ArrayList;
import java.util.List;

/** The story of a finding as lines of text: when, who, what. */
final class Timeline {
    private Timeline() {}

    static List<String> lines(Finding finding, int columns, int indent) {
        Story story = finding.story();
        boolean isTimed = finding.telling() != Finding.Telling.PATH;
        int who = story.moments().stream()
                .mapToInt(moment -> moment.who().length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (Moment moment : story.moments()) {
            String before = " ".repeat(indent) + (isTimed ? Figures.clock(moment.millis()) + "  " : "") + moment.who()
                    + " ".repeat(who - moment.who().length()) + "  ";
            for (String line : Wrapping.words(moment.what(), Math.max(20, columns - before.length()))) {
                lines.add(before + line);
                before = " ".repeat(before.length());
            }
        }
        return lines;
    }
}
