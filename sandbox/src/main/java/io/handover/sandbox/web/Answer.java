package io.handover.sandbox.web;

import io.handover.sandbox.session.SessionException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An answer: a status, headers and a content. */
@SuppressWarnings("ArrayRecordComponent") // no two are compared
record Answer(int status, Map<String, String> headers, byte[] content) {
    static final int OK = 200;
    static final int CREATED = 201;
    static final int NO_CONTENT = 204;
    static final int NOT_MODIFIED = 304;
    static final int BAD_REQUEST = 400;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int NOT_ALLOWED = 405;
    static final int CONFLICT = 409;
    static final int TOO_LARGE = 413;
    static final int TOO_MANY = 429;
    private static final String TYPE = "Content-Type";
    private static final String JSON = "application/json";

    static Answer json(int status, String text) {
        return new Answer(status, Map.of(TYPE, JSON), text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer json(String text) {
        return json(OK, text);
    }

    static Answer nothing() {
        return new Answer(NO_CONTENT, Map.of(), new byte[0]);
    }

    /** What every refusal looks like: {@code {"error": SENTENCE, "allowed": [...]}}, the latter where there is a list. */
    static Answer error(int status, String sentence, List<String> allowed) {
        ObjectNode body = JsonMapper.shared().createObjectNode().put("error", sentence);
        if (!allowed.isEmpty()) {
            allowed.forEach(body.putArray("allowed")::add);
        }
        return json(status, body.toString());
    }

    static Answer error(int status, String sentence) {
        return error(status, sentence, List.of());
    }

    static Answer refused(SessionException refusal) {
        int status = switch (refusal.why()) {
            case WRONG -> BAD_REQUEST;
            case FORBIDDEN -> FORBIDDEN;
            case UNKNOWN -> NOT_FOUND;
            case NOT_NOW -> CONFLICT;
            case TOO_MANY -> TOO_MANY;
        };
        return error(status, refusal.sentence(), refusal.allowed());
    }
}
