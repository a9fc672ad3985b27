package io.handover.analysis.time;

/** Up to which share of the runs a time is looked at. */
public enum Level {
    P50("p50", 500),
    P90("p90", 900),
    P95("p95", 950),
    P99("p99", 990),
    P999("p99.9", 999),
    /** The longest of all runs. */
    MAX("max", 1_000);

    private final String key;
    private final int perMille;

    Level(String key, int perMille) {
        this.key = key;
        this.perMille = perMille;
    }

    /** The name in reports. */
    public String key() {
        return key;
    }

    /** The rank, counted from 1, of the run at this level, exactly: floating point would miss it by one now and then. */
    long rank(long runs) {
        return Math.max(1, (runs * perMille + 999) / 1_000);
    }

    /** As a share of the runs, 0 to 1. */
    double share() {
        return perMille / 1_000.0;
    }
}
