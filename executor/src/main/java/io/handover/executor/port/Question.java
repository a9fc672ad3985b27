package io.handover.executor.port;

/**
 * A question before something is done.
 *
 * @param id what it is about: the id of a step or of a what-if branch, with {@link Operator#AGAIN}, {@link Operator#DONE} or
 *     {@link Operator#SKIP} where that is so
 * @param text what is to be done, in a sentence that can be answered with yes or no
 * @param reversible whether it can be undone; a general consent does not count for what cannot
 * @param consent what counts as a yes
 */
public record Question(String id, String text, boolean reversible, Consent consent) {
    /** What counts as a yes. */
    public enum Consent {
        /** Also one that was given in advance. */
        IN_ADVANCE,
        /** Only one that is given now, by a person. */
        NOW,
        /** Only one that is given now by a person who writes the id. */
        BY_NAME
    }
}
