package io.handover.executor.journal;

/** A journal cannot be used; the message is for the person who named it. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean ofWriting;

    public JournalException(String message) {
        this(message, false);
    }

    private JournalException(String message, boolean ofWriting) {
        super(message);
        this.ofWriting = ofWriting;
    }

    /** That nothing can be written there, whatever was named. */
    static JournalException ofWriting(String message) {
        return new JournalException(message, true);
    }

    /** Whether nothing can be written there. */
    public boolean isOfWriting() {
        return ofWriting;
    }
}
