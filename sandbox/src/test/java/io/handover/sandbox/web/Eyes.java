package io.handover.sandbox.web;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/** What somebody sees who sees the page. */
final class Eyes implements Senses {
    private static final String CELL = """
            ([row, column]) => {
              for (const table of document.querySelectorAll('table')) {
                const at = [...table.tHead.rows[0].cells].findIndex(cell => cell.textContent === column);
                const found = [...table.tBodies[0].rows].find(each => each.cells[0].firstChild.textContent === row);
                if (at >= 0 && found?.cells[at]) return found.cells[at].innerText;
              }
              return '';
            }""";

    private static final String DESCRIPTION = """
            element => (element.getAttribute('aria-describedby') ?? '').split(' ').filter(id => id)
              .map(id => document.getElementById(id)?.innerText ?? '').join(' ')""";

    private final Page page;

    Eyes(Page page) {
        this.page = page;
    }

    /** Behind a dialog nothing can be got at. */
    Locator locator(AriaRole role, String name) {
        Locator dialog = page.locator("dialog[open]");
        return (dialog.count() > 0 ? dialog : page.locator("body"))
                .getByRole(
                        role,
                        new Locator.GetByRoleOptions()
                                .setName(name)
                                .setExact(true)
                                .setDisabled(false));
    }

    @Override
    public boolean has(AriaRole role, String name) {
        return locator(role, name).count() > 0;
    }

    @Override
    public String description(AriaRole role, String name) {
        Locator there = locator(role, name);
        return there.count() == 0 ? "" : line(there.first().evaluate(DESCRIPTION));
    }

    @Override
    public boolean isTicked(String box) {
        return page.getByRole(
                                AriaRole.CHECKBOX,
                                new Page.GetByRoleOptions()
                                        .setName(box)
                                        .setExact(true)
                                        .setChecked(true))
                        .count()
                > 0;
    }

    @Override
    public String cell(String row, String column) {
        return line(page.evaluate(CELL, List.of(row, column)));
    }

    @Override
    public boolean lists(String list, String text) {
        return locator(AriaRole.LIST, list)
                        .getByRole(AriaRole.LISTITEM)
                        .filter(new Locator.FilterOptions().setHasText(text))
                        .count()
                > 0;
    }

    @Override
    public boolean reads(String text) {
        return line(page.evaluate("document.body.innerText")).contains(text);
    }

    @Override
    public String heading() {
        return line(page.evaluate("document.querySelector('h1')?.innerText ?? ''"));
    }

    @Override
    public String calledOut() {
        return line(page.evaluate("document.querySelector('[role=alert]').textContent"));
    }

    @Override
    public String told() {
        return line(page.evaluate("document.querySelector('[role=status]').innerText"));
    }

    private static String line(Object text) {
        return String.valueOf(text).replaceAll("\\s+", " ").strip();
    }
}
