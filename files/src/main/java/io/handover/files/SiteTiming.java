package io.handover.files;

import io.handover.simulator.site.Activity;
import io.handover.simulator.site.Polls;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.site.Timing;
import io.handover.simulator.time.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** A site's file with durations that were measured: all else that it says stays, in its words. */
public final class SiteTiming {
    private static final String KEY = "timing";

    /**
     * A duration.
     *
     * @param activity what takes that long
     * @param distribution log-normal or fixed
     * @param remark a line of comment above it
     */
    public record Stated(Activity activity, Distribution distribution, String remark) {}

    /**
     * How often the servers poll.
     *
     * @param polls how often
     * @param remark a line of comment above it
     */
    public record StatedPolls(Polls polls, String remark) {}

    private SiteTiming() {}

    /**
     * The file with these durations in the place of those that it states; what it states besides stays.
     *
     * @param file the site
     * @param head lines of comment above all
     * @param measured in any order, each activity once
     * @param polls how often the servers poll, where that was measured
     * @throws InputException where the file is written in a way in which nothing can be set into it
     */
    public static String in(SiteFile file, List<String> head, List<Stated> measured, Optional<StatedPolls> polls) {
        YamlDocument document = YamlDocument.of(file.source(), file.text());
        StringBuilder text = new StringBuilder();
        head.forEach(line -> text.append(line.isEmpty() ? "#" : "# " + line).append('\n'));
        others(document, file.text()).forEach(line -> text.append(line).append('\n'));
        text.append(KEY).append(":\n");
        Timing timing = file.site().timing();
        for (Activity activity : Activity.values()) {
            Optional<Stated> other = measured.stream()
                    .filter(stated -> stated.activity() == activity)
                    .findFirst();
            if (other.isPresent()) {
                timing = timing.with(activity, other.get().distribution());
                text.append("  # ").append(other.get().remark()).append('\n');
            }
            if (other.isPresent() || states(document, activity.key())) {
                text.append("  ").append(activity.key()).append(": ");
                text.append(written(timing.of(activity))).append('\n');
            }
        }
        if (polls.isPresent()) {
            timing = timing.with(polls.get().polls());
            text.append("  # ").append(polls.get().remark()).append('\n');
        }
        if (polls.isPresent() || states(document, "polls")) {
            text.append("  polls: ").append(written(timing.polls())).append('\n');
        }
        check(file, timing, text.toString());
        return text.toString();
    }

    private static boolean states(YamlDocument document, String key) {
        return document.root().fields(KEY).flatMap(timing -> timing.value(key)).isPresent();
    }

    /** The lines that are not of the timing. */
    private static List<String> others(YamlDocument document, String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        List<Fields.Entry> entries = document.root().entries();
        for (int i = 0; i < entries.size(); i++) {
            if (!entries.get(i).key().value().equals(KEY)) {
                continue;
            }
            int from = line(entries.get(i));
            int until = i + 1 < entries.size() ? line(entries.get(i + 1)) : lines.size();
            while (until > from + 1 && lines.get(until - 1).matches("(#.*)?")) {
                until--; // what stands before the next key is of that
            }
            lines.subList(from, until).clear();
        }
        return lines;
    }

    private static int line(Fields.Entry entry) {
        return entry.key().node().getStartMark().map(Mark::getLine).orElse(0);
    }

    private static String written(Distribution distribution) {
        if (distribution instanceof Distribution.Fixed fixed) {
            return "{ fixed: " + DurationText.of(fixed.millis()) + " }";
        }
        if (distribution instanceof Distribution.Uniform uniform) {
            return "{ uniform: { from: " + DurationText.of(uniform.fromMillis()) + ", to: "
                    + DurationText.of(uniform.toMillis()) + " } }";
        }
        if (distribution instanceof Distribution.LogNormal logNormal) {
            return "{ log-normal: { median: " + DurationText.of(logNormal.medianMillis()) + ", p99: "
                    + DurationText.of(logNormal.p99Millis()) + " } }";
        }
        double perHour = 3_600_000.0 / ((Distribution.Exponential) distribution).meanMillis();
        return "{ exponential: { per-hour: " + perHour + " } }";
    }

    private static String written(Polls polls) {
        return "{ every: " + DurationText.of(polls.everyMillis()) + ", jitter: " + DurationText.of(polls.jitterMillis())
                + ", to-confirm: " + polls.toConfirm() + " }";
    }

    /** What was written is read again, and must say what is meant. */
    private static void check(SiteFile file, Timing timing, String text) {
        Optional<SiteFile> again = Optional.empty();
        try {
            again = Optional.of(Catalogue.siteOf(file.source(), text));
        } catch (InputException unusable) {
            again = Optional.empty();
        }
        SimulatedSite meant =
                new SimulatedSite(file.site().site(), timing, file.site().faults());
        boolean same = again.filter(read -> read.apis().equals(file.apis())
                        && read.site().faults().equals(meant.faults())
                        && read.site().timing().equals(meant.timing())
                        && read.site().site().servers().equals(meant.site().servers()))
                .isPresent();
        if (!same) {
            throw new InputException(file.source()
                    + ": a measured timing cannot be set into this file; write its keys one below the other, each from the"
                    + " beginning of a line");
        }
    }
}
