package io.handover.analysis.retreat;

import io.handover.model.state.SiteState;
import java.util.Optional;

/**
 * Where a procedure begins.
 *
 * @param server the one server that is up and active then
 * @param upgraded whether it has the new release then
 * @param followers the servers that replicate from it then, as a set
 */
public record Home(int server, boolean upgraded, int followers) {
    /** Empty where no server or more than one is active at the start: then there is nothing to go back to. */
    static Optional<Home> of(SiteState start) {
        if (Integer.bitCount(start.active()) != 1 || start.upActive() == 0) {
            return Optional.empty();
        }
        int server = Integer.numberOfTrailingZeros(start.active());
        int followers = 0;
        for (int s = 0; s < start.servers(); s++) {
            followers |= start.streamingFrom(s, server) ? 1 << s : 0;
        }
        return Optional.of(new Home(server, start.isUpgraded(server), followers));
    }
}
