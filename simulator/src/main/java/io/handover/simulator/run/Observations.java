package io.handover.simulator.run;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.property.StepProperty;
import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;
import java.util.Arrays;

/**
 * What is seen of one run at a time while it goes on: which checks it violates, what it goes through, and how long things last. It is
 * told of every event and changes nothing of what happens.
 */
final class Observations {
    private static final int NEVER = -1;

    private static final int END_INITIALIZATION = ActionKind.END_INITIALIZATION.first();
    private static final int DETECT = ActionKind.DETECT.first();
    private static final int AUTO_ACTIVATE = ActionKind.AUTO_ACTIVATE.first();
    private static final int ISSUE = ActionKind.ISSUE.first();
    private static final int DIVERT = ActionKind.DIVERT.first();
    private static final int CRASH = ActionKind.CRASH.first();

    // The keys of ways of which only the cause is known.
    private static final int OTHER = Way.key(Cause.OTHER, Lack.NONE, Way.FROM_THE_START);
    private static final int TIME = Way.key(Cause.TIME, Lack.NONE, Way.FROM_THE_START);
    private static final int GOES_ROUND = Way.key(Cause.GOES_ROUND, Lack.NONE, Way.FROM_THE_START);

    /** A handover is over when the target has been alone active for so long. */
    private static final long ALONE_MILLIS = 60_000;

    /** Urgent concerns that are looked at before a gap: where more arise, one arises as the gap begins, near enough. */
    private static final int MOST_CONCERNS = 10_000;

    private final Simulation simulation;
    private final Plan plan;
    private final Chance chance;
    private final Course course;
    private final SiteState state;
    private final Ledger ledger;

    // The verdict.
    private long violated;
    /** The checks that the state from which all runs start violates. */
    private final long brokenAtStart;

    private final int[] firstViolation;
    /** By check: the key of its way. */
    private final int[] ways;

    private final Origins origins;
    private int witnesses;

    // What is being measured.
    private final Measures measures = new Measures();
    private long severalSince;
    private long severalSeenSince;
    private long noneSince;
    private long unreplicatedSince;
    private long stepSince;
    private long nextUrgent;
    private int concerns;
    private long concernsUntil;
    private long givenAt;
    private int handoverTarget;
    private long aloneSince;
    private int upgradingWhenStruck;

    /**
     * Of the runs of a simulation.
     *
     * @param chance the run's choices
     * @param course where the run is in time
     * @param state the run's state, which changes under our eyes
     * @param ledger how many changes its classes are
     */
    Observations(Simulation simulation, Chance chance, Course course, SiteState state, Ledger ledger) {
        this.simulation = simulation;
        this.plan = simulation.plan;
        this.chance = chance;
        this.course = course;
        this.state = state;
        this.ledger = ledger;
        this.firstViolation = new int[simulation.checks.size()];
        this.ways = new int[simulation.checks.size()];
        Arrays.fill(ways, OTHER);
        this.origins = new Origins(simulation, state);
        long broken = 0;
        for (int i = 0; i < simulation.always.length; i++) {
            if (!simulation.always[i].holds(plan, simulation.initial)) {
                broken |= 1L << simulation.alwaysCheck[i];
            }
        }
        this.brokenAtStart = broken;
    }

    // ---- what happens ---------------------------------------------------------------------------------------------

    /** A run begins, in the state that it starts from. */
    void begin() {
        violated = 0;
        witnesses = 0;
        measures.reset();
        severalSince = NEVER;
        severalSeenSince = NEVER;
        noneSince = NEVER;
        unreplicatedSince = NEVER;
        stepSince = 0;
        concerns = NEVER;
        concernsUntil = Long.MAX_VALUE;
        givenAt = NEVER;
        handoverTarget = SiteState.NONE;
        aloneSince = NEVER;
        origins.begin();
        for (long rest = brokenAtStart; rest != 0; rest &= rest - 1) {
            violate(Long.numberOfTrailingZeros(rest), OTHER);
        }
        timeActives();
        timeReplication();
    }

    /** A command is given. */
    void given(Step step) {
        Command command = step.command();
        if (givenAt == NEVER && (command == Commands.FORCE_ACTIVATE || command == Commands.ACTIVATE)) {
            givenAt = course.now;
            handoverTarget = step.target();
            alone(state.upActive());
        }
    }

    /** Changes were made. */
    void changeMade() {
        witnesses |= Witness.CHANGE_MADE.bit();
    }

    /** A poll has shown several active servers to an administrator. */
    void administratorSees() {
        if (severalSince != NEVER && severalSeenSince == NEVER) {
            severalSeenSince = course.now;
        }
    }

    /** Whether several servers are active and no administrator has seen it yet. */
    boolean isDualActiveUnseen() {
        return severalSince != NEVER && severalSeenSince == NEVER;
    }

    /** From now on no urgent concern arises. */
    void concernsEnd() {
        concernsUntil = course.now;
    }

    /** A fault is about to strike. */
    void faultStrikes() {
        upgradingWhenStruck = state.upgrading();
    }

    /** The operator has gone on to another step, or to none, which changes nothing else. */
    void moved(int lastPc, int action) {
        for (int i : simulation.alwaysOfPlace) {
            see(simulation.alwaysCheck[i], simulation.always[i].holds(plan, state), action);
        }
        if (action >= DIVERT && action < DIVERT + ActionKind.DIVERT.count()) {
            witnesses |= Witness.DIVERTED.bit();
        }
        if (state.pc() == lastPc) {
            origins.arrived();
            return;
        }
        leftStep(lastPc, action);
        origins.arrived();
        if (state.pc() == plan.complete()) {
            witnesses |= Witness.COMPLETED.bit();
            if (measures.procedure == Measures.NEVER) {
                measures.procedure = course.now;
            }
        }
    }

    /** The operator has left a main step. */
    private void leftStep(int step, int action) {
        if (step < plan.complete() && simulation.stepCheck[step] >= 0) {
            if (course.now - stepSince > simulation.stepMostMillis[step]) {
                violate(simulation.stepCheck[step], TIME);
            } else if (!plan.step(step).reached(state)) {
                violate(simulation.stepCheck[step], origins.now(causeOf(action), action));
            }
        }
        stepSince = course.now;
    }

    /** An action has happened, by itself, by the operator or by a fault; not one that only moves the operator on. */
    void happened(SiteState last, int action) {
        if (action >= ActionKind.REPLICATE.first() && action < ActionKind.END_UPGRADE.first()) {
            return; // what is seen here does not depend on the ledger before the end
        }
        origins.happened(last, action);
        boolean sameActives = state.upActive() == last.upActive();
        if (!sameActives) {
            for (int i : simulation.alwaysOfActives) {
                see(simulation.alwaysCheck[i], simulation.always[i].holds(plan, state), action);
            }
            witnessActives(last);
            timeActives();
        }
        for (int i : simulation.alwaysOfMore) {
            see(simulation.alwaysCheck[i], simulation.always[i].holds(plan, state), action);
        }
        for (int i = 0; i < simulation.ofSteps.length; i++) {
            StepProperty property = simulation.ofSteps[i];
            if (!sameActives || !property.looksAtActivesAlone()) {
                see(simulation.ofStepsCheck[i], property.holds(last, action, state), action);
            }
        }
        witness(last, action);
        timeReplication();
    }

    /** An action has happened, and a check holds or does not. */
    private void see(int check, boolean holds, int action) {
        if (!holds && !violates(check)) {
            violate(check, origins.now(causeOf(action), action));
        }
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
     * @param round whether the operator goes round for ever
     */
    void end(boolean settled, boolean round) {
        if (settled) {
            witnesses |= Witness.SETTLED.bit();
            for (int i = 0; i < simulation.eventual.length; i++) {
                if (!simulation.eventual[i].holds(plan, state)) {
                    violate(simulation.eventualCheck[i], origins.atEnd(simulation.eventual[i]));
                }
            }
        } else if (round && simulation.completionCheck >= 0) {
            violate(simulation.completionCheck, GOES_ROUND);
        }
        if (state.changes() > 0 && state.pc() == plan.complete()) {
            witnesses |= Witness.COMPLETED_WITH_CHANGES.bit();
        }
        endTimes();
        endLosses();
        measures.simulated = course.now;
        for (int i = 0; i < simulation.bounds.length; i++) {
            long most = simulation.bounds[i].mostMillis();
            long measured = switch (simulation.bounds[i].measure()) {
                case DUAL_ACTIVE -> measures.dualActive;
                case MANAGEMENT_GAP -> measures.managementGap;
                case URGENT_WAIT -> measures.urgentWait;
            };
            if (measured == Measures.NEVER || measured > most) {
                violate(simulation.boundsCheck[i], settled && measured == Measures.NEVER ? origins.forEver() : TIME);
            }
        }
        int step = state.pc();
        if (step < plan.complete()
                && simulation.stepCheck[step] >= 0
                && (settled || course.now - stepSince > simulation.stepMostMillis[step])) {
            violate(simulation.stepCheck[step], settled ? origins.neverDone() : TIME);
        }
    }

    /** What goes on at the end goes on for ever. */
    private void endTimes() {
        if (severalSince != NEVER) {
            measures.dualActive = Measures.NEVER;
            measures.dualActiveSeen = Measures.NEVER;
        }
        if (noneSince != NEVER) {
            measures.managementGap = Measures.NEVER;
            measures.managementGaps = Measures.NEVER;
            if (firstConcern() < Math.min(concernsUntil, course.now)) {
                measures.urgentWait = Measures.NEVER;
            }
        }
        if (unreplicatedSince != NEVER) {
            measures.withoutRedundancy = Measures.NEVER;
        }
        if (aloneSince != NEVER) {
            endHandover();
        }
    }

    private void endLosses() {
        long lost = state.lost();
        if (lost == 0) {
            return;
        }
        measures.lostChanges = ledger.total(lost);
        measures.lostUndeclared = ledger.total(lost & ~state.declared());
        long first = Long.MAX_VALUE;
        long last = 0;
        for (long rest = lost; rest != 0; rest &= rest - 1) {
            int c = Long.numberOfTrailingZeros(rest);
            first = Math.min(first, ledger.firstMillis(c));
            last = Math.max(last, ledger.lastMillis(c));
        }
        measures.lostWindow = last - first;
    }

    private void violate(int check, int how) {
        long bit = 1L << check;
        if ((violated & bit) == 0) {
            violated |= bit;
            firstViolation[check] = course.events;
            ways[check] = how;
        }
    }

    private static Cause causeOf(int action) {
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

    // ---- what is measured -----------------------------------------------------------------------------------------

    /** What begins and what ends with the servers that are active now. */
    private void timeActives() {
        long now = course.now;
        int actives = state.upActive();
        if ((actives & actives - 1) != 0) {
            if (severalSince == NEVER) {
                severalSince = now;
            }
        } else if (severalSince != NEVER) {
            endSeveral();
        }
        if (actives == 0) {
            if (noneSince == NEVER) {
                noneSince = now;
            }
        } else if (noneSince != NEVER) {
            endGap();
        }
        if (givenAt != NEVER && measures.handover == Measures.NEVER) {
            alone(actives);
        }
    }

    /** Whether a standby replicates from an active server now. */
    private void timeReplication() {
        if ((state.streamingPairs() & state.upActive() * Pairs.EACH_ROW) == 0) {
            if (unreplicatedSince == NEVER) {
                unreplicatedSince = course.now;
            }
        } else if (unreplicatedSince != NEVER) {
            measures.withoutRedundancy += course.now - unreplicatedSince;
            unreplicatedSince = NEVER;
        }
    }

    private void endSeveral() {
        measures.dualActive += course.now - severalSince;
        if (severalSeenSince != NEVER) {
            measures.dualActiveSeen += course.now - severalSeenSince;
        }
        severalSince = NEVER;
        severalSeenSince = NEVER;
    }

    private void endGap() {
        long lasted = course.now - noneSince;
        measures.managementGap = Math.max(measures.managementGap, lasted);
        measures.managementGaps += lasted;
        long concern = firstConcern();
        if (concern < Math.min(concernsUntil, course.now)) {
            measures.urgentWait = Math.max(measures.urgentWait, course.now - concern);
        }
        noneSince = NEVER;
    }

    /** When the first urgent concern arises after the present gap has begun. */
    private long firstConcern() {
        if (concerns == NEVER) {
            concerns = 0;
            nextUrgent = simulation.urgentConcerns.at(chance.draw(Choice.URGENT, 0, 0));
        }
        for (int i = 0; i < MOST_CONCERNS && nextUrgent < noneSince; i++) {
            concerns++;
            nextUrgent += simulation.urgentConcerns.at(chance.draw(Choice.URGENT, 0, concerns));
        }
        nextUrgent = Math.max(nextUrgent, noneSince);
        return nextUrgent;
    }

    /** Whether the target of the handover is alone active now, and since when. */
    private void alone(int actives) {
        if (actives == 1 << handoverTarget) {
            if (aloneSince == NEVER) {
                aloneSince = course.now;
            }
        } else if (aloneSince != NEVER) {
            if (course.now - aloneSince >= ALONE_MILLIS) {
                endHandover();
            }
            aloneSince = NEVER;
        }
    }

    private void endHandover() {
        if (measures.handover == Measures.NEVER) {
            measures.handover = aloneSince - givenAt;
        }
    }

    // ---- what the run goes through ---------------------------------------------------------------------------------

    /** Other servers are active than were before. */
    private void witnessActives(SiteState last) {
        int actives = state.upActive();
        int seen = Witness.ACTIVES_CHANGED.bit();
        if (state.changes() != 0) {
            seen |= Witness.ACTIVES_CHANGED_WITH_CHANGES.bit();
        }
        int risen = actives & ~last.upActive() & ~last.active();
        if (risen != 0) {
            seen |= Witness.ACTIVATED.bit() | risen(last, Integer.numberOfTrailingZeros(risen));
        }
        if ((actives & actives - 1) != 0) {
            seen |= Witness.SEVERAL_ACTIVE.bit();
        }
        if (actives == 0) {
            seen |= Witness.NONE_ACTIVE.bit();
        }
        witnesses |= seen;
    }

    private void witness(SiteState last, int action) {
        int seen = 0;
        if (action == ISSUE) {
            if (excludesBehind(last, plan.current(last))) {
                seen |= Witness.EXCLUDED_BEHIND.bit();
            }
        } else if (action >= END_INITIALIZATION && action < DETECT) {
            if (state.subscription(action - END_INITIALIZATION) != SiteState.NONE) {
                seen |= Witness.INITIALIZED.bit();
            }
        } else if (action >= DETECT && action < AUTO_ACTIVATE) {
            seen |= Witness.DETECTED.bit();
        } else if (action >= CRASH && action < CRASH + ActionKind.CRASH.count() && upgradingWhenStruck != 0) {
            seen |= Witness.CRASH_WHILE_UPGRADING.bit();
        }
        int upNew = state.up() & state.upgraded();
        if (upNew != 0 && upNew != state.up()) {
            seen |= Witness.TWO_RELEASES.bit();
        }
        witnesses |= seen;
    }

    /** A standby has become active: how far it is behind. */
    private int risen(SiteState last, int promoted) {
        long others = 0;
        for (int s = 0; s < last.servers(); s++) {
            others |= last.database(s);
        }
        long behind = others & ~last.database(promoted);
        measures.activationLag = Math.max(measures.activationLag, ledger.total(behind));
        for (int rest = last.upActive(); rest != 0; rest &= rest - 1) {
            if (last.isBehind(promoted, Integer.numberOfTrailingZeros(rest))) {
                return Witness.ACTIVATED_BEHIND.bit();
            }
        }
        return 0;
    }

    private static boolean excludesBehind(SiteState last, Step step) {
        return step.command() == Commands.EXCLUDE && last.isBehind(step.target(), step.at());
    }

    // ---- what was seen --------------------------------------------------------------------------------------------

    long violated() {
        return violated;
    }

    boolean violates(int check) {
        return (violated >>> check & 1) != 0;
    }

    Way way(int check) {
        return Way.of(ways[check]);
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
