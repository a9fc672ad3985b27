package io.handover.sandbox.web;

import com.microsoft.playwright.options.AriaRole;

/** What somebody perceives of a page now. White space is as in one line. */
interface Senses {
    /** Whether something of that role and name is there, and can be used where it is of use. */
    boolean has(AriaRole role, String name);

    /** What is said of something beside its name; empty where there is no such thing. */
    String description(AriaRole role, String name);

    /** Whether a box is ticked. */
    boolean isTicked(String box);

    /** A cell of a table, by the names of its row and its column; empty where there is none. */
    String cell(String row, String column);

    /** Whether a list has an item in which a text occurs. */
    boolean lists(String list, String text);

    /** Whether a text is to be read somewhere. */
    boolean reads(String text);

    /** The heading of the page. */
    String heading();

    /** What was told in passing last; it is gone after some seconds. */
    String told();

    /** What was called out because it cannot wait, all of it so far. */
    String calledOut();
}
