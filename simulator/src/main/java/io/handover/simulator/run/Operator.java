package io.handover.simulator.run;

import io.handover.model.command.Commands;
import io.handover.model.condition.Condition;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.simulator.run.StepTimes.Part;
import io.handover.simulator.time.Quantiles;
import java.util.Arrays;
import java.util.Optional;

/**
 * The operator in time (docs/model.md, "Clients" and "The operator in time"): one person who works through a procedure with one
 * attention, in clients that must be open. What an operator may do is the model's (docs/model.md, "The operator"); here stands when it is
 * done.
 *
 * <h2>One attention</h2>
 *
 * At any moment the operator does one of these: <em>reacts</em> (reads what was seen, turns to the next command), <em>opens</em> a client,
 * has <em>given</em> a command whose effect is awaited, <em>turns</em> to a branch, or is <em>at the step</em>, looking or waiting.
 *
 * <h2>A step, from coming to it until going on</h2>
 *
 * <ol>
 *   <li>Before the first step there is one reaction. Before every other there is one too, unless its goal can be seen to hold already when
 *       it is come to: that costs a look alone. A step marked as soon as possible has the urgent reaction. A check has nothing to be given:
 *       where its client is open, the operator waits for its goal at once.
 *   <li>Where the client on the step's server is not open, it is opened: reaction, opening, command. On a server that is not up the
 *       operator waits until it is, then opens, without a second reaction. What is done at the machine (stop, start, the installer) needs
 *       no client, nor does anything that is done to a server that is stopped or crashed: that is the console.
 *   <li>The command is given if its guard holds and its goal does not. Its effect comes after its time, and only if the guard holds then,
 *       the client is still the same open one, and no fault swallows it; else nothing happens. A command that changes the setup blocks its
 *       client from the moment that it is given.
 *   <li>Then the operator waits, and looks as soon as there is something to see: the goal, whoever brought it about, or the guard, if
 *       something went wrong. A look takes its time and needs a client that is open and free (unless the step needs none). What counts is
 *       what holds at its <em>end</em>: the goal is seen, and the procedure goes on; else the guard is seen, and after one reaction the
 *       command is repeated; else the operator goes on waiting. A look at {@code verify-upgraded} takes as long as verifying does; the end
 *       of an installer that the operator is waiting for is seen with a look of its own, longer one.
 * </ol>
 *
 * While a reaction runs the operator does not look for the goal, as there is one attention: that the goal has come to hold meanwhile (two
 * actives were detected and both put into standby, say) is found when the reaction is over, by a look, and the command is not given.
 *
 * <h2>Branches</h2>
 *
 * An operator who runs no branch watches for the conditions of those whose stretch it is, while at a step and while a reaction runs, and
 * after the last step too. A condition is noticed at a look through any client that is open and free; {@code down} and {@code not-upgraded}
 * are noticed without. At the end of every look it is noticed before the goal. Noticing ends a reaction that runs. After one reaction of
 * its own, the urgent one where the branch's first step is marked as soon as possible, the operator turns to the branch if its condition
 * still holds, and gives its first command without another; else the operator goes on where the step was left. The first branch in the
 * order of the plan comes first.
 *
 * <h2>Clients</h2>
 *
 * At the start the client on the active server is open ({@link Clients}). A client that is looked at while the operator waits for the
 * step's goal is in use. Where the server cannot be reached from the client, an open one closes and none can be opened.
 *
 * <h2>Absence and mistakes</h2>
 *
 * An operator who is called away does nothing; a command that was given takes effect all the same, and a reaction goes on afterwards where
 * it stopped. A mistake (a command given out of turn) takes the same way as a command: its client is opened first, its effect comes after
 * its time if it is offered then, and it blocks its client. Then the operator looks at the step again. A skip, and taking for reached what
 * is not, go on to the next step. An absent operator makes no mistake, nor does one who is busy with a client, a command or a branch.
 */
final class Operator {
    static final long NEVER = Long.MAX_VALUE;
    static final int NO_STEP = -1;

    /** Stands where there is no step, or no mistake on its way. */
    private static final Task NOTHING =
            new Task(new Step(Commands.STOP, 0, 0, Instruction.of(Commands.STOP, "", Optional.empty())), 0);

    private enum Phase {
        AT_STEP,
        REACTING,
        OPENING,
        GIVEN,
        TURNING
    }

    private final Simulation simulation;
    private final Plan plan;
    private final Run run;
    private final SiteState state;
    private final Chance chance;
    private final Course course;
    private final Clients clients;
    private final StepTimes times;

    private Phase phase = Phase.AT_STEP;
    private long phaseEnds;
    private boolean absent;
    private long absentSince;

    // The step.
    private int id;
    private Task task = NOTHING;
    private boolean begun;
    /** The reaction before the next command is over. */
    private boolean ready;
    /** The operator has come to wait for what there is to see: only a look leads on. */
    private boolean waiting;
    /** An installer runs, or ran, for whose end the operator waits. */
    private boolean installer;

    // The step's goal and guard, as long as they are known: both are asked far more often than they can change.
    private boolean goalKnown;
    private boolean goalHolds;
    private boolean guardKnown;
    private boolean guardHolds;

    private final int[] attempts;
    private int openings;
    private int looks;

    // The look for the goal or the guard, and when a client is free in which the command is to be given.
    private long lookBegins;
    private long lookEnds;
    private long freed;

    // The look for a branch's condition.
    private long branchLookBegins;
    private long branchLookEnds;
    private int branchLooks;
    private final int[] turns;
    private int turning;
    private boolean wasReacting;

    // The command that was given, or the mistake that is on its way.
    private Task slip = NOTHING;
    private boolean slipping;
    private int slipNth;
    private boolean throughClient;
    private int session;

    Operator(Simulation simulation, Run run, SiteState state, Chance chance, Course course, StepTimes times) {
        this.simulation = simulation;
        this.plan = simulation.plan;
        this.run = run;
        this.state = state;
        this.chance = chance;
        this.course = course;
        this.times = times;
        this.clients = new Clients(simulation, chance, course);
        this.attempts = new int[simulation.steps.length];
        this.turns = new int[plan.branchCount()];
    }

    void begin() {
        clients.begin(state);
        Arrays.fill(attempts, 0);
        Arrays.fill(turns, 0);
        branchLooks = 0;
        branchLookEnds = NEVER;
        absent = false;
        slipping = false;
        begun = false;
        arrive(false);
    }

    Clients clients() {
        return clients;
    }

    // ---- coming to a step -----------------------------------------------------------------------------------------

    /** The operator has come to another step, or to none; it is not looked at yet. */
    void arrive(boolean reacted) {
        clients.unwatch();
        phase = Phase.AT_STEP;
        lookEnds = NEVER;
        freed = NEVER;
        ready = reacted;
        waiting = false;
        installer = false;
        siteChanged();
        id = plan.hasCurrent(state) ? simulation.currentId(state) : NO_STEP;
        times.turn(id, Part.WAITING, course.now);
        if (id != NO_STEP) {
            task = simulation.tasks[id];
            newAttempt();
        }
    }

    private void newAttempt() {
        attempts[id]++;
        looks = 0;
        openings = 0;
    }

    /** The site, or what faults make of it, is no longer as it was: to be said before the operator considers it. */
    void siteChanged() {
        goalKnown = false;
        guardKnown = false;
    }

    /** Something has happened on the site, or time has come: the operator, if at the step, does what there is to do. */
    void consider() {
        clients.closeAllBut(state.up() & ~run.unreachable());
        if (phase == Phase.OPENING && !canBeOpened(contact())) {
            phase = Phase.AT_STEP;
            times.turn(id, Part.WAITING, course.now);
            slipping = false;
        }
        if (absent) {
            return;
        }
        if (phase == Phase.AT_STEP && id != NO_STEP) {
            step();
        }
        watchForBranches();
    }

    private int contact() {
        return slipping ? slip.contact : task.contact;
    }

    private boolean canBeOpened(int s) {
        return state.isUp(s) && (run.unreachable() >>> s & 1) == 0;
    }

    private boolean reached() {
        if (task.isOpenClient) {
            return clients.isOpen(task.contact);
        }
        if (!goalKnown) {
            goalKnown = true;
            goalHolds = task.step.reached(state);
        }
        return goalHolds;
    }

    private boolean canGive() {
        if (!guardKnown) {
            guardKnown = true;
            guardHolds = !task.isCheck && task.step.offered(state) && !run.isHindered(task.step);
        }
        return guardHolds;
    }

    /** Whether the step can only be done, and seen, in the client on its server as things are now. */
    private boolean needsClient() {
        return task.usesClient && (!state.isDown(task.contact) || task.isOpenClient);
    }

    private void step() {
        if (!begun) {
            begun = true;
            react();
            return;
        }
        int contact = task.contact;
        boolean needsClient = needsClient();
        if (needsClient && !clients.isOpen(contact)) {
            lookEnds = NEVER;
            if (!ready && !waiting) {
                react();
            } else if (canBeOpened(contact)) {
                open();
            }
            return;
        }
        installer |= task.isUpgrade && (state.upgrading() >>> contact & 1) != 0;
        long from = needsClient ? clients.freeFrom(contact) : course.now;
        if (reached() || waiting && canGive()) {
            wait(needsClient, contact);
            planLook(from);
            return;
        }
        if (lookEnds != NEVER && course.now < lookBegins) {
            lookEnds = NEVER;
        }
        boolean unseen = task.usesClient && !needsClient;
        if (!waiting && !ready && (unseen || !task.isCheck)) {
            react();
        } else if (!waiting && from > course.now && !task.isCheck) {
            freed = from;
        } else if (!waiting && canGive()) {
            give(needsClient);
        } else if (!unseen) {
            wait(needsClient, contact);
        }
    }

    private void wait(boolean needsClient, int contact) {
        waiting = true;
        if (needsClient) {
            clients.watch(contact);
        }
    }

    private void planLook(long from) {
        if (lookEnds == NEVER) {
            lookBegins = from;
            lookEnds = from + lookLasts();
        }
    }

    private long lookLasts() {
        Quantiles length = task.isVerify ? simulation.verify : installer ? simulation.lookAtInstaller : simulation.look;
        return length.at(draw(Choice.LOOK, looks));
    }

    private int draw(int purpose, int nth) {
        return chance.draw(purpose, task.subject, Choice.attempt(attempts[id] - 1, nth));
    }

    // ---- reacting, opening, giving ----------------------------------------------------------------------------------

    private void react() {
        clients.unwatch();
        phase = Phase.REACTING;
        lookEnds = NEVER;
        times.turn(id, Part.REACTION, course.now);
        phaseEnds = course.now + reaction(task).at(draw(Choice.REACTION, 0));
    }

    private Quantiles reaction(Task to) {
        return to.isUrgent ? simulation.urgentReaction : simulation.reaction;
    }

    private void open() {
        clients.unwatch();
        phase = Phase.OPENING;
        lookEnds = NEVER;
        freed = NEVER;
        branchLookEnds = NEVER;
        times.turn(id, Part.OPENING, course.now);
        int u = slipping ? chance.draw(Choice.OPENING, slip.subject, slipNth) : draw(Choice.OPENING, openings++);
        phaseEnds = course.now + simulation.openClient.at(u);
    }

    private void give(boolean inClient) {
        Task given = slipping ? slip : task;
        Step step = given.step;
        clients.unwatch();
        phase = Phase.GIVEN;
        lookEnds = NEVER;
        freed = NEVER;
        branchLookEnds = NEVER;
        times.turn(id, Part.COMMAND, course.now);
        int subject = given.subject;
        int nth = slipping ? slipNth : Choice.attempt(attempts[id] - 1, 0);
        boolean direct = given.isForceActivation
                || given.mayStartSwitch && !step.command().startsSwitch(state);
        Quantiles latency = direct ? simulation.forceActivation : simulation.command;
        phaseEnds = course.now + latency.at(chance.draw(Choice.COMMAND, subject, nth));
        if (step.command() == Commands.START) {
            phaseEnds += simulation.serverStart.at(chance.draw(Choice.COMMAND_START, subject, nth));
        }
        throughClient = inClient;
        if (inClient) {
            int contact = given.contact;
            session = clients.session(contact);
            clients.use(contact);
            clients.watch(contact);
            if (given.blocksClient) {
                long block = simulation.block.at(chance.draw(Choice.BLOCK, subject, nth));
                clients.block(contact, course.now + block);
            }
        }
        if (!slipping) {
            run.given(step);
        }
    }

    /** Gives a command out of turn; false where the operator cannot now. */
    boolean slip(Step command, int fault, int nth) {
        if (phase != Phase.AT_STEP && phase != Phase.REACTING) {
            return false;
        }
        boolean inClient = command.command().usesClient() && !state.isDown(command.contact());
        if (inClient && clients.isOpen(command.contact()) && !clients.isFree(command.contact())) {
            return false;
        }
        slip = new Task(command, Choice.slipSubject(fault));
        slipNth = nth;
        slipping = true;
        waiting = true;
        if (inClient && !clients.isOpen(command.contact())) {
            if (!canBeOpened(command.contact())) {
                slipping = false;
                return false;
            }
            open();
        } else {
            give(inClient);
        }
        return true;
    }

    /** Whether there is a step at which the operator is waiting for its goal. */
    boolean isWaiting() {
        return phase == Phase.AT_STEP && waiting;
    }

    // ---- time comes -------------------------------------------------------------------------------------------------

    /** When the operator next does something. */
    long due() {
        long next =
                phase == Phase.AT_STEP || absent && phase != Phase.GIVEN && phase != Phase.OPENING ? NEVER : phaseEnds;
        if (!absent) {
            next = Math.min(Math.min(next, freed), Math.min(lookEnds, branchLookEnds));
        }
        return next;
    }

    /** Does what is due now. */
    void act() {
        if (phase != Phase.AT_STEP
                && phaseEnds == course.now
                && (!absent || phase == Phase.GIVEN || phase == Phase.OPENING)) {
            endPhase();
        } else if (freed == course.now) {
            freed = NEVER;
            consider();
        } else if (lookEnds == course.now) {
            endLook();
        } else {
            branchLookEnds = NEVER;
            branchLooks++;
            notice();
            consider();
        }
    }

    private void endPhase() {
        Phase ended = phase;
        phase = Phase.AT_STEP;
        times.turn(id, Part.WAITING, course.now);
        switch (ended) {
            case AT_STEP -> throw new IllegalStateException("being at a step has no end of its own");
            case REACTING -> ready = true;
            case OPENING -> {
                int contact = contact();
                clients.open(contact);
                run.clientOpened();
                if (slipping) {
                    give(true);
                    return;
                }
            }
            case GIVEN -> {
                takeEffect();
                return;
            }
            case TURNING -> {
                if (state.branch() == SiteState.NO_BRANCH
                        && plan.branch(turning).called(state)) {
                    run.divert(turning);
                    return;
                }
                ready |= wasReacting;
            }
        }
        consider();
    }

    private void takeEffect() {
        clients.unwatch();
        waiting = true;
        int contact = contact();
        boolean mistake = slipping;
        slipping = false;
        Step step = mistake ? slip.step : task.step;
        boolean stillOpen = !throughClient || clients.isOpen(contact) && clients.session(contact) == session;
        if (stillOpen && !run.isHindered(step)) {
            if (mistake) {
                run.slips(step);
            } else if (run.issue(step, !reached() && canGive())) {
                return;
            }
        }
        consider();
    }

    private void endLook() {
        lookEnds = NEVER;
        looks++;
        if (notice()) {
            return;
        }
        boolean needsClient = needsClient();
        int contact = task.contact;
        if (needsClient && !clients.isFree(contact)) {
            consider();
            return;
        }
        if (needsClient) {
            clients.use(contact);
        }
        if (reached()) {
            run.advance();
        } else if (waiting && canGive()) {
            newAttempt();
            ready = false;
            waiting = false;
            installer = false;
            react();
            watchForBranches();
        } else {
            consider();
        }
    }

    // ---- branches
    // -----------------------------------------------------------------------------------------------------

    private boolean isWatching() {
        return turns.length != 0
                && state.branch() == SiteState.NO_BRANCH
                && (phase == Phase.AT_STEP || phase == Phase.REACTING);
    }

    /** Whether a condition is seen without a client. */
    private static boolean isPlain(Condition condition) {
        return condition == Conditions.DOWN || condition == Conditions.NOT_UPGRADED;
    }

    private void watchForBranches() {
        if (!isWatching()) {
            branchLookEnds = NEVER;
            return;
        }
        long from = NEVER;
        int called = 0;
        for (int b = 0; b < turns.length && from > course.now; b++) {
            Branch branch = plan.branch(b);
            if (branch.called(state)) {
                long seen = isPlain(branch.whatIf().when()) ? course.now : freeFrom();
                if (seen < from) {
                    from = seen;
                    called = b;
                }
            }
        }
        if (from == NEVER) {
            if (branchLookEnds != NEVER && course.now < branchLookBegins) {
                branchLookEnds = NEVER;
            }
        } else if (branchLookEnds == NEVER || branchLookBegins > from) {
            branchLookBegins = from;
            branchLookEnds = from + simulation.look.at(chance.draw(Choice.BRANCH_LOOK, called, branchLooks));
        }
    }

    /** From when on a client is open and free. */
    private long freeFrom() {
        long from = NEVER;
        for (int rest = clients.open(); rest != 0; rest &= rest - 1) {
            from = Math.min(from, clients.freeFrom(Integer.numberOfTrailingZeros(rest)));
        }
        return from;
    }

    /** At the end of a look: notices the condition of a branch, if one holds and can be seen. */
    private boolean notice() {
        if (!isWatching()) {
            return false;
        }
        for (int b = 0; b < turns.length; b++) {
            Branch branch = plan.branch(b);
            if (branch.called(state) && (isPlain(branch.whatIf().when()) || freeFrom() <= course.now)) {
                clients.unwatch();
                wasReacting = phase == Phase.REACTING;
                phase = Phase.TURNING;
                turning = b;
                lookEnds = NEVER;
                freed = NEVER;
                branchLookEnds = NEVER;
                times.turn(id, Part.REACTION, course.now);
                phaseEnds = course.now
                        + reaction(simulation.tasks[simulation.firstOfBranch[b]])
                                .at(chance.draw(Choice.TURN, b, turns[b]));
                turns[b]++;
                return true;
            }
        }
        return false;
    }

    // ---- absence
    // ------------------------------------------------------------------------------------------------------

    /** Is called away, or comes back. */
    void setAbsent(boolean away) {
        if (away == absent) {
            return;
        }
        absent = away;
        if (away) {
            absentSince = course.now;
            clients.unwatch();
            lookEnds = NEVER;
            branchLookEnds = NEVER;
        } else if (phase == Phase.REACTING || phase == Phase.TURNING) {
            phaseEnds += course.now - absentSince;
        }
    }

    boolean isAbsent() {
        return absent;
    }
}
