package io.handover.sandbox.session;

import io.handover.sandbox.rehearsal.Input;
import io.handover.sandbox.rehearsal.Recording;
import io.handover.sandbox.rehearsal.RecordingJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that is kept of a session.
 *
 * @param id its name in addresses
 * @param secretDigest what is kept of the trainee's secret
 * @param exam whether there is no outlook, no hint and no going back before the end
 * @param account what the trainee wrote about it afterwards; empty as long as nothing was written
 * @param hints those that were given
 * @param pending what the instructor has in store
 * @param passed whether nothing that counts is broken; empty as long as it has not ended
 * @param ended the how-manieth of all that are kept it is that ended, from 1; empty as long as it has not, or where that was not counted
 */
record SessionFile(
        String id,
        String secretDigest,
        String trainee,
        boolean exam,
        Optional<String> account,
        List<Hint> hints,
        List<Pending> pending,
        Optional<Boolean> passed,
        OptionalInt ended,
        Recording recording) {
    private static final int VERSION = 1;
    private static final String MARK = "handover-session";

    /** Longer names are none. */
    static final int MOST_NAME = 60;

    /** The longest account. */
    static final int MOST_ACCOUNT = 8_000;

    static final int MOST_PENDING = 32;

    /** A hint that was given at a moment. */
    record Hint(long millis, int grade, String text) {}

    /** A disturbance that will be injected at a moment. */
    record Pending(long millis, Input.Inject what) {}

    SessionFile {
        hints = List.copyOf(hints);
        pending = List.copyOf(pending);
    }

    static SessionFile begin(String id, String secret, String trainee, boolean exam, Recording recording) {
        return new SessionFile(
                id,
                Token.digest(secret),
                trainee,
                exam,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                OptionalInt.empty(),
                recording);
    }

    SessionFile withAccount(String text) {
        return new SessionFile(id, secretDigest, trainee, exam, Optional.of(text), hints, pending, passed, ended, recording);
    }

    SessionFile withHints(List<Hint> given) {
        return new SessionFile(id, secretDigest, trainee, exam, account, given, pending, passed, ended, recording);
    }

    SessionFile withPending(List<Pending> stored) {
        return new SessionFile(id, secretDigest, trainee, exam, account, hints, stored, passed, ended, recording);
    }

    SessionFile withRecording(Recording longer, Optional<Boolean> result) {
        return new SessionFile(id, secretDigest, trainee, exam, account, hints, pending, result, ended, longer);
    }

    SessionFile withEnded(int number) {
        return new SessionFile(
                id, secretDigest, trainee, exam, account, hints, pending, passed, OptionalInt.of(number), recording);
    }

    String text() {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put(MARK, VERSION)
                .put("id", id)
                .put("secret-digest", secretDigest)
                .put("trainee", trainee)
                .put("exam", exam);
        account.ifPresent(text -> root.put("account", text));
        ArrayNode given = root.putArray("hints");
        hints.forEach(hint -> given.addObject()
                .put("millis", hint.millis())
                .put("grade", hint.grade())
                .put("text", hint.text()));
        ArrayNode stored = root.putArray("pending");
        pending.forEach(one -> {
            ObjectNode node = stored.addObject().put("millis", one.millis());
            RecordingJson.write(one.what(), recording.servers(), node);
        });
        passed.ifPresent(has -> root.put("passed", has));
        ended.ifPresent(number -> root.put("ended", number));
        root.set("rehearsal", JsonMapper.shared().readTree(RecordingJson.write(recording)));
        return root.toString();
    }

    /**
     * Reads what was kept.
     *
     * @throws IllegalArgumentException where the text is something else
     */
    static SessionFile read(String text) {
        try {
            JsonNode root = JsonMapper.shared().readTree(text);
            if (root.path(MARK).asInt(0) != VERSION) {
                throw new IllegalArgumentException("it is no session, or one of another version");
            }
            Recording recording = RecordingJson.read(root.path("rehearsal").toString());
            List<Hint> hints = new ArrayList<>();
            root.path("hints")
                    .forEach(node -> hints.add(new Hint(
                            node.path("millis").asLong(),
                            node.path("grade").asInt(),
                            node.path("text").asString())));
            List<Pending> pending = new ArrayList<>();
            for (JsonNode node : root.path("pending")) {
                if (RecordingJson.input(node, recording.servers()) instanceof Input.Inject inject) {
                    pending.add(new Pending(node.path("millis").asLong(), inject));
                }
            }
            return new SessionFile(
                    root.path("id").asString(),
                    root.path("secret-digest").asString(),
                    root.path("trainee").asString(),
                    root.path("exam").asBoolean(),
                    root.has("account") ? Optional.of(root.path("account").asString()) : Optional.empty(),
                    hints,
                    pending,
                    root.has("passed") ? Optional.of(root.path("passed").asBoolean()) : Optional.empty(),
                    root.has("ended") ? OptionalInt.of(root.path("ended").asInt()) : OptionalInt.empty(),
                    recording);
        } catch (JacksonException | RecordingJson.RecordingException broken) {
            throw new IllegalArgumentException(String.valueOf(broken.getMessage()), broken);
        }
    }
}
