package io.handover.simulator.run;

import io.handover.model.action.ActionKind;
import io.handover.model.property.Properties;
import io.handover.model.property.StateProperty;
import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;

/**
 * Which action brought about what is wrong with the site at the end of a run: of each thing that can be wrong the last one that made it so.
 * It is told of every action but a replication, and answers with the keys of ways, so that a run allocates none.
 */
final class Origins {
    private static final int FROM_THE_START = Way.FROM_THE_START;

    /** Before every action. */
    private static final int NEVER = -1;

    private final Simulation simulation;
    private final SiteState state;

    /** The written step at which the operator was before the last action. */
    private int step;

    // What brought it about, as a part of a way's key.
    private int noneActive;
    private int severalActive;
    private final Latest down = new Latest(Pairs.ROW);
    private final Latest unlinked = new Latest(Pairs.ROW);
    private final Latest dangling = new Latest(Pairs.ROW * Pairs.ROW);

    /** How many actions have happened. */
    private int actions;

    /** Of servers, or of pairs, what last brought something about, and which action in the order of the run that was. */
    private static final class Latest {
        /** Those of which it came about in this run: the others have what is left of runs before. */
        private int known;

        private final int[] origin;
        private final int[] at;

        Latest(int size) {
            origin = new int[size];
            at = new int[size];
        }

        void begin() {
            known = 0;
        }

        void set(int of, int by, int action) {
            known |= 1 << of;
            origin[of] = by;
            at[of] = action;
        }

        boolean isKnown(int of) {
            return (known >>> of & 1) != 0;
        }

        int origin(int of) {
            return isKnown(of) ? origin[of] : FROM_THE_START;
        }

        int at(int of) {
            return isKnown(of) ? at[of] : NEVER;
        }
    }

    Origins(Simulation simulation, SiteState state) {
        this.simulation = simulation;
        this.state = state;
    }

    void begin() {
        noneActive = FROM_THE_START;
        severalActive = FROM_THE_START;
        down.begin();
        unlinked.begin();
        dangling.begin();
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
        int actives = state.upActive();
        int fallen = last.up() & ~state.up();
        int undone = last.linkedPairs() & ~state.linkedPairs();
        int halved = state.danglingPairs() & ~last.danglingPairs();
        if (actives == last.upActive() && (fallen | undone | halved) == 0) {
            return;
        }
        int origin = origin(action);
        if (actives != last.upActive()) {
            if (actives == 0) {
                noneActive = origin;
            } else if ((actives & actives - 1) != 0 && Integer.bitCount(last.upActive()) < 2) {
                severalActive = origin;
            }
        }
        for (int rest = fallen; rest != 0; rest &= rest - 1) {
            down.set(Integer.numberOfTrailingZeros(rest), origin, actions);
        }
        for (int rest = undone; rest != 0; rest &= rest - 1) {
            int s = Integer.numberOfTrailingZeros(rest) / Pairs.ROW;
            if (Pairs.row(state.linkedPairs(), s) == 0) {
                unlinked.set(s, origin, actions);
            }
        }
        for (int rest = halved; rest != 0; rest &= rest - 1) {
            dangling.set(Integer.numberOfTrailingZeros(rest), origin, actions);
        }
    }

    private int origin(int action) {
        ActionKind kind = ActionKind.of(action);
        if (kind == ActionKind.DETECT) {
            return Way.origin(kind, Way.stepOf(severalActive));
        }
        return Way.origin(kind, Way.pointsAtStep(kind) ? step : Way.NO_STEP);
    }

    /** A check is violated by an action that has just happened. */
    int now(Cause cause, int action) {
        return Way.key(cause, Lack.NONE, origin(action));
    }

    /** How an <em>eventually</em> property fails in the last state. */
    int atEnd(StateProperty property) {
        if (property == Properties.EVENTUALLY_SINGLE_ACTIVE || property == Properties.EVENTUALLY_REDUNDANT) {
            return switch (Integer.bitCount(state.upActive())) {
                case 0 -> Way.key(Cause.NONE_ACTIVE, Lack.NONE, noneActive);
                case 1 -> notReplicating();
                default -> Way.key(Cause.SEVERAL_ACTIVE, Lack.NONE, severalActive);
            };
        }
        if (property == Properties.EVENTUALLY_NO_DANGLING) {
            return dangling();
        }
        Lack lack = property != Properties.EVENTUALLY_UPGRADED
                ? Lack.FOR_EVER
                : (state.up() & ~state.upgraded()) != 0 ? Lack.OLD_RELEASE : Lack.DOWN;
        return Way.key(Cause.OTHER, lack, waitedAt());
    }

    /** What is measured goes on for ever: with no server active, or with several. */
    int forEver() {
        return Way.key(Cause.TIME, Lack.FOR_EVER, state.upActive() == 0 ? noneActive : severalActive);
    }

    /** The step that the operator waits at in the end is not done. */
    int neverDone() {
        return Way.key(Cause.TIME, Lack.FOR_EVER, waitedAt());
    }

    private int waitedAt() {
        return Way.waitingAt(simulation.writtenAt(state));
    }

    /** Of the servers that do not replicate, the one of which the latest action is told. */
    private int notReplicating() {
        int a = Integer.numberOfTrailingZeros(state.upActive());
        int told = Way.key(Cause.NOT_REPLICATING, Lack.BEHIND, FROM_THE_START);
        int toldAt = NEVER - 1;
        for (int s = 0; s < state.servers(); s++) {
            if (s == a || state.streamingFrom(s, a)) {
                continue;
            }
            Lack lack = lack(s, a);
            int at = lack == Lack.DOWN ? down.at(s) : lack == Lack.UNLINKED ? unlinked.at(s) : NEVER;
            if (at > toldAt) {
                toldAt = at;
                int by = lack == Lack.DOWN
                        ? down.origin(s)
                        : lack == Lack.UNLINKED ? unlinked.origin(s) : FROM_THE_START;
                told = Way.key(Cause.NOT_REPLICATING, lack, by);
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
        return unlinked.isKnown(s) ? Lack.UNLINKED : Lack.NEVER_LINKED;
    }

    /** Of the replications with one end, the one that came about last. */
    private int dangling() {
        int latest = -1;
        for (int rest = state.danglingPairs(); rest != 0; rest &= rest - 1) {
            int pair = Integer.numberOfTrailingZeros(rest);
            latest = latest < 0 || dangling.at(pair) > dangling.at(latest) ? pair : latest;
        }
        return Way.key(Cause.OTHER, Lack.NONE, latest < 0 ? FROM_THE_START : dangling.origin(latest));
    }
}
