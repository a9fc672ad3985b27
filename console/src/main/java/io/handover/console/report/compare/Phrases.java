package io.handover.console.report.compare;

import io.handover.analysis.check.SmallScope;
import io.handover.analysis.comparison.Judged;
import io.handover.analysis.comparison.Judgement;
import io.handover.analysis.comparison.Proof;
import io.handover.analysis.comparison.Span;
import io.handover.console.report.Figures;
import io.handover.console.report.Style;
import io.handover.simulator.campaign.Measure;
import java.util.Locale;
import java.util.OptionalDouble;

/** Differences and what is said of them, in a few words. */
final class Phrases {
    private static final double HUNDRED = 100;

    /** What cannot be told from never. */
    private static final double MOST_GAIN = 99_999;

    private Phrases() {}

    static String word(Judgement judgement) {
        return judgement.name().toLowerCase(Locale.ROOT);
    }

    static Style style(Judgement judgement) {
        return switch (judgement) {
            case BETTER -> Style.GOOD;
            case WORSE -> Style.BAD;
            case SAME -> Style.PLAIN;
            case UNDECIDED, MIXED -> Style.DOUBT;
        };
    }

    /** {@code "about 12,000 pairs more would decide it"}. */
    static String more(Judged judged) {
        return judged.more().isPresent()
                ? "needs about " + Figures.count(judged.more().getAsLong()) + " pairs more, if they go on like these"
                : "no number of pairs in reach would decide it";
    }

    /** {@code "proved of A within ..., and broken by B there after 12 actions"}: of what is proved no more. */
    static String lost(Proof proof) {
        Proof.Path path = proof.pathB().orElseThrow();
        return "proved of A within " + SmallScope.words(proof.scope()) + ", and broken by B there after "
                + Figures.counted(path.actions(), "action")
                + (path.shortest() ? "" : " (a shorter way was not ruled out)");
    }

    /** A difference of shares in points: {@code "-34.1"}. */
    static String points(double difference) {
        double points = HUNDRED * difference;
        return signed(points, Math.abs(points) < 1 ? 2 : 1);
    }

    static String pointsSpan(Span span) {
        return points(span.low()) + " to " + points(span.high());
    }

    /** Of a measure's mean or quantile: {@code "+1 min 02 s"}, {@code "-0.03"}. */
    static String difference(Measure measure, double difference) {
        if (Double.isInfinite(difference)) {
            return difference > 0 ? "any" : "-any";
        }
        if (!isTime(measure)) {
            return signed(difference, 3);
        }
        long millis = StrictMath.round(Math.abs(difference));
        String words = millis < 50 ? "0 s" : Figures.duration(millis);
        return words.equals("0 s") ? words : (difference < 0 ? "-" : "+") + words;
    }

    static String span(Measure measure, Span span) {
        return span.isBounded()
                ? difference(measure, span.low()) + " to " + difference(measure, span.high())
                : "not known";
    }

    /** A measure's value: {@code "1 min 02 s"}, {@code "2"}. */
    static String value(Measure measure, long value) {
        return isTime(measure) ? Figures.duration(value) : value < 0 ? "never" : Figures.count(value);
    }

    static boolean isTime(Measure measure) {
        return measure.unit().equals("ms");
    }

    /** How many times as many pairs: {@code "23"}, {@code "no end"}. */
    static String gain(OptionalDouble gain) {
        if (gain.isEmpty()) {
            return "-";
        }
        double times = gain.getAsDouble();
        if (times > MOST_GAIN) {
            return "no end";
        }
        return times < 10 ? String.format(Locale.ROOT, "%.1f", times) : Figures.count(StrictMath.round(times));
    }

    private static String signed(double number, int digits) {
        String text = String.format(Locale.ROOT, "%+." + digits + "f", number);
        String zero = String.format(Locale.ROOT, "%." + digits + "f", 0.0);
        return text.substring(1).equals(zero) ? "0" : text;
    }
}
