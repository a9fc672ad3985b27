package io.handover.simulator.splitting;

import io.handover.simulator.run.Onlooker;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.run.Split;
import io.handover.simulator.run.Strikes;
import io.handover.simulator.time.SplitMix;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Lets a run grow into a tree of runs. Each is done from the start, as up to where it was split it is the run that it was split from: no
 * state is copied. What is decided at a split depends on what has happened by then alone, in this run and in those of the tree that were
 * done before, so that what all of them count for is right on average. Not shared by threads.
 */
final class Tree implements Onlooker {
    /** So many runs are made of one at most; where that is reached, those that there are go on unsplit. */
    static final int MOST_RUNS = 128;

    /** Where nothing has been learned, a run asks for so much less with each time that it was split. */
    private static final double LESS_EACH_TIME = 0.3;

    private static final long BRANCHING = 0x6a09e667f3bcc909L;

    /**
     * A run to be made.
     *
     * @param splits where it is split, the last of them being where it begins to be its own
     * @param natural how many there go on by chance
     * @param asked in how many a strike is asked for
     * @param weight what they count for together
     * @param level the level there
     * @param nearest the nearest level so far
     */
    private record Seedling(
            List<Split> splits,
            int occasion,
            int natural,
            int asked,
            double weight,
            int level,
            int nearest,
            Optional<Crossing> before) {}

    private final Importance importance;
    private final int check;
    private final Run run;

    // The tree.
    private Efforts efforts;
    private Grown grown;
    private long branching;
    private long decisions;
    private int planned;
    private final Deque<Seedling> seedlings = new ArrayDeque<>();

    // The run.
    private Seedling seedling;
    private int from;
    private double weight;

    /** What the run counts for but for the splits since its strikes were drawn anew, which are {@code open}. */
    private double settled;

    private final List<Crossing> open = new ArrayList<>();
    private int level;
    private int nearest;
    private int events;
    private int hits;
    private boolean over;
    private Optional<Crossing> last = Optional.empty();

    // On which occasions the run was, at which level, and the nearest to which it came after each.
    private final List<int[]> occasions = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();

    Tree(Simulation simulation, Importance importance, int check) {
        this.importance = importance;
        this.check = check;
        this.run = Run.lookedAt(simulation, this);
        this.efforts = Efforts.first(importance.levels(), simulation.faults().size());
        this.grown = new Grown(0, importance.levels(), efforts.occasions());
        this.seedling = root();
    }

    private static Seedling root() {
        return new Seedling(List.of(), Efforts.START, 1, 0, 1, 0, -1, Optional.empty());
    }

    /**
     * Grows the run of that index.
     *
     * @param keeps whether every end is kept
     */
    Grown grow(long seed, long index, Efforts with, boolean keeps) {
        efforts = with;
        grown = new Grown(index, importance.levels(), with.occasions());
        branching = SplitMix.at(seed ^ BRANCHING, index);
        decisions = 0;
        planned = 1;
        seedlings.push(root());
        while (!seedlings.isEmpty()) {
            seedling = seedlings.pop();
            begin();
            run.execute(seed, index, seedling.splits());
            end(keeps);
        }
        return grown;
    }

    private void begin() {
        List<Split> splits = seedling.splits();
        from = splits.isEmpty() ? 0 : splits.get(splits.size() - 1).turn();
        weight = seedling.weight();
        settled = weight;
        open.clear();
        level = seedling.level();
        nearest = seedling.nearest();
        last = seedling.before();
        events = -1;
        over = false;
        occasions.clear();
        weights.clear();
    }

    private void end(boolean keeps) {
        boolean fails = run.violates(check);
        grown.runs++;
        if (fails) {
            // A violation is as near as one can come, also where the state before it was far.
            passes(importance.levels() - 1);
            grown.value += weight;
            grown.plainFails |= seedling.splits().isEmpty();
            if (grown.failing.isEmpty()) {
                grown.failing = Optional.of(seedling.splits());
            }
        }
        for (int i = 0; i < occasions.size(); i++) {
            int[] came = occasions.get(i);
            grown.came[came[0]] += weights.get(i);
            if (fails || came[2] > came[1]) {
                grown.cameNearer[came[0]] += weights.get(i);
            }
        }
        if (keeps) {
            grown.ends.add(new Grown.End(weight, fails ? importance.levels() : nearest, last));
        }
    }

    @Override
    public void look(Run at, int turn) {
        if (turn < from || over) {
            return;
        }
        if (turn == from && !seedling.splits().isEmpty()) {
            goOn(new Crossing(
                    at.strikes(),
                    efforts,
                    seedling.occasion(),
                    seedling.natural(),
                    seedling.asked(),
                    weight,
                    seedling.before()));
            events = at.events();
            hits = at.strikes().hits();
            came(seedling.occasion());
            return;
        }
        if (at.violates(check)) {
            over = true;
            return;
        }
        if (at.events() == events) {
            return;
        }
        events = at.events();
        int before = level;
        level = importance.of(at.state());
        int hitsBefore = hits;
        hits = at.strikes().hits();
        passes(level);
        for (int[] came : occasions) {
            came[2] = Math.max(came[2], level);
        }
        if (turn == 0) {
            cross(at, turn, Efforts.START);
        } else if (level > before) {
            cross(at, turn, Efforts.riseTo(level));
        } else if (hits > hitsBefore) {
            cross(at, turn, Efforts.STRUCK);
        }
    }

    /** The run has come to a level, and so to all before it. */
    private void passes(int to) {
        while (nearest < to) {
            grown.reached[++nearest] += weight;
        }
    }

    private void goOn(Crossing crossing) {
        last = Optional.of(crossing);
        weight = crossing.weight;
        open.add(crossing);
    }

    private void came(int occasion) {
        occasions.add(new int[] {occasion, level, level});
        weights.add(weight);
    }

    private void cross(Run at, int turn, int occasion) {
        Strikes ahead = at.strikes();
        double known = knownWeight(ahead);
        boolean isLight = known < efforts.reference(occasion);
        double lighter = isLight ? known / efforts.reference(occasion) : 1;
        if (!efforts.isLearned(occasion)) {
            lighter = StrictMath.pow(LESS_EACH_TIME, seedling.splits().size());
        }
        grown.visits[occasion] += lighter;
        int natural = isLight ? 1 : efforts.natural(occasion);
        double mean = ahead.mayStrike() && ahead.count() > 0 ? efforts.asked(occasion) * lighter : 0;
        int asked = mean == 0 ? 0 : (int) (mean + share());
        if (natural - 1 + asked > 0 && planned + natural - 1 + asked <= MOST_RUNS) {
            planned += natural - 1 + asked;
            for (int i = 1; i < natural + asked; i++) {
                int component = i < natural ? Split.NONE : efforts.component(occasion, share());
                Split split = component == Split.NONE
                        ? new Split(turn, decision(), Split.NONE, 0)
                        : new Split(turn, decision(), Efforts.fault(component), Efforts.horizon(component));
                List<Split> splits = new ArrayList<>(seedling.splits());
                splits.add(split);
                seedlings.push(
                        new Seedling(List.copyOf(splits), occasion, natural, asked, weight, level, nearest, last));
            }
            goOn(new Crossing(ahead, efforts, occasion, natural, asked, weight, last));
        }
        came(occasion);
    }

    /**
     * What the run counts for as far as what has happened tells. The rest lies in strikes to come, on which no decision may depend: then those
     * that are split and those that are not would no longer have the strikes of a run like any other.
     */
    private double knownWeight(Strikes ahead) {
        double known = settled;
        for (Crossing crossing : open) {
            known /= crossing.knownDivisor(ahead);
        }
        return known;
    }

    private long decision() {
        return SplitMix.at(branching, decisions++);
    }

    /** From 0 to 1, without 1. */
    private double share() {
        return (decision() >>> 11) * 0x1.0p-53;
    }
}
