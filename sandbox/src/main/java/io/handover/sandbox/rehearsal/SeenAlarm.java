package io.handover.sandbox.rehearsal;

import io.handover.model.display.Alarm;
import java.util.OptionalLong;

/**
 * An alarm as the operator's open clients showed it.
 *
 * @param number from 1, in the order in which they were detected
 * @param fromMillis when the first server on which a client is open detected it
 * @param untilMillis when no such server showed it any more; empty as long as one does
 */
public record SeenAlarm(int number, long fromMillis, OptionalLong untilMillis, Alarm alarm) {}
