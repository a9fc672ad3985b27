package io.handover.console.html;

import java.util.Optional;

/**
 * What a server looks like in a moment.
 *
 * @param band what it does, in a word
 * @param also what else is to be said of it, such as the mode of one that is down
 * @param release its release, in a word; empty where it is not known
 * @param source whom it replicates from, or would
 * @param flows whether anything flows from there
 */
public record Look(Band band, Optional<String> also, Optional<String> release, Optional<String> source, boolean flows) {
    /** What a server does. */
    public enum Band {
        ACTIVE("Active"),
        STANDBY("Standby"),
        /** Not up, and it is not known why. */
        DOWN("down"),
        STOPPED("stopped"),
        CRASHED("crashed"),
        UPGRADING("upgrading"),
        INITIALIZING("initializing"),
        NOT_KNOWN("not known");

        private final String word;

        Band(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        /** Its class in the style sheet. */
        String key() {
            return "band-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** {@code "Standby, old, replicates from DK_MGT_1"}. */
    String words() {
        return inShort()
                + also.map(more -> " (" + more + ")").orElse("")
                + source.map(from ->
                                flows ? ", replicates from " + from : ", subscribed to " + from + ", nothing flows")
                        .orElse("");
    }

    /** {@code "Standby, old"}. */
    String inShort() {
        return band.word() + release.map(which -> ", " + which).orElse("");
    }

    /** Whether the band of a lane goes on. */
    boolean isSameBand(Look other) {
        return band == other.band && release.equals(other.release);
    }

    boolean isSameSource(Look other) {
        return source.equals(other.source) && flows == other.flows;
    }
}
