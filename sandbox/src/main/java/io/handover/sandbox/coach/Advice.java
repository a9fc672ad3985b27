package io.handover.sandbox.coach;

import io.handover.model.procedure.Step;

/** What to do next. */
sealed interface Advice {
    /** To give a command. */
    record Give(Step step) implements Advice {}

    /**
     * To wait.
     *
     * @param server where that can be seen
     * @param what until what, {@code "DK_MGT_2 is up with the new release"}
     */
    record Await(int server, String what) implements Advice {}
}
