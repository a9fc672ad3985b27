package io.handover.analysis.token;

/** A word is no replay token, or what it would replay is no longer what it was; the message is for the person who gave it. */
public final class TokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TokenException(String message) {
        super(message);
    }
}
