package io.handover.emulator.site;

import io.handover.model.display.ReplicationState;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** What every server has learned of the others. */
final class Views {
    private static final int NONE = -1;

    private final Sighting[][] sightings;
    private final int[] knownActive;
    private int initializing;

    /** Everybody has just polled everybody, and knows of the others as they are, also of those that did not answer. */
    Views(SiteState state) {
        int servers = state.servers();
        sightings = new Sighting[servers][servers];
        knownActive = new int[servers];
        Arrays.fill(knownActive, NONE);
        for (int s = 0; s < servers; s++) {
            for (int t = 0; t < servers; t++) {
                Sighting known = sighting(state, t, 0);
                boolean reached = (state.seen(s) >>> t & 1) != 0;
                sightings[s][t] = new Sighting(t, reached, known.mode(), known.replication(), 0);
            }
            learnActive(s, state.active());
        }
    }

    /** What a server displays of its own replication; where its process is not up, what it shows once it answers again. */
    static ReplicationState replication(SiteState state, int server) {
        return ReplicationState.of(state, server).orElse(ReplicationState.STB_ONHOLD);
    }

    private static Sighting sighting(SiteState state, int t, long now) {
        return new Sighting(t, true, state.mode(t), replication(state, t), now);
    }

    /**
     * Server {@code s} polls all others.
     *
     * @param unheard those of which it hears nothing
     */
    void poll(SiteState state, int s, int unheard, long now) {
        int seen = state.seen(s) & ~unheard;
        for (int t = 0; t < state.servers(); t++) {
            if ((seen >>> t & 1) != 0) {
                sightings[s][t] = sighting(state, t, now);
            } else {
                Sighting last = sightings[s][t];
                sightings[s][t] = new Sighting(t, false, last.mode(), last.replication(), now);
            }
        }
        int known = knownActive[s];
        boolean refuted = known != NONE && (seen & ~state.active() & 1 << known) != 0;
        if (refuted) {
            knownActive[s] = NONE;
        }
        learnActive(s, seen & state.active());
    }

    /** Of several active servers it keeps the one that it knows. */
    private void learnActive(int s, int actives) {
        boolean keeps = knownActive[s] != NONE && (actives >>> knownActive[s] & 1) != 0;
        if (actives != 0 && !keeps) {
            knownActive[s] = Integer.numberOfTrailingZeros(actives);
        }
    }

    /** What a server does itself it knows at once: its own mode, and from whom an initialization that begins takes its database. */
    void ownChanges(SiteState state) {
        for (int s = 0; s < knownActive.length; s++) {
            if (state.isActive(s)) {
                knownActive[s] = s;
            } else if (knownActive[s] == s) {
                knownActive[s] = NONE;
            }
            if ((state.initializing() & ~initializing & 1 << s) != 0 && state.subscription(s) != SiteState.NONE) {
                knownActive[s] = state.subscription(s);
            }
        }
        initializing = state.initializing();
    }

    View of(SiteState state, int s, long now) {
        List<Sighting> all = new ArrayList<>(Arrays.asList(sightings[s]));
        all.set(s, sighting(state, s, now));
        return new View(s, all, knownActive[s] == NONE ? OptionalInt.empty() : OptionalInt.of(knownActive[s]));
    }
}
