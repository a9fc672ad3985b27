package io.handover.model.procedure;

/**
 * A place in a procedure file.
 *
 * @param line counted from 1; 0 where there is no file
 * @param column counted from 1; 0 where there is no file
 */
public record Position(int line, int column) {
    public static final Position NONE = new Position(0, 0);
}
