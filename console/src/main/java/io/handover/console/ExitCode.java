package io.handover.console;

import io.handover.analysis.check.CheckReport;
import io.handover.analysis.comparison.ComparisonReport;
import io.handover.analysis.explore.ExploreReport;
import io.handover.analysis.guidance.Guidance;
import io.handover.analysis.slips.SlipsReport;
import io.handover.analysis.synthesis.Answer;
import io.handover.analysis.time.TimeReport;
import io.handover.explorer.search.Ending;

/**
 * What the {@code handover} command's exit codes mean. The words stand here alone: help, reports and the README's table say these. A
 * command that judges something else than properties says in its help what its 0, 1 and 2 are.
 */
public final class ExitCode {
    /** {@value #HELD_MEANS}; of other commands: what was asked for was done. */
    public static final int HELD = 0;

    /** {@value #VIOLATED_MEANS}. */
    public static final int VIOLATED = 1;

    /** {@value #UNKNOWN_MEANS}. */
    public static final int UNKNOWN = 2;

    /** {@value #WRONG_USE_MEANS}. */
    public static final int WRONG_USE = 64;

    /** {@value #FAILURE_MEANS}. */
    public static final int FAILURE = 70;

    /** {@value #INTERRUPTED_MEANS}. */
    public static final int INTERRUPTED = 130;

    public static final String HELD_MEANS = "every promised property held or is proved";
    public static final String VIOLATED_MEANS = "a promised property is violated, whatever ended the search for it";
    public static final String UNKNOWN_MEANS = "something is unknown and nothing is violated: never a pass";
    public static final String WRONG_USE_MEANS = "wrong use or bad input: the message says where and what is allowed";
    public static final String FAILURE_MEANS = "a failure of Handover itself";
    public static final String INTERRUPTED_MEANS = "interrupted, after what was known by then has been printed";

    /** All of them, for the help of what judges properties; a procedure that promises nothing in particular promises all. */
    public static final String HELP = "Exit codes: " + HELD + " " + HELD_MEANS + "; " + VIOLATED + " " + VIOLATED_MEANS
            + "; " + UNKNOWN + " " + UNKNOWN_MEANS + "; " + WRONG_USE + " " + WRONG_USE_MEANS + "; " + FAILURE + " "
            + FAILURE_MEANS + "; " + INTERRUPTED + " " + INTERRUPTED_MEANS + ".";

    /** What of the help of {@code check} says which violations its exit code is about. */
    public static final String FAIL_ON_HELP =
            "With --fail-on, what breaks only by what is left out is found and shown, and does not count for the exit code.";

    /** All of them, for the help of what judges single slips. */
    public static final String SLIPS_HELP = "Exit codes: " + HELD + " no slip loses a promise that holds without it; "
            + VIOLATED
            + " some slip does; " + UNKNOWN + " unknown, as a bound was reached: never a pass; " + WRONG_USE + " "
            + WRONG_USE_MEANS + "; " + FAILURE + " " + FAILURE_MEANS + "; " + INTERRUPTED + " " + INTERRUPTED_MEANS
            + ".";

    /** All of them, for the help of what gives advice. */
    public static final String ADVISE_HELP = "Exit codes: " + HELD
            + " every promise can be kept for certain from there, all at once, and none was broken; " + VIOLATED
            + " some promise is lost, or takes luck; " + UNKNOWN
            + " unknown: the game is too large, the site can be in too many states, or too much would have to be gone into for --sight clients; "
            + WRONG_USE + " "
            + WRONG_USE_MEANS + "; " + FAILURE + " " + FAILURE_MEANS + "; " + INTERRUPTED + " interrupted.";

    private ExitCode() {}

    /** The verdict of a check in a line: {@code "violated (exit code 1); --fail-on environment: an operator's slips do not count"}. */
    public static String verdict(CheckReport report) {
        String verdict = report.interrupted()
                ? "interrupted"
                : switch (report.verdict()) {
                    case HELD -> "held";
                    case VIOLATED -> "violated";
                    case UNKNOWN -> "unknown";
                };
        return verdict + " (exit code " + of(report) + "); --fail-on "
                + switch (report.request().failOn()) {
                    case NONE -> "none: faults do not count";
                    case ENVIRONMENT -> "environment: slips do not count";
                    case SLIPS -> "slips: everything counts";
                };
    }

    /** Of a command that says what a check found. */
    public static int of(CheckReport report) {
        if (report.interrupted()) {
            return INTERRUPTED;
        }
        return switch (report.verdict()) {
            case HELD -> HELD;
            case VIOLATED -> VIOLATED;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** Of a command that says what an exploration found. */
    public static int of(ExploreReport report) {
        if (report.exploration().ending() == Ending.CANCELLED) {
            return INTERRUPTED;
        }
        return switch (report.verdict()) {
            case HOLDS -> HELD;
            case VIOLATED -> VIOLATED;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** Of a command that says what single slips do. */
    public static int of(SlipsReport report) {
        if (report.interrupted()) {
            return INTERRUPTED;
        }
        return switch (report.verdict()) {
            case NONE_HARMFUL -> HELD;
            case HARMFUL -> VIOLATED;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** Of a command that gives advice. */
    public static int of(Guidance guidance) {
        if (guidance.interrupted()) {
            return INTERRUPTED;
        }
        return switch (guidance.verdict()) {
            case CERTAIN -> HELD;
            case NOT_CERTAIN -> VIOLATED;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** The verdict on single slips in a line. */
    public static String verdict(SlipsReport report) {
        String verdict = report.interrupted()
                ? "interrupted"
                : switch (report.verdict()) {
                    case NONE_HARMFUL -> "no single slip loses a promise";
                    case HARMFUL -> "a single slip can lose a promise";
                    case UNKNOWN -> "unknown";
                };
        return verdict + " (exit code " + of(report) + ")";
    }

    /** Of a command that says what a comparison found. */
    public static int of(ComparisonReport report) {
        if (report.interrupted()) {
            return INTERRUPTED;
        }
        return switch (report.judgement()) {
            case WORSE -> VIOLATED;
            case UNDECIDED -> UNKNOWN;
            case BETTER, SAME, MIXED -> HELD;
        };
    }

    /** Of a command that says whether there is a procedure. */
    public static int of(Answer answer) {
        if (answer instanceof Answer.Found) {
            return HELD;
        }
        return answer instanceof Answer.Impossible ? VIOLATED : UNKNOWN;
    }

    /** Of a command that says how long a procedure takes: it judges nothing, but may not be as sure as was asked for. */
    public static int of(TimeReport report) {
        if (report.interrupted()) {
            return INTERRUPTED;
        }
        return report.reached().isReached() ? HELD : UNKNOWN;
    }

    /** {@code "a promised property is violated, whatever ended the search for it (exit code 1)"}: of a code that judges properties. */
    public static String words(int code) {
        String meaning = switch (code) {
            case HELD -> HELD_MEANS;
            case VIOLATED -> VIOLATED_MEANS;
            case UNKNOWN -> UNKNOWN_MEANS;
            case INTERRUPTED -> INTERRUPTED_MEANS;
            default -> throw new IllegalArgumentException(code + " is no verdict");
        };
        return meaning + " (exit code " + code + ")";
    }
}
