package io.handover.emulator.site;

import io.handover.model.state.SiteState;

/**
 * A switch of the active server by the wizard, as far as it has come. What it does and when it stops is the model's (docs/model.md,
 * "Wizard's switch"); here is what the product's progress shows of it.
 *
 * @param target the server to be activated
 * @param former the server that was active
 * @param mark the last mark that it has passed
 * @param phase whether it goes on
 */
public record Switchover(int target, int former, Mark mark, Phase phase) {
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

    /** The switch that has just begun in a state. */
    static Switchover begun(SiteState state) {
        int target = state.switchTarget();
        return new Switchover(target, state.subscription(target), Mark.STANDBYS_READY, Phase.RUNNING);
    }

    Switchover passing(Mark passed) {
        return new Switchover(target, former, passed, passed == Mark.STANDBYS_STARTED ? Phase.DONE : Phase.RUNNING);
    }

    Switchover interrupted() {
        return new Switchover(target, former, mark, Phase.INTERRUPTED);
    }

    /** The same at a time, where the channel becomes ready at another; that one is looked at only after the activation. */
    Switchover seenAt(long nowMillis, long channelReadyMillis) {
        return mark == Mark.ACTIVATED && nowMillis >= channelReadyMillis ? passing(Mark.STANDBYS_STARTED) : this;
    }
}
