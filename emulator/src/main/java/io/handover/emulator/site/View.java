package io.handover.emulator.site;

import io.handover.model.state.Mode;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a server knows of the site: itself as it is, the others as it last polled them. It may be out of date, and two servers may
 * know different things.
 *
 * @param server whose view it is
 * @param sightings one for each server of the site, by number; its own is of now
 * @param knownActive the active server that it knows of: itself where it is active, else the one that its database names, which
 *     stays when that server is lost from sight
 */
public record View(int server, List<Sighting> sightings, OptionalInt knownActive) {
    public View {
        sightings = List.copyOf(sightings);
    }

    public Sighting of(int other) {
        return sightings.get(other);
    }

    /** The servers that it knows to be standby, itself too where it is one; the active server that it knows of is none of them. */
    public List<Integer> standbys() {
        return sightings.stream()
                .filter(sighting -> sighting.mode() == Mode.STANDBY)
                .map(Sighting::server)
                .filter(server -> knownActive.isEmpty() || knownActive.getAsInt() != server)
                .toList();
    }
}
