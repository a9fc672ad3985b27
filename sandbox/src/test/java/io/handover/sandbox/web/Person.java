package io.handover.sandbox.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.function.BooleanSupplier;

/** Somebody at a page of the sandbox, who does things by mouse or by keyboard alone. Whatever is awaited is looked for event by event. */
final class Person {
    private static final int MOST_EVENTS = 400;
    private static final int MOST_TABS = 150;

    final Page page;
    private final boolean hasMouse;

    Person(Page page, boolean hasMouse) {
        this.page = page;
        this.hasMouse = hasMouse;
        page.setDefaultTimeout(20_000);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Uses a button, a link or a box. */
    void use(Locator what) {
        if (hasMouse) {
            what.click();
        } else {
            tabTo(what);
            page.keyboard().press(isBox(what) ? "Space" : "Enter");
        }
    }

    private static boolean isBox(Locator what) {
        return Boolean.TRUE.equals(what.evaluate("element => element.matches('input[type=checkbox]')"));
    }

    private void tabTo(Locator what) {
        assertThat(what).isEnabled();
        for (int i = 0; i < MOST_TABS; i++) {
            if (Boolean.TRUE.equals(what.evaluate("element => element === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("it cannot be reached by Tab: " + what);
    }

    void write(Locator field, String text) {
        if (hasMouse) {
            field.fill(text);
        } else {
            tabTo(field);
            page.keyboard().press("Control+A");
            page.keyboard().type(text);
        }
    }

    /** Begins a scenario, and looks around before the clock runs. */
    void begin(String name, String scenario) {
        write(page.getByLabel("Your name"), name);
        use(page.locator("button[data-scenario=" + scenario + "]"));
        use(button("Look around first"));
    }

    Locator row(String server) {
        return page.locator(".servers tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName(server))));
    }

    Locator client(String server) {
        return page.locator(".client[data-key=" + server + "]");
    }

    /** Opens the client on a server, or brings it in front, and waits until it can be worked with. */
    void client(String server, String state) {
        if (client(server).locator(".show").getAttribute("aria-pressed").equals("false")) {
            use(client(server).locator(".show"));
        }
        until(() -> client(server).locator(".state").textContent().contains(state));
    }

    /** Gives a command from the menu of a server. */
    void give(String server, String command) {
        use(button("Commands for " + server));
        Locator item = page.getByRole(
                AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(command).setExact(true));
        if (hasMouse) {
            item.first().click();
        } else {
            for (int i = 0; i < MOST_TABS && !isFocusedAndEnabled(command); i++) {
                page.keyboard().press("ArrowDown");
            }
            page.keyboard().press("Enter");
        }
        assertThat(page.locator("#toast")).containsText("on its way");
    }

    private boolean isFocusedAndEnabled(String command) {
        return Boolean.TRUE.equals(page.evaluate(
                "name => document.activeElement.querySelector('.item-name')?.textContent === name"
                        + " && document.activeElement.getAttribute('aria-disabled') === 'false'",
                command));
    }

    /** Lets happen one thing after the other until something is to be seen. */
    void until(BooleanSupplier seen) {
        for (int i = 0; i < MOST_EVENTS; i++) {
            if (seen.getAsBoolean()) {
                return;
            }
            String before = page.locator("#time").getAttribute("data-millis");
            use(button("Next event"));
            page.waitForFunction("before => document.getElementById('time').dataset.millis !== before", before);
        }
        throw new AssertionError("this is not to be seen after " + MOST_EVENTS + " events");
    }

    void finishAndTell(String story) {
        use(button("Finish"));
        use(page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Finish")));
        write(page.getByLabel("What happened, in your words"), story);
        use(button("Now show me"));
        assertThat(page.locator("#timeline svg")).isVisible();
    }
}
