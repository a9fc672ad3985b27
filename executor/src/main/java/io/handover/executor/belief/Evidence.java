package io.handover.executor.belief;

import io.handover.executor.port.Reading;
import io.handover.model.display.ReplicationState;
import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;
import io.handover.model.state.Version;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a state of the model looks as a real server was seen.
 *
 * @param names the servers' names by number
 * @param releases which releases are old and new
 */
record Evidence(List<String> names, Releases releases) {

    boolean agrees(SiteState state, List<Reading> round) {
        for (int s = 0; s < round.size(); s++) {
            if (!agrees(state, s, round.get(s))) {
                return false;
            }
        }
        return true;
    }

    boolean agrees(SiteState state, int s, Reading reading) {
        if (reading instanceof Reading.NothingListens) {
            return !state.isUp(s);
        }
        if (!(reading instanceof Reading.Answered answered)) {
            return true;
        }
        return state.isUp(s)
                && state.isUpgraded(s) == (releases.version(answered.release()) == Version.NEW)
                && ReplicationState.of(state, s).equals(Optional.of(answered.state()))
                && (answered.registered().isEmpty()
                        || answered.registered().getAsInt() == Integer.bitCount(state.registeredAt(s)))
                && (answered.subscribed().isEmpty()
                        || answered.subscribed().get() == (state.subscription(s) != SiteState.NONE))
                && (answered.streaming().isEmpty()
                        || streamsTo(state, s, answered.streaming().get()));
    }

    private boolean streamsTo(SiteState state, int a, Set<String> standbys) {
        int pairs = state.streamingPairs();
        for (int s = 0; s < names.size(); s++) {
            if (((pairs & Pairs.bit(s, a)) != 0) != standbys.contains(names.get(s))) {
                return false;
            }
        }
        return true;
    }
}
