package io.handover.explorer.search;

import io.handover.model.property.Property;
import java.util.List;
import java.util.Optional;

/**
 * What an exploration found.
 *
 * @param states distinct states that were visited
 * @param transitions enabled action instances, summed over the states that were expanded
 * @param depth longest of the shortest paths from a start to the visited states
 * @param ending why it ended
 * @param findings what is known of each property, in the order of docs/model.md, "Properties"
 * @param searchNanos what visiting the states took, the <em>always</em> properties included
 * @param settling what it took to see that the site comes to rest; empty if that was not reached
 * @param traceNanos what it took to find the counterexamples' actions
 * @param peakBytes the most that all arrays of states took at any time
 */
public record Exploration(
        long states,
        long transitions,
        int depth,
        Ending ending,
        List<Finding> findings,
        long searchNanos,
        Optional<Settling> settling,
        long traceNanos,
        long peakBytes) {

    /**
     * The second pass, which proves of every state that the site can come to rest from it, or finds the components of states in
     * which it goes round for ever.
     *
     * @param nanos the time that it took
     * @param bytes the memory that it took beside the visited states
     * @param sweeps how often states were gone through
     * @param unsettled states left over by the sweeps, whose components were looked for one by one
     */
    public record Settling(long nanos, long bytes, int sweeps, long unsettled) {
        /** The first pass saw it of every state. */
        static final Settling AT_ONCE = new Settling(0, 0, 0, 0);
    }

    public Exploration {
        findings = List.copyOf(findings);
    }

    /** Whether every reachable state was visited and judged. */
    public boolean complete() {
        return ending == Ending.COMPLETE;
    }

    /** What is known of a property; every property is there. */
    public Finding finding(Property property) {
        return findings.stream()
                .filter(finding -> finding.property() == property)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no finding of " + property.name()));
    }

    /** What all of it took: visiting, settling, counterexamples. */
    public long nanos() {
        return searchNanos + settling.map(Settling::nanos).orElse(0L) + traceNanos;
    }

    /** Distinct states visited, judged and told of in a second of {@link #nanos}; 0 where no time was measured. */
    public double statesPerSecond() {
        return nanos() == 0 ? 0 : states * 1e9 / nanos();
    }

    public double bytesPerState() {
        return (double) peakBytes / states;
    }
}
