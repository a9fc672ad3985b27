package io.handover.console.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * By what a file is known to be a report, so that nothing else is overwritten: a report in JSON begins with the key {@value #KEY}, one
 * in SARIF with it in the log's properties, one in text has a line above it, one in YAML has that line as a comment, and so have those
 * in Markdown, XML and HTML, the last two behind what they must begin with; a table of runs begins with its first columns.
 */
public final class ReportMark {
    /** The first key of a report in JSON; its value is the command that reports. */
    static final String KEY = "report";

    /** With what a table of runs, which has no place for a comment, begins. */
    public static final String RUNS = "run,settled,struck,";

    private static final String BEGIN = "This is a report of 'handover ";
    private static final String END = "'.\n";
    private static final String BY = BEGIN + "[a-z-]+'\\.";
    private static final Pattern MARK = Pattern.compile("(# )?" + BY
            + "|(<\\?xml [^>]*>\\s*|<!doctype html>\\s*)?<!-- " + BY
            + "|\\{\\s*(\"properties\"\\s*:\\s*\\{\\s*)?\"" + KEY + "\"\\s*:\\s*\"[a-z-]+\"|" + RUNS);
    private static final int ENOUGH_BYTES = 200;

    private ReportMark() {}

    /**
     * The line above a text in a file.
     *
     * @param command the command that reports
     */
    public static String line(String command) {
        return BEGIN + command + END;
    }

    /**
     * The same as a comment of Markdown, XML or HTML.
     *
     * @param command the command that reports
     */
    public static String comment(String command) {
        return "<!-- " + line(command).strip() + " -->\n";
    }

    /** Whether a file is a report, or empty; what cannot be read is none. */
    static boolean isOn(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(ENOUGH_BYTES), StandardCharsets.UTF_8);
            return head.isEmpty() || MARK.matcher(head).lookingAt();
        } catch (IOException unreadable) {
            return false;
        }
    }
}
