package io.handover.analysis.drivers;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Step;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.run.Choice;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.FaultPlan;
import io.handover.simulator.time.Distribution;
import io.handover.simulator.time.Distribution.Exponential;
import io.handover.simulator.time.Distribution.Fixed;
import io.handover.simulator.time.Distribution.LogNormal;
import io.handover.simulator.time.Distribution.Uniform;
import java.util.Optional;

/** How long a choice makes something last. */
final class ChoiceLengths {
    private final Simulation simulation;
    private final FactorWords words;

    ChoiceLengths(Simulation simulation, FactorWords words) {
        this.simulation = simulation;
        this.words = words;
    }

    /** What a choice is drawn from; empty where it decides no duration but what is hit. */
    Optional<Distribution> of(long name) {
        int subject = Choice.subject(name);
        return switch (Choice.purpose(name)) {
            case Choice.REACTION -> step(subject).map(step -> timing(reaction(step)));
            case Choice.OPENING -> Optional.of(timing(Activity.OPEN_CLIENT));
            case Choice.COMMAND -> step(subject).map(step -> timing(command(step.command())));
            case Choice.BLOCK -> Optional.of(timing(Activity.BLOCK));
            case Choice.LOOK -> step(subject).map(step -> timing(look(step.command())));
            case Choice.BRANCH_LOOK -> Optional.of(timing(Activity.LOOK));
            case Choice.TURN ->
                Optional.of(timing(
                        reaction(simulation.plan().branch(subject).steps().get(0))));
            case Choice.INSTALLER -> Optional.of(timing(Activity.INSTALLER));
            case Choice.COMMAND_START,
                    Choice.INSTALLER_START,
                    Choice.FIRST_START,
                    Choice.SECOND_START,
                    Choice.RESTART_START -> Optional.of(timing(Activity.SERVER_START));
            case Choice.FILL -> Optional.of(timing(Activity.INITIALIZATION));
            case Choice.SWITCH_INITIALIZATION -> Optional.of(timing(Activity.SWITCH_INITIALIZATION));
            case Choice.RESTART -> Optional.of(timing(Activity.RESTART));
            case Choice.SWITCH -> Optional.of(timing(Activity.SWITCH));
            case Choice.IDLE -> Optional.of(timing(Activity.CLIENT_IDLE));
            case Choice.STRIKE -> Optional.of(every(Faults.ALL.get(subject)));
            case Choice.LASTS -> lasts(Faults.ALL.get(subject));
            case Choice.HEAL -> lasts(Faults.named("cut").orElseThrow());
            default -> Optional.empty();
        };
    }

    /** Whether it is the same whatever is drawn. */
    static boolean isFixed(Distribution distribution) {
        if (distribution instanceof Uniform uniform) {
            return uniform.fromMillis() == uniform.toMillis();
        }
        if (distribution instanceof LogNormal logNormal) {
            return logNormal.medianMillis() == logNormal.p99Millis();
        }
        return distribution instanceof Fixed
                || distribution instanceof Exponential exponential && exponential.meanMillis() == 0;
    }

    /** What is usual of it, in milliseconds. */
    static long usual(Distribution distribution) {
        if (distribution instanceof Uniform uniform) {
            return (uniform.fromMillis() + uniform.toMillis()) / 2;
        }
        if (distribution instanceof LogNormal logNormal) {
            return logNormal.medianMillis();
        }
        return distribution instanceof Fixed fixed ? fixed.millis() : ((Exponential) distribution).meanMillis();
    }

    Distribution timing(Activity activity) {
        return simulation.site().timing().of(activity);
    }

    private Optional<Step> step(int subject) {
        int place = words.place(subject);
        return place < 0 ? Optional.empty() : Optional.of(simulation.steps().get(place));
    }

    private static Activity reaction(Step step) {
        return step.instruction().asSoonAsPossibleMillis().isPresent() ? Activity.URGENT_REACTION : Activity.REACTION;
    }

    private static Activity command(Command command) {
        return command == Commands.FORCE_ACTIVATE ? Activity.FORCE_ACTIVATION : Activity.COMMAND;
    }

    private static Activity look(Command command) {
        if (command == Commands.VERIFY_UPGRADED) {
            return Activity.VERIFY;
        }
        return command == Commands.UPGRADE ? Activity.LOOK_AT_INSTALLER : Activity.LOOK;
    }

    private Distribution every(Fault fault) {
        return entry(fault).flatMap(FaultPlan.Entry::every).orElse(fault.every());
    }

    private Optional<Distribution> lasts(Fault fault) {
        return entry(fault).flatMap(FaultPlan.Entry::lasts).or(fault::lasts);
    }

    private Optional<FaultPlan.Entry> entry(Fault fault) {
        return simulation.site().faults().entry(fault.name());
    }
}
