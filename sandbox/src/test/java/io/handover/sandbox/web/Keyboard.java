package io.handover.sandbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;

/** Hands that have the keys of a keyboard and nothing else: Tab from one thing to the next, arrows in menus. */
final class Keyboard implements Hands {
    private static final int MOST_PRESSES = 150;

    private final Page page;
    private final Eyes eyes;
    private boolean isFresh = true;

    Keyboard(Page page, Eyes eyes) {
        this.page = page;
        this.eyes = eyes;
        page.onDOMContentLoaded(loaded -> isFresh = true);
    }

    @Override
    public void use(AriaRole role, String name) {
        go(eyes.locator(role, name), role == AriaRole.MENUITEM ? "ArrowDown" : "Tab");
        page.keyboard().press(role == AriaRole.CHECKBOX ? "Space" : "Enter");
    }

    @Override
    public void write(String field, String text) {
        go(eyes.locator(AriaRole.TEXTBOX, field), "Tab");
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
    }

    private void go(Locator there, String key) {
        PlaywrightAssertions.assertThat(there.first()).isVisible();
        assertFocus();
        for (int i = 0; i < MOST_PRESSES; i++) {
            if (isFocused(there)) {
                return;
            }
            page.keyboard().press(key);
            isFresh = false;
        }
        throw new AssertionError(key + " does not go to " + there);
    }

    private static boolean isFocused(Locator there) {
        return Boolean.TRUE.equals(there.evaluateAll("all => all.includes(document.activeElement)"));
    }

    /** Who has only a keyboard must always be somewhere: only a page that was just opened begins nowhere. */
    private void assertFocus() {
        assertThat(isFresh || Boolean.TRUE.equals(page.evaluate("document.activeElement !== document.body")))
                .as("something has the focus")
                .isTrue();
    }
}
