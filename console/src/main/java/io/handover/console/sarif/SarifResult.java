package io.handover.console.sarif;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One thing that was found.
 *
 * @param rule what it violates
 * @param level how much it weighs
 * @param message what it is, in sentences
 * @param line the line that it is about; empty where it is about the whole file
 * @param step the step that the line belongs to, in words; empty where it is no step's
 * @param identity what it is told from others of its rule by, and known again by after edits elsewhere in the file: no line, no figure
 * @param story what leads there, a place a moment
 * @param fix what would mend it
 * @param properties what else is told, in the order in which it is written
 */
public record SarifResult(
        SarifRule rule,
        Level level,
        String message,
        OptionalInt line,
        Optional<String> step,
        String identity,
        List<Place> story,
        Optional<Fix> fix,
        Map<String, Object> properties) {
    /** How much a result weighs. */
    public enum Level {
        /** It makes the command fail. */
        ERROR,
        /** It should be looked at. */
        WARNING,
        /** It is only told: it does not count. */
        NOTE,
        /** Nobody knows: the rule was asked and there was no answer. Never a pass. */
        OPEN
    }

    /**
     * A moment of a story.
     *
     * @param text when, who and what
     * @param line the line of the step that the operator is at; 0 where there is none
     * @param state the site after it: what there is to say of each server
     */
    public record Place(String text, int line, Map<String, String> state) {}

    /**
     * The same file, mended.
     *
     * @param description what is changed, in a sentence
     * @param before its text
     * @param after its text with the change
     */
    public record Fix(String description, String before, String after) {}

    public SarifResult {
        story = List.copyOf(story);
    }
}
