package io.handover.console.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import io.handover.analysis.subject.Subject;
import io.handover.console.Invocation;
import io.handover.console.html.DrawnTimeline;
import io.handover.console.html.HtmlPage;
import io.handover.console.html.Parts;
import io.handover.console.html.Scale;
import io.handover.files.AssumptionKey;
import io.handover.model.site.Assumptions;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** What the reports as pages for a browser have in common. */
public final class PageParts {
    /** A procedure that is longer is shown to this line. */
    private static final int MOST_LINES = 1_000;

    private static final int MOST_TICKS = 6;
    private static final List<Double> ROUND_MILLIS = List.of(
            1.0, 10.0, 100.0, 500.0, 1e3, 2e3, 5e3, 10e3, 15e3, 30e3, 60e3, 120e3, 300e3, 600e3, 900e3, 1800e3, 3600e3,
            7200e3, 21600e3, 86400e3);

    private PageParts() {}

    /**
     * A page that says what it is, and nothing else so far.
     *
     * @param command the command that reports
     * @param heading what it reports
     */
    public static HtmlPage page(String command, String heading) {
        return new HtmlPage(ReportMark.comment(command), heading)
                .end("Written by " + Invocation.PRODUCT
                        + ". The page is whole in itself: it loads nothing. It bears no date, so that the same command gives the same"
                        + " page, byte for byte.");
    }

    /** What was judged: title, files, site, what is given and declared, in words. */
    public static Parts.Facts subject(Subject subject) {
        Declared declared = Declared.on(subject.plan());
        Parts.Facts facts = new Parts.Facts()
                .fact("title", subject.plan().procedure().title())
                .fact("procedure", subject.source())
                .fact("site", subject.siteAndServers());
        if (!declared.given().isEmpty()) {
            facts.fact("given", Parts.listed(declared.given()));
        }
        return facts.fact("declared", Parts.listed(declared.sentences()))
                .fact("assumed", assumed(subject.site().site().assumptions()));
    }

    /** What is assumed of the product. */
    public static DomContent assumed(Assumptions assumptions) {
        return div(each(AssumptionKey.stated(assumptions), stated -> div(stated)));
    }

    /** What makes the figures again. */
    public static DomContent again(String words, String command) {
        return Parts.again(words + (words.isEmpty() ? "" : "; ") + Invocation.PRODUCT + ". The same again:", command);
    }

    /** A line of the procedure's file, which leads to it on the page. */
    public static DomContent place(Subject subject, OptionalInt line) {
        if (line.isEmpty()) {
            return text(subject.source());
        }
        int number = line.getAsInt();
        String words = subject.source() + ":" + number;
        return span(
                number <= MOST_LINES && number <= subject.text().lines().count()
                        ? a(words).withHref("#line-" + number)
                        : text(words),
                text(": " + subject.lineText(number)));
    }

    /** A scale of times in milliseconds from a second, or less, up to some greatest, by their ratios. */
    public static Scale times(double lowMillis, double highMillis) {
        return Scale.times(lowMillis, highMillis, PageParts::tick);
    }

    /** A scale of times in milliseconds in which equal distances are equal times, with round ticks. */
    public static Scale linearTimes(double lowMillis, double highMillis) {
        double high = Math.max(lowMillis + 1, highMillis);
        double step = ROUND_MILLIS.stream()
                .filter(millis -> (high - lowMillis) / millis <= MOST_TICKS)
                .findFirst()
                .orElse(ROUND_MILLIS.get(ROUND_MILLIS.size() - 1));
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(lowMillis / step); i * step <= high; i++) {
            ticks.add(i * step);
        }
        return new Scale(lowMillis, high, false, ticks, millis -> Figures.duration(Math.round(millis)));
    }

    /** {@code 10 s}, {@code 1 min}, {@code 1 h}. */
    private static String tick(double millis) {
        long seconds = Math.round(millis / 1_000);
        return millis < 1_000
                ? Math.round(millis) + " ms"
                : seconds < 60 ? seconds + " s" : seconds < 3_600 ? seconds / 60 + " min" : seconds / 3_600 + " h";
    }

    /** How to read drawn timelines. */
    public static DomContent legend() {
        return Parts.folded(
                "How to read the drawings",
                Parts.words(
                        "Each server has a lane: the band says its mode and release, the line below it whom it replicates from."
                                + " Above stands where in the procedure the operator is, below how many servers are active at once."
                                + " A dot is in the lane of whoever acts, a triangle stands for the network, administrators and the like."
                                + " Distances grow with the time between two moments, but not in proportion to it."
                                + " The slider below a drawing goes along it, by keyboard, too."),
                DrawnTimeline.legend());
    }

    /** The procedure's text with a name for each line. */
    public static DomContent procedure(Subject subject) {
        List<String> lines = subject.text().lines().toList();
        int width = String.valueOf(lines.size()).length();
        return Parts.numbered(
                "Procedure " + subject.source(),
                IntStream.range(0, Math.min(MOST_LINES, lines.size()))
                        .mapToObj(i ->
                                " ".repeat(width - String.valueOf(i + 1).length()) + (i + 1) + "  " + lines.get(i))
                        .toList());
    }
}
