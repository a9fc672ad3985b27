package io.handover.simulator.shrink;

import io.handover.model.action.ActionKind;
import io.handover.simulator.run.Cause;
import io.handover.simulator.run.Choice;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Event;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import java.util.List;
import java.util.Optional;

/**
 * Reduces a failing run by changing its random choices one by one and running it again: fewer servers, fewer faults, fewer
 * changes, shorter delays. A change is kept where the run still violates the check in the same way ({@link Cause}) and its {@link Weight} does not grow. It
 * ends when no single change makes the run lighter, so what is left is needed. The result depends on its arguments alone.
 */
public final class Shrinker {
    /** Runs that a shrink may try: a bound on time, far above what shipped procedures need. */
    private static final int MOST_TRIES = 20_000;

    /** What a clock may be set to: the shortest, a lower quartile, the middle, and so long that other things come first. */
    private static final int[] CLOCKS = {0, 1 << 30, 1 << 31, -1};

    /** The kinds of action whose order makes the difference between most runs. */
    private static final List<ActionKind> TIMED = List.of(
            ActionKind.DETECT,
            ActionKind.ISSUE,
            ActionKind.ADVANCE,
            ActionKind.REPLICATE,
            ActionKind.CHANGE,
            ActionKind.END_UPGRADE);

    /** So many clocks of an action are set at once at most; a shipped procedure sets fewer. */
    private static final int MOST_CLOCKS = 16;

    private final Sizes sizes;
    private final long seed;
    private final long index;
    private final int check;
    private final Cause cause;

    private final Run original;

    private Simulation simulation;
    private Run run;
    private Run trial;
    private Edits edits = Edits.NONE;
    private Weight weight;
    private int tried;

    private Shrinker(Simulation simulation, Sizes sizes, long seed, long index, int check) {
        this.simulation = simulation;
        this.sizes = sizes;
        this.seed = seed;
        this.index = index;
        this.check = check;
        this.original = new Run(simulation);
        this.run = new Run(simulation);
        this.trial = new Run(simulation);
        original.execute(seed, index, edits);
        run.execute(seed, index, edits);
        if (!run.violates(check)) {
            throw new IllegalArgumentException("the run does not violate the check");
        }
        this.cause = run.cause(check);
        this.weight = Weight.of(run, check);
    }

    /**
     * Shrinks a run.
     *
     * @param simulation the simulation that it is a run of
     * @param sizes the same simulation on smaller sites
     * @param seed the campaign's seed
     * @param index the run's index
     * @param check the check that it violates, as its place in the simulation's checks
     */
    public static Shrunk shrink(Simulation simulation, Sizes sizes, long seed, long index, int check) {
        return new Shrinker(simulation, sizes, seed, index, check).shrink();
    }

    private Shrunk shrink() {
        boolean lighter = true;
        while (lighter && tried < MOST_TRIES) {
            Weight last = weight;
            lighter = fewerServers();
            fewerFaults();
            fewerChanges();
            otherDelays();
            lighter |= weight.compareTo(last) < 0;
        }
        dropIdleEdits();
        return verified();
    }

    /** What is left, run once more from its edits alone. */
    private Shrunk verified() {
        Run again = new Run(simulation);
        if (!fails(again, edits)) {
            throw new IllegalStateException("the shrunk run does not fail when it is run again");
        }
        return new Shrunk(original, again, index, edits, again.violatedAfter(check), tried);
    }

    private boolean fewerServers() {
        for (int servers = 2; servers < simulation.plan().serverNames().size(); servers++) {
            Optional<Simulation> smaller = sizes.withServers(servers);
            if (smaller.isPresent() && samePlace(smaller.get()) == check && failsOn(smaller.get())) {
                return true;
            }
        }
        return false;
    }

    /** Moves to a smaller site, where the run fails there as it is, or with the clocks of one or two kinds of action set otherwise. */
    private boolean failsOn(Simulation smaller) {
        Run fewer = new Run(smaller);
        if (fails(fewer, edits)) {
            return moved(smaller, fewer, edits);
        }
        for (int first = 0; first < TIMED.size(); first++) {
            for (int value : CLOCKS) {
                Edits one = allClocks(edits, TIMED.get(first), value);
                if (fails(fewer, one)) {
                    return moved(smaller, fewer, one);
                }
                for (ActionKind second : TIMED.subList(first + 1, TIMED.size())) {
                    for (int other : CLOCKS) {
                        Edits two = allClocks(one, second, other);
                        if (fails(fewer, two)) {
                            return moved(smaller, fewer, two);
                        }
                    }
                }
            }
        }
        return false;
    }

    /** These edits with the clocks of one kind of action set, as far as the run comes. */
    private Edits allClocks(Edits some, ActionKind kind, int value) {
        Edits all = some;
        for (int operand = 0; operand < kind.count(); operand++) {
            int subject = kind.number(operand);
            for (int nth = 0; nth < Math.min(run.occurrences(subject), MOST_CLOCKS); nth++) {
                all = all.with(Choice.name(Choice.CLOCK, subject, nth), value);
            }
        }
        return all;
    }

    private boolean moved(Simulation smaller, Run failing, Edits changed) {
        simulation = smaller;
        run = failing;
        trial = new Run(smaller);
        edits = changed;
        weight = Weight.of(run, check);
        return true;
    }

    /** A check has another place where the procedure has other steps there; such a site is not taken. */
    private int samePlace(Simulation smaller) {
        return smaller.checks().size() == simulation.checks().size()
                        && smaller.checks()
                                .get(check)
                                .equals(simulation.checks().get(check))
                ? check
                : -1;
    }

    private void fewerFaults() {
        for (int subject = Choice.FAULT_SUBJECT; subject < Choice.URGENT_CONCERNS; subject++) {
            for (int nth = run.occurrences(subject) - 1; nth >= 0; nth--) {
                int miss = Choice.name(Choice.MISS, subject, nth);
                if (!edits.sets(miss)) {
                    attempt(edits.with(miss, 0), true);
                }
            }
        }
    }

    private void fewerChanges() {
        for (int server = 0; server < simulation.plan().serverNames().size(); server++) {
            int subject = ActionKind.CHANGE.number(server);
            for (int nth = Math.min(run.occurrences(subject), 200) - 1; nth >= 0; nth--) {
                int leftOut = Choice.name(Choice.LEFT_OUT, subject, nth);
                if (!edits.sets(leftOut)) {
                    attempt(edits.with(leftOut, 0), true);
                }
            }
        }
    }

    private void otherDelays() {
        for (int subject = 0; subject < Choice.URGENT_CONCERNS; subject++) {
            for (int nth = Math.min(run.occurrences(subject), 64) - 1; nth >= 0; nth--) {
                if (subject < Choice.FAULT_SUBJECT) {
                    otherDelay(Choice.name(Choice.CLOCK, subject, nth));
                    otherDelay(Choice.name(Choice.CLOCK_MORE, subject, nth));
                } else {
                    otherDelay(Choice.name(Choice.STRIKE, subject, nth));
                    otherDelay(Choice.name(Choice.LASTS, subject, nth));
                }
            }
        }
        for (int nth = 0; nth < Math.min(run.events(), 64); nth++) {
            otherDelay(Choice.name(Choice.BLOCK, 0, nth));
        }
    }

    private void otherDelay(int choice) {
        for (int value : CLOCKS) {
            if (edits.value(choice, 1) != value && attempt(edits.with(choice, value), false)) {
                return;
            }
        }
    }

    /**
     * Runs with other edits and keeps them where the check is still violated.
     *
     * @param even whether to keep them also where the run is no lighter
     */
    private boolean attempt(Edits changed, boolean even) {
        if (tried >= MOST_TRIES) {
            return false;
        }
        if (!fails(trial, changed)) {
            return false;
        }
        Weight other = Weight.of(trial, check);
        int order = other.compareTo(weight);
        if (order > 0 || order == 0 && !even) {
            return false;
        }
        edits = changed;
        weight = other;
        Run kept = trial;
        trial = run;
        run = kept;
        return true;
    }

    /** Runs with other edits; whether the check is then violated in the same way. */
    private boolean fails(Run candidate, Edits changed) {
        tried++;
        candidate.execute(seed, index, changed);
        return candidate.violates(check) && candidate.cause(check) == cause;
    }

    /** Removes the edits that make no difference, so that what is kept of the run is what matters. */
    private void dropIdleEdits() {
        for (int i = edits.size() - 1; i >= 0; i--) {
            Edits fewer = edits.without(i);
            if (fails(trial, fewer) && samePath()) {
                edits = fewer;
                Run kept = trial;
                trial = run;
                run = kept;
            }
        }
    }

    private boolean samePath() {
        int last = run.violatedAfter(check);
        if (trial.violatedAfter(check) != last) {
            return false;
        }
        for (int i = 0; i < last; i++) {
            boolean isNote = !Event.isAction(run.event(i));
            if (run.event(i) != trial.event(i) || !isNote && run.eventMillis(i) != trial.eventMillis(i)) {
                return false;
            }
        }
        return true;
    }
}
