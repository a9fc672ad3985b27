package io.handover.simulator.run;

/**
 * What is measured in a run, in simulated milliseconds (docs/model.md, "Measures"). What has not come to an end when the site is at rest
 * never does, in every measure: it is {@link #NEVER}.
 */
public final class Measures {
    /** It did not come to an end, or never happened. */
    public static final long NEVER = -1;

    long dualActive;
    long dualActiveSeen;
    long managementGap;
    long managementGaps;
    long procedure;
    long handover;
    long urgentWait;
    long withoutRedundancy;
    long activationLag;
    long lostChanges;
    long lostUndeclared;
    long lostWindow;
    long simulated;

    void reset() {
        dualActive = 0;
        dualActiveSeen = 0;
        managementGap = 0;
        managementGaps = 0;
        procedure = NEVER;
        handover = NEVER;
        urgentWait = 0;
        withoutRedundancy = 0;
        activationLag = 0;
        lostChanges = 0;
        lostUndeclared = 0;
        lostWindow = 0;
        simulated = 0;
    }

    /** Time with two or more servers up and active, in all; {@link #NEVER} where two stay active. */
    public long dualActiveMillis() {
        return dualActive;
    }

    /** The part of it from the first poll, in each such time, of a server on which a client is open. */
    public long dualActiveSeenMillis() {
        return dualActiveSeen;
    }

    /** Longest time without a server up and active, or {@link #NEVER} where one never ended. */
    public long managementGapMillis() {
        return managementGap;
    }

    /** Time without a server up and active, in all, or {@link #NEVER}. */
    public long managementGapsMillis() {
        return managementGaps;
    }

    /** From the start until the procedure was complete, or {@link #NEVER}. */
    public long procedureMillis() {
        return procedure;
    }

    /**
     * From the first {@code force-activate} or {@code activate} that was given until its target was alone active for at least a minute, or
     * until the site was at rest; {@link #NEVER}.
     */
    public long handoverMillis() {
        return handover;
    }

    /** Longest wait of an urgent concern that arose, or {@link #NEVER} where one is never answered. */
    public long urgentWaitMillis() {
        return urgentWait;
    }

    /** Time in which no standby was streaming from an active server, or {@link #NEVER} where in the end none is. */
    public long withoutRedundancyMillis() {
        return withoutRedundancy;
    }

    /** The most changes that a standby lacked, of those that another server held, when it became active. */
    public long activationLag() {
        return activationLag;
    }

    /** Changes that, in the end, no server holds that is up and active or, where there is none, no server at all. */
    public long lostChanges() {
        return lostChanges;
    }

    /** Those of them that the procedure does not declare lost. */
    public long lostUndeclared() {
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
