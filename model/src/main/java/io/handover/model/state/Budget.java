package io.handover.model.state;

import io.handover.model.site.Scope;

/** The fault budgets of a state, each a byte of one long. */
public enum Budget {
    CRASHES,
    CUTS,
    INSTALLER_FAILURES,
    SKIPS,
    INTERRUPTIONS,
    SLIPS;

    private final int shift = 8 * ordinal();
    private final long one = 1L << shift;

    /** How much of this budget a scope has. */
    public int of(Scope scope) {
        return switch (this) {
            case CRASHES -> scope.crashes();
            case CUTS -> scope.cuts();
            case INSTALLER_FAILURES -> scope.installerFailures();
            case SKIPS -> scope.skips();
            case INTERRUPTIONS -> scope.interruptions();
            case SLIPS -> scope.slips();
        };
    }

    int left(long budgets) {
        return (int) (budgets >>> shift) & 0xff;
    }

    long spend(long budgets) {
        return budgets - one;
    }

    long with(long budgets, int left) {
        return budgets & ~(0xffL << shift) | (long) left << shift;
    }
}
