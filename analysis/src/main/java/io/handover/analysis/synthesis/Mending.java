package io.handover.analysis.synthesis;

import io.handover.analysis.attainment.Budgets;
import io.handover.analysis.check.Crew;
import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Procedure;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.fault.Faults;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes a procedure of a main course: as long as the explorer shows how a promise is broken, what mends that best goes in. First without faults and with
 * one change, which is quick, then with all.
 */
final class Mending {
    /** A mend goes in although the shortest counterexample is as long as before where it ends elsewhere; so often in a row. */
    private static final int MOST_SIDEWAYS = 6;

    /** What takes more than this is given up for another main course. */
    private static final int MOST_TRIES = 2_000;

    private static final FaultClass NO_FAULTS = new FaultClass(FaultClass.NONE, List.of());

    /** What is worst for an operator is mended first; the rest depends on it. */
    private static final List<Property> FIRST = List.of(
            Properties.AT_MOST_ONE_ACTIVE,
            Properties.MANAGEMENT_KEPT,
            Properties.MANAGEMENT_AVAILABLE,
            Properties.NO_MIXED_VERSION_REPLICATION,
            Properties.EVENTUALLY_SINGLE_ACTIVE,
            Properties.ONLY_DECLARED_CHANGES_LOST,
            Properties.PROCEDURE_COMPLETES,
            Properties.EVENTUALLY_UPGRADED,
            Properties.EVENTUALLY_REDUNDANT,
            Properties.EVENTUALLY_NO_DANGLING);

    private final Game game;
    private final Budgets budgets;
    private final Declarations allowed;
    private final Trying trying;
    private final SynthesisOptions options;
    private int mostTries;

    /**
     * For any number of courses.
     *
     * @param game with the faults that are asked for
     * @param allowed what may be declared
     */
    Mending(Game game, Budgets budgets, Declarations allowed, Trying trying, SynthesisOptions options) {
        this.game = game;
        this.budgets = budgets;
        this.allowed = allowed;
        this.trying = trying;
        this.options = options;
    }

    /** The procedure with all that was found to be needed; what it still breaks says whether that was enough. Empty where it cannot be explored. */
    Optional<Tried> mended(Procedure draft) {
        List<Stage> stages = stages();
        mostTries = Math.min(options.mostTries(), trying.count() + MOST_TRIES);
        Optional<Tried> now = mended(draft, stages.get(0));
        for (Stage stage : stages.subList(1, stages.size())) {
            now = now.filter(Tried::isProved).isPresent() ? mended(now.get().procedure(), stage) : now;
        }
        return now;
    }

    private record Stage(Scope scope, FaultClass faults) {}

    private List<Stage> stages() {
        int servers = game.start().servers();
        FaultClass asked = faults();
        Set<Stage> stages = new LinkedHashSet<>();
        for (int changes = 1; changes <= Synthesis.CHANGES; changes++) {
            stages.add(new Stage(Budgets.NONE.scope(servers, changes), NO_FAULTS));
            stages.add(new Stage(budgets.scope(servers, changes), asked));
        }
        return List.copyOf(stages);
    }

    private FaultClass faults() {
        List<String> names = budgets.kinds().stream()
                .map(kind -> switch (kind) {
                    case CRASH -> "crash";
                    case CUT -> "cut";
                    case INSTALLER_FAILURE -> "installer-failure";
                })
                .toList();
        return names.isEmpty()
                ? NO_FAULTS
                : new FaultClass(
                        String.join(",", names),
                        names.stream()
                                .map(name -> Faults.named(name).orElseThrow())
                                .toList());
    }

    private Optional<Tried> mended(Procedure procedure, Stage stage) {
        Optional<Tried> first = trying.of(procedure, stage.scope());
        return first.map(tried -> mended(tried, stage));
    }

    private Tried mended(Tried first, Stage stage) {
        Mends mends = new Mends(game, allowed, stage.faults());
        Tried now = first;
        Set<End> seen = new LinkedHashSet<>();
        int sideways = 0;
        while (!now.isProved() && trying.count() < mostTries && sideways < MOST_SIDEWAYS) {
            Optional<Tried> better = Optional.empty();
            for (Property target : FIRST) {
                if (better.isEmpty() && now.broken().contains(target)) {
                    seen.add(End.of(now, target));
                    better = best(now, target, mends.of(now, target), stage, seen);
                    if (better.isPresent()) {
                        boolean isForward =
                                better.get().broken().size() < now.broken().size()
                                        || better.get().length(target) > now.length(target);
                        sideways = isForward ? 0 : sideways + 1;
                    }
                }
            }
            if (better.isEmpty()) {
                return now;
            }
            now = better.get();
        }
        return now;
    }

    /** Where a counterexample ends. */
    private record End(Property property, SiteState state) {
        static End of(Tried tried, Property property) {
            SiteState state = tried.transitions().initialState();
            for (int action : tried.finding(property).trace()) {
                tried.transitions().apply(state, action);
            }
            return new End(property, state);
        }
    }

    /** The best of some changed procedures up to the first that is proved: that breaks fewest promises, and those after more actions. */
    private Optional<Tried> best(Tried now, Property target, List<Procedure> changed, Stage stage, Set<End> seen) {
        List<Optional<Tried>> tried = new ArrayList<>(Collections.nCopies(changed.size(), Optional.empty()));
        AtomicInteger next = new AtomicInteger();
        AtomicInteger proved = new AtomicInteger(Integer.MAX_VALUE);
        try {
            Crew.run(options.threads(), () -> {
                for (int i = next.getAndIncrement();
                        i < changed.size() && i < proved.get();
                        i = next.getAndIncrement()) {
                    Optional<Tried> one = trying.uncounted(changed.get(i), stage.scope());
                    tried.set(i, one);
                    if (one.isPresent() && one.get().isProved()) {
                        proved.accumulateAndGet(i, Math::min);
                    }
                }
            });
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the search for a procedure was interrupted");
        }
        // What other threads explored meanwhile behind the first that is proved does not count: one thread would not
        // have come to it.
        List<Optional<Tried>> counted = tried.subList(0, (int) Math.min(changed.size(), proved.get() + 1L));
        trying.counted(counted.size());
        return counted.stream()
                .flatMap(Optional::stream)
                .filter(one -> isBetter(now, one, target, seen))
                .min(Comparator.<Tried>comparingInt(one -> one.broken().size())
                        .thenComparingInt(one -> -one.length(target))
                        .thenComparingInt(Tried::commands)
                        .thenComparingInt(one -> size(one.procedure())));
    }

    private boolean isBetter(Tried now, Tried changed, Property target, Set<End> seen) {
        if (!now.broken().containsAll(changed.broken()) || changed.commands() > now.commands()) {
            return false;
        }
        if (!changed.broken().contains(target)) {
            return true;
        }
        return changed.length(target) > now.length(target)
                || changed.length(target) > 0 && !seen.contains(End.of(changed, target));
    }

    private static int size(Procedure procedure) {
        return procedure.steps().size()
                + procedure.whatIfs().stream()
                        .mapToInt(branch -> 1 + branch.steps().size())
                        .sum();
    }
}
