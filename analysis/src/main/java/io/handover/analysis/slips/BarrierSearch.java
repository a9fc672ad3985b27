package io.handover.analysis.slips;

import io.handover.analysis.advice.Barriers;
import io.handover.analysis.advice.Patch;
import io.handover.analysis.advice.Problem;
import io.handover.analysis.check.Crew;
import io.handover.analysis.check.SmallScope;
import io.handover.explorer.search.Verdict;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.ProcedureException;
import io.handover.model.procedure.WhatIf;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.fault.Faults;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Looks for the barrier that helps most against a slip: tries changes of the procedure, each explored without slips and with all. */
final class BarrierSearch {
    /** Lets what is put in after a slip be sought for. */
    private static final FaultClass BY_A_SLIP =
            new FaultClass("slip", List.of(Faults.named("skip").orElseThrow()));

    /** What a procedure may meet beside slips: one each of these. */
    private static final List<FaultClass> FAULTS = Stream.of("crash", "cut", "installer-failure")
            .map(name -> new FaultClass(name, List.of(Faults.named(name).orElseThrow())))
            .toList();

    private static final String PROVED = "without faults, with one crash, with one cut and with one failed installer";

    private final Plan plan;
    private final Assumptions assumptions;
    private final int changes;
    private final int mostStates;
    private final BooleanSupplier isStopped;
    private final Barriers barriers;
    private final Procedure marked;
    private final List<Property> held;
    private final List<Property> unavoidable;
    private final Map<Slip.Key, Judged> were = new LinkedHashMap<>();
    private final int lost;
    private final Map<Patch, Counted> counted = Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<Optional<SmallScope>> proofs = new ArrayList<>();

    /** @param judged what comes of the plan's slips as it is, in the order of the catalogue */
    BarrierSearch(
            Plan plan,
            Assumptions assumptions,
            int changes,
            int mostStates,
            BooleanSupplier isStopped,
            List<Judged> judged) {
        this.plan = plan;
        this.assumptions = assumptions;
        this.changes = changes;
        this.mostStates = mostStates;
        this.isStopped = isStopped;
        this.barriers = new Barriers(plan);
        this.marked = marked(plan.procedure());
        Plan same = new Plan(marked, plan.serverNames());
        SlipSearch base = search(same);
        this.held = base.held();
        this.unavoidable = base.unavoidable();
        List<Slip> slips = SlipCatalogue.of(base.transitions());
        for (int i = 0; i < slips.size(); i++) {
            were.put(slips.get(i).key(), judged.get(i));
        }
        this.lost = (int) judged.stream().filter(Judged::isLost).count();
    }

    private SlipSearch search(Plan of) {
        return new SlipSearch(of, assumptions, changes, mostStates, isStopped);
    }

    /** The procedure with a line of its own for every written step, so that each is known again where others are put in. */
    private static Procedure marked(Procedure procedure) {
        int[] line = {0};
        List<Instruction> steps =
                procedure.steps().stream().map(step -> marked(step, ++line[0])).toList();
        List<WhatIf> branches = procedure.whatIfs().stream()
                .map(branch -> branch.withSteps(branch.steps().stream()
                        .map(step -> marked(step, ++line[0]))
                        .toList()))
                .toList();
        return procedure.withSteps(steps, branches);
    }

    private static Instruction marked(Instruction step, int line) {
        return new Instruction(
                step.command(),
                step.target(),
                step.at(),
                step.id(),
                step.note(),
                step.because(),
                step.expectedMillis(),
                step.asSoonAsPossibleMillis(),
                step.byHand(),
                new Position(line, 1));
    }

    /** A change that was tried, and whether it helps against the slip that it was tried for. */
    private record Tried(Patch patch, Barrier barrier) {}

    /** The slip with the barrier that helps most against it. */
    ToldSlip best(ToldSlip told, int place, int threads) throws InterruptedException {
        Slip.Key key = new ArrayList<>(were.keySet()).get(place);
        List<Patch> patches = barriers.against(problem(told), from(told));
        List<Optional<Tried>> results = new ArrayList<>(Collections.nCopies(patches.size(), Optional.empty()));
        AtomicInteger next = new AtomicInteger();
        Crew.run(threads, () -> {
            for (int i = next.getAndIncrement(); i < patches.size(); i = next.getAndIncrement()) {
                if (!isStopped.getAsBoolean()) {
                    Patch patch = patches.get(i);
                    results.set(i, tried(patch, key).map(barrier -> new Tried(patch, barrier)));
                }
            }
        });
        if (isStopped.getAsBoolean()) {
            return told;
        }
        return told.with(
                results.stream()
                        .flatMap(Optional::stream)
                        .filter(tried -> tried.barrier().gain() > 0)
                        .sorted(Comparator.comparing(
                                        (Tried tried) -> -tried.barrier().gain())
                                .thenComparing(tried -> tried.barrier().now())
                                .thenComparing(tried -> tried.patch().edits().size()))
                        .filter(tried -> keepsProofs(tried.patch()))
                        .findFirst()
                        .map(Tried::barrier),
                patches.size());
    }

    /** What is put in may stand right before the step, and anywhere after it. */
    private int from(ToldSlip told) {
        for (int i = 0; i < plan.complete(); i++) {
            if (plan.step(i).equals(told.slip().step())) {
                return barriers.written(i);
            }
        }
        return 0;
    }

    private static Problem problem(ToldSlip told) {
        ToldSlip.Loss loss = told.losses().get(0);
        return Problem.ofPath(loss.property(), BY_A_SLIP, loss.story(), false);
    }

    /**
     * A change that breaks nothing, with what comes of all slips.
     *
     * @param lost how many slips of the procedure as it is still lose a promise
     * @param added how many slips at what is added do
     * @param now what comes of each
     */
    private record Counted(int lost, int added, Map<Slip.Key, Consequence> now) {}

    /** Empty where the change breaks a promise without slips or makes certain what can be avoided, or the slip still loses a promise. */
    private Optional<Barrier> tried(Patch patch, Slip.Key key) {
        Counted known = counted.get(patch);
        if (known == null) {
            Optional<Counted> now = changed(patch).flatMap(changed -> counted(changed, key));
            if (now.isEmpty()) {
                return Optional.empty();
            }
            known = now.get();
            counted.put(patch, known);
        }
        Consequence now = known.now().getOrDefault(key, Consequence.IMPOSSIBLE);
        return now == Consequence.LOST
                ? Optional.empty()
                : Optional.of(
                        new Barrier(barriers.words(patch), patch, now, lost, known.lost(), known.added(), PROVED));
    }

    private Optional<Counted> counted(Plan changed, Slip.Key key) {
        SlipSearch search = search(changed);
        List<Slip> slips = SlipCatalogue.of(search.transitions());
        if (!search.isComplete()
                || !search.held().containsAll(held)
                || !unavoidable.containsAll(search.unavoidable())) {
            return Optional.empty();
        }
        List<Slip> same = slips.stream().filter(slip -> slip.key().equals(key)).toList();
        if (search.judge(same).stream().anyMatch(Judged::isLost)) {
            return Optional.empty();
        }
        Map<Slip.Key, Consequence> now = new LinkedHashMap<>();
        int added = 0;
        for (Judged one : search.judge(slips)) {
            Slip.Key its = one.slip().key();
            now.merge(its, one.consequence(), (first, other) -> first.compareTo(other) < 0 ? other : first);
            added += one.isLost() && !were.containsKey(its) ? 1 : 0;
        }
        int after = (int) were.keySet().stream()
                .filter(its -> now.get(its) == Consequence.LOST)
                .count();
        return search.isComplete() ? Optional.of(new Counted(after, added, now)) : Optional.empty();
    }

    private Optional<Plan> changed(Patch patch) {
        if (patch.conflictsWith(patch)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Plan(patch.on(marked), plan.serverNames()));
        } catch (ProcedureException impossible) {
            return Optional.empty();
        }
    }

    /** Whether no course of events with one fault of the core breaks a promise that none broke before. */
    private boolean keepsProofs(Patch patch) {
        if (proofs.isEmpty()) {
            FAULTS.forEach(faults -> proofs.add(SmallScope.of(plan, assumptions, faults)));
        }
        Plan changed = changed(patch).orElseThrow();
        for (int i = 0; i < FAULTS.size(); i++) {
            SmallScope was = proofs.get(i).orElseThrow();
            SmallScope is = SmallScope.of(changed, assumptions, FAULTS.get(i)).orElseThrow();
            for (Property property : held) {
                if (was.verdict(property) == Verdict.HOLDS && is.verdict(property) != Verdict.HOLDS) {
                    return false;
                }
            }
        }
        return true;
    }
}
