package io.handover.sandbox.web;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

/** A hand that points at what its owner sees. */
record Mouse(Eyes eyes) implements Hands {
    @Override
    public void use(AriaRole role, String name) {
        eyes.locator(role, name).first().click();
    }

    @Override
    public void write(String field, String text) {
        Locator there = eyes.locator(AriaRole.TEXTBOX, field);
        there.click(new Locator.ClickOptions().setClickCount(3));
        there.pressSequentially(text);
    }
}
