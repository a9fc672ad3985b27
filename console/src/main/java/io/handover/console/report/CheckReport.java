package io.handover.console.report;

import io.handover.console.ExitCode;
import io.handover.simulator.campaign.Tally;
import io.handover.simulator.campaign.Verdict;
import io.handover.simulator.run.Check;
import java.util.List;

/**
 * What a check found.
 *
 * @param request what was asked
 * @param tallies a tally for each fault class, in the order of the request
 * @param findings the ways in which checks are violated, the worst first
 * @param interrupted whether it was ended before all runs were done
 */
public record CheckReport(CheckRequest request, List<Tally> tallies, List<Finding> findings, boolean interrupted) {
    public CheckReport {
        tallies = List.copyOf(tallies);
        findings = List.copyOf(findings);
    }

    /** What is asked of every run. */
    public List<Check> checks() {
        return tallies.get(0).checks();
    }

    /** All runs that were made. */
    public long runs() {
        return tallies.stream().mapToLong(Tally::runs).sum();
    }

    /**
     * Of a check over all fault classes. A class whose fault never found anything to strike adds nothing to the runs without
     * faults and is left out where there are others.
     */
    public Verdict verdict(int check) {
        List<Tally> counted = tallies.stream().filter(CheckReport::isExercised).toList();
        if (counted.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        List<Verdict> verdicts =
                counted.stream().map(tally -> tally.verdict(check)).toList();
        if (verdicts.contains(Verdict.VIOLATED)) {
            return Verdict.VIOLATED;
        }
        return verdicts.contains(Verdict.UNKNOWN) ? Verdict.UNKNOWN : Verdict.HELD;
    }

    /** Whether the class is without faults, or its faults struck in some run. */
    static boolean isExercised(Tally tally) {
        return tally.runs() > 0 && (tally.faultClass().isNone() || tally.struckRuns() > 0);
    }

    /** Of all checks. */
    public Verdict verdict() {
        Verdict verdict = Verdict.HELD;
        for (int check = 0; check < checks().size(); check++) {
            Verdict one = verdict(check);
            if (one == Verdict.VIOLATED) {
                return one;
            }
            verdict = one == Verdict.UNKNOWN ? one : verdict;
        }
        return verdict;
    }

    /** The exit code of a command that says this. */
    public int exitCode() {
        if (interrupted) {
            return ExitCode.INTERRUPTED;
        }
        return switch (verdict()) {
            case HELD -> ExitCode.HELD;
            case VIOLATED -> ExitCode.VIOLATED;
            case UNKNOWN -> ExitCode.UNKNOWN;
        };
    }

    /** How many checks have that verdict. */
    long count(Verdict verdict) {
        long count = 0;
        for (int check = 0; check < checks().size(); check++) {
            count += verdict(check) == verdict ? 1 : 0;
        }
        return count;
    }
}
