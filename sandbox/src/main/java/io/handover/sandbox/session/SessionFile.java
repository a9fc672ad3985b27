package io.handover.sandbox.session;

import io.handover.sandbox.rehearsal.Input;
import io.handover.sandbox.rehearsal.Recording;
import io.handover.sandbox.rehearsal.RecordingJson;
import java.util.ArrayList;
import java.util.Comparator;
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
 * @param pending what the instructor has in store, in the order in which it comes
 * @param branches those that the instructor has handed to the trainee
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
        List<Branch> branches,
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

    /** Who has taken so many gets no more. */
    static final int MOST_HINTS = 200;

    /** The longest hint that is read. */
    static final int MOST_HINT = 2_000;

    /** A hint that was given at a moment. */
    record Hint(long millis, int grade, String text) {
        void write(ObjectNode into) {
            into.put("millis", millis).put("grade", grade).put("text", text);
        }
    }

    /** So many branches can be handed over. */
    static final int MOST_BRANCHES = 20;

    /**
     * A disturbance that will be injected at a moment, or once it is possible then.
     *
     * @param number another one in the same session has not
     */
    record Pending(int number, long millis, Input.Inject what) {}

    /** A session that goes on where this one was at a moment. */
    record Branch(String session, long millis) {}

    SessionFile {
        hints = List.copyOf(hints);
        pending = List.copyOf(pending);
        branches = List.copyOf(branches);
    }

    /** A session that goes on from there. */
    static SessionFile begin(String id, String secret, String trainee, Export from) {
        return fresh(id, Token.digest(secret), trainee, from);
    }

    /** A new session that the secret of this one opens too, for its trainee. */
    SessionFile branch(String newId, Recording start) {
        return fresh(newId, secretDigest, trainee, Export.of(start, false));
    }

    private static SessionFile fresh(String id, String digest, String trainee, Export from) {
        return new SessionFile(
                id,
                digest,
                trainee,
                from.exam(),
                from.account(),
                from.hints(),
                List.of(),
                List.of(),
                Optional.empty(),
                OptionalInt.empty(),
                from.recording());
    }

    SessionFile withAccount(String text) {
        return new SessionFile(
                id, secretDigest, trainee, exam, Optional.of(text), hints, pending, branches, passed, ended, recording);
    }

    SessionFile withoutAccount() {
        return new SessionFile(
                id, secretDigest, trainee, exam, Optional.empty(), hints, pending, branches, passed, ended, recording);
    }

    SessionFile withHints(List<Hint> given) {
        return new SessionFile(
                id, secretDigest, trainee, exam, account, given, pending, branches, passed, ended, recording);
    }

    SessionFile withPending(List<Pending> stored) {
        return new SessionFile(
                id, secretDigest, trainee, exam, account, hints, stored, branches, passed, ended, recording);
    }

    /** With one more in store. */
    SessionFile withPending(long millis, Input.Inject what) {
        int number = pending.stream().mapToInt(Pending::number).max().orElse(0) + 1;
        List<Pending> stored = new ArrayList<>(pending);
        stored.add(new Pending(number, millis, what));
        stored.sort(Comparator.comparingLong(Pending::millis));
        return withPending(stored);
    }

    SessionFile withoutPending(int number) {
        return withPending(
                pending.stream().filter(one -> one.number() != number).toList());
    }

    SessionFile withBranch(Branch branch) {
        List<Branch> all = new ArrayList<>(branches);
        all.add(branch);
        return new SessionFile(id, secretDigest, trainee, exam, account, hints, pending, all, passed, ended, recording);
    }

    SessionFile withRecording(Recording longer, Optional<Boolean> result) {
        return new SessionFile(
                id, secretDigest, trainee, exam, account, hints, pending, branches, result, ended, longer);
    }

    SessionFile withEnded(int number) {
        return new SessionFile(
                id,
                secretDigest,
                trainee,
                exam,
                account,
                hints,
                pending,
                branches,
                passed,
                OptionalInt.of(number),
                recording);
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
        hints.forEach(hint -> hint.write(given.addObject()));
        ArrayNode stored = root.putArray("pending");
        pending.forEach(one -> {
            ObjectNode node = stored.addObject().put("number", one.number()).put("millis", one.millis());
            RecordingJson.write(one.what(), recording.servers(), node);
        });
        ArrayNode handed = root.putArray("branches");
        branches.forEach(
                branch -> handed.addObject().put("session", branch.session()).put("millis", branch.millis()));
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
                    // Older files have no numbers.
                    int number = node.path("number").asInt(pending.size() + 1);
                    pending.add(new Pending(number, node.path("millis").asLong(), inject));
                }
            }
            List<Branch> branches = new ArrayList<>();
            root.path("branches")
                    .forEach(node -> branches.add(new Branch(
                            node.path("session").asString(), node.path("millis").asLong())));
            return new SessionFile(
                    root.path("id").asString(),
                    root.path("secret-digest").asString(),
                    root.path("trainee").asString(),
                    root.path("exam").asBoolean(),
                    root.has("account") ? Optional.of(root.path("account").asString()) : Optional.empty(),
                    hints,
                    pending,
                    branches,
                    root.has("passed") ? Optional.of(root.path("passed").asBoolean()) : Optional.empty(),
                    root.has("ended") ? OptionalInt.of(root.path("ended").asInt()) : OptionalInt.empty(),
                    recording);
        } catch (JacksonException | RecordingJson.RecordingException broken) {
            throw new IllegalArgumentException(String.valueOf(broken.getMessage()), broken);
        }
    }
}
