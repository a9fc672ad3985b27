package io.handover.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a screen reader gets of a page, as it was when it was taken: nothing of what the page hides from it, and nothing of how the page looks. */
public final class AccessibilityTree {
    private static final String TEXT = "StaticText";

    private final CDPSession session;
    private final Node root;

    /**
     * Something that a screen reader tells.
     *
     * @param role as the browser has it: {@code button}, {@code heading}, {@code StaticText}
     * @param name empty where it has none
     * @param description what is told after the name; empty where there is nothing
     * @param states what is told of its state, such as {@code checked} or {@code level}, as text
     * @param element the number of its element in the browser
     */
    public record Node(
            String role,
            String name,
            String description,
            Map<String, String> states,
            int element,
            List<Node> children) {
        public Node {
            states = Map.copyOf(states);
            children = List.copyOf(children);
        }

        /** It, and all that is in it, in the order in which it is read. */
        public Stream<Node> all() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(Node::all));
        }

        /** All of a role that is in it. */
        public List<Node> all(String wanted) {
            return all().filter(node -> node.role.equals(wanted)).toList();
        }

        /** The text in it, as it is read. */
        public String text() {
            return all(TEXT).stream().map(Node::name).collect(Collectors.joining(" "));
        }

        public boolean is(String state) {
            return "true".equals(states.get(state));
        }
    }

    private AccessibilityTree(CDPSession session, Node root) {
        this.session = session;
        this.root = root;
    }

    /**
     * Takes that of a page.
     *
     * @param session of the page, from {@code page.context().newCDPSession(page)}
     */
    public static AccessibilityTree of(CDPSession session) {
        JsonArray nodes = session.send("Accessibility.getFullAXTree").getAsJsonArray("nodes");
        Map<String, JsonObject> byId = new LinkedHashMap<>();
        for (JsonElement node : nodes) {
            byId.put(node.getAsJsonObject().get("nodeId").getAsString(), node.getAsJsonObject());
        }
        return new AccessibilityTree(
                session, node(byId.values().iterator().next(), byId).get(0));
    }

    /** A node; what a screen reader does not tell stands for what is in it. */
    private static List<Node> node(JsonObject from, Map<String, JsonObject> byId) {
        List<Node> children = new ArrayList<>();
        if (from.has("childIds")) {
            for (JsonElement child : from.getAsJsonArray("childIds")) {
                JsonObject there = byId.get(child.getAsString());
                if (there != null) {
                    children.addAll(node(there, byId));
                }
            }
        }
        boolean isRoot = !from.has("parentId");
        if (from.get("ignored").getAsBoolean() && !isRoot) {
            return children;
        }
        Map<String, String> states = new LinkedHashMap<>();
        if (from.has("properties")) {
            for (JsonElement each : from.getAsJsonArray("properties")) {
                JsonObject property = each.getAsJsonObject();
                states.put(property.get("name").getAsString(), value(property, "value"));
            }
        }
        return List.of(new Node(
                value(from, "role"),
                value(from, "name").strip(),
                value(from, "description").strip(),
                states,
                from.has("backendDOMNodeId") ? from.get("backendDOMNodeId").getAsInt() : 0,
                children));
    }

    private static String value(JsonObject from, String key) {
        JsonObject value = from.getAsJsonObject(key);
        return value == null || !value.has("value") || !value.get("value").isJsonPrimitive()
                ? ""
                : value.get("value").getAsString();
    }

    public Node root() {
        return root;
    }

    /** All of a role, in the order in which it is read. */
    public List<Node> all(String role) {
        return root.all(role);
    }

    /** Moves the focus there, as a screen reader does. */
    public void focus(Node node) {
        JsonObject where = new JsonObject();
        where.addProperty("backendNodeId", node.element());
        session.send("DOM.focus", where);
    }
}
