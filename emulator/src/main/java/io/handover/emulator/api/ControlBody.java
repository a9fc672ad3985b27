package io.handover.emulator.api;

import io.handover.files.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/** The body of a request to the control endpoint: a JSON object each of whose fields is known and of its kind. */
record ControlBody(JsonNode object) {
    private static final int MOST_SHOWN = 60;

    /**
     * The body of a request.
     *
     * @param known the fields that it may have
     * @throws Refusal where it is no such object
     */
    static ControlBody of(Exchange exchange, String... known) {
        JsonNode object = exchange.json().orElseThrow(() -> new Refusal("A JSON object is expected."));
        for (String field : object.propertyNames()) {
            if (!List.of(known).contains(field)) {
                throw new Refusal("There is no field '" + shown(field) + "' here"
                        + NearestName.orAllowed(shown(field), List.of(known)) + ".");
            }
        }
        return new ControlBody(object);
    }

    /** What was written, as far as a message can hold it. */
    static String shown(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
    }

    /** A text that must be there. */
    String text(String field) {
        JsonNode value = object.path(field);
        if (!value.isString()) {
            throw new Refusal("'" + field + "' is missing or no text.");
        }
        return value.stringValue();
    }

    /** A number, if it is there. */
    OptionalDouble number(String field) {
        if (!object.has(field)) {
            return OptionalDouble.empty();
        }
        double value = object.path(field).doubleValue(Double.NaN);
        if (!Double.isFinite(value)) {
            throw new Refusal("'" + field + "' is no number that can be used.");
        }
        return OptionalDouble.of(value);
    }

    /** True or false, if it is there. */
    Optional<Boolean> flag(String field) {
        if (!object.has(field)) {
            return Optional.empty();
        }
        JsonNode value = object.path(field);
        if (!value.isBoolean()) {
            throw new Refusal("'" + field + "' is true or false.");
        }
        return Optional.of(value.booleanValue());
    }

    /** A list of texts, if it is there. */
    Optional<List<String>> texts(String field) {
        if (!object.has(field)) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : object.path(field)) {
            if (each.isString()) {
                texts.add(each.stringValue());
            }
        }
        if (!object.path(field).isArray() || texts.size() != object.path(field).size()) {
            throw new Refusal("'" + field + "' is a list of texts.");
        }
        return Optional.of(texts);
    }
}
