package io.handover.model.state;

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
