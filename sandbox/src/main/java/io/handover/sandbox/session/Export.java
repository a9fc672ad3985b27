package io.handover.sandbox.session;

import io.handover.sandbox.rehearsal.Recording;
import io.handover.sandbox.rehearsal.RecordingJson;
import io.handover.sandbox.scenario.Lesson;
import io.handover.sandbox.scenario.LessonJson;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A rehearsal as a file with which another server can go on: a recording as JSON and, where it is of a lesson, that one in its field {@code lesson}.
 */
record Export(Recording recording, Optional<Lesson> lesson) {
    private static final String LESSON = "lesson";

    String text() {
        String text = RecordingJson.write(recording);
        if (lesson.isEmpty()) {
            return text;
        }
        ObjectNode root = (ObjectNode) JsonMapper.shared().readTree(text);
        LessonJson.write(lesson.get(), root.putObject(LESSON));
        return root.toString();
    }

    /**
     * Reads one.
     *
     * @throws RecordingJson.RecordingException where it is none
     * @throws IllegalArgumentException where the lesson in it is none, or another; the message is a sentence without its stop
     */
    static Export read(String text) {
        Recording recording = RecordingJson.read(text);
        JsonNode written;
        try {
            written = JsonMapper.shared().readTree(text).path(LESSON);
        } catch (JacksonException never) {
            throw new IllegalStateException("the recording in it was read", never);
        }
        if (written.isMissingNode()) {
            return new Export(recording, Optional.empty());
        }
        Lesson lesson = LessonJson.read(written);
        if (!lesson.name().toString().equals(recording.scenario())) {
            throw new IllegalArgumentException("the lesson in it is not the one that was rehearsed");
        }
        return new Export(recording, Optional.of(lesson));
    }
}
