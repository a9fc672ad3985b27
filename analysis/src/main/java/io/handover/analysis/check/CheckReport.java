package io.handover.analysis.check;

import io.handover.model.property.Property;
import io.handover.simulator.campaign.FaultClass.Blame;
import io.handover.simulator.campaign.Tally;
import io.handover.simulator.campaign.Verdict;
import io.handover.simulator.run.Check;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a check found.
 *
 * @param request what was asked
 * @param tallies a tally for each fault class, in the order of the request
 * @param scopes what is certain of each fault class within small bounds, in the same order; empty where that was not explored
 * @param findings the ways in which checks are violated, the worst first
 * @param interrupted whether it was ended before all runs were done
 */
public record CheckReport(
        CheckRequest request,
        List<Tally> tallies,
        List<Optional<SmallScope>> scopes,
        List<Finding> findings,
        boolean interrupted) {
    public CheckReport {
        tallies = List.copyOf(tallies);
        scopes = List.copyOf(scopes);
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
     * Of a check in a row of the matrix: violated also where no run saw it and the exploration of a small scope did, held also where no
     * run put it to the test and that exploration proves it.
     */
    public Verdict verdict(int row, int check) {
        if (isPossible(row, check)) {
            return Verdict.VIOLATED;
        }
        return isProved(row, check) ? Verdict.HELD : tallies.get(row).verdict(check);
    }

    /** Whether a check that no run violated is proved: no interleaving of the row's small scope violates it. */
    public boolean isProved(int row, int check) {
        return tallies.get(row).violations(check) == 0
                && property(check)
                        .filter(property -> explored(row, check)
                                .filter(explored -> explored.proves(property))
                                .isPresent())
                        .isPresent();
    }

    /** Whether a check that no run of a row violated is violated by an interleaving of a small scope: that of the row, or of fewer faults. */
    public boolean isPossible(int row, int check) {
        return tallies.get(row).violations(check) == 0
                && IntStream.range(0, tallies.size())
                        .filter(other -> hasNoMoreFaults(other, row))
                        .anyMatch(other -> isRefuted(scopes.get(other), property(check)));
    }

    /** Whether no run of a row violated a check and an interleaving of the row's own small scope does. */
    static boolean isPossibleItself(Tally tally, Optional<SmallScope> scope, int check) {
        return tally.violations(check) == 0
                && isRefuted(scope, property(tally.checks().get(check)));
    }

    private static boolean isRefuted(Optional<SmallScope> scope, Optional<Property> property) {
        return property.isPresent()
                && scope.flatMap(small -> small.judging(property.get()))
                        .filter(explored -> explored.refutes(property.get()))
                        .isPresent();
    }

    /** Whether whatever may happen in one row may happen in the other, where further faults may strike, or not. */
    private boolean hasNoMoreFaults(int fewer, int more) {
        return tallies.get(more)
                .faultClass()
                .faults()
                .containsAll(tallies.get(fewer).faultClass().faults());
    }

    /** The exploration that says something for certain of a check in a row, whatever the runs saw. */
    public Optional<SmallScope.Explored> explored(int row, int check) {
        return property(check).flatMap(property -> scopes.get(row).flatMap(small -> small.judging(property)));
    }

    /** The property that a check is of; a bound on a time cannot be explored. */
    private Optional<Property> property(int check) {
        return property(checks().get(check));
    }

    private static Optional<Property> property(Check check) {
        return check instanceof Check.OfProperty of ? Optional.of(of.property()) : Optional.empty();
    }

    /** Of a check over all fault classes. */
    public Verdict verdict(int check) {
        return verdict(check, Blame.SLIPS);
    }

    /**
     * Of a check over the fault classes that need no more than that. A class whose fault never found anything to strike adds nothing to
     * the runs without faults and is left out where there are others, unless its small scope says something.
     */
    public Verdict verdict(int check, Blame most) {
        Verdict verdict = Verdict.UNKNOWN;
        boolean isFirst = true;
        for (int row = 0; row < tallies.size(); row++) {
            Tally tally = tallies.get(row);
            if (tally.faultClass().blame().compareTo(most) <= 0
                    && (isExercised(tally) || isPossible(row, check) || isProved(row, check))) {
                Verdict one = verdict(row, check);
                if (one == Verdict.VIOLATED) {
                    return one;
                }
                verdict = isFirst || one == Verdict.UNKNOWN ? one : verdict;
                isFirst = false;
            }
        }
        return verdict;
    }

    /** What must be so for a check to be violated: the least of what the fault classes need in which it is; empty where it is in none. */
    public Optional<Blame> breaks(int check) {
        return Stream.of(Blame.values())
                .filter(blame -> verdict(check, blame) == Verdict.VIOLATED)
                .findFirst();
    }

    /** Whether the class is without faults, or its faults struck in some run. */
    private static boolean isExercised(Tally tally) {
        return tally.runs() > 0 && (tally.faultClass().isNone() || tally.struckRuns() > 0);
    }

    /** Of all checks, by the fault classes that count for it ({@link CheckRequest#failOn}). */
    public Verdict verdict() {
        Verdict verdict = Verdict.HELD;
        for (int check = 0; check < checks().size(); check++) {
            Verdict one = verdict(check, request.failOn());
            if (one == Verdict.VIOLATED) {
                return one;
            }
            verdict = one == Verdict.UNKNOWN ? one : verdict;
        }
        return verdict;
    }

    /** How many checks are violated only where so much is needed. */
    public long count(Blame blame) {
        return IntStream.range(0, checks().size())
                .filter(check -> breaks(check).equals(Optional.of(blame)))
                .count();
    }

    /** How many of the findings need so much. */
    public long findings(Blame blame) {
        return findings.stream().filter(finding -> finding.blame() == blame).count();
    }

    /** How many checks have that verdict. */
    public long count(Verdict verdict) {
        long count = 0;
        for (int check = 0; check < checks().size(); check++) {
            count += verdict(check) == verdict ? 1 : 0;
        }
        return count;
    }
}
