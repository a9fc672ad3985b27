package io.handover.console;

import java.util.Map;

/** How this program was called, so that the commands that it prints can be typed as they stand. */
public final class Invocation {
    private static final String USUAL = "handover";
    /** What is invoked, and of which version. */
    public static final String PRODUCT = "handover " + Version.OF_HANDOVER;

    private static final String NAME = name(System.getenv());

    private Invocation() {}

    /** {@code "handover"}, or {@code "./handover"}: what to type to call it again. */
    public static String name() {
        return NAME;
    }

    /** As the launcher says in {@code HANDOVER_COMMAND}. */
    static String name(Map<String, String> environment) {
        String stated = environment.getOrDefault("HANDOVER_COMMAND", "");
        return stated.matches("[\\w./+-]+") ? stated : USUAL;
    }

    /** A text with the commands in it as they can be typed: those in quotes, and lines that are indented and begin with the usual name. */
    public static String named(String text) {
        return named(text, NAME);
    }

    static String named(String text, String name) {
        return text.replace("'" + USUAL + " ", "'" + name + " ")
                .replaceAll("(?m)^(  +)" + USUAL + " ", "$1" + name + " ");
    }
}
