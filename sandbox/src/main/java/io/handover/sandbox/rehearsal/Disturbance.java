package io.handover.sandbox.rehearsal;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an instructor or a scenario can do to a site, and how it is undone. */
public enum Disturbance {
    /** A server crashes; it restarts by itself. */
    CRASH(1, "%s crashes"),
    /** The service of a server goes down, in the mode that it has, and does not start by itself until {@link #REPAIR} or a start. */
    BREAK_DOWN(1, "%s breaks down and does not start by itself"),
    /** Somebody repairs a server that is down, and its service starts. */
    REPAIR(1, "%s is repaired and starts"),
    /** Two servers cannot reach each other any more, until the connection heals by itself or by {@link #HEAL}. */
    CUT(2, "%s and %s cannot reach each other any more"),
    HEAL(2, "%s and %s reach each other again"),
    /** The installer that runs on a server fails: it comes up with the old release and without replication. */
    INSTALLER_FAILS(1, "the installer on %s fails"),
    /** A standby that is being initialized crashes, with an empty database. */
    INTERRUPT_INITIALIZATION(1, "%s crashes while it is initialized"),
    /** A server that sees several active servers finds out now, before its polls have confirmed it. */
    DETECT(1, "%s detects several active servers"),
    /** A standby gets no changes until {@link #RESUME_REPLICATION}; the relationship itself stays. */
    STALL_REPLICATION(1, "%s gets no more changes"),
    RESUME_REPLICATION(1, "%s gets changes again"),
    /** The API of a server answers no more until {@link #API_ON}; its client does. */
    API_OFF(1, "the API of %s is switched off"),
    API_ON(1, "the API of %s is switched on");

    private final int servers;
    private final String words;

    Disturbance(int servers, String words) {
        this.servers = servers;
        this.words = words;
    }

    /** How many servers it is about: one or two. */
    public int servers() {
        return servers;
    }

    /** The name in files and requests: {@code installer-fails}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Disturbance> named(String key) {
        return Stream.of(values()).filter(one -> one.key().equals(key)).findFirst();
    }

    /** What it does in words, {@code "DK_MGT_1 crashes"}. */
    public String words(String server, String other) {
        return String.format(Locale.ROOT, words, server, other);
    }
}
