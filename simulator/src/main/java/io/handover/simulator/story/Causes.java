package io.handover.simulator.story;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.simulator.run.Event;
import java.util.function.BiPredicate;

/** Finds in a story what brought a present lack about, and says it in words. */
final class Causes {
    private final Story story;
    private final StepNames steps;
    private final Sentences sentences;

    Causes(Story story) {
        this.story = story;
        this.steps = new StepNames(story.plan());
        this.sentences = new Sentences(story.plan());
    }

    /** The last moment whose action made the predicate of (before, after) true, or -1. */
    int lastMoment(BiPredicate<SiteState, SiteState> happened) {
        return lastMomentBefore(story.moments().size(), happened);
    }

    /** The last moment before that one whose action made the predicate of (before, after) true, or -1. */
    int lastMomentBefore(int end, BiPredicate<SiteState, SiteState> happened) {
        for (int i = end - 1; i >= 0; i--) {
            if (happened.test(story.before(i), story.moments().get(i).after())) {
                return i;
            }
        }
        return -1;
    }

    /**
     * {@code "in step 2 (exclude DK_MGT_3 at DK_MGT_1)"}, {@code "when DK_MGT_2 crashes"}, {@code "in the activation wizard's switch to
     * DK_MGT_2"}, or from the start.
     */
    String at(int moment) {
        if (moment < 0) {
            return "from the start";
        }
        Moment told = story.moments().get(moment);
        SiteState before = story.before(moment);
        int type = Event.type(told.event());
        if (type == ActionKind.ISSUE.first()) {
            Plan plan = story.plan();
            return "in " + steps.current(before) + " (" + steps.command(plan.current(before)) + ")";
        }
        if (type == ActionKind.ADVANCE.first()) {
            return "when " + steps.current(before) + " is done";
        }
        if (type == ActionKind.SKIP.first()) {
            return "when the operator skips " + steps.current(before);
        }
        if (type == ActionKind.SLIP.first()) {
            Step command = Event.slipped(told.event(), story.plan().steps().get(0));
            return "by a mistake of the operator (" + steps.command(command) + ")";
        }
        int target = before.switchTarget();
        if (target != SiteState.NONE
                && (type == ActionKind.SWITCH_DEMOTES.first() || type == ActionKind.SWITCH_ACTIVATES.first())) {
            return "in the activation wizard's switch to " + story.plan().serverName(target);
        }
        return "when " + Sentences.clause(told.who(), told.what());
    }

    /** The line of the step that the operator was at in that moment; of the first where it is from the start. */
    int line(int moment) {
        return steps.line(moment < 0 ? story.initial() : story.before(moment));
    }

    /** {@code "put into standby in step 6 (set-standby DK_MGT_1)"}. */
    String whyNotActive(int s) {
        int moment = lastMoment((before, after) -> before.isActive(s) && !after.isActive(s));
        return moment < 0 ? "in standby from the start" : putIntoStandby(moment);
    }

    /** {@code "put into standby in step 6 (set-standby DK_MGT_1)"}, of the moment in which that happened to a server. */
    String putIntoStandby(int moment) {
        Moment told = story.moments().get(moment);
        return ActionKind.of(Event.type(told.event())) == ActionKind.DETECT
                ? "put into standby by " + told.who() + ", which saw several active servers at once"
                : "put into standby " + at(moment);
    }

    String whyNotUp(int s) {
        int moment = lastMoment((before, after) -> before.isUp(s) && !after.isUp(s));
        return switch (story.last().process(s)) {
            case STOPPED -> "was stopped " + at(moment) + ", never started again";
            case CRASHED -> "crashed and is not up again";
            case UPGRADING -> "is still being upgraded";
            case INITIALIZING -> "is still being initialized";
            case UP -> "is up";
        };
    }

    /** Why {@code s} does not stream from {@code a}: {@code "excluded in step 2, never initialized again"}. */
    String whyNotStreaming(int s, int a) {
        SiteState last = story.last();
        if (!last.isUp(s)) {
            return "it " + whyNotUp(s);
        }
        String active = story.plan().serverName(a);
        int from = last.subscription(s);
        if (from == a && last.isRegistered(s, a)) {
            return last.reaches(s, a) ? "it and " + active + " have different releases" : "it cannot reach " + active;
        }
        if (last.streaming(s)) {
            return "it replicates from " + story.plan().serverName(from) + ", not from " + active;
        }
        int lost = lastMoment((before, after) -> isLinked(before, s) && !isLinked(after, s));
        String end = wasTried(s, lost) ? "its initialization failed" : "never initialized";
        if (lost >= 0) {
            return howLost(lost) + ", " + (wasTried(s, lost) ? end : end + " again");
        }
        return (story.initial().isActive(s) ? "active at the start, " : "without replication from the start, ") + end;
    }

    /** Whether both ends of the replication of {@code s} are there. */
    static boolean isLinked(SiteState state, int s) {
        int from = state.subscription(s);
        return from != SiteState.NONE && state.isRegistered(s, from);
    }

    private String howLost(int moment) {
        Moment told = story.moments().get(moment);
        SiteState before = story.before(moment);
        boolean excluded = Event.type(told.event()) == ActionKind.ISSUE.first()
                && story.plan().current(before).command() == Commands.EXCLUDE;
        return excluded ? "excluded in " + steps.current(before) : "it lost its replication " + at(moment);
    }

    private boolean wasTried(int s, int since) {
        return lastMoment((before, after) -> ((before.initializing() & ~after.initializing()) >>> s & 1) != 0) > since;
    }

    Sentences sentences() {
        return sentences;
    }
}
