package io.handover.simulator.shrink;

import io.handover.simulator.run.Choice;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Event;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.run.Way;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Reduces a failing run by changing its random choices one by one and running it again: fewer servers, fewer faults, fewer
 * changes, shorter delays. A change is kept where the run still violates the check in the same way ({@link Way}) and its {@link Weight} does not grow. It
 * ends when no single change makes the run lighter, so what is left is needed. The result depends on its arguments alone.
 */
public final class Shrinker {
    /** Runs that a shrink may try: a bound on time, far above what shipped procedures need. */
    private static final int MOST_TRIES = 20_000;

    /** What a clock may be set to: the shortest, a lower quartile, the middle, and so long that other things come first. */
    private static final int[] CLOCKS = {0, 1 << 30, 1 << 31, -1};

    /** The kinds of choice that make the difference between most runs. */
    private static final int[] TIMED = {
        Choice.POLLS, Choice.COMMAND, Choice.REACTION, Choice.LOOK, Choice.REPLICATION, Choice.CHANGE, Choice.INSTALLER
    };

    /** So many choices of a kind about a subject are looked at; a shipped procedure makes fewer. */
    private static final int MOST_ALIKE = 200;

    private final Sizes sizes;
    private final long seed;
    private final long index;
    private final int check;
    private final Way way;

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
        this.run = Run.keepingNames(simulation);
        this.trial = Run.keepingNames(simulation);
        original.execute(seed, index, edits);
        run.execute(seed, index, edits);
        if (!run.violates(check)) {
            throw new IllegalArgumentException("the run does not violate the check");
        }
        this.way = run.way(check);
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
        Run fewer = Run.keepingNames(smaller);
        if (fails(fewer, edits)) {
            return moved(smaller, fewer, edits);
        }
        for (int first = 0; first < TIMED.length; first++) {
            for (int value : CLOCKS) {
                Edits one = allSet(edits, TIMED[first], value);
                if (fails(fewer, one)) {
                    return moved(smaller, fewer, one);
                }
                for (int second = first + 1; second < TIMED.length; second++) {
                    for (int other : CLOCKS) {
                        Edits two = allSet(one, TIMED[second], other);
                        if (fails(fewer, two)) {
                            return moved(smaller, fewer, two);
                        }
                    }
                }
            }
        }
        return false;
    }

    /** These edits with the choices of one kind set, as many as the run makes. */
    private Edits allSet(Edits some, int purpose, int value) {
        Edits all = some;
        for (long name : names(purpose)) {
            all = all.with(name, value);
        }
        return all;
    }

    /** The choices that the run makes, each once; of those that are alike not too many. */
    private long[] names() {
        return LongStream.of(run.names())
                .distinct()
                .filter(name -> Choice.purpose(name) != Choice.CHANGE || Choice.nth(name) < MOST_ALIKE)
                .toArray();
    }

    private long[] names(int purpose) {
        return LongStream.of(names())
                .filter(name -> Choice.purpose(name) == purpose)
                .toArray();
    }

    private boolean moved(Simulation smaller, Run failing, Edits changed) {
        simulation = smaller;
        run = failing;
        trial = Run.keepingNames(smaller);
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
        long[] strikes = names(Choice.STRIKE);
        for (int i = strikes.length - 1; i >= 0; i--) {
            long miss = Choice.name(Choice.MISS, Choice.subject(strikes[i]), Choice.nth(strikes[i]));
            if (!edits.sets(miss)) {
                attempt(edits.with(miss, 0), true);
            }
        }
    }

    /** Leaves changes out: many at a time first, then each that is left. */
    private void fewerChanges() {
        long[] made = names(Choice.CHANGE);
        for (int many = made.length; many > 0; many /= 2) {
            for (int from = made.length - many; from > -many; from -= many) {
                Edits fewer = edits;
                for (int i = Math.max(0, from); i < from + many; i++) {
                    fewer = fewer.with(Choice.name(Choice.LEFT_OUT, Choice.subject(made[i]), Choice.nth(made[i])), 0);
                }
                if (!fewer.equals(edits)) {
                    attempt(fewer, true);
                }
            }
        }
    }

    private void otherDelays() {
        for (long name : names()) {
            otherDelay(name);
        }
    }

    private void otherDelay(long choice) {
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
        return candidate.violates(check) && candidate.way(check).equals(way);
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
