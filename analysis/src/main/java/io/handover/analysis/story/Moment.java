package io.handover.analysis.story;

import io.handover.model.state.SiteState;

/**
 * One line of a timeline.
 *
 * @param millis simulated time since the start; 0 throughout in an untimed path
 * @param who who acts: the operator, a server's name, the network…
 * @param what what happens, in words
 * @param event the event as it was recorded
 * @param after the state of the site after it
 */
public record Moment(long millis, String who, String what, int event, SiteState after) {}
