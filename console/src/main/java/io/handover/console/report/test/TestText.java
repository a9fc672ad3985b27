package io.handover.console.report.test;

import io.handover.console.Terminal;
import io.handover.console.report.Page;
import io.handover.console.report.Timeline;
import java.util.List;

/** What became of test cases, as text: a line each, and of a single one also how its story goes now. */
public final class TestText {
    private TestText() {}

    /** The text, with a line end at its end. */
    public static String of(List<Tested> all, Terminal terminal) {
        StringBuilder lines = new StringBuilder();
        for (Tested tested : all) {
            lines.append(tested.outcome().heading())
                    .append(tested.source())
                    .append(": ")
                    .append(tested.words())
                    .append('\n');
        }
        if (all.size() == 1) {
            Page page = new Page(terminal);
            all.get(0).story().ifPresent(story -> {
                page.blank();
                Timeline.NUMBERED.write(page, "", story);
            });
            lines.append(page);
        }
        return lines.toString();
    }
}
