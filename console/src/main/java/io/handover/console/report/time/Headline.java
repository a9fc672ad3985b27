package io.handover.console.report.time;

import io.handover.analysis.time.Estimate;
import io.handover.analysis.time.Level;
import io.handover.analysis.time.Share;
import io.handover.analysis.time.Summary;
import io.handover.analysis.time.Times;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.simulator.campaign.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The handful of figures that operators ask for, each in a sentence. */
final class Headline {
    /** A measure, what it is called here, and what is said of the runs in which it does not end. */
    private record Line(Measure measure, String label, String never) {}

    private static final List<Line> LINES = List.of(
            new Line(Measure.HANDOVER, "handover", "never comes about"),
            new Line(Measure.DUAL_ACTIVE, "dual active", "goes on for ever"),
            new Line(Measure.MANAGEMENT_GAP, "management gap", "goes on for ever"),
            new Line(Measure.PROCEDURE, "procedure", "is never complete"),
            new Line(Measure.LOST_CHANGES, "lost changes", "-"));

    private static final String INDENT = "  ";
    private static final int LABEL = 16;

    private Headline() {}

    static void write(Page page, Times times) {
        sentences(times)
                .forEach((label, sentence) ->
                        page.paragraph(INDENT + label + " ".repeat(LABEL - label.length()), sentence));
    }

    /** The sentences by what they are about, in their order. */
    static Map<String, String> sentences(Times times) {
        Map<String, String> sentences = new LinkedHashMap<>();
        LINES.forEach(line -> sentences.put(line.label(), sentence(line, times.of(line.measure()), times)));
        return sentences;
    }

    private static String sentence(Line line, Summary summary, Times times) {
        List<String> parts = new ArrayList<>();
        Share some = summary.some();
        if (some.hits() == 0) {
            return "none in any of " + Figures.counted(times.runs(), "run") + ", so in " + Unit.of(some) + " of all";
        }
        if (some.hits() < some.runs()) {
            parts.add("some in " + Unit.of(some) + " of the runs");
        }
        if (summary.never().hits() > 0) {
            parts.add(line.never() + " in " + Unit.of(summary.never()) + " of the runs");
        }
        if (!summary.ended().isEmpty() && summary.endedAt(Level.MAX).value() > 0) {
            parts.add((summary.never().hits() > 0 ? "where it ends, " : "") + levels(line, summary));
        }
        if (line.measure() == Measure.LOST_CHANGES) {
            Share undeclared = times.of(Measure.LOST_UNDECLARED).some();
            parts.add(
                    undeclared.isNeverSeen()
                            ? "none that is not declared lost, so in " + Unit.of(undeclared) + " of all"
                            : "some that are not declared lost in " + Unit.of(undeclared));
        }
        return String.join("; ", parts);
    }

    private static String levels(Line line, Summary summary) {
        Unit unit = Unit.of(line.measure());
        Estimate half = summary.endedAt(Level.P50);
        return "half within " + unit.of(half) + ", 95 % within " + unit.of(summary.endedAt(Level.P95)) + ", at most "
                + unit.of(summary.endedAt(Level.MAX).value()) + " seen";
    }
}
