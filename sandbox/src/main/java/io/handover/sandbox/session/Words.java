package io.handover.sandbox.session;

import java.util.Locale;

/** How constants are written in JSON. */
final class Words {
    private Words() {}

    /** {@code SEVERAL_ACTIVE} as {@code several-active}. */
    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
