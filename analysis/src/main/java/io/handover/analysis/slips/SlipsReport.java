package io.handover.analysis.slips;

import io.handover.analysis.subject.Subject;
import io.handover.model.procedure.Step;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What single slips do to a procedure.
 *
 * @param request what was asked
 * @param changes how many changes are made at most
 * @param held what is promised and holds without a slip: only this can be lost
 * @param broken what is promised and violated anyway
 * @param slips every slip, in the order of the steps; none where the states were too many
 * @param statesBefore how many states the procedure can be in without slips
 * @param statesAfter how many states can follow a slip
 * @param complete whether all of them were visited; else nothing is known
 * @param interrupted whether it was told to stop
 */
public record SlipsReport(
        SlipsRequest request,
        int changes,
        List<Property> held,
        List<Property> broken,
        List<ToldSlip> slips,
        int statesBefore,
        int statesAfter,
        boolean complete,
        boolean interrupted) {

    /** What is known of all slips together. */
    public enum Verdict {
        NONE_HARMFUL,
        HARMFUL,
        UNKNOWN
    }

    /**
     * A step with all its slips: of each kind the worst counts.
     *
     * @param step the step
     * @param name {@code "step 5"}
     * @param possible how many slips can be made there
     * @param lost how many of them lose a promise
     * @param caught how many are caught
     * @param certain how many make certain what may happen without them
     * @param least consequence times probability, added up over the kinds, by the lower ends of the ranges
     * @param most the same by the upper ends
     */
    public record OfStep(
            Step step, String name, int possible, int lost, int caught, int certain, double least, double most) {
        /** Whether no slip there does any harm. */
        public boolean isHarmless() {
            return lost == 0 && caught == 0 && certain == 0;
        }
    }

    public SlipsReport {
        held = List.copyOf(held);
        broken = List.copyOf(broken);
        slips = List.copyOf(slips);
    }

    static SlipsReport unknown(SlipsRequest request, boolean interrupted) {
        return new SlipsReport(request, request.changes(), List.of(), List.of(), List.of(), 0, 0, false, interrupted);
    }

    public Subject subject() {
        return request.subject();
    }

    public Verdict verdict() {
        return count(Consequence.LOST) > 0 ? Verdict.HARMFUL : complete ? Verdict.NONE_HARMFUL : Verdict.UNKNOWN;
    }

    /** How many slips have that consequence. */
    public long count(Consequence consequence) {
        return slips.stream().filter(slip -> slip.consequence() == consequence).count();
    }

    /** How many slips can be made. */
    public long possible() {
        return slips.size() - count(Consequence.IMPOSSIBLE);
    }

    /** The slips that lose a promise or are caught, the worst first: consequence times the upper end of the range, then times the lower. */
    public List<ToldSlip> ranked() {
        return ranked(slips);
    }

    static List<ToldSlip> ranked(List<ToldSlip> slips) {
        return slips.stream()
                .filter(slip -> slip.judged().severity() > 0)
                .sorted(Comparator.comparingDouble((ToldSlip slip) -> -slip.mostWeight())
                        .thenComparingDouble(slip -> -slip.leastWeight()))
                .toList();
    }

    /** The slips that lose nothing, and make certain what may happen without them. */
    public List<ToldSlip> certain() {
        return slips.stream()
                .filter(slip -> !slip.judged().isLost())
                .filter(slip -> !slip.judged().certain().isEmpty())
                .toList();
    }

    /** The steps, those first whose slips weigh most. */
    public List<OfStep> steps() {
        Map<String, List<ToldSlip>> byStep = new LinkedHashMap<>();
        for (ToldSlip slip : slips) {
            Step step = slip.slip().step();
            String key = slip.slip().name() + " " + step.command().name() + " " + step.target() + " " + step.at();
            byStep.computeIfAbsent(key, first -> new ArrayList<>()).add(slip);
        }
        return byStep.values().stream()
                .map(SlipsReport::ofStep)
                .filter(step -> step.possible() > 0)
                .sorted(Comparator.comparingDouble((OfStep step) -> -step.most())
                        .thenComparingDouble(step -> -step.least()))
                .toList();
    }

    private static OfStep ofStep(List<ToldSlip> slips) {
        Map<SlipKind, ToldSlip> worst = new EnumMap<>(SlipKind.class);
        for (ToldSlip slip : slips) {
            worst.merge(
                    slip.slip().kind(),
                    slip,
                    (one, other) -> other.judged().severity() > one.judged().severity() ? other : one);
        }
        return new OfStep(
                slips.get(0).slip().step(),
                slips.get(0).slip().name(),
                count(slips, Consequence.HARMLESS) + count(slips, Consequence.CAUGHT) + count(slips, Consequence.LOST),
                count(slips, Consequence.LOST),
                count(slips, Consequence.CAUGHT),
                (int) slips.stream()
                        .filter(slip -> !slip.judged().certain().isEmpty())
                        .count(),
                worst.values().stream().mapToDouble(ToldSlip::leastWeight).sum(),
                worst.values().stream().mapToDouble(ToldSlip::mostWeight).sum());
    }

    private static int count(List<ToldSlip> slips, Consequence consequence) {
        return (int)
                slips.stream().filter(slip -> slip.consequence() == consequence).count();
    }

    /** What the procedure promises, whether it holds without a slip or not. */
    public List<Property> promised() {
        return Properties.ALL.stream()
                .filter(property -> SlipSearch.isPromised(subject().plan(), property))
                .toList();
    }

    /** The slips by which a promise is lost, the worst first. */
    public List<ToldSlip> losing(Property property) {
        return ranked().stream()
                .filter(slip -> slip.judged().isLost())
                .filter(slip -> slip.loss(property).isPresent())
                .toList();
    }

    /** The promises that no slip can break. */
    public List<Property> unbreakable() {
        return held.stream()
                .filter(property ->
                        slips.stream().noneMatch(slip -> slip.loss(property).isPresent()))
                .toList();
    }
}
