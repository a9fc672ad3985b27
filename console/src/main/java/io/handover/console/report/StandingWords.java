package io.handover.console.report;

import io.handover.console.html.Tone;
import io.handover.explorer.game.Standing;

/** How something stands, in words; a colour says no more. */
public final class StandingWords {
    private StandingWords() {}

    /** {@code "with luck"}. */
    public static String of(Standing standing) {
        return switch (standing) {
            case CERTAIN -> "certain";
            case WITH_LUCK -> "with luck";
            case LOST -> "lost";
        };
    }

    public static Style style(Standing standing) {
        return switch (standing) {
            case CERTAIN -> Style.GOOD;
            case WITH_LUCK -> Style.DOUBT;
            case LOST -> Style.BAD;
        };
    }

    public static Tone tone(Standing standing) {
        return switch (standing) {
            case CERTAIN -> Tone.GOOD;
            case WITH_LUCK -> Tone.DOUBT;
            case LOST -> Tone.BAD;
        };
    }
}
