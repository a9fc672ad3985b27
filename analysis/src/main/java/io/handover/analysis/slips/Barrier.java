package io.handover.analysis.slips;

import io.handover.analysis.advice.Patch;

/**
 * A change of the procedure that keeps a slip from doing harm. It was tried: the changed procedure was explored without slips and with
 * every one of them.
 *
 * @param words what is to be changed, in a line
 * @param patch the change
 * @param now what comes of the slip in the changed procedure
 * @param lostBefore how many slips lose a promise without the change
 * @param lostAfter how many of the same slips still do
 * @param added how many slips at steps that the change adds do
 * @param holds within which bounds it was proved that every promise that was proved there before still is
 */
public record Barrier(
        String words, Patch patch, Consequence now, int lostBefore, int lostAfter, int added, String holds) {
    /** How many harmful slips fewer there are, those at new steps counted. */
    public int gain() {
        return lostBefore - lostAfter - added;
    }
}
