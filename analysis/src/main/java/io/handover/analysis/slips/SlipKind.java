package io.handover.analysis.slips;

import java.util.List;

/** The kinds of slip, each with its place in SHERPA's list of error modes and its figures (docs/slips.md). */
public enum SlipKind {
    SKIPPED("skipped", "A8", List.of(0.03, 0.003), "CREAM action missed 0.03; THERP omission 0.003"),
    CHECK_NOT_MADE("check-not-made", "C1", List.of(0.07), "CREAM observation not made 0.07"),
    TOO_EARLY("too-early", "A2", List.of(0.003), "CREAM action at the wrong time 0.003"),
    LATE("late", "A2", List.of(0.003), "CREAM action at the wrong time 0.003"),
    SWAPPED("swapped", "", List.of(0.003), "CREAM action out of sequence 0.003"),
    REPEATED("repeated", "", List.of(ErrorRange.HEART_TASK_F), "HEART task F 0.003"),
    RESTARTED("restarted", "", List.of(ErrorRange.HEART_TASK_F), "HEART task F 0.003"),
    WRONG_SERVER(
            "wrong-server",
            "A6",
            List.of(0.0005, 0.003),
            "CREAM wrong object 0.0005; THERP wrong labelled control 0.003"),
    WRONG_COMMAND("wrong-command", "A7", List.of(0.003), "CREAM wrong type 0.003; THERP commission 0.003"),
    HALF_DONE("half-done", "A9", List.of(ErrorRange.HEART_TASK_F), "HEART task F 0.003");

    private final String key;
    private final String sherpa;
    private final ErrorRange range;
    private final String sources;

    SlipKind(String key, String sherpa, List<Double> figures, String sources) {
        this.key = key;
        this.sherpa = sherpa;
        this.range = ErrorRange.over(figures);
        this.sources = sources;
    }

    /** The name in reports. */
    public String key() {
        return key;
    }

    /** SHERPA's code; empty where it has none. */
    public String sherpa() {
        return sherpa;
    }

    /** What the sources say, where nothing hurries. */
    public ErrorRange range() {
        return range;
    }

    /** Whose figures these are. */
    public String sources() {
        return sources;
    }

    /** Whether haste makes it likelier: all but not to look, of which HEART's task is not. */
    boolean feelsHaste() {
        return this != CHECK_NOT_MADE && this != LATE;
    }
}
