package io.handover.analysis.replay;

import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Story;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.Fingerprint;
import io.handover.analysis.token.ReplayToken;
import io.handover.explorer.search.Trial;
import io.handover.model.action.ActionKind;
import io.handover.model.property.Property;
import io.handover.model.site.Scope;
import io.handover.model.transition.Transitions;
import io.handover.simulator.run.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The path of the core that a simulated run is, its times left out. What holds actions back (a stall, a delay, an absent operator, a lost
 * command) has no part in it: in the core anything may take any time. Two things that the simulator does are no actions of the core: an
 * initialization that is interrupted by a crash, and a command that is given out of turn.
 */
public final class PathOfRun {
    /** The most changes that a scope has. */
    private static final int MOST_CHANGES = 63;

    private PathOfRun() {}

    /**
     * The path, with budgets for what happens in it and no more.
     *
     * @param subject the procedure on the site of the run
     * @param story the run as far as it is told
     * @param property what it violates
     * @return empty where something happens that the core does not have, or where the end violates nothing yet once the rest of its time is left
     *     open
     */
    public static Optional<ReplayToken.OfPath> of(Subject subject, Story story, Property property) {
        List<Integer> actions = new ArrayList<>();
        for (Moment moment : story.moments()) {
            if (Event.isAction(moment.event())) {
                int action = Event.type(moment.event());
                int times = ActionKind.of(action) == ActionKind.CHANGE ? Event.changes(moment.event()) : 1;
                if (isBeyondTheCore(action) || actions.size() + times > ReplayToken.MOST_CHARACTERS) {
                    return Optional.empty();
                }
                actions.addAll(Collections.nCopies(times, action));
            }
        }
        int changes = count(actions, ActionKind.CHANGE);
        if (changes + story.plan().givenChanges() > MOST_CHANGES) {
            return Optional.empty();
        }
        Scope scope = new Scope(
                story.plan().serverNames().size(),
                changes,
                count(actions, ActionKind.CRASH),
                count(actions, ActionKind.CUT),
                count(actions, ActionKind.INSTALLER_FAILS),
                count(actions, ActionKind.SKIP));
        Transitions transitions =
                new Transitions(story.plan(), scope, subject.site().site().assumptions());
        Trial trial = new Trial(transitions, transitions.initialState(), actions);
        if (trial.notEnabled().isPresent() || !trial.endsInViolation(property)) {
            return Optional.empty();
        }
        return Optional.of(new ReplayToken.OfPath(
                subject.procedureName(),
                subject.siteName(),
                Fingerprint.of(story.plan()),
                transitions.assumptions(),
                scope,
                actions));
    }

    private static boolean isBeyondTheCore(int action) {
        return switch (ActionKind.of(action)) {
            case INTERRUPT_INITIALIZATION, SLIP -> true;
            default -> false;
        };
    }

    private static int count(List<Integer> actions, ActionKind kind) {
        return (int)
                actions.stream().filter(action -> ActionKind.of(action) == kind).count();
    }
}
