package io.handover.executor.port;

import java.util.Optional;

/** What a management server runs on: who starts and stops it and runs the installer. */
public interface Machine {
    /** What can be done at a machine. */
    enum Work {
        UPGRADE("upgrade"),
        START("start"),
        STOP("stop");

        private final String verb;

        Work(String verb) {
            this.verb = verb;
        }

        /** As the command is called in procedures. */
        public String verb() {
            return verb;
        }
    }

    /** How it is done, in a few words: {@code by hand}, or the command. */
    String how(Work work);

    /** Begins a work; returns at once. It is done when the server is seen as it is to be. */
    Outcome begin(Work work);

    /**
     * What still runs there, in words: work of which it is not seen at the server alone when it has ended, such as an installer's process,
     * also one that an earlier executor began. As long as it does, nothing else may be begun.
     */
    default Optional<String> busy() {
        return Optional.empty();
    }

    /** Why the work that was begun last has failed, once it has; of what an earlier executor has said already, nothing. */
    Optional<String> failure();
}
