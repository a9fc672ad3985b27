package io.handover.model.procedure;

/** A procedure cannot be used on a site; the message is for the person who wrote it. */
public final class ProcedureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Position position;

    public ProcedureException(Position position, String message) {
        super(message);
        this.position = position;
    }

    /** Where in the procedure's file. */
    public Position position() {
        return position;
    }
}
