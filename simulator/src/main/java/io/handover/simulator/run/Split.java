package io.handover.simulator.run;

/**
 * A moment of a run from which on it goes on otherwise: what was drawn by then stays, what is drawn later is drawn from another seed, and
 * when each fault strikes next, of which nothing else is known by then than that it has not, is drawn anew.
 *
 * @param turn the moment: how many times the run had gone on by then, 0 for its start; see {@link Onlooker}
 * @param seed from which choices are drawn from then on
 * @param strike the fault, as its place in {@link Simulation#faults()}, whose next strike is to come soon; {@link #NONE} for chance alone
 * @param withinMillis how soon, in simulated milliseconds from that moment on
 */
public record Split(int turn, long seed, int strike, long withinMillis) {
    /** No strike is asked for. */
    public static final int NONE = -1;
}
