package io.handover.model.display;

import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an administrator whose client is connected to a server would see: of every server whether it is seen, and the alarms.
 *
 * <p>Only what that server sees (docs/model.md, "Derived terms") is in the view, so that two administrators may be shown different things
 * at the same time. The product shows one error of several, depending on which it detects first and on whether its HA
 * administration is open; the view lists all that are true.
 *
 * @param server the server that the client is connected to
 * @param sights what that server knows of each server, by number; of itself {@link Sight#UP}
 * @param alarms the alarms, by kind and so by severity, the worst first; within a kind by server number
 */
public record MonitoringView(int server, List<Sight> sights, List<Alarm> alarms) {
    public MonitoringView {
        sights = List.copyOf(sights);
        alarms = List.copyOf(alarms);
    }

    /**
     * The view at a server.
     *
     * @param names the servers' names, by number
     * @return empty where the server's process is not up: no client can connect
     * @throws IllegalArgumentException where there is not one name for each server
     */
    public static Optional<MonitoringView> at(SiteState state, int server, List<String> names) {
        return at(state, server, 0, names);
    }

    /**
     * Likewise, where the server hears nothing of some others and so does not see them.
     *
     * @param unheard those others
     */
    public static Optional<MonitoringView> at(SiteState state, int server, int unheard, List<String> names) {
        if (names.size() != state.servers()) {
            throw new IllegalArgumentException(
                    names.size() + " names do not fit the site's " + state.servers() + " servers");
        }
        if (!state.isUp(server)) {
            return Optional.empty();
        }
        List<Sight> sights = new ArrayList<>();
        for (int t = 0; t < state.servers(); t++) {
            sights.add(Sight.of(state, server, unheard, t));
        }
        int seen = state.seen(server) & ~unheard;
        return Optional.of(new MonitoringView(server, sights, alarms(state, server, seen, sights, names)));
    }

    private static List<Alarm> alarms(SiteState state, int s, int seen, List<Sight> sights, List<String> names) {
        List<Alarm> alarms = new ArrayList<>();
        List<Integer> actives = members(seen & state.active());
        if (actives.size() > 1) {
            alarms.add(new Alarm(
                    Alarm.Kind.SEVERAL_ACTIVE,
                    actives,
                    actives.size() + " servers are active: " + enumerated(actives, names)));
        } else if (actives.isEmpty()) {
            alarms.add(new Alarm(Alarm.Kind.NO_ACTIVE, List.of(), "no server is active"));
        }
        for (int t : indicesOf(Sight.UNREACHABLE, sights)) {
            alarms.add(new Alarm(
                    Alarm.Kind.UNREACHABLE, List.of(t), names.get(t) + " cannot be reached from " + names.get(s)));
        }
        for (int t : indicesOf(Sight.NOT_SEEN, sights)) {
            alarms.add(new Alarm(Alarm.Kind.NOT_SEEN, List.of(t), names.get(t) + " is not seen"));
        }
        for (int t : members(seen & ~state.active())) {
            if (!state.streaming(t)) {
                alarms.add(new Alarm(
                        Alarm.Kind.REPLICATION_NOT_RUNNING,
                        List.of(t),
                        "replication of " + names.get(t) + " is not running"));
            }
        }
        List<Integer> old = members(seen & ~state.upgraded());
        List<Integer> upgraded = members(seen & state.upgraded());
        if (!old.isEmpty() && !upgraded.isEmpty()) {
            alarms.add(new Alarm(
                    Alarm.Kind.DIFFERENT_RELEASES,
                    members(seen),
                    "releases differ: old on " + enumerated(old, names) + ", new on " + enumerated(upgraded, names)));
        }
        return alarms;
    }

    private static List<Integer> indicesOf(Sight sight, List<Sight> sights) {
        List<Integer> indices = new ArrayList<>();
        for (int t = 0; t < sights.size(); t++) {
            if (sights.get(t) == sight) {
                indices.add(t);
            }
        }
        return indices;
    }

    private static List<Integer> members(int set) {
        List<Integer> members = new ArrayList<>();
        for (int rest = set; rest != 0; rest &= rest - 1) {
            members.add(Integer.numberOfTrailingZeros(rest));
        }
        return members;
    }

    /** {@code "A"}, {@code "A and B"}, {@code "A, B and C"}. */
    private static String enumerated(List<Integer> servers, List<String> names) {
        List<String> named = servers.stream().map(names::get).toList();
        int last = named.size() - 1;
        return last == 0 ? named.get(0) : String.join(", ", named.subList(0, last)) + " and " + named.get(last);
    }

    /** What the server knows of that other one. */
    public Sight of(int other) {
        return sights.get(other);
    }
}
