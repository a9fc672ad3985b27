package io.handover.executor.lookahead;

import io.handover.explorer.game.Standing;
import io.handover.explorer.search.Verdict;
import io.handover.model.property.Property;
import java.util.Optional;

/**
 * What is foreseen of a property.
 *
 * @param property the property
 * @param lost whether the command takes it away for certain from the procedure as it goes on: as long as it is not given, there is a way
 * @param standing how it stands after the command, whatever commands are given then, if nothing fails; empty where that is not known
 * @param keep whether the procedure can keep it as it goes on after the command
 * @param explored whether it is kept from now on whatever happens until the command and after it, faults aside
 * @param how how it can be broken in the fewest steps, in words; empty where it cannot
 * @param violated in how many of the simulated runs it was violated, faults included
 * @param runs how many runs with the command as the next thing to do were simulated
 */
public record Prospect(
        Property property,
        boolean lost,
        Optional<Standing> standing,
        Keep keep,
        Verdict explored,
        Optional<String> how,
        int violated,
        int runs) {}
