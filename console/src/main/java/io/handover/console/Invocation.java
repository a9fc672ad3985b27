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

    /** A message whose examples, as in {@code 'handover procedures'}, or help whose lines, begin with the usual name. */
    static String named(String text, String name) {
        return text.replace("'" + USUAL + " ", "'" + name + " ").replaceFirst("^  " + USUAL + " ", "  " + name + " ");
    }
}
