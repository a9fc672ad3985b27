package io.handover.sandbox.session;

import java.util.List;

/** Something is not possible in a session; the message is a sentence for whoever asked. */
public final class SessionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Why why;
    private final transient List<String> allowed;

    /** What kind of refusal it is. */
    public enum Why {
        /** What was asked for is not understood. */
        WRONG,
        /** Whoever asks may not. */
        FORBIDDEN,
        /** There is no such thing. */
        UNKNOWN,
        /** It is not possible now. */
        NOT_NOW,
        /** There are too many already. */
        TOO_MANY
    }

    /** @param allowed what would have been allowed; empty where that is not a list */
    public SessionException(Why why, String message, List<String> allowed) {
        super(message, null, false, false);
        this.why = why;
        this.allowed = List.copyOf(allowed);
    }

    public SessionException(Why why, String message) {
        this(why, message, List.of());
    }

    public Why why() {
        return why;
    }

    public List<String> allowed() {
        return allowed;
    }

    public String sentence() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
