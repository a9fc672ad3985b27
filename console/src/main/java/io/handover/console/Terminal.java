package io.handover.console;

import java.util.Map;

/**
 * Where a command's output goes.
 *
 * @param progress whether a person watches the error stream: progress is shown there
 * @param colour whether the output is coloured; colour is never the only sign of anything
 * @param columns how wide lines may be, 60 to 200
 */
public record Terminal(boolean progress, boolean colour, int columns) {
    private static final int LEAST_COLUMNS = 60;
    private static final int USUAL_COLUMNS = 80;
    private static final int MOST_COLUMNS = 200;

    /** Not a terminal: no progress, no colour. */
    public static final Terminal NONE = new Terminal(false, false, USUAL_COLUMNS);

    /** Of this process. */
    public static Terminal ofProcess() {
        return of(System.getenv());
    }

    /**
     * As variables say: {@code HANDOVER_TERMINAL}, which the launcher sets to those of the words {@code out} and {@code err} whose
     * stream is a terminal, and the usual {@code COLUMNS}, {@code NO_COLOR} and {@code TERM}.
     */
    static Terminal of(Map<String, String> environment) {
        String streams = environment.getOrDefault("HANDOVER_TERMINAL", "");
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(
                streams.contains("err") && !dumb,
                streams.contains("out") && !dumb && !plain,
                columns(environment.getOrDefault("COLUMNS", "")));
    }

    private static int columns(String stated) {
        return stated.matches("[0-9]{1,4}")
                ? Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, Integer.parseInt(stated)))
                : USUAL_COLUMNS;
    }
}
