package io.handover.analysis.attainment;

/** What the operator of an answer sees. */
public enum Sight {
    /** The state that the site is in, as soon as it is in it. */
    FULL
}
