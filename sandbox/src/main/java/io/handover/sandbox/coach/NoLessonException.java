package io.handover.sandbox.coach;

/** A run or path makes no lesson; the message, whole sentences, says why. */
public final class NoLessonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoLessonException(String message) {
        super(message);
    }
}
