package io.handover.files;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.math.BigInteger;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
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

    /** Finds where a document has another shape. What only follows from a misspelt key is not said as well. */
    void check(YamlDocument document, Problems problems) {
        MappingNode root = document.root().node();
        List<Misfit> misfits = schema.validate(json(root)).stream()
                .filter(Misfit::isTelling)
                .map(error -> new Misfit(error, schema.getSchemaNode(), root))
                .toList();
        Set<Node> places = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Misfit misfit : misfits) {
            boolean follows = misfits.stream().anyMatch(misfit::followsFrom);
            if (!follows && (misfit.isAbsence() || places.add(misfit.place()))) {
                problems.addShape(misfit.path(), misfit.place(), document.wrong(misfit.place(), misfit.message()));
            }
        }
    }

    private static JsonNode json(Node node) {
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JSON.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                String key = Fields.text(tuple.getKeyNode()).value();
                if (!object.has(key)) {
                    object.set(key, json(tuple.getValueNode()));
                }
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
