package io.handover.simulator.site;

import io.handover.simulator.time.Distribution;
import io.handover.simulator.time.Distribution.Exponential;
import io.handover.simulator.time.Distribution.LogNormal;
import io.handover.simulator.time.Distribution.Uniform;

/**
 * How long things take on a site and how often they happen (semantics.md 2).
 *
 * @param changes from one change to the next, on each active server
 * @param urgentConcerns from one urgent concern to the next
 * @param replication of one change
 * @param command exclude, set-standby, stop-replication, stop and the like: from the command until its effect
 * @param block how long the client blocks after a command that changes the setup
 * @param forceActivation from the command until its effect
 * @param serverStart from the command until clients can connect
 * @param installer one upgrade
 * @param initialization a standby's initialization without its two restarts
 * @param restart from a crash until the server is up again
 * @param polls by which servers see one another
 * @param reaction of the operator: from seeing a goal to the next command
 */
public record Timing(
        Distribution changes,
        Distribution urgentConcerns,
        Distribution replication,
        Distribution command,
        Distribution block,
        Distribution forceActivation,
        Distribution serverStart,
        Distribution installer,
        Distribution initialization,
        Distribution restart,
        Polls polls,
        Distribution reaction) {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;

    /** The defaults of semantics.md 2. */
    public static final Timing DEFAULT = new Timing(
            Exponential.perHour(12),
            Exponential.perHour(4),
            new LogNormal(SECOND / 5, 3 * SECOND),
            new Uniform(SECOND, 3 * SECOND),
            new Uniform(10 * SECOND, 30 * SECOND),
            new Uniform(2 * SECOND, 6 * SECOND),
            new Uniform(10 * SECOND, 20 * SECOND),
            new LogNormal(12 * MINUTE, 35 * MINUTE),
            new LogNormal(40 * SECOND, 5 * MINUTE),
            new Uniform(30 * SECOND, 180 * SECOND),
            new Polls(10 * SECOND, 5 * SECOND, 2),
            new LogNormal(20 * SECOND, 4 * MINUTE));
}
