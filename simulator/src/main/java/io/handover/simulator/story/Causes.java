package io.handover.simulator.story;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.state.Pairs;
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
        for (int i = story.moments().size() - 1; i >= 0; i--) {
            if (happened.test(story.before(i), story.moments().get(i).after())) {
                return i;
            }
        }
        return -1;
    }

    /** {@code "in step 2 (exclude DK_MGT_3 at DK_MGT_1)"}, {@code "by DK_MGT_2, which sees …"}, or from the start. */
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
        if (told.who().equals(Sentences.OPERATOR)) {
            return "when the operator " + told.what();
        }
        return "when " + told.who() + " " + told.what();
    }

    /** The main step that the operator was at in that moment, as a line of the file. */
    int line(int moment) {
        return steps.line(story.before(Math.max(0, moment)));
    }

    String whyNotActive(int s) {
        int moment = lastMoment((before, after) -> before.isActive(s) && !after.isActive(s));
        return moment < 0 ? "has been in standby from the start" : "was put into standby " + at(moment);
    }

    String whyNotUp(int s) {
        int moment = lastMoment((before, after) -> before.isUp(s) && !after.isUp(s));
        return switch (story.last().process(s)) {
            case STOPPED -> "was stopped " + at(moment) + ", and no step starts it again";
            case CRASHED -> "crashed and is not up again";
            case UPGRADING -> "is still being upgraded";
            case INITIALIZING -> "is still being initialized";
            case UP -> "is up";
        };
    }

    /** Why {@code s} does not stream from {@code a}. */
    String whyNotStreaming(int s, int a) {
        SiteState last = story.last();
        if (!last.isUp(s)) {
            return whyNotUp(s);
        }
        if (last.subscription(s) == a && last.isRegistered(s, a)) {
            return last.reaches(s, a)
                    ? "and " + story.plan().serverName(a) + " have different releases"
                    : "cannot reach " + story.plan().serverName(a);
        }
        int lost = lastMoment((before, after) -> Pairs.row(before.streamingPairs(), s) != 0
                && (after.subscription(s) == SiteState.NONE || !after.isRegistered(s, after.subscription(s))));
        String since = lost < 0 ? "has replicated from nobody from the start" : "lost its replication " + at(lost);
        return since + ", and " + (initializes(s) ? "was not initialized after that" : "no step initializes it again");
    }

    private boolean initializes(int s) {
        return story.plan().steps().stream()
                .anyMatch(step -> step.command() == Commands.INIT_STANDBY && step.target() == s);
    }

    Sentences sentences() {
        return sentences;
    }
}
