package io.handover.console.report.explain;

import java.util.Locale;

/** What a word is the name of. */
public enum Kind {
    WORD("Words"),
    PROPERTY("Properties"),
    VERDICT("Verdicts"),
    STEP("Commands and checks of a step"),
    CONDITION("Conditions of a what-if branch"),
    KEY("Keys of a procedure's file"),
    SITE("Keys of a site's file"),
    CASE("Keys of a test case"),
    ASSUMPTION("Assumptions"),
    VALUE("Values of assumptions"),
    FAULT("Faults"),
    MEASURE("What is measured"),
    WITNESS("What runs went through"),
    CAUSE("Causes"),
    DISPLAY("What the product displays of replication"),
    COMMAND("Commands of handover"),
    EXIT("Exit codes"),
    FIELD("Fields of reports as JSON");

    private final String title;

    Kind(String title) {
        this.title = title;
    }

    /** The word for it, by which a user asks for one of this kind. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Above all of them. */
    public String title() {
        return title;
    }
}
