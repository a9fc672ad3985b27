package io.handover.simulator.story;

import io.handover.model.action.ActionKind;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Event;
import java.util.List;
import java.util.OptionalInt;

/**
 * What goes wrong in a story that ends in a violation.
 *
 * @param summary what goes wrong, in the operator's words
 * @param line the line of the procedure's file that it points at; empty where there is no file
 */
public record Diagnosis(String summary, OptionalInt line) {

    /** Of a story that ends with the violation of a check. */
    public static Diagnosis of(Story story, Check check) {
        Causes causes = new Causes(story);
        if (check instanceof Check.OfProperty of) {
            return ofProperty(story, of.property(), causes);
        }
        if (check instanceof Check.OfStep step) {
            return diagnosis(
                    "step " + step.number() + " is not done within the time that the procedure allows",
                    step.position().line());
        }
        Check.OfBound bound = (Check.OfBound) check;
        return diagnosis(
                "the procedure's bound is broken: " + bound.promise(),
                bound.bound().position().line());
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
            return diagnosis(sentences.names(last.upActive()) + " are active at once " + how, causes.line(end));
        }
        if (property == Properties.NO_MIXED_VERSION_REPLICATION) {
            int pair = Integer.numberOfTrailingZeros(last.mixedVersionPairs());
            int s = pair / Pairs.ROW;
            return diagnosis(
                    story.plan().serverName(s) + " is to replicate from "
                            + story.plan().serverName(pair - Pairs.ROW * s) + ", which has another release, " + how,
                    causes.line(end));
        }
        return diagnosis("no server is active " + how, causes.line(end));
    }

    /** The line of the step that a lack at the end goes back to: where it came about, or where the operator waits. */
    private static int lineOfLack(Story story, Property property, Causes causes) {
        SiteState last = story.last();
        if (property == Properties.PROCEDURE_COMPLETES || property == Properties.EVENTUALLY_UPGRADED) {
            return new StepNames(story.plan()).line(last);
        }
        int cause = switch (Integer.bitCount(last.upActive())) {
            case 0 -> causes.lastMoment((before, after) -> before.upActive() != 0 && after.upActive() == 0);
            case 1 ->
                causes.lastMoment((before, after) ->
                        Integer.bitCount(after.streamingPairs()) < Integer.bitCount(before.streamingPairs()));
            default ->
                causes.lastMoment((before, after) ->
                        Integer.bitCount(before.upActive()) < 2 && Integer.bitCount(after.upActive()) > 1);
        };
        return causes.line(cause);
    }

    private static Diagnosis lostChange(Story story, Causes causes) {
        SiteState last = story.last();
        long lost = last.lost() & ~last.declared();
        int change = Long.numberOfTrailingZeros(lost);
        int made = causes.lastMoment((before, after) -> before.changes() == change && after.changes() == change + 1);
        int excluded = causes.lastMoment((before, after) -> before.streaming(1) && !after.streaming(1));
        String server = story.plan().serverName(1);
        String cause = excluded > made
                ? server + " lost its replication " + causes.at(excluded) + " before the change had reached it"
                : "it is made " + when(story, made) + ", when " + server + " does not replicate any more";
        return diagnosis(
                "change " + (change + 1) + ", made " + where(story, made)
                        + ", is lost although the procedure does not declare it lost: " + cause,
                causes.line(excluded > made ? excluded : Math.max(0, made)));
    }

    private static String when(Story story, int made) {
        if (made < 0) {
            return "before the start";
        }
        SiteState then = story.before(made);
        return story.plan().hasCurrent(then)
                ? "during " + new StepNames(story.plan()).current(then)
                : "after the last step";
    }

    private static String where(Story story, int made) {
        if (made < 0) {
            return "before the start";
        }
        int server =
                ActionKind.CHANGE.operand(Event.type(story.moments().get(made).event()));
        return "on " + story.plan().serverName(server);
    }

    private static Diagnosis diagnosis(String summary, int line) {
        return new Diagnosis(summary, line > 0 ? OptionalInt.of(line) : OptionalInt.empty());
    }
}
