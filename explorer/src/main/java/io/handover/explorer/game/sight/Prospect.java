package io.handover.explorer.game.sight;

import java.util.List;

/**
 * What may become of a belief.
 *
 * @param known whether it was gone into, and nothing leads at once to where it is not certain with full sight
 * @param environment two numbers a move of the environment: the pair that it comes from and the one that it leads to
 * @param byEnvironment the beliefs that such moves lead to, hidden ones aside
 * @param byFaults the other beliefs that faults lead to
 * @param choices what the operator may order
 */
@SuppressWarnings("ArrayRecordComponent") // numbers, which nobody compares
record Prospect(boolean known, int[] environment, int[] byEnvironment, int[] byFaults, List<Choice> choices) {
    static final Prospect NONE = new Prospect(false, new int[0], new int[0], new int[0], List.of());

    /**
     * An order.
     *
     * @param order its number
     * @param to by state of the belief: the pair that it leads to
     * @param beliefs those that it may lead to
     */
    @SuppressWarnings("ArrayRecordComponent") // numbers, which nobody compares
    record Choice(int order, int[] to, int[] beliefs) {}
}
