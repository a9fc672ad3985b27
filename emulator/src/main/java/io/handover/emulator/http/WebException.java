package io.handover.emulator.http;

/** The HTTP server does not start or stop; the message is for the user. */
public final class WebException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WebException(String message, Throwable cause) {
        super(message, cause);
    }
}
