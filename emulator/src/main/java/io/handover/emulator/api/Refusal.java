package io.handover.emulator.api;

import java.util.List;

/** A request that is answered with an error. The message is for the client, who sees nothing else of it. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;

    private final int status;
    private final transient List<String> details;

    Refusal(int status, String message, List<String> details) {
        super(message, null, false, false);
        this.status = status;
        this.details = details;
    }

    Refusal(int status, String message) {
        this(status, message, List.of());
    }

    /** A guard does not hold: the API answers 400 to all of those. */
    Refusal(String message) {
        this(BAD_REQUEST, message);
    }

    int status() {
        return status;
    }

    String message() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    List<String> details() {
        return details;
    }
}
