package io.handover.console.report;

/** How a word is shown where there is colour; the word itself says the same. */
public enum Style {
    PLAIN(""),
    HEADING("1"),
    GOOD("32"),
    PROVED("1;32"),
    BAD("31"),
    DOUBT("33"),
    FAINT("2");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    public String paint(String text, boolean colour) {
        return !colour || code.isEmpty() || text.isBlank() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
