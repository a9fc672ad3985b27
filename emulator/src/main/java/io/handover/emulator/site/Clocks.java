package io.handover.emulator.site;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.FaultPlan;
import io.handover.simulator.site.Initialization;
import io.handover.simulator.site.Polls;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.site.Timing;
import io.handover.simulator.time.Quantiles;
import io.handover.simulator.time.SplitMix;

/** Draws how long things take on a site, from a seed. */
final class Clocks {
    private final Polls polls;
    private final Quantiles changes;
    private final Quantiles replication;
    private final Quantiles command;
    private final Quantiles forceActivation;
    private final Quantiles serverStart;
    private final Quantiles installer;
    private final Initialization initialization;
    private final Quantiles restart;
    private final Quantiles heal;
    private final Quantiles stage;
    private final Quantiles channel;
    private final long seed;
    private long drawn;

    Clocks(SimulatedSite site, long seed) {
        Timing timing = site.timing();
        this.polls = timing.polls();
        this.changes = new Quantiles(timing.of(Activity.CHANGES));
        this.replication = new Quantiles(timing.of(Activity.REPLICATION));
        this.command = new Quantiles(timing.of(Activity.COMMAND));
        this.forceActivation = new Quantiles(timing.of(Activity.FORCE_ACTIVATION));
        this.serverStart = new Quantiles(timing.of(Activity.SERVER_START));
        this.installer = new Quantiles(timing.of(Activity.INSTALLER));
        this.initialization = new Initialization(timing);
        this.restart = new Quantiles(timing.of(Activity.RESTART));
        this.heal = heal(site.faults());
        this.stage = new Quantiles(timing.of(Activity.SWITCH));
        this.channel = new Quantiles(timing.of(Activity.SWITCH_INITIALIZATION));
        this.seed = seed;
    }

    private static Quantiles heal(FaultPlan plan) {
        String cut = "cut";
        return new Quantiles(plan.entry(cut)
                .flatMap(FaultPlan.Entry::lasts)
                .or(() -> Faults.named(cut).orElseThrow().lasts())
                .orElseThrow());
    }

    private int draw() {
        return (int) (SplitMix.at(seed, drawn++) >>> 32);
    }

    /** From the moment that an action is enabled until it happens. */
    long action(ActionKind kind) {
        return switch (kind) {
            case CHANGE -> changes.at(draw());
            case REPLICATE -> replication.at(draw());
            case END_UPGRADE -> installer.at(draw()) + serverStart.at(draw());
            case END_INITIALIZATION -> initialization.lasts(draw(), draw(), draw());
            case RESTART -> restart.at(draw()) + serverStart.at(draw());
            case HEAL -> heal.at(draw());
            default -> throw new IllegalArgumentException("has no clock: " + kind);
        };
    }

    /** From a command until its effect. */
    long effect(Command given) {
        if (given == Commands.FORCE_ACTIVATE) {
            return forceActivation.at(draw());
        }
        long latency = command.at(draw());
        return given == Commands.START ? latency + serverStart.at(draw()) : latency;
    }

    /** From one mark of a switch to the next, and from the end of streaming until it stops. */
    long stage() {
        return stage.at(draw());
    }

    /** From a switch's activation until the initialization of the others begins. */
    long channel() {
        return channel.at(draw());
    }

    /** From one poll of a server, or from its start, to its next; at least a millisecond. */
    long poll() {
        return polls.next(draw());
    }

    /** What is left until the next poll of a server that has been up for ever. */
    long restOfPoll() {
        return polls.rest(draw(), draw());
    }
}
