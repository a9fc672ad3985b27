package io.handover.sandbox.session;

import io.handover.sandbox.rehearsal.Recording;
import io.handover.sandbox.rehearsal.RecordingJson;
import io.handover.sandbox.scenario.Lesson;
import io.handover.sandbox.scenario.LessonJson;
import io.handover.sandbox.session.SessionException.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A session as a file that goes from one server to another: its recording, and with it what a debrief needs that no rehearsal tells:
 * {@code "told": {"exam": true or false, "account": TEXT, "hints": [{"millis": MILLIS, "grade": 1..3, "text": TEXT}, ...]}}, and the field {@code lesson} where
 * it is of one. A recording without that is one too.
 *
 * @param account empty: none was written
 * @param lesson what was rehearsed; empty where that is a scenario
 */
record Export(
        Recording recording,
        boolean exam,
        Optional<String> account,
        List<SessionFile.Hint> hints,
        Optional<Lesson> lesson) {
    private static final String TOLD = "told";
    private static final String LESSON = "lesson";
    private static final int MOST_GRADE = 3;

    Export {
        hints = List.copyOf(hints);
    }

    static Export of(SessionFile file, Optional<Lesson> lesson) {
        return new Export(file.recording(), file.exam(), file.account(), file.hints(), lesson);
    }

    /** Of a recording alone. */
    static Export of(Recording recording, boolean exam) {
        return new Export(recording, exam, Optional.empty(), List.of(), Optional.empty());
    }

    String text() {
        ObjectNode root = (ObjectNode) JsonMapper.shared().readTree(RecordingJson.write(recording));
        ObjectNode told = root.putObject(TOLD).put("exam", exam);
        account.ifPresent(text -> told.put("account", text));
        var given = told.putArray("hints");
        hints.forEach(hint -> hint.write(given.addObject()));
        lesson.ifPresent(one -> LessonJson.write(one, root.putObject(LESSON)));
        return root.toString();
    }

    /**
     * Reads such a file.
     *
     * @throws SessionException where it is none
     */
    static Export read(String text) {
        try {
            Recording recording = RecordingJson.read(text);
            JsonNode root = JsonMapper.shared().readTree(text);
            JsonNode told = root.path(TOLD);
            return new Export(
                    recording,
                    told.path("exam").asBoolean(false),
                    told.has("account")
                            ? Optional.of(text(told, "account", SessionFile.MOST_ACCOUNT))
                            : Optional.empty(),
                    hints(told.path("hints"), recording.untilMillis()),
                    root.has(LESSON) ? Optional.of(lesson(root.path(LESSON), recording)) : Optional.empty());
        } catch (RecordingJson.RecordingException none) {
            throw wrong(String.valueOf(none.getMessage()));
        }
    }

    private static Lesson lesson(JsonNode written, Recording recording) {
        try {
            Lesson lesson = LessonJson.read(written);
            if (!lesson.name().toString().equals(recording.scenario())) {
                throw new IllegalArgumentException("the lesson in it is not the one that was rehearsed");
            }
            return lesson;
        } catch (IllegalArgumentException none) {
            throw wrong("That cannot be gone on with: " + none.getMessage() + ".");
        }
    }

    private static SessionException wrong(String sentence) {
        return new SessionException(Why.WRONG, sentence);
    }

    private static List<SessionFile.Hint> hints(JsonNode given, long untilMillis) {
        if (given.size() > SessionFile.MOST_HINTS) {
            throw wrong("A rehearsal has at most " + SessionFile.MOST_HINTS + " hints.");
        }
        List<SessionFile.Hint> hints = new ArrayList<>();
        for (JsonNode hint : given) {
            long millis = hint.path("millis").asLong(-1);
            int grade = hint.path("grade").asInt(0);
            if (millis < 0 || millis > untilMillis || grade < 1 || grade > MOST_GRADE) {
                throw wrong("A hint has a grade of 1 to " + MOST_GRADE + " and a time of the rehearsal, 0 to "
                        + untilMillis + " ms.");
            }
            hints.add(new SessionFile.Hint(millis, grade, text(hint, "text", SessionFile.MOST_HINT)));
        }
        return hints;
    }

    private static String text(JsonNode object, String field, int most) {
        JsonNode value = object.path(field);
        if (!value.isString() || value.stringValue().length() > most) {
            throw wrong("The field '" + field + "' is a text of at most " + most + " characters.");
        }
        return value.stringValue();
    }
}
