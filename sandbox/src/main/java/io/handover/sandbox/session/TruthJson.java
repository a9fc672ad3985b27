package io.handover.sandbox.session;

import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;
import io.handover.sandbox.rehearsal.Disturbance;
import io.handover.sandbox.rehearsal.Happening;
import io.handover.sandbox.rehearsal.Input;
import io.handover.sandbox.rehearsal.Rehearsal;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is really so on the site of a rehearsal, for an instructor. */
final class TruthJson {
    private TruthJson() {}

    /** Writes the true state into an object. */
    static void write(Rehearsal rehearsal, ObjectNode into) {
        SiteState state = rehearsal.truth();
        List<String> names = rehearsal.setting().names();
        ArrayNode servers = into.putArray("servers");
        for (int s = 0; s < names.size(); s++) {
            ObjectNode server = servers.addObject()
                    .put("name", names.get(s))
                    .put("process", Words.of(state.process(s)))
                    .put("mode", Words.of(state.mode(s)))
                    .put("version", Words.of(state.version(s)))
                    .put("changes", Long.bitCount(state.database(s)))
                    .put("streaming", state.streaming(s));
            int source = state.subscription(s);
            if (source == SiteState.NONE) {
                server.putNull("source");
            } else {
                server.put("source", names.get(source));
            }
        }
        into.put("changes", state.changes()).put("lost", Long.bitCount(state.lost() & ~state.declared()));
        ArrayNode cuts = into.putArray("cuts");
        for (int rest = state.cut(); rest != 0; rest &= rest - 1) {
            int pair = Integer.numberOfTrailingZeros(rest);
            cuts.addArray().add(names.get(Pairs.lower(pair))).add(names.get(Pairs.higher(pair)));
        }
    }

    /** In one line: who is up and active. */
    static String actives(Rehearsal rehearsal) {
        SiteState state = rehearsal.truth();
        StringBuilder active = new StringBuilder();
        for (int rest = state.upActive(); rest != 0; rest &= rest - 1) {
            active.append(active.isEmpty() ? "" : ", ")
                    .append(rehearsal.setting().names().get(Integer.numberOfTrailingZeros(rest)));
        }
        return active.isEmpty() ? "nobody" : active.toString();
    }

    /** Writes what happened, as a story tells it. */
    static void write(Happening happening, ObjectNode into) {
        into.put("number", happening.number())
                .put("millis", happening.millis())
                .put("by", Words.of(happening.by()))
                .put("kind", Words.of(happening.kind()))
                .put("who", happening.who())
                .put("what", happening.what());
    }

    /** Writes what an instructor can do, and where that is possible now: what undoes something is possible where that lasts. */
    static void writeDisturbances(Rehearsal rehearsal, ArrayNode into) {
        List<String> names = rehearsal.setting().names();
        List<Input.Inject> possible = rehearsal.possible();
        for (Disturbance one : Disturbance.values()) {
            ObjectNode node = into.addObject()
                    .put("what", one.key())
                    .put("servers", one.servers())
                    .put("text", one.words("the server", "the other"))
                    .put("undoes", one.undone().isPresent());
            ArrayNode now = node.putArray("possible");
            possible.stream()
                    .filter(inject -> inject.what() == one)
                    .forEach(inject -> writeServers(inject, names, now.addObject()));
        }
    }

    /** Writes whom something is about that is injected, and what it does there in words. */
    static void writeServers(Input.Inject inject, List<String> names, ObjectNode into) {
        if (inject.what().servers() > 0) {
            into.put("server", names.get(inject.server()));
        }
        if (inject.what().servers() > 1) {
            into.put("other", names.get(inject.other()));
        }
        into.put("text", inject.what().words(names.get(inject.server()), names.get(inject.other())));
    }
}
