package io.handover.console.command;

import io.handover.files.InputException;

/**
 * The whole numbers that an option takes.
 *
 * @param least the least of them
 * @param most the greatest; {@link Long#MAX_VALUE} where there is no bound
 */
record Range(long least, long most) {
    /**
     * Checks what a user gave.
     *
     * @throws InputException where it lies outside
     */
    void check(String option, long value) {
        if (value < least || value > most) {
            throw new InputException(option + " " + value + ": "
                    + (most == Long.MAX_VALUE ? least + " or more is" : least + " to " + most + " are") + " allowed");
        }
    }
}
