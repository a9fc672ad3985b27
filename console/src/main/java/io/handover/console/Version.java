package io.handover.console;

/** Which version of the program this is. */
public final class Version {
    /** As {@code handover --version} says it, without the name. */
    public static final String OF_HANDOVER = "0.1.0";

    private Version() {}
}
