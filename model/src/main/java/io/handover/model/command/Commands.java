package io.handover.model.command;

import java.util.List;
import java.util.Optional;

/** Every command there is, in the order of docs/model.md, "Commands". */
public final class Commands {
    public static final Command EXCLUDE = new Exclude();
    public static final Command STOP = new Stop();
    public static final Command START = new Start();
    public static final Command UPGRADE = new Upgrade();
    public static final Command VERIFY_UPGRADED = new VerifyUpgraded();
    public static final Command OPEN_CLIENT = new OpenClient();
    public static final Command AWAIT_CAUGHT_UP = new AwaitCaughtUp();
    public static final Command FORCE_ACTIVATE = new ForceActivate();
    public static final Command SET_STANDBY = new SetStandby();
    public static final Command SET_STANDBY_AND_STOP_REPLICATION = new SetStandbyAndStopReplication();
    public static final Command STOP_REPLICATION = new StopReplication();
    public static final Command ACTIVATE = new Activate();
    public static final Command INIT_STANDBY = new InitStandby();

    public static final List<Command> ALL = List.of(
            EXCLUDE,
            STOP,
            START,
            UPGRADE,
            VERIFY_UPGRADED,
            OPEN_CLIENT,
            AWAIT_CAUGHT_UP,
            FORCE_ACTIVATE,
            SET_STANDBY,
            SET_STANDBY_AND_STOP_REPLICATION,
            STOP_REPLICATION,
            ACTIVATE,
            INIT_STANDBY);

    private Commands() {}

    /** The command of that name in procedure files. */
    public static Optional<Command> named(String name) {
        return ALL.stream().filter(command -> command.name().equals(name)).findFirst();
    }
}
