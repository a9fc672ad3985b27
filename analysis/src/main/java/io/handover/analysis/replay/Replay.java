package io.handover.analysis.replay;

import io.handover.analysis.story.Diagnosis;
import io.handover.analysis.story.OutOfTurn;
import io.handover.analysis.story.Story;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.Fingerprint;
import io.handover.analysis.token.ReplayToken;
import io.handover.analysis.token.TokenException;
import io.handover.explorer.search.Trial;
import io.handover.model.action.ActionKind;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.property.StepProperty;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Event;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.shrink.Shrinker;
import io.handover.simulator.shrink.Shrunk;
import io.handover.simulator.shrink.SmallerSites;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A run or path done again.
 *
 * @param subject the procedure on its site, with the assumptions of the token
 * @param token what was replayed
 * @param story what happened
 * @param violations what is violated, in the order in which it happens
 */
public record Replay(Subject subject, ReplayToken token, Story story, List<Violation> violations) {
    /**
     * A violation.
     *
     * @param check what is violated
     * @param after how many moments of the story had happened by then
     * @param diagnosis what goes wrong
     */
    public record Violation(Check check, int after, Diagnosis diagnosis) {}

    public Replay {
        violations = violations.stream()
                .sorted(Comparator.comparingInt(Violation::after))
                .toList();
    }

    /**
     * Does a run or path again.
     *
     * @param subject the procedure on the site that the token names, with the assumptions of the token
     * @throws TokenException where procedure or site are no longer those that the token was made with
     */
    public static Replay of(Subject subject, ReplayToken token) {
        if (Fingerprint.of(subject.plan()) != token.planFingerprint()) {
            OtherBinding.of(subject, token.planFingerprint()).ifPresent(bound -> {
                throw new TokenException("the roles of '" + subject.procedureName() + "' (" + subject.source()
                        + ") are bound otherwise than when the token was made, so the run cannot be replayed: then "
                        + bound);
            });
            throw new TokenException("the procedure is no longer the same: the steps, branches, bounds or promises of '"
                    + subject.procedureName() + "' (" + subject.source() + ") on site '" + subject.siteName()
                    + "' with its " + subject.plan().serverNames().size()
                    + " servers are not those that the token was made with, so the run cannot be replayed");
        }
        if (token instanceof ReplayToken.OfRun run) {
            return ofRun(subject, run);
        }
        return token instanceof ReplayToken.OfPath path
                ? ofPath(subject, path, path.scope(), path.actions())
                : ofSlip(subject, (ReplayToken.OfSlip) token);
    }

    private static Replay ofSlip(Subject subject, ReplayToken.OfSlip token) {
        return ofPath(subject, token, token.scope(), token.events());
    }

    private static Replay ofRun(Subject subject, ReplayToken.OfRun token) {
        if (Fingerprint.of(subject.site()) != token.siteFingerprint()) {
            throw new TokenException(
                    "the site is no longer the same: the timing or the fault plan of '" + subject.siteName()
                            + "' are not those that the token was made with, so the run cannot be replayed");
        }
        if (token.faults() >>> Faults.ALL.size() != 0) {
            throw otherVersion();
        }
        List<Fault> faults = IntStream.range(0, Faults.ALL.size())
                .filter(place -> (token.faults() >>> place & 1) != 0)
                .mapToObj(Faults.ALL::get)
                .toList();
        Simulation simulation = new Simulation(subject.plan(), subject.site(), faults);
        Run run = new Run(simulation);
        run.execute(token.seed(), token.index(), Edits.NONE);
        if (token.check() < 0) {
            return ofRun(subject, token, run, run.events());
        }
        if (token.check() >= simulation.checks().size() || !run.violates(token.check())) {
            throw otherVersion();
        }
        Shrunk shrunk =
                Shrinker.shrink(simulation, new SmallerSites(simulation), token.seed(), token.index(), token.check());
        if (shrunk.events() != token.events()
                || Fingerprint.of(shrunk.run(), shrunk.events()) != token.storyFingerprint()) {
            throw otherVersion();
        }
        return ofRun(subject, token, shrunk.run(), shrunk.events());
    }

    private static TokenException otherVersion() {
        return new TokenException(
                "the token was made by another version of handover, which simulates differently; check the"
                        + " procedure again");
    }

    private static Replay ofRun(Subject subject, ReplayToken.OfRun token, Run run, int events) {
        List<Check> checks = run.simulation().checks();
        int told = token.check() < 0 ? events : Story.telling(run, token.check());
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            if (run.violates(i) && Story.telling(run, i) <= told) {
                int after = Story.telling(run, i);
                violations.add(new Violation(checks.get(i), after, Diagnosis.of(run, i, Story.of(run, after))));
            }
        }
        return new Replay(subject, token, Story.of(run, told), violations);
    }

    private static Replay ofPath(Subject subject, ReplayToken token, Scope scope, List<Integer> events) {
        if (scope.servers() != subject.plan().serverNames().size()) {
            throw otherVersion();
        }
        Transitions transitions = new Transitions(subject.plan(), scope, token.assumptions());
        SiteState state = transitions.initialState();
        for (int event : events) {
            if (!isAnEvent(event) || !OutOfTurn.isPossible(transitions, state, event)) {
                throw otherVersion();
            }
            OutOfTurn.apply(transitions, state, event);
        }
        Trial atTheEnd = new Trial(transitions, state, List.of());
        Story story = Story.of(
                transitions, events.stream().mapToInt(Integer::intValue).toArray());
        List<Violation> violations = new ArrayList<>();
        for (Property property : Properties.ALL) {
            int after = firstViolation(property, story, transitions, atTheEnd);
            if (after >= 0) {
                violations.add(new Violation(
                        new Check.OfProperty(property),
                        after,
                        Diagnosis.of(transitions, story.until(after), property)));
            }
        }
        return new Replay(subject, token, story, violations);
    }

    private static boolean isAnEvent(int event) {
        return event >= 0 && Event.type(event) <= ActionKind.SLIP.first();
    }

    /** After how many moments a property is violated, or -1; where the site goes round at the end, it is so there. */
    private static int firstViolation(Property property, Story story, Transitions transitions, Trial trial) {
        for (int after = 0; after <= story.moments().size(); after++) {
            SiteState state = story.before(after);
            boolean holds = property instanceof StateProperty of
                    ? property.isEventual() && transitions.progress(state) != 0 || of.holds(story.plan(), state)
                    : after == 0
                            || ((StepProperty) property)
                                    .holds(
                                            story.before(after - 1),
                                            Event.type(story.moments()
                                                    .get(after - 1)
                                                    .event()),
                                            state);
            if (!holds) {
                return after;
            }
        }
        return property.isEventual() && trial.endsInViolation(property)
                ? story.moments().size()
                : -1;
    }
}
