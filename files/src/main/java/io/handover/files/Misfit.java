package io.handover.files;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;

/**
 * A place where a document has not the shape that its schema asks for.
 *
 * @param error what the validator says
 * @param schema the whole schema
 * @param root the whole document
 */
record Misfit(Error error, JsonNode schema, MappingNode root) {
    /** Words of earlier versions, and what to write now. */
    private static final Map<String, String> FORMER = Map.of(
            "only-exempt-changes-lost",
            "it is called 'only-declared-changes-lost' now, and 'declares' states which are declared lost",
            "initialization-fails",
            "an initialization that fails is written 'end-initialization' now");

    /** Whether the error says more than others do: none of those from trying out the alternatives of a step. */
    static boolean isTelling(Error error) {
        String keyword = error.getKeyword();
        boolean tried = error.getEvaluationPath().getParent().contains("oneOf");
        return !tried && !(keyword.equals("oneOf") && !error.getInstanceNode().isObject());
    }

    /** Whether nothing is written wrongly, but something is not there. */
    boolean isAbsence() {
        return switch (error.getKeyword()) {
            case "required", "dependentRequired" -> true;
            case "oneOf" -> presentAlternatives().isEmpty();
            default -> false;
        };
    }

    /** Whether this is missing only because another is misspelt there. */
    boolean followsFrom(Misfit other) {
        if (!isAbsence()
                || !other.error.getKeyword().equals("additionalProperties")
                || !other.error.getInstanceLocation().equals(error.getInstanceLocation())) {
            return false;
        }
        List<String> missing =
                error.getKeyword().equals("oneOf") ? alternatives() : List.of(String.valueOf(error.getProperty()));
        return NearestName.to(other.error.getProperty(), missing).isPresent();
    }

    /** The node that the message is about. */
    Node place() {
        List<Node> path = path();
        Node node = path.get(path.size() - 1);
        return switch (error.getKeyword()) {
            case "additionalProperties", "propertyNames" -> key((MappingNode) node, error.getProperty());
            default -> node;
        };
    }

    /** The nodes from the root to what has the wrong shape. */
    List<Node> path() {
        List<Node> nodes = new ArrayList<>(List.of(root));
        NodePath path = error.getInstanceLocation();
        for (int i = 0; i < path.getNameCount(); i++) {
            nodes.add(child(nodes.get(i), path.getElement(i)));
        }
        return nodes;
    }

    private static Node child(Node node, Object element) {
        if (node instanceof SequenceNode sequence && element instanceof Integer index) {
            return sequence.getValue().get(index);
        }
        return tuple((MappingNode) node, String.valueOf(element)).getValueNode();
    }

    private static Node key(MappingNode mapping, String name) {
        return tuple(mapping, name).getKeyNode();
    }

    private static NodeTuple tuple(MappingNode mapping, String name) {
        return mapping.getValue().stream()
                .filter(tuple -> Fields.text(tuple.getKeyNode()).value().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the validator speaks of the missing key " + name));
    }

    /** What was found, and what is allowed. */
    String message() {
        JsonNode rule = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "additionalProperties" -> unknownKey();
            case "required" -> "the key '" + error.getProperty() + "' is missing" + in();
            case "dependentRequired" ->
                "'" + error.getProperty() + "' also needs the key '" + error.getArguments()[0] + "'";
            case "oneOf" -> notOneCommand();
            case "type" ->
                subject() + " is " + found() + "; it must be "
                        + (rule.isArray() || rule.asString().equals("string")
                                ? described(parentRule())
                                : words(rule.asString()));
            case "enum" ->
                subject() + " is " + found() + orAllowed(error.getInstanceNode().asString(""), texts(rule));
            case "pattern" -> subject() + " is " + found() + "; it must be " + described(parentRule());
            case "propertyNames" -> "the key '" + error.getProperty() + "'" + in() + " must be " + described(rule);
            case "minimum" -> subject() + " is " + found() + "; the least allowed is " + rule;
            case "maximum" -> subject() + " is " + found() + "; the most allowed is " + rule;
            case "exclusiveMinimum" -> subject() + " is " + found() + "; it must be more than " + rule;
            case "maxLength" -> subject() + " is longer than the " + rule + " characters that are allowed";
            case "uniqueItems" -> subject() + " names something twice";
            case "minItems", "minProperties" ->
                subject() + " needs at least " + elements(rule.asInt()) + " and has "
                        + error.getInstanceNode().size();
            case "maxItems", "maxProperties" ->
                subject() + " may have " + elements(rule.asInt()) + " at most and has "
                        + error.getInstanceNode().size();
            default -> subject() + " is not allowed here: " + error.getMessage();
        };
    }

    private static String orAllowed(String word, List<String> allowed) {
        String now = FORMER.get(word);
        return now == null
                ? NearestName.orAllowed(word, allowed)
                : "; " + now + ". Allowed here are " + String.join(", ", allowed);
    }

    private String unknownKey() {
        List<String> allowed = new ArrayList<>(parentRule().get("properties").propertyNames());
        return "unknown key '" + error.getProperty() + "'" + in() + NearestName.orAllowed(error.getProperty(), allowed);
    }

    private String notOneCommand() {
        List<String> present = presentAlternatives();
        List<String> all = alternatives();
        return present.isEmpty()
                ? "a step needs a command; allowed here are " + String.join(", ", all)
                : "a step has one command, and this one has " + String.join(" and ", present);
    }

    private List<String> alternatives() {
        List<String> names = new ArrayList<>();
        error.getSchemaNode().forEach(alternative -> names.addAll(texts(alternative.get("required"))));
        return names;
    }

    private List<String> presentAlternatives() {
        return alternatives().stream().filter(error.getInstanceNode()::has).toList();
    }

    /** What the schema says that text must be, as the end of a sentence. */
    private static String described(JsonNode textRule) {
        String description = textRule.get("description").asString();
        return description.substring(0, 1).toLowerCase(Locale.ROOT)
                + description.substring(1, description.length() - 1);
    }

    private static String elements(int count) {
        return count == 1 ? "1 element" : count + " elements";
    }

    /** The schema that the broken rule is a part of. */
    private JsonNode parentRule() {
        NodePath path = error.getSchemaLocation().getFragment();
        JsonNode rule = schema;
        for (int i = 0; i < path.getNameCount() - 1; i++) {
            rule = path.getElement(i) instanceof Integer index ? rule.get(index) : rule.get(path.getName(i));
        }
        return rule;
    }

    /** What the message is about: the key, and the number in a list. */
    private String subject() {
        NodePath path = error.getInstanceLocation();
        int names = path.getNameCount();
        if (names == 0) {
            return "the file";
        }
        return path.getElement(names - 1) instanceof Integer index
                ? "number " + (index + 1) + " of '" + path.getName(names - 2) + "'"
                : "'" + path.getName(names - 1) + "'";
    }

    private String in() {
        return error.getInstanceLocation().getNameCount() == 0 ? "" : " in " + subject();
    }

    private String found() {
        JsonNode node = error.getInstanceNode();
        if (node.isString()) {
            return node.asString().isEmpty() ? "empty" : "'" + shortened(node.asString()) + "'";
        }
        return node.isNull()
                ? "empty"
                : node.isContainer() ? words(node.isArray() ? "array" : "object") : node.toString();
    }

    private static String shortened(String text) {
        String line = text.replaceAll("[\\p{Cntrl}]+", " ");
        return line.length() <= 60 ? line : line.substring(0, 57) + "...";
    }

    private static String words(String type) {
        return switch (type) {
            case "object" -> "a group of keys with values";
            case "array" -> "a list";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            default -> type;
        };
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(element.asString()));
        return texts;
    }
}
