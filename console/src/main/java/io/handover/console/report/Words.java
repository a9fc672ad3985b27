package io.handover.console.report;

/** Words as people write them. */
public final class Words {
    private Words() {}

    /** With a capital letter at its beginning and a full stop at its end. */
    public static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + (words.endsWith(".") ? "" : ".");
    }
}
