package io.handover.console.report.document;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.Timing;
import io.handover.simulator.time.Spread;

/** How long steps take on a site where nothing unforeseen happens. */
final class StepTimes {
    private final Timing timing;

    StepTimes(Timing timing) {
        this.timing = timing;
    }

    private Spread of(Activity activity) {
        return Spread.of(timing.of(activity));
    }

    /** Opening a client. */
    Spread opening() {
        return of(Activity.OPEN_CLIENT);
    }

    /** How long a client does not answer once a command was given in it that changes the set-up. */
    Spread block() {
        return of(Activity.BLOCK);
    }

    /** From having seen a goal until the next command is given. */
    Spread reaction(boolean isUrgent) {
        return of(isUrgent ? Activity.URGENT_REACTION : Activity.REACTION);
    }

    /** The time after which an unused client has closed in half of the cases, in milliseconds. */
    long clientIdleMillis() {
        return of(Activity.CLIENT_IDLE).quantile(0.5);
    }

    /** From giving the command, through a client that is open where it needs one, until its goal is seen. */
    Spread of(Command command) {
        if (command == Commands.OPEN_CLIENT) {
            return opening();
        }
        if (command == Commands.VERIFY_UPGRADED) {
            return of(Activity.VERIFY);
        }
        if (command.isCheck()) {
            return of(Activity.LOOK);
        }
        Spread effect = effect(command);
        Spread free = command.isAdministration() ? effect.orLonger(of(Activity.BLOCK)) : effect;
        return free.plus(of(command == Commands.UPGRADE ? Activity.LOOK_AT_INSTALLER : Activity.LOOK));
    }

    private Spread effect(Command command) {
        if (command == Commands.FORCE_ACTIVATE) {
            return of(Activity.FORCE_ACTIVATION);
        }
        Spread given = of(Activity.COMMAND);
        if (command == Commands.UPGRADE) {
            return given.plus(of(Activity.INSTALLER)).plus(of(Activity.SERVER_START));
        }
        if (command == Commands.START) {
            return given.plus(of(Activity.SERVER_START));
        }
        if (command == Commands.INIT_STANDBY) {
            Spread start = of(Activity.SERVER_START);
            return given.plus(start).plus(of(Activity.INITIALIZATION)).plus(start);
        }
        // The wizard's two marks after the command.
        return command.startsSwitch() ? given.plus(of(Activity.SWITCH)).plus(of(Activity.SWITCH)) : given;
    }
}
