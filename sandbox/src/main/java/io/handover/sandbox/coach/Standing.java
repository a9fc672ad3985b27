package io.handover.sandbox.coach;

/** Whether a promise can still be kept. */
public enum Standing {
    /** Whatever happens, some further course of commands keeps it. */
    CERTAIN,
    /** It can be kept if nothing bad happens. */
    WITH_LUCK,
    /** No course of commands keeps it any more. */
    LOST
}
