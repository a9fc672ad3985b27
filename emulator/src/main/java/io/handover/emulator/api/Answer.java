package io.handover.emulator.api;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer of the API.
 *
 * @param status the HTTP status
 * @param body empty: no content at all
 * @param cookie a session that begins
 */
record Answer(int status, Optional<JsonNode> body, Optional<String> cookie) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    static Answer ok(JsonNode body) {
        return new Answer(OK, Optional.of(body), Optional.empty());
    }

    static Answer noContent() {
        return new Answer(NO_CONTENT, Optional.empty(), Optional.empty());
    }

    static Answer session(String id) {
        return new Answer(OK, Optional.of(object()), Optional.of(id));
    }

    /** The shape of every acknowledgement: {@code {"value": text}}. */
    static Answer value(String text) {
        return ok(object().put("value", text));
    }

    /** The product's error shape. */
    static Answer error(int status, String message, List<String> details) {
        ObjectNode body = object().put("message", message).put("status", 0);
        if (!details.isEmpty()) {
            details.forEach(body.putArray("details")::add);
        }
        return new Answer(status, Optional.of(body), Optional.empty());
    }

    static Answer refused(Refusal refusal) {
        return error(refusal.status(), refusal.message(), refusal.details());
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    byte[] bytes() {
        return body.map(JSON::writeValueAsBytes).orElse(new byte[0]);
    }
}
