package io.handover.console.html;

import static j2html.TagCreator.span;

import j2html.tags.DomContent;
import java.util.Locale;

/** How good or bad something is that is said: a colour, and a sign for those who do not see it. */
public enum Tone {
    GOOD("✓"),
    BAD("✗"),
    DOUBT("?"),
    PLAIN("");

    private final String sign;

    Tone(String sign) {
        this.sign = sign;
    }

    /** Its class in the style sheet. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String sign() {
        return sign;
    }

    /** Words in that tone. */
    public DomContent words(String words) {
        return span((sign.isEmpty() ? "" : sign + " ") + words).withClasses("tone", key());
    }
}
