package io.handover.files;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the JSON Schema of a kind of file says of its keys, in words. */
public final class SchemaWords {
    private final JsonNode schema;

    private SchemaWords(JsonNode schema) {
        this.schema = schema;
    }

    public static SchemaWords of(DocumentKind kind) {
        return new SchemaWords(JsonMapper.shared().readTree(kind.schema()));
    }

    /** What a bound of a procedure on that measure says. */
    public String bound(String measure) {
        return text(schema.at("/properties/bounds/properties/" + measure));
    }

    /**
     * The descriptions of all keys of an object, in the order of the schema.
     *
     * @param pointer a JSON pointer to the object's schema, {@code ""} for the whole file or {@code "/$defs/step"}
     */
    public Map<String, String> keys(String pointer) {
        Map<String, String> keys = new LinkedHashMap<>();
        schema.at(pointer + "/properties")
                .properties()
                .forEach(property -> keys.put(property.getKey(), text(property.getValue())));
        return keys;
    }

    /** Its own description, or that of what it refers to. */
    private String text(JsonNode rule) {
        JsonNode description = rule.get("description");
        if (description != null) {
            return description.asString();
        }
        JsonNode ref = rule.get("$ref");
        return ref == null ? "" : text(schema.at(ref.asString().substring(1)));
    }
}
