package io.handover.console.command;

import io.handover.analysis.comparison.Margins;
import io.handover.files.InputException;
import io.handover.files.NearestName;
import java.util.List;
import java.util.Locale;

/** What a user names by {@code --margin}. */
final class MarginOption {
    private static final String SHARES = "shares";
    private static final String TIMES = "times";
    private static final double MOST = 100;

    private MarginOption() {}

    /**
     * The margins of a list like {@code shares=0.5,times=5}; those that it does not name are the usual ones.
     *
     * @throws InputException where one is no margin
     */
    static Margins of(List<String> given) {
        Margins margins = Margins.USUAL;
        for (String text : given) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            if (!List.of(SHARES, TIMES).contains(name) || equals < 0) {
                throw new InputException("--margin " + text + ": a key and a number are needed, as in shares=0.5"
                        + NearestName.orAllowed(name, List.of(SHARES, TIMES)));
            }
            double part = number(text, text.substring(equals + 1)) / MOST;
            margins = name.equals(SHARES) ? new Margins(part, margins.times()) : new Margins(margins.shares(), part);
        }
        return margins;
    }

    private static double number(String text, String number) {
        double value = number.matches("[0-9]{1,3}(\\.[0-9]{1,6})?") ? Double.parseDouble(number) : -1;
        if (value < 0 || value > MOST) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "--margin %s: '%s' is no number from 0 to %.0f, which is allowed, of points or of %%",
                    text,
                    number,
                    MOST));
        }
        return value;
    }
}
