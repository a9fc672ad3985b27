package io.handover.console;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What was to be written cannot be. The message is all that the user sees; the command then ends with {@value ExitCode#FAILURE}. */
public final class OutputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What cannot be written, where to, and why. */
    public OutputException(String message) {
        super(message);
    }

    /**
     * To a file.
     *
     * @param option the option that names it
     */
    public static OutputException of(String option, Path file, IOException failure) {
        return new OutputException(option + " " + file + ": this cannot be written: " + reason(failure));
    }

    /** To the command's own output. */
    static OutputException ofOutput(IOException failure) {
        return new OutputException("the output cannot be written: " + reason(failure));
    }

    private static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "that is not permitted";
        }
        String said = failure instanceof FileSystemException file
                ? Optional.ofNullable(file.getReason())
                        .orElse(failure.getClass().getSimpleName())
                : String.valueOf(failure.getMessage());
        return said.isEmpty() ? "unknown" : said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1);
    }
}
