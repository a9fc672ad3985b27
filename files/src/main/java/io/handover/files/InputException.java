package io.handover.files;

/** What a user gave cannot be used. The message is all that the user sees; the command then ends with exit code 64. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What was found, what is allowed, and the nearest valid name, in words for the user. */
    public InputException(String message) {
        super(printable(message));
    }

    /**
     * At a place in a file.
     *
     * @param file the file as the user named it
     * @param line counted from 1
     * @param column counted from 1
     */
    public InputException(String file, int line, int column, String message) {
        super(printable(file + ":" + line + ":" + column + ": " + message));
    }

    /** What was found is quoted; it must not reach a terminal as anything but text. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
    }
}
