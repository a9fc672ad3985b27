package io.handover.explorer.game;

import io.handover.model.state.SiteState;

/**
 * What the operator may declare to give up, for a window of one server's time (docs/model.md, "Declarations"). He opens it once, at any time while that
 * server is in Active mode; it closes for good as soon as the server no longer is.
 *
 * @param server whose window it is, from 0
 * @param changesLost whether changes made at that server while the window is open are declared lost
 * @param severalActive whether that server and one other may be active together as long as the window is not closed
 */
public record GivenUp(int server, boolean changesLost, boolean severalActive) {
    /**
     * Whether no more servers are active than a window that is not closed bears: one, or two of which one is its own.
     *
     * @param upActive the servers that are up and active, as a set
     * @param server whose window it is
     */
    static boolean bears(int upActive, int server) {
        int actives = Integer.bitCount(upActive);
        return actives <= 1 || actives == 2 && (upActive >>> server & 1) != 0;
    }

    /** In which part of its life the window is: the operator's place in {@link Arena#plan}, {@link SiteState#pc}, is the number of the part. */
    public enum Phase {
        /** Not open yet. */
        BEFORE,
        OPEN,
        CLOSED;

        private static final Phase[] ALL = values();

        static Phase of(SiteState state) {
            return ALL[state.pc()];
        }

        void enter(SiteState state) {
            state.setPc(ordinal());
        }
    }
}
