package io.handover.analysis.advice;

import io.handover.explorer.search.Verdict;
import io.handover.model.procedure.Plan;
import io.handover.model.property.Property;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.run.Check;
import io.handover.simulator.site.SimulatedSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Looks for patches that mend problems, the worst problem first. A patch is tried on top of what was advised before: what is advised can
 * all be followed at once, and each next problem is asked for only where that does not mend it already. How much is tried is bounded by
 * numbers, not by time, so that the same problems get the same advice.
 */
public final class Advisor {
    /** Of the patches that do not mend a problem in every interleaving, so many are simulated. */
    private static final int MOST_UNPROVED = 10;

    /** So many patches are tried in all. */
    private static final int MOST_TRIED = 600;

    private final Trial trial;
    private final Script script;
    private final Candidates candidates;
    private final Reasons reasons;
    private final BooleanSupplier isHurried;

    private Patch advised = Patch.NONE;
    private int tries;
    private final List<Advice> given = new ArrayList<>();

    /**
     * An advisor.
     *
     * @param plan the procedure on its site
     * @param site the site
     * @param classes the fault classes under which nothing may break
     * @param seed decides every random choice
     * @param exploring how a changed procedure is explored
     * @param held whether no run that was made under these faults violated a check
     * @param limits what no procedure can do
     * @param isHurried once true, no more is tried
     */
    public Advisor(
            Plan plan,
            SimulatedSite site,
            List<FaultClass> classes,
            long seed,
            Exploring exploring,
            BiPredicate<FaultClass, Check> held,
            Limits limits,
            BooleanSupplier isHurried) {
        this.script = new Script(plan);
        this.trial = new Trial(plan, site, classes, seed, exploring, held);
        this.candidates = new Candidates(
                script, Optional.of(new Strategist(script, site.site().assumptions(), isHurried)));
        this.reasons = new Reasons(limits);
        this.isHurried = isHurried;
    }

    /** The next worst problem's advice; empty where there was no time to look for one. */
    public Optional<Advice> next(Problem problem) {
        if (isHurried.getAsBoolean()) {
            return Optional.empty();
        }
        Optional<Advice> advice = reasons.beforeTrying(problem).or(() -> tried(problem));
        advice.ifPresent(given::add);
        return advice;
    }

    private record Best(Patch patch, Tried tried, long extent) {}

    private Optional<Advice> tried(Problem problem) {
        Tried plain = trial.tried(Patch.NONE).orElseThrow();
        Tried base = trial.tried(advised).orElseThrow();
        long before = trial.extent(base, problem);
        if (before == 0 && !advised.isEmpty()) {
            return Optional.of(covered(problem, plain, base));
        }
        int[] count = {0};
        Optional<Best> best = best(problem, base, before, count);
        if (isHurried.getAsBoolean()) {
            return Optional.empty();
        }
        if (best.isEmpty()) {
            return Optional.of(reasons.afterTrying(problem, count[0]));
        }
        Patch patch = best.get().patch();
        Patch needed = doesAlone(problem, plain, patch) ? Patch.NONE : advised;
        Tried now =
                needed.isEmpty() ? trial.tried(patch).orElseThrow() : best.get().tried();
        advised = advised.and(patch);
        return Optional.of(new Advice(PatchWords.of(script, patch), patch, needed, effect(problem, plain, now)));
    }

    private Optional<Best> best(Problem problem, Tried base, long before, int[] count) {
        List<Patch> unproved = new ArrayList<>();
        Optional<Best> best = Optional.empty();
        for (Patch candidate : candidates.on(problem)) {
            if (tries >= MOST_TRIED || isHurried.getAsBoolean()) {
                break;
            }
            Patch patch = candidate.without(advised);
            if (patch.isEmpty() || patch.conflictsWith(advised)) {
                continue;
            }
            tries++;
            count[0]++;
            Optional<Tried> now = trial.once(advised.and(patch))
                    .filter(one -> trial.keepsProofs(base, one, trial.withoutFaults()))
                    .filter(one -> !trial.isAsTold(one, problem))
                    .filter(one -> !trial.isMostlyThere(base, one, problem))
                    .filter(one -> trial.keepsProofs(base, one, problem.faults()));
            if (now.isEmpty()) {
                continue;
            }
            if (trial.isPossible(now.get(), problem)) {
                unproved.add(patch);
                continue;
            }
            best = better(best, problem, base, before, patch, now.get());
            if (best.isPresent() && isEnough(problem, before, best.get().extent())) {
                return best;
            }
        }
        for (Patch patch : unproved.stream()
                .limit(problem.share() == 0 ? 0 : MOST_UNPROVED)
                .toList()) {
            if (!isHurried.getAsBoolean()) {
                best = better(
                        best,
                        problem,
                        base,
                        before,
                        patch,
                        trial.once(advised.and(patch)).orElseThrow());
            }
        }
        return best;
    }

    /** Cheap before dear: most patches are out after that. */
    private boolean keepsProofs(Problem problem, Tried base, Tried now) {
        return trial.keepsProofs(base, now, trial.withoutFaults()) && trial.keepsProofs(base, now, problem.faults());
    }

    private Optional<Best> better(
            Optional<Best> best, Problem problem, Tried base, long before, Patch patch, Tried now) {
        long extent = trial.extent(now, problem);
        if (extent > before / 2 || best.isPresent() && best.get().extent() <= extent) {
            return best;
        }
        return trial.keepsRuns(base, now, problem.faults(), Trial.runs(problem)) && trial.keepsEverything(base, now)
                ? Optional.of(new Best(patch, now, extent))
                : best;
    }

    /** A bound need not be longer than is usual. */
    private static boolean isEnough(Problem problem, long before, long extent) {
        return extent == 0 || !(problem.check() instanceof Check.OfProperty) && extent <= before / 10;
    }

    /** Whether a patch mends without what was advised before, and breaks nothing. */
    private boolean doesAlone(Problem problem, Tried plain, Patch patch) {
        if (advised.isEmpty()) {
            return true;
        }
        Optional<Tried> alone = trial.tried(patch);
        return alone.isPresent()
                && keepsProofs(problem, plain, alone.get())
                && trial.extent(alone.get(), problem) <= trial.extent(plain, problem) / 2
                && trial.keepsEverything(plain, alone.get());
    }

    /** What was advised on problems before mends this one too. */
    private Advice covered(Problem problem, Tried plain, Tried base) {
        for (Advice earlier : given) {
            if (earlier.isPatch()) {
                Tried now = trial.tried(earlier.whole()).orElseThrow();
                if (trial.extent(now, problem) == 0) {
                    return new Advice(
                            earlier.summary(), earlier.patch(), earlier.needed(), effect(problem, plain, now));
                }
            }
        }
        return new Advice(
                "follow the advice on the findings before this one", advised, Patch.NONE, effect(problem, plain, base));
    }

    // ---- in words and figures -------------------------------------------------------------------------------------

    private String effect(Problem problem, Tried plain, Tried now) {
        int runs = Trial.runs(problem);
        StringBuilder words = new StringBuilder(problem.check().name())
                .append(
                        problem.faults().isNone()
                                ? " without faults"
                                : " with '" + problem.faults().name() + "'")
                .append(": ");
        if (problem.share() > 0) {
            words.append(percent(plain.violations(problem.faults(), runs, problem.check()), runs))
                    .append(" -> ")
                    .append(percent(now.violations(problem.faults(), runs, problem.check()), runs))
                    .append(String.format(Locale.ROOT, " of %,d runs with the same seed", runs));
        }
        if (problem.check() instanceof Check.OfProperty of) {
            Verdict verdict = now.verdict(problem.faults(), of.property());
            String joint = problem.share() > 0 ? ", " : "";
            if (verdict == Verdict.HOLDS) {
                words.append(joint).append("proved within small bounds");
            } else if (verdict == Verdict.VIOLATED) {
                words.append(joint).append("still possible within small bounds");
            }
        }
        List<Property> stay = trial.stayProved(plain, now, problem.faults());
        if (!stay.isEmpty()) {
            words.append("; ")
                    .append(stay.stream().map(Property::name).collect(Collectors.joining(", ")))
                    .append(stay.size() == 1 ? " stays proved" : " stay proved");
        }
        return words.toString();
    }

    private static String percent(long violations, int runs) {
        if (violations == 0) {
            return "0";
        }
        double share = 100.0 * violations / runs;
        int digits = share < 1 ? 2 : share < 10 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + digits + "f %%", share);
    }
}
