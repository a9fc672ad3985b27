package io.handover.simulator.run;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Step;

/**
 * What a run records: an action of the model, or a note that changes no state. An event is an {@code int}: the low byte is the
 * action's number or one of the notes here, the rest its operands.
 */
public final class Event {
    /** A hold begins; the operand is its place in the run's list of holds. */
    public static final int HOLD_BEGINS = 100;

    /** A hold ends. */
    public static final int HOLD_ENDS = 101;

    /** Faults no longer strike, changes are no longer made; what is held back is let go. */
    public static final int FAULTS_END = 102;

    /** The next poll of every server is missed. */
    public static final int POLLS_MISSED = 103;

    /** The current step's command is accepted and has no effect. */
    public static final int COMMAND_LOST = 104;

    /** So many changes are recorded as one event at most. */
    static final int MOST_CHANGES = 1 << 20;

    /** No command follows: the operator begins again at the first step. */
    private static final int RESTARTS = 1 << 12;

    /** The operator begins again at the first step; of untimed paths only, no run has it. */
    public static final int RESTART = ActionKind.SLIP.first() | RESTARTS << 8;

    private Event() {}

    static int of(int type, int operand) {
        return type | operand << 8;
    }

    /** A command that the operator gives out of turn. */
    public static int slip(Step step) {
        return of(ActionKind.SLIP.first(), Commands.ALL.indexOf(step.command()) | step.target() << 4 | step.at() << 8);
    }

    /** So many changes that a server has made since the event before, the last of them at the time of this event. */
    static int changes(int server, int count) {
        return of(ActionKind.CHANGE.number(server), count - 1);
    }

    /** The action's number, or the kind of note. */
    public static int type(int event) {
        return event & 0xff;
    }

    public static int operand(int event) {
        return event >>> 8;
    }

    public static boolean isAction(int event) {
        return type(event) <= ActionKind.SLIP.first();
    }

    /** How many changes a {@link ActionKind#CHANGE} event is. */
    public static int changes(int event) {
        return operand(event) + 1;
    }

    /** Whether a slip is that the operator begins again at the first step. */
    public static boolean isRestart(int event) {
        return type(event) == ActionKind.SLIP.first() && (operand(event) & RESTARTS) != 0;
    }

    /** The command of a slip that is no restart, given the step whose words it borrows. */
    public static Step slipped(int event, Step words) {
        int operand = operand(event);
        return new Step(Commands.ALL.get(operand & 15), operand >>> 4 & 15, operand >>> 8 & 15, words.instruction());
    }
}
