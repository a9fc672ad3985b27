package io.handover.analysis.advice;

import io.handover.explorer.search.Verdict;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.ProcedureException;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.site.SimulatedSite;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Judges patches: applies them, explores what may happen then, runs the result under the same seed, and compares. The same runs share
 * every choice that both make, so that differences are the patch's.
 */
final class Trial {
    /** Enough to see that something broke; what is rare was explored where it can be. */
    private static final int FEW_RUNS = 200;

    private static final int LEAST_RUNS = 500;
    private static final int MOST_RUNS = 1_500;

    private static final FaultClass NO_FAULTS = new FaultClass(FaultClass.NONE, List.of());

    private final Procedure procedure;
    private final List<String> servers;
    private final Function<FaultClass, Simulation> simulations;
    private final List<FaultClass> classes;
    private final long seed;
    private final Exploring exploring;
    private final BiPredicate<FaultClass, Check> held;
    private final List<Property> promised;
    private final Map<Patch, Optional<Tried>> tried = new LinkedHashMap<>();

    Trial(
            Plan plan,
            SimulatedSite site,
            List<FaultClass> classes,
            long seed,
            Exploring exploring,
            BiPredicate<FaultClass, Check> held) {
        this.held = held;
        this.procedure = watchingLosses(plan.procedure());
        this.servers = plan.serverNames();
        Map<String, Simulation> made = new LinkedHashMap<>();
        Plan watched = new Plan(procedure, servers);
        this.simulations =
                faults -> made.computeIfAbsent(faults.name(), name -> new Simulation(watched, site, faults.faults()));
        this.classes = classes;
        this.seed = seed;
        this.exploring = exploring;
        this.promised = procedure.promises().isEmpty()
                ? Properties.ALL
                : Properties.ALL.stream()
                        .filter(property -> procedure.promises().contains(property.name()))
                        .toList();
    }

    /** No advice activates a server that lacks what another one holds, whatever the procedure promises. */
    private static Procedure watchingLosses(Procedure procedure) {
        String losses = Properties.ONLY_DECLARED_CHANGES_LOST.name();
        if (procedure.promises().isEmpty() || procedure.promises().contains(losses)) {
            return procedure;
        }
        return new Procedure(
                procedure.name(),
                procedure.title(),
                procedure.description(),
                procedure.roles(),
                procedure.given(),
                procedure.declarations(),
                procedure.steps(),
                procedure.whatIfs(),
                procedure.bounds(),
                Stream.concat(procedure.promises().stream(), Stream.of(losses)).toList());
    }

    /** The procedure with a patch; empty where the result is no procedure for this site. */
    Optional<Tried> tried(Patch patch) {
        return tried.computeIfAbsent(patch, this::applied);
    }

    /** The same, for a patch that will hardly be asked for again. */
    Optional<Tried> once(Patch patch) {
        return tried.containsKey(patch) ? tried(patch) : applied(patch);
    }

    private Optional<Tried> applied(Patch patch) {
        if (patch.conflictsWith(patch)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Tried(new Plan(patch.on(procedure), servers), simulations, seed, exploring));
        } catch (ProcedureException impossible) {
            return Optional.empty();
        }
    }

    /** The class without faults: cheap to explore. */
    FaultClass withoutFaults() {
        return NO_FAULTS;
    }

    /** How many runs show a problem a few times over. */
    static int runs(Problem problem) {
        double wanted = problem.share() == 0 ? LEAST_RUNS : 20 / problem.share();
        return (int) Math.max(LEAST_RUNS, Math.min(MOST_RUNS, Math.ceil(wanted / LEAST_RUNS) * LEAST_RUNS));
    }

    /** Whether the run that is told is as bad as it was; where none is told, whether an exploration knows of the problem. */
    boolean isAsTold(Tried now, Problem problem) {
        return problem.run().isPresent()
                ? now.violates(problem.faults(), problem.run().getAsLong(), problem.check())
                : isPossible(now, problem);
    }

    /** Whether most of the runs that show a problem still do; quicker to see than {@link #extent}. */
    boolean isMostlyThere(Tried before, Tried now, Problem problem) {
        if (problem.run().isEmpty()) {
            return false;
        }
        int runs = runs(problem);
        long were = before.violations(problem.faults(), runs, problem.check());
        return were > 1 && now.stillViolated(before, problem.faults(), runs, problem.check()) > were / 2;
    }

    /**
     * How bad a problem is: in how many of {@link #runs} it is seen, one more where the run that is told shows it, and one more where an
     * exploration refutes the property; 0 says that nothing knows of it any more.
     */
    long extent(Tried now, Problem problem) {
        long told = problem.run().isPresent() && isAsTold(now, problem) ? 1 : 0;
        long seen = problem.run().isPresent() ? now.violations(problem.faults(), runs(problem), problem.check()) : 0;
        return told + seen + (isPossible(now, problem) ? 1 : 0);
    }

    boolean isPossible(Tried now, Problem problem) {
        if (!(problem.check() instanceof Check.OfProperty of)) {
            return false;
        }
        Verdict verdict = now.verdict(problem.faults(), of.property());
        // Where only an exploration knew of it, only one can say that it is gone.
        return verdict == Verdict.VIOLATED || problem.share() == 0 && verdict != Verdict.HOLDS;
    }

    /** Whether no interleaving of a fault class breaks what held in every one before. */
    boolean keepsProofs(Tried before, Tried now, FaultClass faults) {
        if (before.explored(faults).isEmpty()) {
            return true;
        }
        for (Property property : promised) {
            Verdict was = before.verdict(faults, property);
            Verdict is = now.verdict(faults, property);
            if (was == Verdict.HOLDS && is != Verdict.HOLDS || was == Verdict.UNKNOWN && is == Verdict.VIOLATED) {
                return false;
            }
        }
        return true;
    }

    /** Whether runs under these faults break nothing that held, and nothing else gets worse. */
    boolean keepsRuns(Tried before, Tried now, FaultClass faults, int runs) {
        for (Check check : before.checks(faults)) {
            long was = before.violations(faults, runs, check);
            long is = now.violations(faults, runs, check);
            double chance = held.test(faults, check) ? 0 : 2 + 2 * Math.sqrt((double) was);
            if (is > was + chance) {
                return false;
            }
        }
        return now.unsettled(faults, runs) <= before.unsettled(faults, runs);
    }

    /**
     * Whether nothing that held breaks: in runs without faults, under each fault of the core, and under all faults together; in what is
     * explored of each fault class.
     */
    boolean keepsEverything(Tried before, Tried now) {
        return classes.stream()
                        .filter(faults -> faults.faults().size() != 1
                                || before.explored(faults).isPresent())
                        .allMatch(faults -> keepsRuns(before, now, faults, FEW_RUNS))
                && classes.stream().allMatch(faults -> keepsProofs(before, now, faults));
    }

    /** The properties that no interleaving of a fault class violates, with and without. */
    List<Property> stayProved(Tried before, Tried now, FaultClass faults) {
        return promised.stream()
                .filter(property -> before.verdict(faults, property) == Verdict.HOLDS)
                .filter(property -> now.verdict(faults, property) == Verdict.HOLDS)
                .toList();
    }
}
