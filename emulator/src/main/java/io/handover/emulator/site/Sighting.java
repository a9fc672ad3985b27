package io.handover.emulator.site;

import io.handover.model.display.ReplicationState;
import io.handover.model.state.Mode;

/**
 * What a server knows of another since it last polled it.
 *
 * @param server the other server
 * @param reached whether the last poll reached it
 * @param mode its mode when it was last reached
 * @param replication what it displayed of its replication when it was last reached
 * @param atMillis when it was last polled, in the site's time
 */
public record Sighting(int server, boolean reached, Mode mode, ReplicationState replication, long atMillis) {}
