package io.handover.executor.api;

/** A request has no answer that can be used. */
final class Unanswered extends Exception {
    private static final long serialVersionUID = 1L;

    /** What that says of the request. */
    enum Fate {
        /** Nobody listens there: it was not sent. */
        NOTHING_LISTENS,
        /** It was not sent. */
        NOT_SENT,
        /** It was not sent: whoever listens there has not the server's certificate. */
        STRANGER,
        /** The server has rejected it. */
        REJECTED,
        /** There is no valid session: it was rejected. */
        NO_SESSION,
        /** It may have been received and carried out. */
        UNKNOWN
    }

    private final Fate fate;

    Unanswered(Fate fate, String text) {
        super(text);
        this.fate = fate;
    }

    Fate fate() {
        return fate;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
