package io.handover.files;

import io.handover.model.procedure.Position;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The keys and values of one mapping in a document whose shape was checked: what has another shape is a failure of the schema. */
record Fields(YamlDocument document, MappingNode node) {
    /** Text with its place. */
    record Text(String value, Node node) {
        Position position() {
            return YamlDocument.position(node);
        }
    }

    /** A key with its value. */
    record Entry(Text key, Node value) {}

    List<Entry> entries() {
        return node.getValue().stream()
                .map(tuple -> new Entry(text(tuple.getKeyNode()), tuple.getValueNode()))
                .toList();
    }

    Optional<Node> value(String key) {
        return node.getValue().stream()
                .filter(tuple -> text(tuple.getKeyNode()).value().equals(key))
                .findFirst()
                .map(NodeTuple::getValueNode);
    }

    Node needed(String key) {
        return value(key).orElseThrow(() -> new IllegalStateException("the schema lets '" + key + "' be missing"));
    }

    Optional<Text> text(String key) {
        return value(key).map(Fields::text);
    }

    Text neededText(String key) {
        return text(needed(key));
    }

    Optional<Fields> fields(String key) {
        return value(key).map(this::fields);
    }

    Fields fields(Node value) {
        return new Fields(document, (MappingNode) value);
    }

    /** The elements of a list; none where the key is missing. */
    List<Node> list(String key) {
        return value(key).map(Fields::list).orElse(List.of());
    }

    static List<Node> list(Node value) {
        return ((SequenceNode) value).getValue();
    }

    static Text text(Node value) {
        return new Text(((ScalarNode) value).getValue(), value);
    }

    /** A whole number, which may be written as {@code 1.0} too. */
    static int whole(Node value) {
        return new BigDecimal(text(value).value()).intValueExact();
    }

    Position position() {
        return YamlDocument.position(node);
    }
}
