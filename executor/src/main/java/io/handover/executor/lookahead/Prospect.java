package io.handover.executor.lookahead;

import io.handover.model.property.Property;
import io.handover.simulator.explore.Verdict;
import java.util.List;

/**
 * What is foreseen of a property.
 *
 * @param property the property
 * @param lost whether the command takes it away for certain: without it there is a way, or it holds as yet
 * @param keep whether it can still be kept after the command
 * @param explored whether it is kept after the command whatever happens, faults aside
 * @param how a shortest way to break it, in words; empty where there is none
 * @param violated in how many of the simulated runs it was violated, faults included
 * @param runs how many runs from after the command were simulated
 */
public record Prospect(
        Property property, boolean lost, Keep keep, Verdict explored, List<String> how, int violated, int runs) {
    public Prospect {
        how = List.copyOf(how);
    }
}
