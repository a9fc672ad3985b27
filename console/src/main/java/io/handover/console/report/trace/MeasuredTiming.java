package io.handover.console.report.trace;

import io.handover.console.report.Figures;
import io.handover.console.report.ReportMark;
import io.handover.executor.trace.Fit;
import io.handover.executor.trace.Sample;
import io.handover.executor.trace.Trace;
import io.handover.files.InputException;
import io.handover.files.SiteFile;
import io.handover.files.SiteTiming;
import io.handover.simulator.site.Activity;
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
 */
public record MeasuredTiming(SiteFile site, int journals, List<Row> rows) {
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
                TOLD.stream().map(activity -> row(activity, counted)).toList());
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
        head.add("");
        return SiteTiming.in(
                site,
                head,
                rows.stream()
                        .flatMap(row -> row.fit().map(fit -> stated(row, fit)).stream())
                        .toList());
    }

    private static SiteTiming.Stated stated(Row row, Fit fit) {
        return new SiteTiming.Stated(
                row.activity(),
                fit.distribution(),
                "measured: " + row.samples() + " samples; greatest distance from them "
                        + String.format(Locale.ROOT, "%.3f", fit.distance()) + ", "
                        + (fit.fits() ? "which may be chance" : "more than chance: they are not spread like that"));
    }
}
