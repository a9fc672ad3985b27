package io.handover.files;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * What is wrong with one document, collected while it is read, so that all of it is said at once. What has another shape than its schema
 * asks for is not read any further; all else is.
 */
final class Problems {
    private final List<InputException> found = new ArrayList<>();
    private final Set<Node> misshapen = Collections.newSetFromMap(new IdentityHashMap<>());

    void add(InputException problem) {
        found.add(problem);
    }

    /**
     * That a node has not the shape that it should have, and with it all that it is a part of.
     *
     * @param fromTheRoot what it is a part of, and itself
     * @param place the node, or the key in it, that is wrong
     */
    void addShape(List<Node> fromTheRoot, Node place, InputException problem) {
        misshapen.addAll(fromTheRoot);
        misshapen.add(place);
        found.add(problem);
    }

    /** Whether a node and all that it holds have the shape that they should have, so that they can be read. */
    boolean hasShape(Node node) {
        return !misshapen.contains(node);
    }

    /** The elements of a list that can be read; none where there is no list. */
    List<Node> elements(Fields fields, String key) {
        return all(fields, key).stream().filter(this::hasShape).toList();
    }

    /** All elements of a list, also those that cannot be read. */
    List<Node> all(Fields fields, String key) {
        return fields.value(key)
                .filter(SequenceNode.class::isInstance)
                .map(Fields::list)
                .orElse(List.of());
    }

    /** The keys of a mapping, each with a value that can be read; none where there is no mapping. */
    List<Fields.Entry> entries(Fields fields, String key) {
        return allEntries(fields, key).stream()
                .filter(entry -> hasShape(entry.key().node()) && hasShape(entry.value()))
                .toList();
    }

    /** All keys of a mapping, each once, also those with values that cannot be read. */
    List<Fields.Entry> allEntries(Fields fields, String key) {
        Set<String> keys = new HashSet<>();
        return fields
                .value(key)
                .filter(MappingNode.class::isInstance)
                .map(fields::fields)
                .map(Fields::entries)
                .orElse(List.of())
                .stream()
                .filter(entry -> keys.add(entry.key().value()))
                .toList();
    }

    /**
     * Ends the reading.
     *
     * @throws InputException where anything is wrong: all of it
     */
    void check() {
        if (!found.isEmpty()) {
            throw InputException.of(found);
        }
    }
}
