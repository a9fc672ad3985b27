package io.handover.analysis.drivers;

import java.util.OptionalInt;

/**
 * What an outcome may depend on: one random choice, or all choices of a kind.
 *
 * @param kind what it is about
 * @param step the place in {@code Simulation.steps()} of the step that it belongs to; empty where it belongs to none
 * @param words in an operator's words: {@code "the reaction before step 6 (set-standby DK_MGT_1)"}
 * @param growth what more of it means
 */
public record Factor(Kind kind, OptionalInt step, String words, Growth growth) {
    /** What more of a factor means. */
    public enum Growth {
        LONGER,
        LATER,
        MORE,
        /** It has no direction: what a fault hits, or many choices together. */
        NONE
    }

    /** What a factor is about. */
    public enum Kind {
        REACTION("reaction"),
        OPENING("opening"),
        COMMAND("command"),
        BLOCK("block"),
        LOOK("look"),
        INSTALLER("installer"),
        INITIALIZATION("initialization"),
        SWITCH("switch"),
        RESTART("restart"),
        CLIENT("client"),
        POLLS("polls"),
        REPLICATION("replication"),
        CHANGES("changes"),
        CONCERNS("concerns"),
        FAULT("fault"),
        REST("rest");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The name in JSON. */
        public String key() {
            return key;
        }
    }
}
