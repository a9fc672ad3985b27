package io.handover.benchmarks.explore;

import io.handover.files.Catalogue;
import io.handover.model.procedure.Procedure;

/** What is explored: the written procedure, or that with branches; for the explorer as a file, and for Spin as what the encoding's header has. */
enum Explored {
    /** The written procedure. */
    WRITTEN("", ""),
    /** The same where an operator also sees to it that somebody is active, and that the initial active server is upgraded. */
    WITH_BRANCHES("""
            what-if:
              - when: no-active
                from: take-over
                do:
                  - force-activate: final-active
                resume: same-step
                because: Nobody can manage the site.
              - when: not-upgraded
                target: initial-active
                from: demote
                do:
                  - upgrade: initial-active
                resume: same-step
                because: It must not stay behind.
            """, """
            #define BRANCHES 2
            #define BRANCH_LIST(B) \\
                B(0, NO_ACTIVE, NONE, NONE, N + 1, STEPS, 1, SAME_STEP) \\
                B(1, NOT_UPGRADED, 0, NONE, N + 2, STEPS, 1, SAME_STEP)
            #define BRANCH_STEP_LIST(S) S(0, 0, FORCE_ACTIVATE, 1, NONE) S(1, 0, UPGRADE, 0, NONE)
            """),
    /** The same where an operator waits whenever the final active server is seen to be behind. */
    WITH_BEHIND("""
            what-if:
              - when: behind
                target: final-active
                at: initial-active
                from: exclude-final
                do:
                  - await-caught-up: final-active
                    at: initial-active
                resume: same-step
                because: What it lacks would be lost.
            """, """
            #define BRANCHES 1
            #define BRANCH_LIST(B) B(0, BEHIND, 1, 0, 0, STEPS, 1, SAME_STEP)
            #define BRANCH_STEP_LIST(S) S(0, 0, AWAIT_CAUGHT_UP, 1, 0)
            """);

    private static final String WRITTEN_PROCEDURE = "upgrade-without-downtime";

    private final String branches;
    private final String header;

    Explored(String branches, String header) {
        this.branches = branches;
        this.header = header;
    }

    Procedure procedure() {
        String text = Catalogue.procedure(WRITTEN_PROCEDURE).text();
        int promises = text.indexOf("\npromises:");
        String written = promises < 0 ? text : text.substring(0, promises + 1);
        return Catalogue.procedureOf(name(), written + branches).procedure();
    }

    /** What the encoding's {@code config.h} has beside the bounds. */
    String header() {
        return header;
    }
}
