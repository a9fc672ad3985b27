package io.handover.analysis.lint;

import io.handover.explorer.search.ExploreOptions;
import io.handover.explorer.search.Explorer;
import io.handover.explorer.search.ProgressListener;
import io.handover.explorer.search.Verdict;
import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.ProcedureException;
import io.handover.model.procedure.StepRef;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds declarations that give up more than they need to: what is proved with one in small scope, without faults and with one of
 * each, is proved as well without it, or where it begins a step later or ends a step earlier.
 */
final class Narrowing {
    private static final long MOST_STATES = 300_000;
    private static final int CHANGES = 2;

    private final Plan plan;
    private final Assumptions assumptions;
    /** The procedure with a name for every step. */
    private final Procedure named;

    private Narrowing(Plan plan, Assumptions assumptions) {
        this.plan = plan;
        this.assumptions = assumptions;
        this.named = withIds(plan.procedure());
    }

    static List<Warning> of(Plan plan, Assumptions assumptions) {
        Narrowing narrowing = new Narrowing(plan, assumptions);
        List<Warning> warnings = new ArrayList<>();
        Declarations declared = plan.procedure().declarations();
        if (!declared.changesLost().isEmpty()) {
            warnings.addAll(narrowing.changesLost(declared));
        }
        if (!declared.severalActive().isEmpty()) {
            warnings.addAll(narrowing.severalActive(declared));
        }
        return warnings;
    }

    private List<Warning> changesLost(Declarations declared) {
        List<Declarations.ChangesLost> all = declared.changesLost();
        List<Scope> proofs = proofs(Properties.ONLY_DECLARED_CHANGES_LOST);
        List<Warning> warnings = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Declarations.ChangesLost lost = all.get(i);
            int number = i;
            narrower(
                            Properties.ONLY_DECLARED_CHANGES_LOST,
                            proofs,
                            new Stretch(lost.from(), lost.until()),
                            stretch -> new Declarations(
                                    replaced(
                                            all,
                                            number,
                                            stretch.map(to -> new Declarations.ChangesLost(
                                                    lost.at(), to.from(), to.until(), lost.position()))),
                                    declared.severalActive()))
                    .map(how ->
                            warning(lost.position(), "changes at '" + lost.at().role() + "' lost", how))
                    .ifPresent(warnings::add);
        }
        return warnings;
    }

    private List<Warning> severalActive(Declarations declared) {
        List<Declarations.SeveralActive> all = declared.severalActive();
        List<Scope> proofs = proofs(Properties.AT_MOST_ONE_ACTIVE);
        List<Warning> warnings = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Declarations.SeveralActive several = all.get(i);
            int number = i;
            narrower(
                            Properties.AT_MOST_ONE_ACTIVE,
                            proofs,
                            new Stretch(several.from(), several.until()),
                            stretch -> new Declarations(
                                    declared.changesLost(),
                                    replaced(
                                            all,
                                            number,
                                            stretch.map(to -> new Declarations.SeveralActive(
                                                    to.from(), to.until(), several.position())))))
                    .map(how -> warning(several.position(), "several active servers", how))
                    .ifPresent(warnings::add);
        }
        return warnings;
    }

    private static Warning warning(Position position, String what, String how) {
        return new Warning(
                position,
                "it is declared wider than needed that there are " + what + ": what is proved of that in small scope is"
                        + " proved " + how + " as well");
    }

    private record Stretch(StepRef from, StepRef until) {}

    private interface Declaring {
        /** The declarations with another stretch for the one in question, or without it. */
        Declarations with(Optional<Stretch> stretch);
    }

    /** How a declaration can be narrowed; empty where it cannot, or where nothing is proved with it. */
    private Optional<String> narrower(Property property, List<Scope> proofs, Stretch now, Declaring declaring) {
        if (proofs.isEmpty()) {
            return Optional.empty();
        }
        if (isProved(property, proofs, declaring.with(Optional.empty()))) {
            return Optional.of("without it");
        }
        int from = place(now.from());
        int until = place(now.until());
        if (from == until) {
            return Optional.empty();
        }
        if (isProved(property, proofs, declaring.with(Optional.of(new Stretch(ref(from + 1), now.until()))))) {
            return Optional.of("where it begins with step " + (from + 2));
        }
        return isProved(property, proofs, declaring.with(Optional.of(new Stretch(now.from(), ref(until - 1)))))
                ? Optional.of("where it ends with step " + until)
                : Optional.empty();
    }

    private static <T> List<T> replaced(List<T> all, int number, Optional<T> other) {
        List<T> list = new ArrayList<>(all);
        list.remove(number);
        other.ifPresent(one -> list.add(number, one));
        return list;
    }

    // ---- proofs ---------------------------------------------------------------------------------------------------

    /** The small scopes in which the property is proved with what is declared; none where it is not even without faults. */
    private List<Scope> proofs(Property property) {
        int servers = plan.serverNames().size();
        List<Scope> proved = Stream.of(
                        new Scope(servers, CHANGES, 0, 0, 0, 0),
                        new Scope(servers, CHANGES, 1, 0, 0, 0),
                        new Scope(servers, CHANGES, 0, 1, 0, 0),
                        new Scope(servers, CHANGES, 0, 0, 1, 0),
                        new Scope(servers, CHANGES, 0, 0, 0, 1))
                .filter(scope -> isProved(property, scope, plan))
                .toList();
        boolean evenWithoutFaults = proved.stream()
                .anyMatch(scope -> scope.crashes() + scope.cuts() + scope.installerFailures() + scope.skips() == 0);
        return evenWithoutFaults ? proved : List.of();
    }

    private boolean isProved(Property property, List<Scope> scopes, Declarations declarations) {
        try {
            Plan narrowed = new Plan(with(declarations), plan.serverNames());
            return scopes.stream().allMatch(scope -> isProved(property, scope, narrowed));
        } catch (ProcedureException neverOpens) {
            return false;
        }
    }

    private boolean isProved(Property property, Scope scope, Plan candidate) {
        Explorer explorer = new Explorer(
                new Transitions(candidate, scope, assumptions), ExploreOptions.DEFAULT.withMaxStates(MOST_STATES));
        return explorer.run(ProgressListener.NONE).finding(property).verdict() == Verdict.HOLDS;
    }

    private Procedure with(Declarations declarations) {
        return new Procedure(
                named.name(),
                named.title(),
                named.description(),
                named.roles(),
                named.given(),
                declarations,
                named.steps(),
                named.whatIfs(),
                named.bounds(),
                named.promises());
    }

    // ---- names for steps ------------------------------------------------------------------------------------------

    private static Procedure withIds(Procedure procedure) {
        List<Instruction> steps = IntStream.range(0, procedure.steps().size())
                .mapToObj(i -> withId(procedure.steps().get(i), i))
                .toList();
        return procedure.withSteps(steps, procedure.whatIfs());
    }

    private static Instruction withId(Instruction step, int place) {
        return new Instruction(
                step.command(),
                step.target(),
                step.at(),
                Optional.of(step.id().orElse(made(place))),
                step.note(),
                step.because(),
                step.expectedMillis(),
                step.asSoonAsPossibleMillis(),
                step.byHand(),
                step.position());
    }

    /** No step can be called so in a file. */
    private static String made(int place) {
        return "#" + place;
    }

    private StepRef ref(int place) {
        return new StepRef(named.steps().get(place).id().orElseThrow(), Position.NONE);
    }

    private int place(StepRef ref) {
        OptionalInt place = IntStream.range(0, named.steps().size())
                .filter(i -> named.steps().get(i).id().equals(Optional.of(ref.id())))
                .findFirst();
        return place.orElseThrow();
    }
}
