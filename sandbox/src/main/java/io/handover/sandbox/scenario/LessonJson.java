package io.handover.sandbox.scenario;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A lesson as JSON, on disk and on the wire: {@code {"handover-lesson": 1, "name": TOKEN@MOMENT, "title": TEXT, "take-away": TEXT, "seed": "0", "procedure": {"source":
 * NAME, "content": TEXT}, "site": {...}}}, the last two where they are not built in.
 */
public final class LessonJson {
    private static final int VERSION = 1;
    private static final String MARK = "handover-lesson";

    /** A token, and a moment. */
    private static final int LONGEST_LINE = 4_010;

    private LessonJson() {}

    /** Writes a lesson's fields into an object. */
    public static void write(Lesson lesson, ObjectNode into) {
        into.put(MARK, VERSION)
                .put("name", lesson.name().toString())
                .put("title", lesson.title())
                .put("take-away", lesson.takeAway())
                .put("seed", Long.toString(lesson.seed()));
        lesson.procedure().ifPresent(text -> write(text, into.putObject("procedure")));
        lesson.site().ifPresent(text -> write(text, into.putObject("site")));
    }

    private static void write(Lesson.Text text, ObjectNode into) {
        into.put("source", text.source()).put("content", text.content());
    }

    /**
     * Reads a lesson.
     *
     * @throws IllegalArgumentException where it is none; the message is a sentence without its stop
     */
    public static Lesson read(JsonNode node) {
        if (node.path(MARK).asInt(0) != VERSION) {
            throw new IllegalArgumentException(
                    "it is no lesson, or one of another version: '" + MARK + "' is not " + VERSION);
        }
        return new Lesson(
                Lesson.Name.of(line(node, "name"))
                        .orElseThrow(() -> new IllegalArgumentException("'name' is not TOKEN@MOMENT")),
                line(node, "title"),
                line(node, "take-away"),
                seed(line(node, "seed")),
                text(node.path("procedure")),
                text(node.path("site")));
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException("'seed' is no whole number", none);
        }
    }

    private static Optional<Lesson.Text> text(JsonNode node) {
        return node.isMissingNode()
                ? Optional.empty()
                : Optional.of(
                        new Lesson.Text(line(node, "source"), text(node, "content", Lesson.Text.MOST_CHARACTERS)));
    }

    private static String line(JsonNode node, String key) {
        return text(node, key, LONGEST_LINE);
    }

    private static String text(JsonNode node, String key, int most) {
        JsonNode value = node.path(key);
        if (!value.isString() || value.stringValue().length() > most) {
            throw new IllegalArgumentException("'" + key + "' is no text, or too long");
        }
        return value.stringValue();
    }
}
