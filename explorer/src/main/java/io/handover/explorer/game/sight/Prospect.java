package io.handover.explorer.game.sight;

import java.util.List;

/**
 * What may become of a belief.
 *
 * @param environment two numbers a move of the environment: the pair that it comes from and the one that it leads to
 * @param byEnvironment the beliefs that such moves lead to, hidden ones aside
 * @param byFaults the other beliefs that faults lead to
 * @param choices what the operator may order
 */
record Prospect(int[] environment, int[] byEnvironment, int[] byFaults, List<Choice> choices) {
    /** Nothing is known of it, or it leads to where it is not certain with full sight. */
    static final Prospect NONE = new Prospect(new int[0], new int[0], new int[0], List.of());

    /**
     * An order.
     *
     * @param order its number
     * @param to by state of the belief: the pair that it leads to
     * @param beliefs those that it may lead to
     */
    record Choice(int order, int[] to, int[] beliefs) {}
}
