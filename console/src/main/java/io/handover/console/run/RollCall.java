package io.handover.console.run;

import io.handover.executor.port.Reading;
import io.handover.executor.port.Told;
import io.handover.model.site.Server;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a site is the one that its file describes, as far as its servers tell: whether each can be read and is the one that is
 * expected, who names whom, with which keys, and who has a valid licence.
 */
public final class RollCall {
    private final List<Server> site;
    private final Map<String, List<String>> said = new LinkedHashMap<>();
    private final List<String> doubts = new ArrayList<>();

    private RollCall(List<Server> site) {
        this.site = site;
    }

    /**
     * What is not as it should be, each in a sentence without its full stop; empty where all is well. A server that is not up is no
     * reason for doubt, as it may be meant to be down.
     *
     * @param site the servers that the file names
     * @param names whose readings they are
     * @param round a reading of each
     */
    public static List<String> doubts(List<Server> site, List<String> names, List<Reading> round) {
        RollCall call = new RollCall(site);
        for (int s = 0; s < round.size(); s++) {
            call.hear(names.get(s), round.get(s));
        }
        call.said.forEach((what, by) -> call.doubts.add(what + " (says " + String.join(", ", by) + ")"));
        call.missing(names, round);
        return List.copyOf(call.doubts);
    }

    private void hear(String name, Reading reading) {
        if (reading instanceof Reading.Stranger) {
            doubts.add(name + " is not what answers in its place: " + reading.text());
        } else if (reading instanceof Reading.NoAnswer) {
            doubts.add(name + " cannot be read: " + reading.text());
        } else if (reading instanceof Reading.Answered answered) {
            hear(name, answered.told());
        }
    }

    private void hear(String name, Told told) {
        if (told.licensed().filter(valid -> !valid).isPresent()) {
            doubts.add(name + " has no valid licence: it replicates, but it cannot take over and is not monitored");
        }
        if (told.servers().stream()
                .noneMatch(each -> each.name().equals(name) && each.key().isPresent())) {
            doubts.add(name + " does not tell its key");
        }
        told.active()
                .filter(told.standbys()::contains)
                .ifPresent(active -> says(name, active + " is active and standby"));
        told.servers().forEach(named -> compare(name, named));
    }

    private void compare(String sayer, Told.Named named) {
        Optional<Server> known = site.stream()
                .filter(server -> server.name().equals(named.name()))
                .findFirst();
        if (known.isEmpty()) {
            String key =
                    named.key().isPresent() ? " with the key " + named.key().getAsInt() : "";
            says(sayer, "there is a server that the site file does not name, '" + named.name() + "'" + key);
        } else if (named.key().isPresent()
                && named.key().getAsInt() != known.get().key()) {
            says(
                    sayer,
                    named.name() + " has the key " + named.key().getAsInt() + ", and in the site file it has "
                            + known.get().key());
        }
    }

    private void says(String sayer, String what) {
        said.computeIfAbsent(what, first -> new ArrayList<>()).add(sayer);
    }

    /** Whoever is in the file and is named by nobody who tells of others at all. */
    private void missing(List<String> names, List<Reading> round) {
        List<Told> all = round.stream()
                .filter(Reading.Answered.class::isInstance)
                .map(reading -> ((Reading.Answered) reading).told())
                .filter(told -> !told.servers().isEmpty())
                .toList();
        for (String name : names) {
            boolean named = all.stream()
                    .flatMap(told -> told.servers().stream())
                    .anyMatch(each -> each.name().equals(name));
            if (!named && !all.isEmpty()) {
                doubts.add("no server names " + name + ", which the site file does");
            }
        }
    }
}
