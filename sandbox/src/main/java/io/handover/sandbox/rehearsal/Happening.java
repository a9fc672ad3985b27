package io.handover.sandbox.rehearsal;

import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that has happened: a line of the truth.
 *
 * @param number from 0, without gaps
 * @param millis when, in the site's time
 * @param by who did it
 * @param kind what it is
 * @param who who acts, as in a story: the operator, an administrator, the network, a server's name…
 * @param what what that one does, in words that follow on {@code who}
 * @param action the number of the model's action that happened; a command's effect is <em>Issue</em>. Empty where the state did not change
 * @param command the command that it is about; empty where it is about none
 * @param input the number of the operator's or instructor's input that brought it about, as the recording counts them; empty where none did
 *     directly
 * @param before the state of the site before it; not to be changed
 * @param after the state of the site after it; the same object where nothing changed
 * @param down the servers that then do not start by themselves where they have crashed
 */
public record Happening(
        int number,
        long millis,
        By by,
        Kind kind,
        String who,
        String what,
        OptionalInt action,
        Optional<Step> command,
        OptionalInt input,
        SiteState before,
        SiteState after,
        int down) {
    /** Who did it. */
    public enum By {
        OPERATOR,
        /** The servers and what runs on them. */
        PRODUCT,
        /** Administrators, networks, machines. */
        ENVIRONMENT,
        /** A fault of the instructor. */
        INSTRUCTOR,
        /** A fault that the scenario had in store. */
        SCENARIO
    }

    /** What it is. */
    public enum Kind {
        /** A command is given. */
        GIVEN,
        /** A command takes effect. */
        EFFECT,
        /** A command comes to nothing. */
        NOTHING,
        /** An action of the site, or a fault. */
        ACTION,
        /** The operator's place in the procedure moves. */
        PLACE,
        /** A client is opened or closed. */
        CLIENT,
        /** An urgent concern arises or is answered. */
        CONCERN,
        /** Something else that is to be told. */
        NOTE,
        /** The instructor says something. */
        COMMENT,
        /** The rehearsal ends: the operator does nothing more. */
        END
    }

    /**
     * The state after it as those see it who ask what can come of it: a crashed server that does not start by itself is one that was stopped.
     */
    public SiteState judged() {
        return judged(after, down);
    }

    /** The same of the state before it. */
    public SiteState judgedBefore() {
        return judged(before, down);
    }

    /** The same of any state, where those servers do not start by themselves. */
    static SiteState judged(SiteState state, int down) {
        int stopped = state.crashed() & down;
        if (stopped == 0) {
            return state;
        }
        SiteState judged = state.copy();
        for (int rest = stopped; rest != 0; rest &= rest - 1) {
            judged.setStopped(Integer.numberOfTrailingZeros(rest));
        }
        return judged;
    }

    /** A line that says all of it: two histories whose lines are the same are the same. */
    @Override
    public String toString() {
        return number + " " + millis + " " + by + " " + kind + " " + who + ": " + what + " [" + after + "]";
    }
}
