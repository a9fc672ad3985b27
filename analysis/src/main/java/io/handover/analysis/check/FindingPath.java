package io.handover.analysis.check;

import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Story;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.Fingerprint;
import io.handover.analysis.token.ReplayToken;
import io.handover.explorer.search.Trial;
import io.handover.model.action.ActionKind;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.site.Site;
import io.handover.model.transition.Transitions;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Event;
import io.handover.simulator.site.SimulatedSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A finding's story as a path through the untimed model, which can be kept as a test case.
 *
 * @param subject the procedure on as many servers as the story is about
 * @param token the path, which ends in the violation; empty where the story cannot be told as one
 * @param why why it cannot, in words; empty where it can
 */
public record FindingPath(Subject subject, Optional<ReplayToken.OfPath> token, String why) {

    /** Of a finding of a check of that subject. */
    public static FindingPath of(Subject subject, Finding finding) {
        Story story = finding.story();
        Subject smaller = on(subject, story.plan().serverNames().size(), story);
        if (!(finding.check() instanceof Check.OfProperty of)) {
            return new FindingPath(
                    smaller, Optional.empty(), finding.check().name() + " is about time, and a path has none");
        }
        List<Integer> actions = new ArrayList<>();
        for (Moment moment : story.moments()) {
            int event = moment.event();
            if (!Event.isAction(event)) {
                continue;
            }
            ActionKind kind = ActionKind.of(Event.type(event));
            if (kind == ActionKind.SLIP || kind == ActionKind.INTERRUPT_INITIALIZATION) {
                return new FindingPath(
                        smaller,
                        Optional.empty(),
                        "a path knows no such fault (" + moment.who() + ": " + moment.what() + ")");
            }
            actions.add(Event.type(event));
        }
        return path(smaller, story, of.property(), actions);
    }

    private static FindingPath path(Subject subject, Story story, Property property, List<Integer> actions) {
        Scope scope = new Scope(
                story.plan().serverNames().size(),
                count(actions, ActionKind.CHANGE),
                count(actions, ActionKind.CRASH),
                count(actions, ActionKind.CUT),
                count(actions, ActionKind.INSTALLER_FAILS),
                count(actions, ActionKind.SKIP));
        Assumptions assumptions = subject.site().site().assumptions();
        Transitions transitions = new Transitions(story.plan(), scope, assumptions);
        Trial trial = new Trial(transitions, transitions.initialState(), actions);
        if (trial.notEnabled().isPresent() || !trial.endsInViolation(property)) {
            return new FindingPath(
                    subject, Optional.empty(), "without its times and its number of changes it is not violated");
        }
        return new FindingPath(
                subject,
                Optional.of(new ReplayToken.OfPath(
                        subject.procedureName(),
                        subject.siteName(),
                        Fingerprint.of(story.plan()),
                        assumptions,
                        scope,
                        actions)),
                "");
    }

    private static int count(List<Integer> actions, ActionKind kind) {
        return (int)
                actions.stream().filter(action -> ActionKind.of(action) == kind).count();
    }

    private static Subject on(Subject subject, int servers, Story story) {
        SimulatedSite whole = subject.site();
        Site site = whole.site();
        Site smaller = new Site(site.name(), site.title(), site.servers().subList(0, servers), site.assumptions());
        return new Subject(
                subject.source(),
                subject.text(),
                new SimulatedSite(smaller, whole.timing(), whole.faults()),
                story.plan());
    }
}
