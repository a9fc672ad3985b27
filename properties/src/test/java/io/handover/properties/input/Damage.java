package io.handover.properties.input;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * A way to damage a file.
 *
 * @param kind what is done
 * @param line the line that it is done to, counted from 0, modulo the number of lines
 * @param column the column that it is done at, counted from 0, modulo the line's length
 * @param token what is put there
 */
record Damage(Kind kind, int line, int column, String token) {
    /** What can be done to a line. */
    enum Kind {
        DELETE,
        DOUBLE,
        SWAP_WITH_NEXT,
        INDENT,
        OUTDENT,
        CUT_OFF,
        DELETE_CHARACTER,
        INSERT,
        REPLACE_KEY,
        REPLACE_VALUE
    }

    /** The text with the damage done. */
    String to(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int at = line % lines.size();
        String hit = lines.get(at);
        int place = hit.isEmpty() ? 0 : column % hit.length();
        switch (kind) {
            case DELETE -> lines.remove(at);
            case DOUBLE -> lines.add(at, hit);
            case SWAP_WITH_NEXT -> lines.add((at + 1) % lines.size(), lines.remove(at));
            case INDENT -> lines.set(at, "  " + hit);
            case OUTDENT -> lines.set(at, hit.startsWith("  ") ? hit.substring(2) : hit);
            case CUT_OFF -> lines.set(at, hit.substring(0, place));
            case DELETE_CHARACTER ->
                lines.set(at, hit.isEmpty() ? hit : hit.substring(0, place) + hit.substring(place + 1));
            case INSERT -> lines.set(at, hit.substring(0, place) + token + hit.substring(place));
            case REPLACE_KEY -> lines.set(at, hit.replaceFirst("[\\w-]+:", Matcher.quoteReplacement(token + ":")));
            case REPLACE_VALUE -> lines.set(at, hit.replaceFirst(": .*", Matcher.quoteReplacement(": " + token)));
        }
        return String.join("\n", lines);
    }
}
