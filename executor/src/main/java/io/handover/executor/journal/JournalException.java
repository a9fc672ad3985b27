package io.handover.executor.journal;

/** A journal cannot be used; the message is for the person who named it. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JournalException(String message) {
        super(message);
    }
}
