package io.handover.files;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What a user gave cannot be used. The message is all that the user sees; the command then ends with exit code 64. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The most that is said of one file at once. */
    static final int MOST = 50;

    private final int line;
    private final int column;

    /** What is wrong at which place, in the order of the file. */
    private final transient List<Problem> problems;

    /**
     * Something that is wrong at a place in a file.
     *
     * @param line counted from 1
     * @param column counted from 1
     * @param text what was found and what is allowed, without the place
     */
    public record Problem(int line, int column, String text) {}

    /** What was found, what is allowed, and the nearest valid name, in words for the user. */
    public InputException(String message) {
        this(printable(message), 0, 0, List.of());
    }

    /**
     * At a place in a file.
     *
     * @param file the file as the user named it
     * @param line counted from 1
     * @param column counted from 1
     */
    public InputException(String file, int line, int column, String message) {
        this(
                printable(file + ":" + line + ":" + column + ": " + message),
                line,
                column,
                List.of(new Problem(line, column, printable(message))));
    }

    private InputException(String printable, int line, int column, List<Problem> problems) {
        super(printable);
        this.line = line;
        this.column = column;
        this.problems = problems;
    }

    /** All that is wrong at places in one file, in its order; nothing where it is no place of a file that is wrong. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * All that is wrong with one file, a line each, in the order of the file.
     *
     * @param all one or more
     */
    static InputException of(List<InputException> all) {
        List<InputException> ordered = all.stream()
                .sorted(Comparator.<InputException>comparingInt(wrong -> wrong.line)
                        .thenComparingInt(wrong -> wrong.column))
                .toList();
        List<String> messages = ordered.stream()
                .map(wrong -> String.valueOf(wrong.getMessage()))
                .distinct()
                .toList();
        String said = messages.stream().limit(MOST).collect(Collectors.joining("\n"));
        return new InputException(
                messages.size() > MOST ? said + "\nand " + (messages.size() - MOST) + " more like these" : said,
                0,
                0,
                ordered.stream()
                        .flatMap(wrong -> wrong.problems.stream())
                        .distinct()
                        .toList());
    }

    /** What was found is quoted; it must not reach a terminal as anything but text. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
    }
}
