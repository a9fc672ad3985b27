package io.handover.executor.live;

import io.handover.model.state.SiteState;

/**
 * A switch of the active server by the wizard, as far as it has come. What it does and when it stops is the model's (semantics.md 1.3);
 * here is what the product's progress shows of it.
 *
 * @param target the server to be activated
 * @param former the server that was active
 * @param mark the last mark that it has passed
 * @param sinceMillis when it passed that, in the site's time
 * @param phase whether it goes on
 */
public record Switchover(int target, int former, Mark mark, long sinceMillis, Phase phase) {
    /** The wizard's steps, in order, as the product names them. Where no time lies between two of them, only the later one is seen. */
    public enum Mark {
        INITIALIZED,
        TARGET_READY,
        /** The model's {@code PREPARED}. */
        STANDBYS_READY,
        /** {@code SwitchDemotes} has happened: the former active is standby and goes on sending. */
        ACTIVE_READY,
        /** {@code SwitchActivates} has happened: all others are being initialized. */
        ACTIVATED,
        CHANNEL_READY,
        /** The initializations have begun to run. */
        STANDBYS_STARTED
    }

    /** Whether a switch goes on. */
    public enum Phase {
        RUNNING,
        DONE,
        INTERRUPTED
    }

    /** From one stage to the next at the earliest, and from the end of streaming until a switch stops. */
    static final long STAGE_MILLIS = 4_000;

    /** The switch that has just begun in a state. */
    static Switchover begun(SiteState state, long nowMillis) {
        int target = state.switchTarget();
        return new Switchover(target, state.subscription(target), Mark.STANDBYS_READY, nowMillis, Phase.RUNNING);
    }

    Switchover passing(Mark passed, long nowMillis) {
        return new Switchover(
                target, former, passed, nowMillis, passed == Mark.STANDBYS_STARTED ? Phase.DONE : Phase.RUNNING);
    }

    Switchover interrupted() {
        return new Switchover(target, former, mark, sinceMillis, Phase.INTERRUPTED);
    }

    /** The same when the channel has had that long to become ready after the activation. */
    Switchover seenAt(long nowMillis, long channelMillis) {
        long ready = sinceMillis + channelMillis;
        return phase == Phase.RUNNING && mark == Mark.ACTIVATED && nowMillis >= ready
                ? passing(Mark.STANDBYS_STARTED, ready)
                : this;
    }

    /** When its next stage may begin. */
    long nextStageMillis() {
        return sinceMillis + STAGE_MILLIS;
    }
}
