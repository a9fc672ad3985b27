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

    Obstacle(Plan plan, SiteState last, Causes causes) {
        this.plan = plan;
        this.last = last;
        this.causes = causes;
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
            return toForceActivation(step.target());
        }
        if (command == Commands.ACTIVATE) {
            return "activation is not offered on " + target + ", " + toActivation(step.target());
        }
        if (command.takesAt() && !last.isActive(step.at())) {
            return plan.serverName(step.at()) + " is not active";
        }
        if (command == Commands.INIT_STANDBY) {
            return toInitialization(step.target(), step.at());
        }
        return "the command is not offered";
    }

    private String toForceActivation(int target) {
        int seen = last.activesSeen(target);
        return "force activation is not offered on " + plan.serverName(target)
                + (seen == 0 ? "" : " while " + names(seen) + (isOne(seen) ? " is active" : " are active"));
    }

    private String toActivation(int t) {
        if (last.isActive(t)) {
            return "which is active while a switch to " + plan.serverName(last.switchTarget()) + " is running";
        }
        int seen = last.activesSeen(t);
        if (seen == 0) {
            return "as " + names(last.active()) + (isOne(last.active()) ? " is" : " are")
                    + " known to be in Active mode and not seen";
        }
        if (!isOne(seen)) {
            return "as " + names(seen) + " are active";
        }
        int active = Integer.numberOfTrailingZeros(seen);
        if (!last.streamingFrom(t, active)) {
            return "as it does not replicate from " + plan.serverName(active) + ": "
                    + causes.whyNotStreaming(t, active).words();
        }
        for (int s = 0; s < last.servers(); s++) {
            if (last.isRegistered(s, active) && !last.streamingFrom(s, active)) {
                return "as " + plan.serverName(s) + ", which is registered at " + plan.serverName(active)
                        + ", does not replicate from it: "
                        + causes.whyNotStreaming(s, active).words();
            }
        }
        return "as a switch to " + plan.serverName(last.switchTarget()) + " is running";
    }

    private String toInitialization(int target, int at) {
        String server = plan.serverName(target);
        String source = plan.serverName(at);
        if (last.isActive(target)) {
            return server + " is active";
        }
        if (last.isRegistered(target, at)) {
            return server + " is still registered at " + source + ", so it must be excluded first";
        }
        if (!last.sameVersion(target, at)) {
            return server + " and " + source + " have different releases";
        }
        return server + " cannot reach " + source;
    }

    private String names(int servers) {
        return causes.sentences().names(servers);
    }

    private static boolean isOne(int servers) {
        return Integer.bitCount(servers) == 1;
    }
}
