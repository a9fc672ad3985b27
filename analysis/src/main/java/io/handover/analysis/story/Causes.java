package io.handover.analysis.story;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.run.Event;
import io.handover.simulator.run.Way;
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
            if (Event.isRestart(told.event())) {
                return "when the operator begins again at the first step";
            }
            Step command = Event.slipped(told.event(), story.plan().steps().get(0));
            return "by a mistake of the operator (" + steps.command(command) + ")";
        }
        if (isFailedInitialization(moment)) {
            int s = operand(moment);
            return "when the initialization of " + story.plan().serverName(s) + " from "
                    + story.plan().serverName(before.subscription(s)) + " failed";
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

    /**
     * The line of the step that explains a moment: of a detection the one that made several servers active; 0 of what happens whenever it
     * likes, as a fault does, and from the start.
     */
    int blamed(int moment) {
        if (moment < 0) {
            return 0;
        }
        int event = story.moments().get(moment).event();
        if (!Event.isAction(event)) {
            return line(moment);
        }
        ActionKind kind = ActionKind.of(Event.type(event));
        return kind == ActionKind.DETECT
                ? blamed(lastMomentBefore(
                        moment,
                        (before, after) ->
                                Integer.bitCount(before.upActive()) < 2 && Integer.bitCount(after.upActive()) > 1))
                : Way.pointsAtStep(kind) ? line(moment) : 0;
    }

    /** The line of what is given of a server or, where nothing is, of the first step: what is so from the start. */
    int lineFromStart(int s) {
        return story.plan()
                .given(s)
                .map(given -> given.role().position().line())
                .filter(line -> line > 0)
                .orElse(line(-1));
    }

    /**
     * Why a server does not replicate.
     *
     * @param words in words
     * @param told the moment that the words tell, or -1
     * @param line the line of that moment, or else of what it goes back to
     */
    record Why(String words, int told, int line) {}

    /** Of a server of which that moment is told; -1 where it is so from the start. */
    private Why since(int moment, int s, String words) {
        return new Why(words, moment, moment < 0 ? lineFromStart(s) : blamed(moment));
    }

    /** Of a server of which no moment is told: what is given of it comes first, then the moment. */
    private Why untold(int moment, int s, String words) {
        return new Why(words, -1, moment < 0 || story.plan().given(s).isPresent() ? lineFromStart(s) : line(moment));
    }

    /** {@code "put into standby in step 6 (set-standby DK_MGT_1)"}, of a server that was active. */
    String whyNotActive(int s) {
        return putIntoStandby(sinceNotActive(s));
    }

    /** The moment since which a server is not active; -1 where it never was. */
    int sinceNotActive(int s) {
        return lastMoment((before, after) -> before.isActive(s) && !after.isActive(s));
    }

    /** {@code "put into standby in step 6 (set-standby DK_MGT_1)"}, of the moment in which that happened to a server. */
    String putIntoStandby(int moment) {
        Moment told = story.moments().get(moment);
        return ActionKind.of(Event.type(told.event())) == ActionKind.DETECT
                ? "put into standby by " + told.who() + ", which saw several active servers at once"
                : "put into standby " + at(moment);
    }

    /** The moment since which a server is not up; -1 where it never was. */
    int sinceNotUp(int s) {
        return lastMoment((before, after) -> before.isUp(s) && !after.isUp(s));
    }

    String whyNotUp(int s) {
        int moment = sinceNotUp(s);
        return switch (story.last().process(s)) {
            case STOPPED ->
                moment < 0
                        ? "is stopped from the start, never started"
                        : "was stopped " + at(moment) + ", never started again";
            case CRASHED -> "crashed and is not up again";
            case UPGRADING -> "is still being upgraded";
            case INITIALIZING -> "is still being initialized";
            case UP -> "is up";
        };
    }

    /** Why {@code s} does not stream from {@code a}: {@code "excluded in step 2, never initialized again"}. */
    Why whyNotStreaming(int s, int a) {
        SiteState last = story.last();
        if (!last.isUp(s)) {
            return since(sinceNotUp(s), s, "it " + whyNotUp(s));
        }
        String active = story.plan().serverName(a);
        int from = last.subscription(s);
        if (from == a && last.isRegistered(s, a)) {
            return last.reaches(s, a) ? otherRelease(s, a) : unreached(s, a);
        }
        if (last.streaming(s)) {
            int activated = lastMoment((before, after) -> !before.isActive(a) && after.isActive(a));
            return untold(activated, s, "it replicates from " + story.plan().serverName(from) + ", not from " + active);
        }
        int lost = lastMoment((before, after) -> isLinked(before, s) && !isLinked(after, s));
        boolean wasTried = wasTried(s, lost);
        String end = wasTried ? "and its initialization failed" : "never initialized";
        if (lost >= 0) {
            return since(lost, s, howLost(s, lost) + ", " + (wasTried ? end : end + " again"));
        }
        return story.initial().isActive(s)
                ? untold(sinceNotActive(s), s, "active at the start, " + end)
                : since(-1, s, "without replication from the start, " + end);
    }

    private Why otherRelease(int s, int a) {
        int since = lastMoment((before, after) -> before.sameVersion(s, a) && !after.sameVersion(s, a));
        return new Why(
                "it and " + story.plan().serverName(a) + " have different releases",
                -1,
                since < 0 ? lineFromStart(s) : line(since));
    }

    private Why unreached(int s, int a) {
        int since = lastMoment((before, after) -> before.reaches(s, a) && !after.reaches(s, a));
        String words = "it cannot reach " + story.plan().serverName(a);
        if (since >= 0) {
            return new Why(words, -1, line(since));
        }
        int given = story.plan()
                .givenCut(s, a)
                .map(cut -> cut.one().position().line())
                .orElse(0);
        return new Why(words, -1, given > 0 ? given : lineFromStart(s));
    }

    /** Whether both ends of the replication of {@code s} are there. */
    static boolean isLinked(SiteState state, int s) {
        int from = state.subscription(s);
        return from != SiteState.NONE && state.isRegistered(s, from);
    }

    private String howLost(int s, int moment) {
        Moment told = story.moments().get(moment);
        SiteState before = story.before(moment);
        boolean excluded = Event.type(told.event()) == ActionKind.ISSUE.first()
                && story.plan().current(before).command() == Commands.EXCLUDE;
        if (isFailedInitialization(moment) && operand(moment) == s) {
            return "its initialization from " + story.plan().serverName(before.subscription(s)) + " failed";
        }
        if (ActionKind.of(Event.type(told.event())) == ActionKind.INTERRUPT_INITIALIZATION && operand(moment) == s) {
            return "it crashed while it was initialized from " + story.plan().serverName(before.subscription(s));
        }
        return excluded ? "excluded in " + steps.current(before) : "it lost its replication " + at(moment);
    }

    private boolean isFailedInitialization(int moment) {
        int type = Event.type(story.moments().get(moment).event());
        return Event.isAction(type)
                && ActionKind.of(type) == ActionKind.END_INITIALIZATION
                && !Transitions.initializationSucceeds(story.before(moment), operand(moment));
    }

    /** The server that the moment's action is of. */
    private int operand(int moment) {
        int type = Event.type(story.moments().get(moment).event());
        return ActionKind.of(type).operand(type);
    }

    private boolean wasTried(int s, int since) {
        return lastMoment((before, after) -> ((before.initializing() & ~after.initializing()) >>> s & 1) != 0) > since;
    }

    Sentences sentences() {
        return sentences;
    }
}
