package io.handover.files;

import io.handover.model.procedure.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A file's one YAML document: a tree without anchors, aliases and tags, every key a scalar, and every node with its place.
 */
final class YamlDocument {
    /** The deepest place of a procedure or site file has a third of this. */
    private static final int MAX_DEPTH = 24;

    /** A procedure of the most steps and branches, each with every key, has a tenth of this. */
    private static final int MAX_NODES = 50_000;

    private static final int MAX_SCALAR_LENGTH = 10_000;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(FileText.MAX_BYTES + 1)
            .setAllowNonScalarKeys(true)
            .build();

    private final String source;
    private final MappingNode root;
    private final List<InputException> repeatedKeys;

    private YamlDocument(String source, MappingNode root, List<InputException> repeatedKeys) {
        this.source = source;
        this.root = root;
        this.repeatedKeys = List.copyOf(repeatedKeys);
    }

    /**
     * Reads a document.
     *
     * @param source the file as the user named it
     * @throws InputException where the text is no such document, or goes beyond a limit
     */
    static YamlDocument of(String source, String text) {
        try {
            checkEvents(source, text);
            Node root = new Compose(SETTINGS)
                    .composeString(text)
                    .orElseThrow(() -> new InputException(source, 1, 1, "the file is empty"));
            if (!(root instanceof MappingNode mapping)) {
                throw wrong(
                        source, root.getStartMark(), "the file must hold keys with values, such as 'procedure: NAME'");
            }
            List<InputException> repeatedKeys = new ArrayList<>();
            checkKeys(source, root, repeatedKeys);
            return new YamlDocument(source, mapping, repeatedKeys);
        } catch (ReaderException unprintable) {
            Lines lines = new Lines(text);
            int offset = Math.min(unprintable.getPosition(), text.length());
            throw new InputException(
                    source,
                    lines.line(offset),
                    lines.column(offset),
                    String.format("the character U+%04X is not allowed", unprintable.getCodePoint()));
        } catch (MarkedYamlEngineException wrong) {
            throw wrong(
                    source,
                    wrong.getProblemMark().or(wrong::getContextMark),
                    "this is not YAML: " + oneLine(wrong.getProblem()));
        } catch (YamlVersionException other) {
            throw new InputException(source, 1, 1, "the file asks for another version of YAML than 1.2");
        } catch (YamlEngineException wrong) {
            throw new InputException(source, 1, 1, "this is not YAML: " + oneLine(String.valueOf(wrong.getMessage())));
        }
    }

    /** What would be costly, or is not needed, is refused before a tree is made. */
    private static void checkEvents(String source, String text) {
        int depth = 0;
        int nodes = 0;
        int documents = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            Optional<Mark> place = event.getStartMark();
            if (event instanceof DocumentStartEvent && ++documents > 1) {
                throw wrong(source, place, "a second document begins here; one is allowed in a file");
            }
            if (event instanceof AliasEvent) {
                throw wrong(source, place, "an alias ('*') is not allowed: write out what it stands for");
            }
            if (event instanceof NodeEvent node) {
                if (node.getAnchor().isPresent()) {
                    throw wrong(source, place, "an anchor ('&') is not allowed");
                }
                if (++nodes > MAX_NODES) {
                    throw wrong(source, place, "the file has more than " + MAX_NODES + " values");
                }
            }
            if (event instanceof CollectionStartEvent start) {
                if (start.getTag().isPresent()) {
                    throw wrong(source, place, "a tag ('!') is not allowed");
                }
                if (++depth > MAX_DEPTH) {
                    throw wrong(source, place, "this is nested more than " + MAX_DEPTH + " levels deep");
                }
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (event instanceof ScalarEvent scalar) {
                if (scalar.getTag().isPresent()) {
                    throw wrong(source, place, "a tag ('!') is not allowed");
                }
                if (scalar.getValue().length() > MAX_SCALAR_LENGTH) {
                    throw wrong(source, place, "this text is longer than " + MAX_SCALAR_LENGTH + " characters");
                }
            }
        }
    }

    private static void checkKeys(String source, Node node, List<InputException> repeated) {
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(element -> checkKeys(source, element, repeated));
        } else if (node instanceof MappingNode mapping) {
            Map<String, Node> keys = new HashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                    throw wrong(
                            source, tuple.getKeyNode().getStartMark(), "a key must be a word, not a list or mapping");
                }
                Node first = keys.putIfAbsent(key.getValue(), key);
                if (first != null) {
                    repeated.add(wrong(
                            source,
                            key.getStartMark(),
                            "the key '" + key.getValue() + "' is here a second time; the first is in line "
                                    + position(first).line()));
                }
                checkKeys(source, tuple.getValueNode(), repeated);
            }
        }
    }

    private static InputException wrong(String source, Optional<Mark> mark, String message) {
        Position position = mark.map(YamlDocument::position).orElse(new Position(1, 1));
        return new InputException(source, position.line(), position.column(), message);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static Position position(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** Where a node begins. */
    static Position position(Node node) {
        return node.getStartMark().map(YamlDocument::position).orElse(Position.NONE);
    }

    /** The file as the user named it. */
    String source() {
        return source;
    }

    /** The whole document. */
    Fields root() {
        return new Fields(this, root);
    }

    /** That keys are there a second time; only the first of each counts. */
    List<InputException> repeatedKeys() {
        return repeatedKeys;
    }

    /** What is wrong with a node. */
    InputException wrong(Node node, String message) {
        return wrong(source, node.getStartMark(), message);
    }
}
