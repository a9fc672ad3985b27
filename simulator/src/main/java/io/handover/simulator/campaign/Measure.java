package io.handover.simulator.campaign;

import io.handover.simulator.run.Measures;
import java.util.function.ToLongFunction;

/** What is measured of every run and summed up in percentiles. */
public enum Measure {
    PROCEDURE("procedure", "procedure, start to complete", "ms", Measures::procedureMillis),
    HANDOVER("handover", "handover, activation to its target alone", "ms", Measures::handoverMillis),
    DUAL_ACTIVE("dualActive", "two or more servers active", "ms", Measures::dualActiveMillis),
    DUAL_ACTIVE_SEEN("dualActiveSeen", "... as an administrator sees it", "ms", Measures::dualActiveSeenMillis),
    MANAGEMENT_GAP("managementGap", "longest time without an active server", "ms", Measures::managementGapMillis),
    MANAGEMENT_GAPS("managementGaps", "... all such times together", "ms", Measures::managementGapsMillis),
    URGENT_WAIT("urgentWait", "longest wait of an urgent concern", "ms", Measures::urgentWaitMillis),
    WITHOUT_REDUNDANCY("withoutRedundancy", "no standby replicating", "ms", Measures::withoutRedundancyMillis),
    ACTIVATION_LAG("activationLag", "behind when activated, at most", "changes", Measures::activationLag),
    LOST_CHANGES("lostChanges", "changes lost", "changes", Measures::lostChanges),
    LOST_UNDECLARED("lostUndeclared", "... outside the declared window", "changes", Measures::lostUndeclared),
    LOST_WINDOW("lostWindow", "first lost change to the last", "ms", Measures::lostWindowMillis);

    private final String key;
    private final String title;
    private final String unit;
    private final ToLongFunction<Measures> value;

    Measure(String key, String title, String unit, ToLongFunction<Measures> value) {
        this.key = key;
        this.title = title;
        this.unit = unit;
        this.value = value;
    }

    /** The name in JSON. */
    public String key() {
        return key;
    }

    /** The words in a table. */
    public String title() {
        return title;
    }

    /** {@code ms} (simulated milliseconds) or {@code changes}. */
    public String unit() {
        return unit;
    }

    long of(Measures measures) {
        return value.applyAsLong(measures);
    }
}
