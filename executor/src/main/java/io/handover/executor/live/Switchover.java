package io.handover.executor.live;

import java.util.Optional;

/**
 * A switch of the active server by the wizard, as far as it has come.
 *
 * <p>The core has no wizard; it is composed of core commands over time: at {@link Mark#ACTIVE_READY} the former active is set to
 * standby and goes on sending, at {@link Mark#ACTIVATED} the target, which by then holds all changes, is force-activated, and at
 * {@link Mark#STANDBYS_STARTED} every other server that is up begins its initialization towards it. A command whose guard does
 * not hold at its mark ends the switch where it is: an interrupted switch.
 *
 * @param target the server to be activated
 * @param former the server that was active
 * @param mark the last mark that it has passed; empty while it waits for every server to be polled
 * @param phase whether it goes on
 */
public record Switchover(int target, int former, Optional<Mark> mark, Phase phase) {
    /** The wizard's steps, in order. */
    public enum Mark {
        INITIALIZED(0),
        TARGET_READY(0),
        STANDBYS_READY(0),
        ACTIVE_READY(4_000),
        ACTIVATED(4_000),
        CHANNEL_READY(0),
        STANDBYS_STARTED(0);

        private final long afterMillis;

        Mark(long afterMillis) {
            this.afterMillis = afterMillis;
        }

        /** How long after the mark before it; {@link #CHANNEL_READY} comes later by what the profile says. */
        long afterMillis() {
            return afterMillis;
        }
    }

    /** Whether a switch goes on. */
    public enum Phase {
        RUNNING,
        DONE,
        INTERRUPTED
    }

    static Switchover waiting(int target, int former) {
        return new Switchover(target, former, Optional.empty(), Phase.RUNNING);
    }

    /** The mark that comes next; asked only of a switch that runs. */
    Mark next() {
        return mark.map(passed -> Mark.values()[passed.ordinal() + 1]).orElse(Mark.INITIALIZED);
    }

    Switchover passing(Mark passed) {
        return new Switchover(
                target, former, Optional.of(passed), passed == Mark.STANDBYS_STARTED ? Phase.DONE : Phase.RUNNING);
    }

    Switchover interrupted() {
        return new Switchover(target, former, mark, Phase.INTERRUPTED);
    }

    boolean isRunning() {
        return phase == Phase.RUNNING;
    }
}
