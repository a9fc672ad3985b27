package io.handover.console.report;

/** Words as people write them. */
final class Words {
    private Words() {}

    /** With a capital letter at its beginning and a full stop at its end. */
    static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + (words.endsWith(".") ? "" : ".");
    }
}
