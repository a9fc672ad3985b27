package io.handover.console.report;

import io.handover.simulator.time.Distribution;

/** Words as people write them. */
public final class Words {
    private Words() {}

    /** With a capital letter at its beginning and a full stop at its end. */
    public static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + (words.endsWith(".") ? "" : ".");
    }

    /** How long something takes, or how often it comes: {@code "10.0 s to 20.0 s"}. */
    public static String of(Distribution distribution) {
        if (distribution instanceof Distribution.Fixed fixed) {
            return Figures.duration(fixed.millis());
        }
        if (distribution instanceof Distribution.Uniform uniform) {
            return Figures.duration(uniform.fromMillis()) + " to " + Figures.duration(uniform.toMillis());
        }
        if (distribution instanceof Distribution.LogNormal logNormal) {
            return Figures.duration(logNormal.medianMillis()) + " or less in half of the cases, "
                    + Figures.duration(logNormal.p99Millis()) + " or less in 99 %";
        }
        return "every " + Figures.duration(((Distribution.Exponential) distribution).meanMillis()) + " on average";
    }
}
