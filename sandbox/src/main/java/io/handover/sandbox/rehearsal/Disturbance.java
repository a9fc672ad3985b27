package io.handover.sandbox.rehearsal;

import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an instructor or a scenario can do to a site, and how it is undone. Those that have a fault of the simulator's catalogue strike by its
 * law; what of that catalogue is missing here are the slips, which are the operator's own.
 */
public enum Disturbance {
    /** A server crashes; it restarts by itself. */
    CRASH(1, "%s crashes"),
    /** The service of a server goes down, in the mode that it has, and does not start by itself until {@link #REPAIR} or a start. */
    BREAK_DOWN(1, "%s breaks down and does not start by itself"),
    /** Somebody repairs a server that is down, and its service starts. */
    REPAIR(BREAK_DOWN, "%s is repaired and starts"),
    /** Two servers cannot reach each other any more, until the connection heals by itself or by {@link #HEAL}. */
    CUT(2, "%s and %s cannot reach each other any more"),
    HEAL(CUT, "%s and %s reach each other again"),
    /** The installer that runs on a server fails: it comes up with the old release and without replication. */
    INSTALLER_FAILS(1, "the installer on %s fails"),
    /** A standby that is being initialized crashes, with an empty database. */
    INTERRUPT_INITIALIZATION(1, "%s crashes while it is initialized"),
    /** A server that sees several active servers finds out now, before its polls have confirmed it. */
    DETECT(1, "%s detects several active servers"),
    /** A standby gets no changes until {@link #RESUME_REPLICATION}; the relationship itself stays. */
    STALL_REPLICATION(1, "%s gets no more changes", "replication-stall"),
    RESUME_REPLICATION(STALL_REPLICATION, "%s gets changes again"),
    /** The API of a server answers no more until {@link #API_ON}; its client does. */
    API_OFF(1, "the API of %s is switched off"),
    API_ON(API_OFF, "the API of %s is switched on"),
    /** Each change takes 30 times as long to be replicated. */
    SLOW_REPLICATION(0, "replication becomes slow", "slow-replication"),
    END_SLOW_REPLICATION(SLOW_REPLICATION, "replication is as quick as before"),
    /** The first server gets nothing from the other: no changes, and no sight of it. */
    ONE_WAY_CUT(2, "%s no longer hears %s", "one-way-cut"),
    END_ONE_WAY_CUT(ONE_WAY_CUT, "%s hears %s again"),
    /** The operator's client on a server closes, and none can be opened there; at the machine everything works. */
    CLIENT_UNREACHABLE(1, "no client can reach %s any more", "client-unreachable"),
    END_CLIENT_UNREACHABLE(CLIENT_UNREACHABLE, "clients reach %s again"),
    /** No server confirms what its polls see. */
    MONITORING_DELAY(0, "monitoring is delayed", "monitoring-delay"),
    END_MONITORING_DELAY(MONITORING_DELAY, "monitoring starts afresh"),
    /** Every server misses its next poll. */
    MISSED_POLLS(0, "every server misses its next poll", "missed-polls"),
    /** A server that is being upgraded crashes, and comes back with the old release. */
    CRASH_DURING_UPGRADE(1, "%s crashes while it is upgraded", "crash-during-upgrade"),
    /** An active server is without power until another one is active, and then starts in Active mode. */
    POWER_BACK_ACTIVE(1, "%s loses power until another server is active", "power-back-active"),
    END_POWER_BACK_ACTIVE(POWER_BACK_ACTIVE, "%s has power again"),
    /** A standby cannot be activated, and is not monitored. */
    EXPIRED_LICENCE(1, "the licence of %s expires", "expired-licence"),
    END_EXPIRED_LICENCE(EXPIRED_LICENCE, "%s gets a new licence"),
    /** The product's API does not exclude a standby that is not up; the client does. */
    SMC_65140(0, "the API does not exclude a standby that is not up (SMC-65140)", "smc-65140"),
    END_SMC_65140(SMC_65140, "the API excludes a standby that is not up again"),
    /** The next command of the administration is accepted and has no effect. */
    LOST_COMMAND(0, "the next command will be accepted and have no effect", "lost-command"),
    END_LOST_COMMAND(LOST_COMMAND, "the next command has its effect after all"),
    /** The next exclusion fails at the standby's end. */
    HALF_EXCLUSION(0, "the next exclusion will fail at the standby's end", "half-exclusion"),
    END_HALF_EXCLUSION(HALF_EXCLUSION, "the next exclusion is a whole one after all");

    private final int servers;
    private final String words;
    private final Optional<Fault> fault;
    private final Optional<Disturbance> ended;

    Disturbance(int servers, String words) {
        this(servers, words, Optional.empty(), Optional.empty());
    }

    Disturbance(int servers, String words, String fault) {
        this(servers, words, Faults.named(fault), Optional.empty());
    }

    Disturbance(Disturbance ended, String words) {
        this(ended.servers, words, ended.fault, Optional.of(ended));
    }

    Disturbance(int servers, String words, Optional<Fault> fault, Optional<Disturbance> ended) {
        this.servers = servers;
        this.words = words;
        this.fault = fault;
        this.ended = ended;
    }

    /** How many servers it is about: none where it is about the whole site, one or two. */
    public int servers() {
        return servers;
    }

    /** The fault of the simulator's catalogue that strikes with it, or that ends with it; empty where there is none, or the model has it. */
    Optional<Fault> fault() {
        return fault;
    }

    /** What is undone by it; empty for what disturbs. */
    public Optional<Disturbance> undone() {
        return ended;
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
