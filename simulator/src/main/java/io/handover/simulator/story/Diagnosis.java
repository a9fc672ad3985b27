package io.handover.simulator.story;

import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.state.SiteState;
import io.handover.simulator.run.Check;
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
                    "step " + step.step() + " takes longer than the procedure allows",
                    story.plan().step(step.step()).instruction().position().line());
        }
        Check.OfBound bound = (Check.OfBound) check;
        return diagnosis(
                "the procedure's bound is broken: " + bound.promise(),
                bound.bound().position().line());
    }

    private static Diagnosis ofProperty(Story story, Property property, Causes causes) {
        List<String> missing = new Missing(story).of(property);
        if (!missing.isEmpty()) {
            return diagnosis(String.join("; ", missing), causes.line(causeOf(story, causes)));
        }
        int end = story.moments().size() - 1;
        SiteState last = story.last();
        Sentences sentences = causes.sentences();
        if (property == Properties.ONLY_EXEMPT_CHANGES_LOST) {
            return lostChange(story, causes);
        }
        String how = end < 0 ? "from the start" : causes.at(end);
        if (property == Properties.AT_MOST_ONE_ACTIVE) {
            return diagnosis(sentences.names(last.upActive()) + " are active at once " + how, causes.line(end));
        }
        if (property == Properties.NO_MIXED_VERSION_REPLICATION) {
            int pair = Integer.numberOfTrailingZeros(last.mixedVersionPairs());
            int s = pair / 5;
            return diagnosis(
                    story.plan().serverName(s) + " is declared to replicate from "
                            + story.plan().serverName(pair - 5 * s) + " with another release, " + how,
                    causes.line(end));
        }
        return diagnosis("no server is active " + how, causes.line(end));
    }

    private static int causeOf(Story story, Causes causes) {
        SiteState last = story.last();
        if (last.upActive() == 0) {
            return causes.lastMoment((before, after) -> before.upActive() != 0 && after.upActive() == 0);
        }
        int lost = causes.lastMoment((before, after) ->
                Integer.bitCount(after.streamingPairs()) < Integer.bitCount(before.streamingPairs()));
        return lost < 0 ? story.moments().size() - 1 : lost;
    }

    private static Diagnosis lostChange(Story story, Causes causes) {
        SiteState last = story.last();
        long lost = last.changesMade() & ~last.exempt() & ~last.database(1);
        int change = Long.numberOfTrailingZeros(lost);
        int made = causes.lastMoment((before, after) -> before.changes() == change && after.changes() == change + 1);
        int excluded = causes.lastMoment(
                (before, after) -> (before.streamingPairs() & ~after.streamingPairs() & 31 << 5) != 0);
        String server = story.plan().serverName(1);
        String cause = excluded > made
                ? server + " lost its replication " + causes.at(excluded) + " before the change had reached it"
                : server + " does not replicate any more when it is made";
        return diagnosis(
                "change " + (change + 1) + ", made on " + where(story, made)
                        + ", is lost although the procedure does not" + " declare it lost: " + cause,
                causes.line(excluded > made ? excluded : Math.max(0, made)));
    }

    private static String where(Story story, int made) {
        String what = story.moments().get(made).what();
        return what.substring(what.indexOf(" on ") + 4).replace(" (the procedure declares it lost)", "");
    }

    private static Diagnosis diagnosis(String summary, int line) {
        return new Diagnosis(summary, line > 0 ? OptionalInt.of(line) : OptionalInt.empty());
    }
}
