package io.handover.emulator.api;

/** A site cannot be served as asked for; the message is for the user. */
public final class ServeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ServeException(String message, Throwable cause) {
        super(message, cause);
    }

    public ServeException(String message) {
        super(message);
    }
}
