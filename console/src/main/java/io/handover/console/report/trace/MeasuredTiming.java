package io.handover.console.report.trace;

import io.handover.console.report.Figures;
import io.handover.console.report.ReportMark;
import io.handover.executor.trace.DualActive;
import io.handover.executor.trace.Fit;
import io.handover.executor.trace.PollsFit;
import io.handover.executor.trace.Sample;
import io.handover.executor.trace.Trace;
import io.handover.files.InputException;
import io.handover.files.SiteFile;
import io.handover.files.SiteTiming;
import io.handover.model.site.SplitBrainReaction;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.Polls;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A site's timing as its journals tell it.
 *
 * @param site the site, by whose timing what journals do not tell is known
 * @param journals how many were counted: those of a possible history
 * @param rows each duration that journals can tell
 * @param alarm how soon the servers' polls tell that two of them are active
 */
public record MeasuredTiming(SiteFile site, int journals, List<Row> rows, Alarm alarm) {
    private static final List<Activity> TOLD = List.of(
            Activity.COMMAND,
            Activity.FORCE_ACTIVATION,
            Activity.INSTALLER,
            Activity.INITIALIZATION,
            Activity.REACTION,
            Activity.URGENT_REACTION);

    /**
     * A duration.
     *
     * @param activity what takes that long
     * @param samples how often it was measured
     * @param fit what it is like; empty where that was too seldom
     */
    public record Row(Activity activity, int samples, Optional<Fit> fit) {}

    /**
     * From polls to the alarm that two servers are active, of which a journal shows what the site does then.
     *
     * @param detections how often that was seen
     * @param undetected how often two were active, and something else ended it before
     * @param fit the polls that it is like; empty where it was seen too seldom
     * @param why why nothing is told, in words; empty where something is
     */
    public record Alarm(int detections, int undetected, Optional<PollsFit> fit, String why) {}

    public MeasuredTiming {
        rows = List.copyOf(rows);
    }

    /**
     * Of all journals of one site.
     *
     * @throws InputException where they are of several
     */
    public static MeasuredTiming of(Traces traces) {
        Traced first = traces.journals().get(0);
        List<Traced> counted = new ArrayList<>();
        for (Traced traced : traces.journals()) {
            if (!traced.siteName().equals(first.siteName())) {
                throw new InputException("--timing: " + first.journal() + " is of the site '" + first.siteName() + "', "
                        + traced.journal() + " of '" + traced.siteName() + "'; a timing is of one site");
            }
            if (traced.trace().verdict() == Trace.Verdict.POSSIBLE) {
                counted.add(traced);
            }
        }
        return new MeasuredTiming(
                first.work().site(),
                counted.size(),
                TOLD.stream().map(activity -> row(activity, counted)).toList(),
                alarm(first.work().site().site().timing().polls(), counted));
    }

    /** A site that only alarms shows nothing of it in what is looked at. */
    private static Alarm alarm(Polls like, List<Traced> counted) {
        List<Traced> showing = counted.stream()
                .filter(traced ->
                        traced.work().site().site().site().assumptions().splitBrainReaction()
                                == SplitBrainReaction.DEMOTE_ALL)
                .toList();
        List<DualActive> seen = showing.stream()
                .flatMap(traced -> traced.trace().dualActives().stream())
                .toList();
        int detections = (int) seen.stream().filter(DualActive::detected).count();
        if (detections >= Fit.FEWEST) {
            PollsFit fit = PollsFit.of(seen, like);
            return new Alarm(detections, fit.undetected(), Optional.of(fit), "");
        }
        String why = "fewer than " + Fit.FEWEST + " detections";
        if (showing.isEmpty() && !counted.isEmpty()) {
            why = "the site is taken to alarm only (" + SplitBrainReaction.ALARM_ONLY + "), which no look shows";
        } else if (seen.isEmpty()) {
            why = "two active servers were not seen";
        }
        return new Alarm(detections, seen.size() - detections, Optional.empty(), why);
    }

    private static Row row(Activity activity, List<Traced> counted) {
        List<Sample> samples = counted.stream()
                .flatMap(
                        traced -> traced
                                .trace()
                                .durations(traced.work().site().site().timing())
                                .getOrDefault(activity, List.of())
                                .stream())
                .toList();
        return new Row(
                activity,
                samples.size(),
                samples.size() < Fit.FEWEST ? Optional.empty() : Optional.of(Fit.of(samples)));
    }

    /** The site's file with what was measured often enough. */
    public String file() {
        List<String> head = new ArrayList<>();
        head.add(ReportMark.line("trace").strip());
        head.add("The site '" + site.site().site().name() + "' with a timing of "
                + Figures.counted(journals, "journal", "journals") + " of a possible history.");
        head.add(
                "Each effect lies between two looks at the site; of the distributions the one is told under which that is likeliest.");
        List<String> seldom = rows.stream()
                .filter(row -> row.fit().isEmpty())
                .map(row -> row.activity().key() + " (" + row.samples() + ")")
                .toList();
        if (!seldom.isEmpty()) {
            head.add("Left out, with fewer than " + Fit.FEWEST + " samples: " + String.join(", ", seldom) + ".");
        }
        if (alarm.fit().isPresent()) {
            head.add(
                    "Polls: assumed are 'to-confirm', the jitter in proportion to 'every', and that each server that is up polls at");
            head.add(
                    "moments of its own and sees every active one. The time between polls is the one under which what was seen of two");
            head.add("active servers is likeliest.");
        } else {
            head.add("Polls were not measured: " + alarm.why() + " (" + times(alarm) + ").");
        }
        head.add("");
        return SiteTiming.in(
                site,
                head,
                rows.stream()
                        .flatMap(row -> row.fit().map(fit -> stated(row, fit)).stream())
                        .toList(),
                alarm.fit()
                        .map(fit -> new SiteTiming.StatedPolls(
                                fit.polls(), "measured: " + times(alarm) + "; " + fits(fit.distance(), fit.fits()))));
    }

    /** Of what something is told, or nothing. */
    static String times(Alarm alarm) {
        return Figures.counted(alarm.detections(), "detection", "detections") + ", "
                + Figures.counted(alarm.undetected(), "time", "times") + " of two active that ended before";
    }

    private static String fits(double distance, boolean fits) {
        return "greatest distance from them " + String.format(Locale.ROOT, "%.3f", distance) + ", "
                + (fits ? "which may be chance" : "more than chance: they are not spread like that");
    }

    private static SiteTiming.Stated stated(Row row, Fit fit) {
        return new SiteTiming.Stated(
                row.activity(),
                fit.distribution(),
                "measured: " + row.samples() + " samples; " + fits(fit.distance(), fit.fits()));
    }
}
