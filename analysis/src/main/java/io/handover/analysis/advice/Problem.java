package io.handover.analysis.advice;

import io.handover.analysis.story.Story;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.run.Cause;
import io.handover.simulator.run.Check;
import java.util.OptionalLong;

/**
 * What advice is asked for.
 *
 * @param check what is violated
 * @param cause in which way
 * @param faults the faults under which it is told
 * @param story how
 * @param share in which share of the runs under these faults, 0 to 1; 0 where only an exploration knows of it
 * @param run the run that is told; empty where it is a path
 */
public record Problem(Check check, Cause cause, FaultClass faults, Story story, double share, OptionalLong run) {}
