package io.handover.analysis.retreat;

import java.util.OptionalInt;

/**
 * Changes that are lost, or were: those made on a server in a part of the procedure.
 *
 * @param server where they were made
 * @param from how many main steps were done when the first of them was made
 * @param until how many were done when the last of them was; empty where it goes on until the way back begins
 */
public record Loss(int server, int from, OptionalInt until) {}
