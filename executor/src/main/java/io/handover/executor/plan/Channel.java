package io.handover.executor.plan;

import io.handover.analysis.check.SmallScope;
import io.handover.analysis.story.Diagnosis;
import io.handover.analysis.story.Story;
import io.handover.executor.journal.Place;
import io.handover.explorer.search.Verdict;
import io.handover.model.command.Command;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.transition.Transitions;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.fault.Faults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A procedure as it is written, and what becomes of it on its way to the site: through the product's API, but for what is done by hand.
 * The proofs of the one need not hold for the other.
 */
public final class Channel {
    /** The name under which a start is forced although what is sent keeps less than what is written. */
    public static final String FORCED = "channel";

    /**
     * A step that is sent as another command than the one that is written.
     *
     * @param id the step's id
     * @param written the command that is written, in words
     * @param sent the command that is sent, in words
     */
    public record Change(String id, String written, String sent) {}

    /**
     * A property that is proved of what is written and not of what is sent.
     *
     * @param property a promised one
     * @param bounds within which scope, in words
     * @param story a shortest course of events that violates it; empty where there are too many states to decide
     * @param summary what goes wrong, in words
     */
    public record Loss(Property property, String bounds, Optional<Story> story, String summary) {}

    private final Plan written;
    private final Plan sent;
    private final Directives directives;

    /**
     * @param written a procedure as it is written, on a site
     * @param sent the same procedure {@link ThroughApi}, on that site
     */
    public Channel(Plan written, Plan sent) {
        this.written = written;
        this.sent = sent;
        this.directives = new Directives(sent);
    }

    public Plan sent() {
        return sent;
    }

    // ---- by hand --------------------------------------------------------------------------------------------------

    /** The steps that can be done by hand, by their ids; a step that is done to several servers is one. */
    public Map<String, Instruction> steps() {
        Map<String, Instruction> steps = new LinkedHashMap<>();
        for (Directive directive : directives()) {
            if (!(directive.means() instanceof Means.Look)) {
                steps.put(
                        directive.id().split(":", 2)[0],
                        directive.place().step(written).instruction());
            }
        }
        return steps;
    }

    /** The written procedure, with some steps done by hand; their ids are of {@link #steps}. */
    public Procedure byHand(List<String> ids) {
        Map<String, Instruction> steps = steps();
        List<Instruction> chosen = ids.stream().map(steps::get).toList();
        Procedure procedure = written.procedure();
        return procedure.withSteps(
                byHand(procedure.steps(), chosen),
                procedure.whatIfs().stream()
                        .map(branch -> branch.withSteps(byHand(branch.steps(), chosen)))
                        .toList());
    }

    /** Two written steps can be equal word by word and are not the same. */
    @SuppressWarnings("ReferenceEquality")
    private static List<Instruction> byHand(List<Instruction> steps, List<Instruction> chosen) {
        return steps.stream()
                .map(step -> chosen.stream().anyMatch(one -> one == step) ? step.doneByHand() : step)
                .toList();
    }

    private List<Directive> directives() {
        List<Directive> all = new ArrayList<>(directives.main());
        for (int b = 0; b < sent.branchCount(); b++) {
            all.addAll(directives.branch(b));
        }
        return all;
    }

    // ---- what is sent ---------------------------------------------------------------------------------------------

    /** The steps that are sent as other commands. */
    public List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (Directive directive : directives()) {
            Place place = directive.place();
            Command before = place.step(written).command();
            if (before != directive.step().command()) {
                changes.add(new Change(
                        directive.id(),
                        before.phrase(
                                written.serverName(place.step(written).target()),
                                written.serverName(place.step(written).at())),
                        directive.command()));
            }
        }
        return changes;
    }

    /**
     * What is promised and proved in small scope of what is written, and is not of what is sent: without faults, and with one fault of the
     * site. Takes some seconds where steps are changed, and no time otherwise.
     */
    public List<Loss> losses(Assumptions assumptions) {
        Map<Property, Loss> losses = new LinkedHashMap<>();
        if (!changes().isEmpty()) {
            for (FaultClass faults : FaultClass.of(Faults.ALL)) {
                if (faults.blame() != FaultClass.Blame.SLIPS && SmallScope.covers(faults)) {
                    losses(assumptions, faults).forEach(loss -> losses.putIfAbsent(loss.property(), loss));
                }
            }
        }
        return List.copyOf(losses.values());
    }

    private List<Loss> losses(Assumptions assumptions, FaultClass faults) {
        SmallScope before = SmallScope.of(written, assumptions, faults).orElseThrow();
        List<String> promises = written.procedure().promises();
        List<Property> proved = Properties.ALL.stream()
                .filter(property -> promises.isEmpty() || promises.contains(property.name()))
                .filter(property -> before.verdict(property) == Verdict.HOLDS)
                .toList();
        if (proved.isEmpty()) {
            return List.of();
        }
        SmallScope after = SmallScope.of(sent, assumptions, faults).orElseThrow();
        return proved.stream()
                .filter(property -> after.verdict(property) != Verdict.HOLDS)
                .map(property -> loss(property, after, assumptions))
                .toList();
    }

    private Loss loss(Property property, SmallScope after, Assumptions assumptions) {
        Optional<SmallScope.Explored> judging = after.judging(property);
        if (judging.isEmpty()) {
            return new Loss(property, after.bounds(), Optional.empty(), "too many states to decide it");
        }
        Transitions transitions = new Transitions(sent, judging.get().scope(), assumptions);
        int[] path = judging.get().exploration().finding(property).trace().stream()
                .mapToInt(Integer::intValue)
                .toArray();
        Story story = Story.of(transitions, path);
        return new Loss(
                property,
                judging.get().bounds(),
                Optional.of(story),
                Diagnosis.of(transitions, story, property).summary());
    }
}
