package io.handover.analysis.synthesis;

import io.handover.analysis.attainment.Budgets;
import io.handover.analysis.subject.Subject;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.simulator.site.SimulatedSite;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What is asked for.
 *
 * @param site the site, with what is assumed of it
 * @param assumed the same assumptions one by one
 * @param goals what is to be so in the end: <em>eventually</em> properties
 * @param keep what is to be kept beside that
 * @param without commands that may not be given
 * @param budgets the faults under which it is to be kept
 * @param from the procedure whose given state is meant; empty: the site's usual first state
 * @param like the procedure whose roles, names, order, declarations and notes are kept where that costs nothing
 * @param gapMillis how long management may be away at most; empty: as long as it takes
 * @param options what is spent on the answer
 * @param command the command that asks for the same again
 */
public record SynthesisRequest(
        SimulatedSite site,
        List<Assumed> assumed,
        List<Property> goals,
        List<Property> keep,
        List<Without> without,
        Budgets budgets,
        Optional<Subject> from,
        Optional<Subject> like,
        OptionalLong gapMillis,
        SynthesisOptions options,
        String command) {

    public SynthesisRequest {
        assumed = List.copyOf(assumed);
        goals = List.copyOf(goals);
        keep = List.copyOf(keep);
        without = List.copyOf(without);
    }

    /** All that is asked of the site, in the order of docs/model.md, "Properties". */
    public List<Property> wanted() {
        return Properties.ALL.stream()
                .filter(property -> property != Properties.PROCEDURE_COMPLETES)
                .filter(property -> goals.contains(property) || keep.contains(property))
                .toList();
    }

    /** What the procedure promises: all that is asked of the site, and that it comes to its end. */
    public List<Property> promises() {
        return Stream.concat(wanted().stream(), Stream.of(Properties.PROCEDURE_COMPLETES))
                .toList();
    }

    public List<String> servers() {
        return site.site().serverNames();
    }
}
