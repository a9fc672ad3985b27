package io.handover.analysis.story;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;

/** Why a step can never be carried out in a site at rest: what the operator waits for, in words. */
final class Obstacle {
    private final Plan plan;
    private final SiteState last;
    private final Causes causes;
    private final NotOffered notOffered;

    Obstacle(Plan plan, SiteState last, Causes causes) {
        this.plan = plan;
        this.last = last;
        this.causes = causes;
        this.notOffered = new NotOffered(plan, last);
    }

    String to(Step step) {
        Command command = step.command();
        String target = plan.serverName(step.target());
        if (!last.isUp(step.contact())) {
            return plan.serverName(step.contact()) + " " + causes.whyNotUp(step.contact());
        }
        if (!last.isUp(step.target()) && command != Commands.START) {
            return target + " " + causes.whyNotUp(step.target());
        }
        if (command == Commands.AWAIT_CAUGHT_UP) {
            return target + " never gets all changes of " + plan.serverName(step.at())
                    + (last.streamingFrom(step.target(), step.at())
                            ? ""
                            : ": "
                                    + causes.whyNotStreaming(step.target(), step.at())
                                            .words());
        }
        if (command == Commands.VERIFY_UPGRADED) {
            return target + " still has the old release";
        }
        if (command == Commands.FORCE_ACTIVATE) {
            return notOffered.toForceActivation(step.target());
        }
        if (command == Commands.ACTIVATE) {
            return "activation is not offered on " + target + ", "
                    + notOffered.toActivation(
                            step.target(),
                            (s, a) -> ": " + causes.whyNotStreaming(s, a).words());
        }
        if (command.takesAt() && !last.isActive(step.at())) {
            return notOffered.notActive(step.at());
        }
        if (command == Commands.INIT_STANDBY) {
            return notOffered.toInitialization(step.target(), step.at());
        }
        return "the command is not offered";
    }
}
