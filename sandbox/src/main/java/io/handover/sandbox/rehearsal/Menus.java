package io.handover.sandbox.rehearsal;

import io.handover.analysis.story.NotOffered;
import io.handover.emulator.site.LiveSite;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.sandbox.rehearsal.TraineeView.Channel;
import io.handover.sandbox.rehearsal.TraineeView.MenuItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The commands that an operator can give, where, and why not now. */
final class Menus {
    private final Plan plan;
    private final Clients clients;
    private final LiveSite live;

    /** The servers at whose machine or console a command is under way. */
    private int busyMachines;

    Menus(Plan plan, Clients clients, LiveSite live) {
        this.plan = plan;
        this.clients = clients;
        this.live = live;
    }

    /** What the product calls a command. */
    static String label(Command command) {
        if (command == Commands.EXCLUDE) {
            return "Exclude from Replication";
        } else if (command == Commands.INIT_STANDBY) {
            return "Initialize Standby Replication";
        } else if (command == Commands.ACTIVATE) {
            return "Server Activation";
        } else if (command == Commands.FORCE_ACTIVATE) {
            return "Force Server Activation";
        } else if (command == Commands.SET_STANDBY) {
            return "Set Standby";
        } else if (command == Commands.SET_STANDBY_AND_STOP_REPLICATION) {
            return "Set Standby and Stop Replication";
        } else if (command == Commands.STOP_REPLICATION) {
            return "Stop Replication";
        } else if (command == Commands.STOP) {
            return "Stop the server";
        } else if (command == Commands.START) {
            return "Start the server";
        }
        return "Upgrade with the installer";
    }

    /** What is done in a step, in the product's words: {@code "Exclude from Replication: DK_MGT_2 (at DK_MGT_1)"}. */
    static String label(Plan plan, Step step) {
        Command command = step.command();
        String target = plan.serverName(step.target());
        if (command == Commands.OPEN_CLIENT) {
            return "Open the client on " + target;
        }
        if (command.isCheck()) {
            return "Check: " + command.goal(target, plan.serverName(step.at()));
        }
        return label(command) + ": " + target + (command.takesAt() ? " (at " + plan.serverName(step.at()) + ")" : "");
    }

    /** A command on servers, as a step that nobody wrote. */
    static Step step(Plan plan, Command command, int target, int at) {
        int second = command.takesAt() ? at : target;
        return new Step(
                command,
                target,
                second,
                Instruction.of(
                        command,
                        plan.serverName(target),
                        command.takesAt() ? Optional.of(plan.serverName(second)) : Optional.empty()));
    }

    /** Where a command is given in a state. */
    static Channel channel(Step step, SiteState state) {
        if (!step.command().usesClient()) {
            return Channel.MACHINE;
        }
        return step.command().isOfferedWhileDown() && state.isDown(step.contact()) ? Channel.CONSOLE : Channel.CLIENT;
    }

    /** Whether that was given where nothing else can be given now until it has taken effect or come to nothing. */
    void setBusy(Step step, boolean isBusy) {
        int machine = 1 << step.contact();
        busyMachines = isBusy ? busyMachines | machine : busyMachines & ~machine;
    }

    /** Why a command cannot be given now through a channel; empty where it can. */
    Optional<String> obstacle(Step step, Channel channel, SiteState state, long now) {
        int contact = step.contact();
        String name = plan.serverName(contact);
        if (channel == Channel.CONSOLE && !state.isDown(contact)) {
            return Optional.of(
                    state.isUp(contact)
                            ? name + " is up: give it in the client on " + name
                            : new NotOffered(plan, state).why(step).orElseThrow());
        }
        if (channel == Channel.CLIENT && state.isDown(contact) && step.command().isOfferedWhileDown()) {
            return Optional.of(name + " is down: give it at the console of " + name);
        }
        if (channel == Channel.CLIENT && state.isUp(contact)) {
            if (!clients.isOpen(contact, now)) {
                return Optional.of("The client on " + name + " is not open, and that is where this is given");
            }
            if (!clients.isFree(contact, now)) {
                return Optional.of("The client on " + name + " waits until its last command is confirmed");
            }
        }
        if (channel != Channel.CLIENT && (busyMachines >>> contact & 1) != 0) {
            return Optional.of("The last command at " + name + " is still under way");
        }
        return new NotOffered(plan, state)
                .why(step)
                .or(() -> live.hindrance(step.command(), step.target(), step.at(), false));
    }

    List<MenuItem> items(SiteState state, long now) {
        List<MenuItem> items = new ArrayList<>();
        int servers = state.servers();
        for (Command command : Commands.ALL) {
            if (command.isCheck()) {
                continue;
            }
            for (int t = 0; t < servers; t++) {
                if (command.takesAt()) {
                    for (int a = 0; a < servers; a++) {
                        if (a != t) {
                            items.add(item(command, Channel.CLIENT, t, a, state, now));
                        }
                    }
                } else if (!command.usesClient()) {
                    items.add(item(command, Channel.MACHINE, t, t, state, now));
                } else {
                    items.add(item(command, Channel.CLIENT, t, t, state, now));
                    if (command.isOfferedWhileDown()) {
                        items.add(item(command, Channel.CONSOLE, t, t, state, now));
                    }
                }
            }
        }
        return items;
    }

    private MenuItem item(Command command, Channel channel, int target, int at, SiteState state, long now) {
        Optional<String> obstacle = obstacle(step(plan, command, target, at), channel, state, now);
        return new MenuItem(
                command,
                channel,
                label(command),
                target,
                command.takesAt() ? OptionalInt.of(at) : OptionalInt.empty(),
                obstacle.isEmpty(),
                obstacle.orElse(""));
    }
}
