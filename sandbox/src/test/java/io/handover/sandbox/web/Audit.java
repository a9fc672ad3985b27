package io.handover.sandbox.web;

import io.handover.browser.AccessibilityTree;
import io.handover.browser.AccessibilityTree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is wrong with a page for somebody who has only what a screen reader tells. */
final class Audit {
    /** What is used, and can only be used by somebody who knows what it is. */
    private static final Set<String> CONTROLS = Set.of(
            "button", "link", "checkbox", "textbox", "menuitem", "slider", "combobox", "spinbutton", "dialog", "image");

    private final AccessibilityTree tree;

    Audit(AccessibilityTree tree) {
        this.tree = tree;
    }

    /** What is wrong, each in words; empty where all is well. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        tree.root()
                .all()
                .filter(node -> CONTROLS.contains(node.role()) && node.name().isEmpty())
                .forEach(node -> faults.add("a " + node.role() + " without a name: " + node.text()));
        tables(faults);
        headings(faults);
        return faults;
    }

    private void tables(List<String> faults) {
        for (Node table : tree.all("table")) {
            if (table.all("columnheader").isEmpty() || table.all("rowheader").isEmpty()) {
                faults.add("a table without headers of its columns and rows: " + table.text());
            }
        }
    }

    private void headings(List<String> faults) {
        int before = tree.all("dialog").isEmpty() ? 0 : 1;
        for (Node heading : tree.all("heading")) {
            int level = Integer.parseInt(heading.states().getOrDefault("level", "0"));
            if (level > before + 1) {
                faults.add("a heading of level " + level + " after one of level " + before + ": " + heading.name());
            }
            before = level;
        }
    }
}
