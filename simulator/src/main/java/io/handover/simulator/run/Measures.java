package io.handover.simulator.run;

/** What is measured in a run, in simulated milliseconds (semantics.md 2). */
public final class Measures {
    /** It did not come to an end, or never happened. */
    public static final long NEVER = -1;

    long dualActive;
    long dualActiveSeen;
    long managementGap;
    long procedure;
    long handover;
    long urgentWait;
    long withoutRedundancy;
    int lostChanges;
    int lostUndeclared;
    long lostWindow;
    long simulated;

    void reset() {
        dualActive = 0;
        dualActiveSeen = 0;
        managementGap = 0;
        procedure = NEVER;
        handover = NEVER;
        urgentWait = 0;
        withoutRedundancy = 0;
        lostChanges = 0;
        lostUndeclared = 0;
        lostWindow = 0;
        simulated = 0;
    }

    /** Time with two or more servers up and active, in all. */
    public long dualActiveMillis() {
        return dualActive;
    }

    /** The part of it that an administrator's monitoring shows. */
    public long dualActiveSeenMillis() {
        return dualActiveSeen;
    }

    /** Longest time without a server up and active, or {@link #NEVER} where one never ended. */
    public long managementGapMillis() {
        return managementGap;
    }

    /** From the start until the procedure was complete, or {@link #NEVER}. */
    public long procedureMillis() {
        return procedure;
    }

    /** From the first force activation's issue until exactly one server is active, or {@link #NEVER}. */
    public long handoverMillis() {
        return handover;
    }

    /** Longest wait of an urgent concern, or {@link #NEVER} where one is never answered. */
    public long urgentWaitMillis() {
        return urgentWait;
    }

    /** Time in which no standby was streaming from an active server. */
    public long withoutRedundancyMillis() {
        return withoutRedundancy;
    }

    /** Changes that server 1 does not hold when all is at rest. */
    public int lostChanges() {
        return lostChanges;
    }

    /** Those of them that the procedure does not declare lost. */
    public int lostUndeclared() {
        return lostUndeclared;
    }

    /** From the first lost change to the last. */
    public long lostWindowMillis() {
        return lostWindow;
    }

    /** How much time was simulated. */
    public long simulatedMillis() {
        return simulated;
    }
}
