package io.handover.simulator.run;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.property.Properties;
import io.handover.model.property.StateProperty;
import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which action brought about what is wrong with the site at the end of a run: of each thing that can be wrong the last one that made it so.
 * It is told of every action but a replication.
 */
final class Origins {
    private static final ActionKind[] KINDS = ActionKind.values();
    private static final int FROM_THE_START = -1;
    private static final int STEPS = 1 << 8;

    private final Simulation simulation;
    private final Plan plan;
    private final SiteState state;

    /** The written step at which the operator was before the last action. */
    private int step;

    // An origin is a kind's place times the number of steps, and the step's place plus 1.
    private int noneActive;
    private int severalActive;
    private final int[] down = new int[Pairs.ROW];
    private final int[] unlinked = new int[Pairs.ROW];
    private final int[] dangling = new int[Pairs.ROW * Pairs.ROW];

    // When that was: the number of the action.
    private final int[] downAt = new int[Pairs.ROW];
    private final int[] unlinkedAt = new int[Pairs.ROW];
    private final int[] danglingAt = new int[Pairs.ROW * Pairs.ROW];
    private int actions;

    Origins(Simulation simulation, SiteState state) {
        this.simulation = simulation;
        this.plan = simulation.plan;
        this.state = state;
    }

    void begin() {
        noneActive = FROM_THE_START;
        severalActive = FROM_THE_START;
        Arrays.fill(down, FROM_THE_START);
        Arrays.fill(unlinked, FROM_THE_START);
        Arrays.fill(dangling, FROM_THE_START);
        Arrays.fill(downAt, FROM_THE_START);
        Arrays.fill(unlinkedAt, FROM_THE_START);
        Arrays.fill(danglingAt, FROM_THE_START);
        actions = 0;
        arrived();
    }

    /** The operator is at another step, perhaps. */
    void arrived() {
        step = simulation.writtenAt(state);
    }

    /** The action has happened; the operator is, for us, still at the step where it was done. */
    void happened(SiteState last, int action) {
        actions++;
        int origin = origin(action);
        int actives = state.upActive();
        if (actives != last.upActive()) {
            if (actives == 0) {
                noneActive = origin;
            } else if ((actives & actives - 1) != 0 && Integer.bitCount(last.upActive()) < 2) {
                severalActive = origin;
            }
        }
        for (int rest = last.up() & ~state.up(); rest != 0; rest &= rest - 1) {
            int s = Integer.numberOfTrailingZeros(rest);
            down[s] = origin;
            downAt[s] = actions;
        }
        for (int s = 0; s < state.servers(); s++) {
            if (isLinked(last, s) && !isLinked(state, s)) {
                unlinked[s] = origin;
                unlinkedAt[s] = actions;
            }
        }
        long pairs = state.danglingPairs();
        if (pairs != 0) {
            for (long rest = pairs & ~last.danglingPairs(); rest != 0; rest &= rest - 1) {
                int pair = Long.numberOfTrailingZeros(rest);
                dangling[pair] = origin;
                danglingAt[pair] = actions;
            }
        }
    }

    private static boolean isLinked(SiteState state, int s) {
        int from = state.subscription(s);
        return from != SiteState.NONE && state.isRegistered(s, from);
    }

    private int origin(int action) {
        ActionKind kind = ActionKind.of(action);
        int place = kind.ordinal() * STEPS;
        if (kind == ActionKind.DETECT) {
            return place + (severalActive < 0 ? 0 : severalActive % STEPS);
        }
        return Way.pointsAtStep(kind) ? place + step + 1 : place;
    }

    /** A check is violated by an action that has just happened. */
    Way now(Cause cause, int action) {
        return way(cause, Lack.NONE, origin(action));
    }

    /** How an <em>eventually</em> property fails in the last state. */
    Way atEnd(StateProperty property) {
        if (property == Properties.EVENTUALLY_SINGLE_ACTIVE || property == Properties.EVENTUALLY_REDUNDANT) {
            return switch (Integer.bitCount(state.upActive())) {
                case 0 -> way(Cause.NONE_ACTIVE, Lack.NONE, noneActive);
                case 1 -> notReplicating();
                default -> way(Cause.SEVERAL_ACTIVE, Lack.NONE, severalActive);
            };
        }
        if (property == Properties.EVENTUALLY_NO_DANGLING) {
            return dangling();
        }
        Lack lack = property != Properties.EVENTUALLY_UPGRADED
                ? Lack.FOR_EVER
                : (state.up() & ~state.upgraded()) != 0 ? Lack.OLD_RELEASE : Lack.DOWN;
        return new Way(Cause.OTHER, lack, Optional.empty(), waitedAt());
    }

    /** What is measured goes on for ever: with no server active, or with several. */
    Way forEver() {
        return way(Cause.TIME, Lack.FOR_EVER, state.upActive() == 0 ? noneActive : severalActive);
    }

    /** The step that the operator waits at in the end is not done. */
    Way neverDone() {
        return new Way(Cause.TIME, Lack.FOR_EVER, Optional.empty(), waitedAt());
    }

    private int waitedAt() {
        return plan.hasCurrent(state) ? simulation.writtenAt(state) : Way.NO_STEP;
    }

    /** Of the servers that do not replicate, the one of which the latest action is told. */
    private Way notReplicating() {
        int a = Integer.numberOfTrailingZeros(state.upActive());
        Way told = way(Cause.NOT_REPLICATING, Lack.BEHIND, FROM_THE_START);
        int toldAt = FROM_THE_START - 1;
        for (int s = 0; s < state.servers(); s++) {
            if (s == a || state.streamingFrom(s, a)) {
                continue;
            }
            Lack lack = lack(s, a);
            int at = lack == Lack.DOWN ? downAt[s] : lack == Lack.UNLINKED ? unlinkedAt[s] : FROM_THE_START;
            if (at > toldAt) {
                toldAt = at;
                int by = lack == Lack.DOWN ? down[s] : lack == Lack.UNLINKED ? unlinked[s] : FROM_THE_START;
                told = way(Cause.NOT_REPLICATING, lack, by);
            }
        }
        return told;
    }

    private Lack lack(int s, int a) {
        if (!state.isUp(s)) {
            return Lack.DOWN;
        }
        if (state.subscription(s) == a && state.isRegistered(s, a)) {
            return state.reaches(s, a) ? Lack.RELEASES_DIFFER : Lack.UNREACHED;
        }
        if (state.streaming(s)) {
            return Lack.FROM_ANOTHER;
        }
        return unlinkedAt[s] >= 0 ? Lack.UNLINKED : Lack.NEVER_LINKED;
    }

    /** Of the replications with one end, the one that came about last. */
    private Way dangling() {
        int latest = -1;
        for (long rest = state.danglingPairs(); rest != 0; rest &= rest - 1) {
            int pair = Long.numberOfTrailingZeros(rest);
            latest = latest < 0 || danglingAt[pair] > danglingAt[latest] ? pair : latest;
        }
        return way(Cause.OTHER, Lack.NONE, latest < 0 ? FROM_THE_START : dangling[latest]);
    }

    private static Way way(Cause cause, Lack lack, int origin) {
        return origin < 0
                ? new Way(cause, lack, Optional.empty(), Way.NO_STEP)
                : new Way(cause, lack, Optional.of(KINDS[origin / STEPS]), origin % STEPS - 1);
    }
}
