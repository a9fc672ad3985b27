package io.handover.emulator.api;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.util.Fields;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request as the API sees it.
 *
 * @param base scheme, host and port as the client addressed them: what hrefs begin with
 * @param path the segments of the path
 * @param query the parameters, form-decoded
 * @param body its content, as UTF-8
 * @param authorization the header of that name; empty where there is none
 * @param sessions the values of all session cookies that were sent
 */
record Exchange(
        String method,
        String base,
        List<String> path,
        Fields query,
        String body,
        String authorization,
        List<String> sessions) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** A parameter that is given at most once. */
    Optional<String> parameter(String name) {
        List<String> values = parameters(name);
        if (values.size() > 1) {
            throw new Refusal("Parameter " + name + " is given more than once.");
        }
        return values.stream().findFirst();
    }

    /** All values that are given for a parameter. */
    List<String> parameters(String name) {
        return query.getValuesOrEmpty(name);
    }

    /** A boolean as Python writes it, or JSON; absent means {@code otherwise}. */
    boolean flag(String name, boolean otherwise) {
        return parameter(name)
                .map(value -> switch (value.toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new Refusal("Invalid value of parameter " + name + ": True or False is expected.");
                })
                .orElse(otherwise);
    }

    /** A duration in whole seconds; absent and 0 both mean <em>the default</em>. */
    void checkSeconds(String name) {
        parameter(name).ifPresent(value -> {
            if (!value.matches("[0-9]{1,6}")) {
                throw new Refusal("Invalid value of parameter " + name + ": a number of seconds is expected.");
            }
        });
    }

    /** The body as a JSON object; empty where there is no body. */
    Optional<JsonNode> json() {
        if (body.isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(body);
            if (node.isObject()) {
                return Optional.of(node);
            }
        } catch (JacksonException malformed) {
            // answered below, as any other body that is no object
        }
        throw new Refusal("The body is not a JSON object.");
    }

    /** The text that is all that the body's object may hold. */
    Optional<String> onlyText(String name) {
        Optional<JsonNode> object = json();
        boolean holdsElse = object.map(body -> body.size() > (body.path(name).isString() ? 1 : 0))
                .orElse(false);
        if (holdsElse) {
            throw new Refusal("The body can hold nothing but a text \"" + name + "\".");
        }
        return text(name);
    }

    /** A text of the body's object. */
    Optional<String> text(String name) {
        return json().flatMap(body -> Optional.ofNullable(body.get(name)))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue);
    }
}
