package io.handover.model.display;

/** How bad an alarm is, the worst first. */
public enum Severity {
    /** Management is not there, or is there twice. */
    CRITICAL,
    /** A server is lost from sight. */
    ERROR,
    /** Something runs with less than it should have. */
    WARNING
}
