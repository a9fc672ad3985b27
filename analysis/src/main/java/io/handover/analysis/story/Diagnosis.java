package io.handover.analysis.story;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Plan;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.state.Pairs;
import io.handover.model.state.Process;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.run.Cause;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Event;
import io.handover.simulator.run.Losses;
import io.handover.simulator.run.Run;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What goes wrong in a story that ends in a violation.
 *
 * @param summary what goes wrong, in the operator's words
 * @param line the line of the procedure's file that it points at; empty where there is no file
 */
public record Diagnosis(String summary, OptionalInt line) {

    /**
     * Of a run that violates a check.
     *
     * @param story the first {@link Story#telling} of its events
     */
    public static Diagnosis of(Run run, int check, Story story) {
        return run.cause(check) == Cause.GOES_ROUND
                ? new Round(run, story).diagnosis()
                : of(story, run.simulation().checks().get(check));
    }

    /** Of a story that ends with the violation of a check. */
    public static Diagnosis of(Story story, Check check) {
        Causes causes = new Causes(story);
        if (check instanceof Check.OfProperty of) {
            return ofProperty(story, of.property(), causes);
        }
        if (check instanceof Check.OfStep step) {
            int end = story.moments().size() - 1;
            boolean isSkipped = end >= 0 && Event.type(story.moments().get(end).event()) == ActionKind.SKIP.first();
            return diagnosis(
                    "step " + step.number()
                            + (isSkipped
                                    ? " is skipped, and so not done within the time that the procedure allows"
                                    : " is not done within the time that the procedure allows"),
                    step.position().line());
        }
        Check.OfBound bound = (Check.OfBound) check;
        return diagnosis(
                "the procedure's bound is broken: " + bound.promise(),
                bound.bound().position().line());
    }

    /**
     * Of an untimed path that ends in the violation of a property: by its last action, in its last state or, of an <em>eventually</em>
     * property, also in a state of a component in which the site goes round for ever.
     */
    public static Diagnosis of(Transitions transitions, Story path, Property property) {
        if (!property.isEventual() || transitions.progress(path.last()) == 0) {
            return ofProperty(path, property, new Causes(path));
        }
        Round round = new Round(transitions, path.last());
        if (property == Properties.PROCEDURE_COMPLETES) {
            return round.diagnosis();
        }
        StateProperty ofStates = (StateProperty) property;
        Story violated = path.then(transitions, round.pathTo(state -> !ofStates.holds(path.plan(), state)));
        Diagnosis there = ofProperty(violated, property, new Causes(violated));
        return new Diagnosis(round.words() + ", and time and again it is so that " + there.summary(), there.line());
    }

    private static Diagnosis ofProperty(Story story, Property property, Causes causes) {
        List<String> missing = new Missing(story).of(property);
        if (!missing.isEmpty()) {
            return diagnosis(String.join("; ", missing), lineOfLack(story, property, causes));
        }
        int end = story.moments().size() - 1;
        SiteState last = story.last();
        Sentences sentences = causes.sentences();
        if (property == Properties.ONLY_DECLARED_CHANGES_LOST) {
            return lostChange(story, causes);
        }
        String how = end < 0 ? "from the start" : causes.at(end);
        if (property == Properties.AT_MOST_ONE_ACTIVE) {
            return diagnosis(sentences.names(last.upActive()) + " are active at once " + how, blamed(causes, end));
        }
        if (property == Properties.NO_MIXED_VERSION_REPLICATION) {
            return mixedVersions(story, causes);
        }
        return diagnosis("no server is active " + how, blamed(causes, end));
    }

    /** Of what is so from the start, the first step's. */
    private static int blamed(Causes causes, int end) {
        return end < 0 ? causes.line(end) : causes.blamed(end);
    }

    /** The line of the step that a lack at the end goes back to: where it came about, or where the operator waits. */
    private static int lineOfLack(Story story, Property property, Causes causes) {
        SiteState last = story.last();
        if (property == Properties.PROCEDURE_COMPLETES || property == Properties.EVENTUALLY_UPGRADED) {
            return new StepNames(story.plan()).line(last);
        }
        if (property == Properties.EVENTUALLY_NO_DANGLING) {
            return lineOfDangling(story, causes);
        }
        return switch (Integer.bitCount(last.upActive())) {
            case 0 -> lineOfNoneActive(story, causes);
            case 1 -> lineOfNotReplicating(story, causes);
            default -> lineOfSeveralActive(story, causes);
        };
    }

    /** Where the last of the ends was dropped; of what is so from the start, what is given, and no step where nothing is. */
    private static int lineOfDangling(Story story, Causes causes) {
        SiteState last = story.last();
        int dropped = causes.lastMoment(
                (before, after) -> (after.danglingPairs() & ~before.danglingPairs() & last.danglingPairs()) != 0);
        if (dropped >= 0) {
            return causes.blamed(dropped);
        }
        int pair = Integer.numberOfTrailingZeros(last.danglingPairs());
        return Stream.of(pair / Pairs.ROW, pair % Pairs.ROW)
                .flatMap(s -> story.plan().given(s).stream())
                .mapToInt(given -> given.role().position().line())
                .findFirst()
                .orElse(0);
    }

    /** The last moment that is told of a server that was active. */
    private static int lineOfNoneActive(Story story, Causes causes) {
        SiteState last = story.last();
        Missing missing = new Missing(story);
        int latest = -1;
        int first = SiteState.NONE;
        for (int s = 0; s < last.servers(); s++) {
            if (missing.everActive(s)) {
                latest = Math.max(latest, last.isUp(s) ? causes.sinceNotActive(s) : causes.sinceNotUp(s));
                first = first == SiteState.NONE ? s : first;
            }
        }
        return latest >= 0 ? causes.blamed(latest) : causes.lineFromStart(first == SiteState.NONE ? 0 : first);
    }

    /** Of the servers that do not replicate, the line of the one of which the last moment is told. */
    private static int lineOfNotReplicating(Story story, Causes causes) {
        SiteState last = story.last();
        int a = Integer.numberOfTrailingZeros(last.upActive());
        return IntStream.range(0, last.servers())
                .filter(s -> s != a && !last.streamingFrom(s, a))
                .mapToObj(s -> causes.whyNotStreaming(s, a))
                .reduce((one, other) -> other.told() > one.told() ? other : one)
                .map(Causes.Why::line)
                .orElseGet(() -> causes.line(-1));
    }

    private static int lineOfSeveralActive(Story story, Causes causes) {
        int since = causes.lastMoment(
                (before, after) -> Integer.bitCount(before.upActive()) < 2 && Integer.bitCount(after.upActive()) > 1);
        if (since >= 0) {
            return causes.blamed(since);
        }
        // The active one of an undisturbed site has nothing to be told of it.
        int actives = story.last().upActive();
        return causes.lineFromStart(31 - Integer.numberOfLeadingZeros(actives));
    }

    private static Diagnosis mixedVersions(Story story, Causes causes) {
        Plan plan = story.plan();
        int pair = Integer.numberOfTrailingZeros(story.last().mixedVersionPairs());
        int s = pair / Pairs.ROW;
        int a = pair - Pairs.ROW * s;
        String what =
                plan.serverName(s) + " is to replicate from " + plan.serverName(a) + ", which has another release";
        int upgraded = causes.lastMoment((before, after) -> {
            int began = after.upgrading() & ~before.upgrading();
            return (began & (1 << s | 1 << a)) != 0 && before.subscription(s) == a && before.isRegistered(s, a);
        });
        if (upgraded < 0) {
            int end = story.moments().size() - 1;
            return diagnosis(what + ", " + causes.at(end), causes.line(end));
        }
        SiteState before = story.before(upgraded);
        boolean isSource = story.moments().get(upgraded).after().process(a) == Process.UPGRADING;
        return diagnosis(
                what + ": " + plan.serverName(isSource ? a : s) + " was upgraded " + causes.at(upgraded) + " while "
                        + (isSource ? plan.serverName(s) + " still replicated from it" : "it still replicated")
                        + branch(plan, before),
                causes.line(upgraded));
    }

    /** Since when the operator may turn to the branch in which that was done. */
    private static String branch(Plan plan, SiteState state) {
        if (state.branch() == SiteState.NO_BRANCH) {
            return "";
        }
        StepNames steps = new StepNames(plan);
        Branch branch = plan.branch(state.branch());
        return "; the operator may turn to " + steps.branch(branch) + " from " + steps.main(branch.from()) + " on";
    }

    private static Diagnosis lostChange(Story story, Causes causes) {
        long declared = story.last().declared();
        Losses.Loss lost = story.losses().stream()
                .filter(loss -> (declared >>> loss.change() & 1) == 0)
                .findFirst()
                .orElseThrow();
        return diagnosis(
                new LossWords(story, causes, lost).sentence(),
                causes.line(lost.last().event()));
    }

    private static Diagnosis diagnosis(String summary, int line) {
        return new Diagnosis(summary, line > 0 ? OptionalInt.of(line) : OptionalInt.empty());
    }
}
