package io.handover.simulator.run;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.property.Properties;
import io.handover.model.property.StateProperty;
import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;
import io.handover.simulator.site.Polls;
import java.util.Arrays;

/**
 * What is seen of one run at a time while it goes on: which checks it violates, what it goes through, and how long things last. It is
 * told of every event and changes nothing of what happens.
 */
final class Observations {
    private static final int NEVER = -1;

    /** Urgent concerns that are looked at before a gap: where more arise, one arises as the gap begins, near enough. */
    private static final int MOST_CONCERNS = 10_000;

    private final Simulation simulation;
    private final Plan plan;
    private final Polls polls;
    private final Chance chance;
    private final Course course;
    private final SiteState state;

    // The verdict.
    private long violated;
    private final int[] firstViolation;
    private final Cause[] cause;
    private int witnesses;

    // What is being measured.
    private final Measures measures = new Measures();
    private final long[] changeTime = new long[Long.SIZE];
    private long madeWhileRegistered;
    private long severalSince;
    private long noneSince;
    private long handoverSince;
    private long stepSince;
    private long nextUrgent;
    private boolean redundant;
    private int upgradingWhenStruck;

    /**
     * Of the runs of a simulation.
     *
     * @param chance the run's choices
     * @param course where the run is in time
     * @param state the run's state, which changes under our eyes
     */
    Observations(Simulation simulation, Chance chance, Course course, SiteState state) {
        this.simulation = simulation;
        this.plan = simulation.plan;
        this.polls = simulation.site.timing().polls();
        this.chance = chance;
        this.course = course;
        this.state = state;
        this.firstViolation = new int[simulation.checks.size()];
        this.cause = new Cause[simulation.checks.size()];
        Arrays.fill(cause, Cause.OTHER);
    }

    // ---- what happens ---------------------------------------------------------------------------------------------

    /** A run begins, in the state that it starts from. */
    void begin() {
        violated = 0;
        witnesses = 0;
        madeWhileRegistered = 0;
        measures.reset();
        severalSince = NEVER;
        noneSince = NEVER;
        handoverSince = NEVER;
        stepSince = 0;
        redundant = isRedundant();
        nextUrgent = simulation.urgentConcerns.at(chance.draw(Choice.URGENT, 0, 0));
        observe(state, NEVER);
    }

    /** Nothing happens until then. */
    void passUntil(long time) {
        if (!redundant) {
            measures.withoutRedundancy += time - course.now;
        }
    }

    /** The current step's command is about to take effect; it was issued at that time. */
    void issued(long millis) {
        if (handoverSince == NEVER && plan.current(state).command() == Commands.FORCE_ACTIVATE) {
            handoverSince = millis;
        }
    }

    /** The operator has left a main step, by that action. */
    void leftStep(SiteState last, int action) {
        int step = last.pc();
        if (step < plan.complete() && simulation.stepCheck[step] >= 0) {
            if (course.now - stepSince > simulation.stepMostMillis[step]) {
                violate(simulation.stepCheck[step], Cause.TIME);
            } else if (!plan.step(step).reached(last)) {
                violate(simulation.stepCheck[step], causeOf(action));
            }
        }
        stepSince = course.now;
        if (state.pc() == plan.complete() && measures.procedure == Measures.NEVER) {
            measures.procedure = course.now;
        }
    }

    /** A fault is about to strike. */
    void faultStrikes() {
        upgradingWhenStruck = state.upgrading();
    }

    /** An action has happened, by itself, by the operator or by a fault. */
    void happened(SiteState last, int action) {
        if (action < ActionKind.REPLICATE.first()) {
            changeTime[last.changes()] = course.now;
            if (last.isRegistered(1, action)) {
                madeWhileRegistered |= 1L << last.changes();
            }
        }
        observe(last, action);
    }

    /** A command was given out of turn. */
    void slipped(SiteState last, Step command) {
        if (excludesBehind(last, command)) {
            witnesses |= Witness.EXCLUDED_BEHIND.bit();
        }
        happened(last, ActionKind.SLIP.first());
    }

    /**
     * The run ends.
     *
     * @param settled whether the site has come to rest
     */
    void end(boolean settled) {
        if (settled) {
            witnesses |= Witness.SETTLED.bit();
            for (int i = 0; i < simulation.eventual.length; i++) {
                if (!simulation.eventual[i].holds(plan, state)) {
                    violate(simulation.eventualCheck[i], causeAtEnd(simulation.eventual[i]));
                }
            }
        }
        if (severalSince != NEVER) {
            endSeveral();
        }
        if (noneSince != NEVER) {
            measures.managementGap = Measures.NEVER;
            measures.urgentWait = Measures.NEVER;
        }
        long lost = state.changesMade() & ~state.database(1);
        if (lost != 0) {
            measures.lostChanges = Long.bitCount(lost);
            measures.lostUndeclared = Long.bitCount(lost & ~state.declared());
            measures.lostWindow =
                    changeTime[63 - Long.numberOfLeadingZeros(lost)] - changeTime[Long.numberOfTrailingZeros(lost)];
        }
        measures.simulated = course.now;
        for (int i = 0; i < simulation.bounds.length; i++) {
            long most = simulation.bounds[i].mostMillis();
            long measured = switch (simulation.bounds[i].measure()) {
                case DUAL_ACTIVE -> measures.dualActive;
                case MANAGEMENT_GAP -> measures.managementGap;
                case URGENT_WAIT -> measures.urgentWait;
            };
            if (measured == Measures.NEVER || measured > most) {
                violate(simulation.boundsCheck[i], Cause.TIME);
            }
        }
        int step = state.pc();
        if (step < plan.complete()
                && simulation.stepCheck[step] >= 0
                && (settled || course.now - stepSince > simulation.stepMostMillis[step])) {
            violate(simulation.stepCheck[step], Cause.TIME);
        }
    }

    // ---- what is seen of it ---------------------------------------------------------------------------------------

    /** All of it in one method: in parts it makes a run a tenth slower ({@code benchmarks/simulate}). */
    private void observe(SiteState last, int action) {
        for (int i = 0; i < simulation.always.length; i++) {
            int check = simulation.alwaysCheck[i];
            if (!violates(check) && !simulation.always[i].holds(plan, state)) {
                violate(check, causeNow(simulation.always[i], action));
            }
        }
        if (action != NEVER) {
            for (int i = 0; i < simulation.ofSteps.length; i++) {
                int check = simulation.ofStepsCheck[i];
                if (!violates(check) && !simulation.ofSteps[i].holds(last, action, state)) {
                    violate(check, causeOf(action));
                }
            }
            witness(last, action);
            redundant = isRedundant();
        }
        int actives = state.upActive();
        boolean several = (actives & actives - 1) != 0;
        if (severalSince == NEVER) {
            if (several) {
                severalSince = course.now;
            }
        } else if (!several) {
            endSeveral();
        }
        if (noneSince == NEVER) {
            if (actives == 0) {
                noneSince = course.now;
            }
        } else if (actives != 0) {
            measures.managementGap = Math.max(measures.managementGap, course.now - noneSince);
            answerUrgentConcerns();
            noneSince = NEVER;
        }
        if (handoverSince != NEVER && measures.handover == Measures.NEVER && !several && actives != 0) {
            measures.handover = course.now - handoverSince;
        }
    }

    private void violate(int check, Cause how) {
        long bit = 1L << check;
        if ((violated & bit) == 0) {
            violated |= bit;
            firstViolation[check] = course.events;
            cause[check] = how;
        }
    }

    private Cause causeNow(StateProperty property, int action) {
        if (property == Properties.ONLY_DECLARED_CHANGES_LOST) {
            long lost = state.changesMade() & ~state.database(1) & ~state.declared();
            return (lost & madeWhileRegistered) != 0 ? Cause.BEFORE_EXCLUSION : Cause.AFTER_EXCLUSION;
        }
        return causeOf(action);
    }

    private static Cause causeOf(int action) {
        if (action == NEVER) {
            return Cause.OTHER;
        }
        ActionKind kind = ActionKind.of(action);
        if (kind.isFault()) {
            return Cause.FAULT;
        }
        return switch (kind) {
            case DETECT -> Cause.DETECTION;
            case ISSUE -> Cause.COMMAND;
            default -> Cause.PROGRESS;
        };
    }

    /** How an <em>eventually</em> property fails in the last state. */
    private Cause causeAtEnd(StateProperty property) {
        if (property != Properties.EVENTUALLY_SINGLE_ACTIVE && property != Properties.EVENTUALLY_REDUNDANT) {
            return Cause.OTHER;
        }
        return switch (Integer.bitCount(state.upActive())) {
            case 0 -> Cause.NONE_ACTIVE;
            case 1 -> Cause.NOT_REPLICATING;
            default -> Cause.SEVERAL_ACTIVE;
        };
    }

    // ---- what is measured -----------------------------------------------------------------------------------------

    private boolean isRedundant() {
        return (state.streamingPairs() & state.upActive() * Pairs.EACH_ROW) != 0;
    }

    private void endSeveral() {
        long lasted = course.now - severalSince;
        int nth = chance.next(Choice.SEVERAL_ACTIVE);
        long seenAfter = polls.confirmation(chance.draw(Choice.SEEN, 0, nth), chance.draw(Choice.SEEN, 1, nth));
        measures.dualActive += lasted;
        measures.dualActiveSeen += Math.max(0, lasted - seenAfter);
        severalSince = NEVER;
    }

    private void answerUrgentConcerns() {
        for (int i = 0; i < MOST_CONCERNS && nextUrgent < noneSince; i++) {
            nextUrgent += simulation.urgentConcerns.at(
                    chance.draw(Choice.URGENT, 0, chance.next(Choice.URGENT_CONCERNS) + 1));
        }
        nextUrgent = Math.max(nextUrgent, noneSince);
        if (nextUrgent < course.now) {
            measures.urgentWait = Math.max(measures.urgentWait, course.now - nextUrgent);
        }
    }

    // ---- what the run goes through ---------------------------------------------------------------------------------

    private void witness(SiteState last, int action) {
        int actives = state.upActive();
        int seen = 0;
        if (actives != last.upActive()) {
            seen |= Witness.ACTIVES_CHANGED.bit();
            int risen = actives & ~last.upActive() & ~last.active();
            if (risen != 0) {
                seen |= Witness.ACTIVATED.bit();
                int promoted = Integer.numberOfTrailingZeros(risen);
                for (int rest = last.upActive(); rest != 0; rest &= rest - 1) {
                    if ((last.database(Integer.numberOfTrailingZeros(rest)) & ~last.database(promoted)) != 0) {
                        seen |= Witness.ACTIVATED_BEHIND.bit();
                    }
                }
            }
            if ((actives & actives - 1) != 0) {
                seen |= Witness.SEVERAL_ACTIVE.bit();
            }
            if (actives == 0) {
                seen |= Witness.NONE_ACTIVE.bit();
            }
        }
        switch (ActionKind.of(action)) {
            case DETECT -> seen |= Witness.DETECTED.bit();
            case CHANGE -> seen |= Witness.CHANGE_MADE.bit();
            case DIVERT -> seen |= Witness.DIVERTED.bit();
            case END_INITIALIZATION -> seen |= Witness.INITIALIZED.bit();
            case ISSUE -> {
                if (excludesBehind(last, plan.current(last))) {
                    seen |= Witness.EXCLUDED_BEHIND.bit();
                }
            }
            case CRASH -> {
                if (upgradingWhenStruck != 0) {
                    seen |= Witness.CRASH_WHILE_UPGRADING.bit();
                }
            }
            default -> {}
        }
        if (state.pc() == plan.complete()) {
            seen |= Witness.COMPLETED.bit();
            if (state.changes() > 0) {
                seen |= Witness.COMPLETED_WITH_CHANGES.bit();
            }
        }
        int upNew = state.up() & state.upgraded();
        if (upNew != 0 && upNew != state.up()) {
            seen |= Witness.TWO_RELEASES.bit();
        }
        witnesses |= seen;
    }

    private static boolean excludesBehind(SiteState last, Step step) {
        return step.command() == Commands.EXCLUDE && (last.database(step.at()) & ~last.database(step.target())) != 0;
    }

    // ---- what was seen --------------------------------------------------------------------------------------------

    long violated() {
        return violated;
    }

    boolean violates(int check) {
        return (violated >>> check & 1) != 0;
    }

    Cause cause(int check) {
        return cause[check];
    }

    int violatedAfter(int check) {
        return firstViolation[check];
    }

    int witnesses() {
        return witnesses;
    }

    Measures measures() {
        return measures;
    }
}
