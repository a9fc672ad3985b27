package io.handover.sandbox.rehearsal;

import io.handover.model.display.Alarm;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The alarms that the operator's open clients show: an alarm begins when the first server on which one is open detects it, and ends when a
 * poll of such a server shows it no more and none of the others shows it.
 */
final class Alarms {
    private final History history;

    /** The alarms that have not ended: their places in the history, and the servers whose clients show them. */
    private final List<Integer> present = new ArrayList<>();

    private final List<Integer> shownBy = new ArrayList<>();

    Alarms(History history) {
        this.history = history;
    }

    /**
     * A server on which a client is open has polled the others.
     *
     * @param detected all alarms that it then shows
     */
    void polled(long now, int server, List<Alarm> detected) {
        for (int i = present.size() - 1; i >= 0; i--) {
            SeenAlarm seen = history.alarms().get(present.get(i));
            int servers =
                    detected.contains(seen.alarm()) ? shownBy.get(i) | 1 << server : shownBy.get(i) & ~(1 << server);
            if (servers == 0) {
                history.replace(
                        present.get(i),
                        new SeenAlarm(seen.number(), seen.fromMillis(), OptionalLong.of(now), seen.alarm()));
                present.remove(i);
                shownBy.remove(i);
            } else {
                shownBy.set(i, servers);
            }
        }
        for (Alarm alarm : detected) {
            if (present.stream()
                    .noneMatch(place -> history.alarms().get(place).alarm().equals(alarm))) {
                int place = history.alarms().size();
                history.add(new SeenAlarm(place + 1, now, OptionalLong.empty(), alarm));
                present.add(place);
                shownBy.add(1 << server);
            }
        }
    }

    /** The client on a server is closed: what only it showed stands until another poll says otherwise. */
    void closed(int server) {
        shownBy.replaceAll(servers -> servers & ~(1 << server));
    }
}
