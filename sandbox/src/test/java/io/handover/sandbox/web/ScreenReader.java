package io.handover.sandbox.web;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.handover.browser.AccessibilityTree;
import io.handover.browser.AccessibilityTree.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Somebody who has what a screen reader tells, and a keyboard. Nothing else of the page is looked at. */
final class ScreenReader implements Hands, Senses {
    private final Page page;
    private final CDPSession session;

    ScreenReader(Page page) {
        this.page = page;
        this.session = page.context().newCDPSession(page);
    }

    AccessibilityTree tree() {
        return AccessibilityTree.of(session);
    }

    // ---- acting ---------------------------------------------------------------------------------------------------

    @Override
    public void use(AriaRole role, String name) {
        go(role, name);
        page.keyboard().press(role == AriaRole.CHECKBOX ? "Space" : "Enter");
    }

    @Override
    public void write(String field, String text) {
        go(AriaRole.TEXTBOX, field);
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
    }

    private void go(AriaRole role, String name) {
        page.waitForCondition(() -> {
            AccessibilityTree tree = tree();
            Optional<Node> found = usable(tree, role, name).findFirst();
            found.ifPresent(tree::focus);
            return found.isPresent();
        });
    }

    // ---- perceiving -----------------------------------------------------------------------------------------------

    private static Stream<Node> usable(AccessibilityTree tree, AriaRole role, String name) {
        return tree.all(key(role)).stream().filter(node -> node.name().equals(name) && !node.is("disabled"));
    }

    private static String key(AriaRole role) {
        return role == AriaRole.IMG ? "image" : role.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean has(AriaRole role, String name) {
        return usable(tree(), role, name).findFirst().isPresent();
    }

    @Override
    public String description(AriaRole role, String name) {
        return usable(tree(), role, name).map(Node::description).findFirst().orElse("");
    }

    @Override
    public boolean isTicked(String box) {
        return tree().all("checkbox").stream().anyMatch(node -> node.name().equals(box) && node.is("checked"));
    }

    @Override
    public String cell(String row, String column) {
        for (Node table : tree().all("table")) {
            List<String> columns =
                    table.all("columnheader").stream().map(Node::text).toList();
            for (Node each : table.all("row")) {
                boolean isIt = each.all("rowheader").stream()
                        .anyMatch(header -> header.text().startsWith(row));
                int at = columns.indexOf(column);
                if (isIt && at >= 0 && at < each.children().size()) {
                    return each.children().get(at).text();
                }
            }
        }
        return "";
    }

    @Override
    public boolean lists(String list, String text) {
        return tree().all("list").stream()
                .filter(node -> node.name().equals(list))
                .flatMap(node -> node.all("listitem").stream())
                .anyMatch(item -> item.text().contains(text));
    }

    @Override
    public boolean reads(String text) {
        return tree().root().text().contains(text);
    }

    @Override
    public String heading() {
        return tree().all("heading").stream()
                .filter(node -> "1".equals(node.states().get("level")))
                .map(Node::text)
                .findFirst()
                .orElse("");
    }

    @Override
    public String told() {
        return live("status", "polite");
    }

    @Override
    public String calledOut() {
        return live("alert", "assertive");
    }

    /** What is in a region whose changes are read at once, or when nothing else is. */
    private String live(String role, String manner) {
        return tree().all(role).stream()
                .filter(node -> manner.equals(node.states().get("live")))
                .map(Node::text)
                .findFirst()
                .orElse("");
    }
}
