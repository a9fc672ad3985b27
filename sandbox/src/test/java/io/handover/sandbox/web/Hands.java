package io.handover.sandbox.web;

import com.microsoft.playwright.options.AriaRole;

/** What somebody acts with. All is found by what it is and what it is called. */
interface Hands {
    /** Uses a button, a link, a box, or an item of the menu that is open. */
    void use(AriaRole role, String name);

    /** Writes into a field, in place of what is in it. */
    void write(String field, String text);
}
