package io.handover.console.run;

import io.handover.analysis.story.Story;
import io.handover.executor.plan.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What becomes of a procedure on its way to the site, in words. */
public final class ChannelText {
    private ChannelText() {}

    /** Which steps are sent as other commands; nothing where none is. */
    public static List<String> changes(List<Channel.Change> changes) {
        List<String> lines = new ArrayList<>();
        if (!changes.isEmpty()) {
            lines.add(
                    "Different from what is written: the product's API has no bare 'set-standby'; its set_standby stops the server's"
                            + " replication as well. Shown, explored and promised is what is sent:");
            for (Channel.Change change : changes) {
                lines.add("  " + change.id() + ": " + change.written() + " -> " + change.sent());
            }
        }
        return lines;
    }

    /** What is lost by that, how, and what to do about it. */
    public static List<String> losses(List<Channel.Change> changes, List<Channel.Loss> losses) {
        List<String> lines = new ArrayList<>();
        lines.add("What is sent keeps less than what is written; proved of that, and not of this:");
        List<String> told = List.of();
        for (Channel.Loss loss : losses) {
            lines.add("  " + loss.property().name() + " (" + loss.bounds() + "): " + loss.summary());
            List<String> story = loss.story().map(ChannelText::lines).orElse(List.of());
            if (!story.equals(told)) {
                lines.addAll(story);
                told = story;
            }
        }
        String steps = changes.stream()
                .map(change -> change.id().split(":", 2)[0])
                .distinct()
                .collect(Collectors.joining(","));
        lines.add("To keep it, let a person do what the API cannot: 'by: hand' at the step in the file, or '--by-hand "
                + steps
                + "'. '--force-step " + Channel.FORCED
                + "=REASON' starts what is sent all the same; the reason is kept in the journal.");
        return lines;
    }

    private static List<String> lines(Story story) {
        return story.moments().stream()
                .map(moment -> "      " + moment.who() + ": " + moment.what())
                .toList();
    }
}
