package io.handover.analysis.story;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import java.util.Optional;

/** Why a command is not offered in a state: which part of its guard does not hold, in words. The guard itself decides. */
public final class NotOffered {
    private final Plan plan;
    private final SiteState state;
    private final Sentences sentences;

    public NotOffered(Plan plan, SiteState state) {
        this.plan = plan;
        this.state = state;
        this.sentences = new Sentences(plan);
    }

    /** What brought it about that a standby does not replicate from a server. */
    @FunctionalInterface
    interface Cause {
        /** The end of a sentence, {@code ": it was excluded in step 3"}; may be empty. */
        String of(int standby, int source);
    }

    /** The reason, {@code "DK_MGT_2 is stopped"}; empty where the command is offered, or is a check. */
    public Optional<String> why(Step command) {
        return command.command().isCheck() || command.offered(state)
                ? Optional.empty()
                : Optional.of(reason(command.command(), command.target(), command.at(), command.contact()));
    }

    private String reason(Command command, int target, int at, int contact) {
        if (command == Commands.START) {
            return state.isUp(target) ? name(target) + " is up" : notUp(target);
        }
        if (command.isOfferedWhileDown()) {
            return state.isUpOrDown(target) ? name(target) + " has the new release already" : notUp(target);
        }
        if (!state.isUp(contact)) {
            return notUp(contact);
        }
        if (command.takesAt() && !state.isActive(at)) {
            return notActive(at);
        }
        if (command == Commands.EXCLUDE) {
            return name(target) + " is not registered at " + name(at);
        }
        if (!state.isUp(target)) {
            return notUp(target);
        }
        if (command == Commands.INIT_STANDBY) {
            return toInitialization(target, at);
        }
        if (state.isActive(target) && state.switchTarget() == SiteState.NONE) {
            return name(target) + " is active already";
        }
        if (command == Commands.FORCE_ACTIVATE) {
            return state.isActive(target) ? name(target) + " is active already" : toForceActivation(target);
        }
        return "activation is not offered on " + name(target) + ", " + toActivation(target, (s, a) -> "");
    }

    private String notUp(int s) {
        return name(s)
                + switch (state.process(s)) {
                    case UP -> " is up";
                    case STOPPED -> " is stopped";
                    case CRASHED -> " has crashed";
                    case UPGRADING -> " is being upgraded";
                    case INITIALIZING -> " is being initialized";
                };
    }

    String notActive(int s) {
        return name(s) + " is not active";
    }

    String toForceActivation(int target) {
        int seen = state.activesSeen(target);
        return "force activation is not offered on " + name(target)
                + (seen == 0 ? "" : " while " + sentences.names(seen) + (isOne(seen) ? " is active" : " are active"));
    }

    String toInitialization(int target, int at) {
        String server = name(target);
        String source = name(at);
        if (state.isActive(target)) {
            return server + " is active";
        }
        if (state.isRegistered(target, at)) {
            return server + " is still registered at " + source + ", so it must be excluded first";
        }
        if (!state.sameVersion(target, at)) {
            return server + " and " + source + " have different releases";
        }
        return server + " cannot reach " + source;
    }

    /** @param cause what ends the sentence where somebody does not replicate */
    String toActivation(int t, Cause cause) {
        if (state.isActive(t)) {
            return "which is active while a switch to " + name(state.switchTarget()) + " is running";
        }
        int seen = state.activesSeen(t);
        if (seen == 0 && state.active() != 0) {
            return "as " + sentences.names(state.active()) + (isOne(state.active()) ? " is" : " are")
                    + " known to be in Active mode and not seen";
        }
        if (seen != 0 && !isOne(seen)) {
            return "as " + sentences.names(seen) + " are active";
        }
        if (seen != 0) {
            int active = Integer.numberOfTrailingZeros(seen);
            if (!state.streamingFrom(t, active)) {
                return "as it does not replicate from " + name(active) + cause.of(t, active);
            }
            for (int s = 0; s < state.servers(); s++) {
                if (state.isRegistered(s, active) && !state.streamingFrom(s, active)) {
                    return "as " + name(s) + ", which is registered at " + name(active) + ", does not replicate from it"
                            + cause.of(s, active);
                }
            }
        }
        return "as a switch to " + name(state.switchTarget()) + " is running";
    }

    private String name(int server) {
        return plan.serverName(server);
    }

    private static boolean isOne(int servers) {
        return Integer.bitCount(servers) == 1;
    }
}
