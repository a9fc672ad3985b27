package io.handover.console;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a command's output goes.
 *
 * @param progress whether a person watches the error stream: progress is shown there
 * @param colour whether the output is coloured; colour is never the only sign of anything
 * @param columns how wide lines may be, 20 to 200
 * @param blocks whether it shows block characters, of which bars are made; else they are made of ASCII
 */
public record Terminal(boolean progress, boolean colour, int columns, boolean blocks) {
    private static final Pattern UTF_8 = Pattern.compile("(?i)utf-?8");
    private static final int LEAST_COLUMNS = 20;
    private static final int USUAL_COLUMNS = 80;
    private static final int MOST_COLUMNS = 200;

    /** Not a terminal: no progress, no colour. */
    public static final Terminal NONE = new Terminal(false, false, USUAL_COLUMNS);

    /** One that bars of ASCII are shown on. */
    public Terminal(boolean progress, boolean colour, int columns) {
        this(progress, colour, columns, false);
    }

    /** Of this process. */
    public static Terminal ofProcess() {
        return of(System.getenv());
    }

    /** Whether what this process reads is typed at a terminal. */
    public static boolean isTyped() {
        return isTyped(System.getenv());
    }

    static boolean isTyped(Map<String, String> environment) {
        return List.of(streams(environment).split(" ")).contains("in");
    }

    private static String streams(Map<String, String> environment) {
        return environment.getOrDefault("HANDOVER_TERMINAL", "");
    }

    /**
     * As variables say: {@code HANDOVER_TERMINAL}, which the launcher sets to those of the words {@code in}, {@code out} and {@code err} whose
     * stream is a terminal, and the usual {@code COLUMNS}, {@code NO_COLOR}, {@code TERM}, {@code LC_ALL}, {@code LC_CTYPE} and {@code LANG}.
     */
    static Terminal of(Map<String, String> environment) {
        String streams = streams(environment);
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(
                streams.contains("err") && !dumb,
                streams.contains("out") && !dumb && !plain,
                columns(environment.getOrDefault("COLUMNS", "")),
                streams.contains("out") && !dumb && isUtf8(environment));
    }

    /** The first of these that says something counts, as everywhere. */
    private static boolean isUtf8(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .filter(value -> UTF_8.matcher(value).find())
                .isPresent();
    }

    private static int columns(String stated) {
        return stated.matches("[0-9]{1,4}")
                ? Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, Integer.parseInt(stated)))
                : USUAL_COLUMNS;
    }
}
