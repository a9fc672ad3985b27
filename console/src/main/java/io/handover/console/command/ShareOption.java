package io.handover.console.command;

import io.handover.files.InputException;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A share in percent that a user gives.
 *
 * @param least in percent
 * @param most in percent
 * @param example as it may be written
 */
record ShareOption(String least, String most, String example) {
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,9})?) ?%");

    /**
     * The share, 0 to 1.
     *
     * @throws InputException where that is none, or lies outside
     */
    double of(String option, String text) {
        Matcher percent = PERCENT.matcher(text.strip());
        if (!percent.matches()) {
            throw new InputException(option + " " + text + ": this is a share in percent, as in " + example);
        }
        BigDecimal value = new BigDecimal(percent.group(1));
        if (value.compareTo(new BigDecimal(least)) < 0 || value.compareTo(new BigDecimal(most)) > 0) {
            throw new InputException(option + " " + text + ": " + least + "% to " + most + "% are allowed");
        }
        return value.movePointLeft(2).doubleValue();
    }
}
