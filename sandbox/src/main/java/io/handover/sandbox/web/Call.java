package io.handover.sandbox.web;

import io.handover.sandbox.session.SessionException;
import io.handover.sandbox.session.SessionException.Why;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request to the API.
 *
 * @param parts what stands in the path in place of a route's {@code {names}}
 * @param query the parameters, each with all its values
 * @param token what was borne; empty: nothing
 * @param body the content as text
 */
record Call(Map<String, String> parts, Map<String, List<String>> query, String token, String body) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    String part(String name) {
        return parts.getOrDefault(name, "");
    }

    /** The first value of a parameter; empty where there is none. */
    Optional<String> parameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The body's object, which has no other fields than these. */
    JsonNode object(String... fields) {
        JsonNode node = object();
        Set<String> known = Set.of(fields);
        node.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(other -> {
                    throw new SessionException(
                            Why.WRONG, "The body has a field that is not known here.", List.of(fields));
                });
        return node;
    }

    /** The body's object, whatever its fields. */
    JsonNode object() {
        try {
            JsonNode node = JSON.readTree(body.isEmpty() ? "{}" : body);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException malformed) {
            // answered below, as any other body that is no object
        }
        throw new SessionException(Why.WRONG, "The body is not a JSON object.");
    }

    static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isString()) {
            throw new SessionException(Why.WRONG, "The field '" + field + "' is a text, and needed.");
        }
        return value.stringValue();
    }

    static Optional<Long> whole(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new SessionException(Why.WRONG, "The field '" + field + "' is a whole number.");
        }
        return Optional.of(value.longValue());
    }

    static boolean flag(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new SessionException(Why.WRONG, "The field '" + field + "' is true or false.");
        }
        return value.asBoolean(false);
    }
}
