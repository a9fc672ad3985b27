package io.handover.files;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.math.BigInteger;
import java.util.Comparator;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The shape that the JSON Schema of a kind of document asks for. Takes half a second to load. */
final class Shape {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What is longer is no number that any key can have, and is said to be text. */
    private static final int MOST_DIGITS = 20;

    private final Schema schema;

    Shape(DocumentKind kind) {
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(kind.schema(), InputFormat.JSON);
    }

    /**
     * Checks a document.
     *
     * @throws InputException where the document has another shape: says the first thing that is written wrongly, or else that is
     *     missing
     */
    void check(YamlDocument document) {
        MappingNode root = document.root().node();
        schema.validate(json(root)).stream()
                .filter(Misfit::isTelling)
                .map(error -> new Misfit(error, schema.getSchemaNode(), root))
                .min(Comparator.comparing(Misfit::isAbsence).thenComparing(Misfit::line))
                .ifPresent(misfit -> {
                    throw document.wrong(misfit.place(), misfit.message());
                });
    }

    private static JsonNode json(Node node) {
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JSON.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                object.set(Fields.text(tuple.getKeyNode()).value(), json(tuple.getValueNode()));
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JSON.arrayNode();
            sequence.getValue().forEach(element -> array.add(json(element)));
            return array;
        }
        return json((ScalarNode) node);
    }

    private static JsonNode json(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        if (tag.equals(Tag.INT) && text.length() <= MOST_DIGITS) {
            return JSON.numberNode(new BigInteger(text));
        }
        if (tag.equals(Tag.FLOAT) && Character.isDigit(text.charAt(text.length() - 1))) {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return JSON.numberNode(number);
            }
        }
        return JSON.stringNode(text);
    }
}
