package io.handover.sandbox.session;

import io.handover.emulator.site.Switchover;
import io.handover.model.display.Sight;
import io.handover.sandbox.rehearsal.Comment;
import io.handover.sandbox.rehearsal.Concern;
import io.handover.sandbox.rehearsal.Rehearsal;
import io.handover.sandbox.rehearsal.SeenAlarm;
import io.handover.sandbox.rehearsal.TraineeView;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a trainee sees, as JSON: without the present time, so that it is the same text as long as nothing has changed. */
final class ViewJson {
    private final TraineeView view;
    private final List<String> names;

    private ViewJson(TraineeView view, List<String> names) {
        this.view = view;
        this.names = names;
    }

    /** Writes what is seen now into an object. */
    static void write(Rehearsal rehearsal, ObjectNode into) {
        new ViewJson(rehearsal.view(), rehearsal.setting().names()).write(into);
    }

    private void write(ObjectNode root) {
        root.put("ended", view.isEnded());
        names.forEach(root.putArray("names")::add);
        ArrayNode clients = root.putArray("clients");
        for (TraineeView.Client client : view.clients()) {
            ObjectNode node = clients.addObject()
                    .put("server", names.get(client.server()))
                    .put("state", Words.of(client.state()));
            put(node, "until", client.untilMillis());
        }
        window(root);
        ArrayNode machines = root.putArray("machines");
        for (TraineeView.Machine machine : view.machines()) {
            machines.addObject()
                    .put("server", names.get(machine.server()))
                    .put("process", Words.of(machine.process()))
                    .put("version", Words.of(machine.version()));
        }
        ArrayNode alarms = root.putArray("alarms");
        view.alarms().forEach(alarm -> write(alarm, alarms.addObject()));
        ArrayNode menus = root.putArray("menus");
        view.menus().forEach(item -> write(item, menus.addObject()));
        ArrayNode checklist = root.putArray("checklist");
        for (TraineeView.ChecklistItem item : view.checklist()) {
            checklist
                    .addObject()
                    .put("step", item.step())
                    .put("number", item.number())
                    .put("text", item.text())
                    .put("note", item.note())
                    .put("because", item.because())
                    .put("done", item.isDone())
                    .put("current", item.isCurrent());
        }
        ArrayNode concerns = root.putArray("concerns");
        view.concerns().forEach(concern -> write(concern, concerns.addObject()));
        ArrayNode comments = root.putArray("comments");
        view.comments().forEach(comment -> write(comment, comments.addObject()));
    }

    private void window(ObjectNode root) {
        if (view.window().isEmpty()) {
            root.putNull("window");
            return;
        }
        TraineeView.Window window = view.window().get();
        ObjectNode node = root.putObject("window").put("server", names.get(window.server()));
        boolean isOld = view.clients().get(window.server()).state() == TraineeView.Client.State.BLOCKED;
        put(node, "asOf", isOld ? OptionalLong.of(window.asOfMillis()) : OptionalLong.empty());
        name(node, "activeAsSeen", window.activeAsSeen());
        ArrayNode rows = node.putArray("rows");
        for (TraineeView.Row row : window.rows()) {
            ObjectNode one = rows.addObject()
                    .put("name", row.name())
                    .put("address", row.address())
                    .put("sight", Words.of(row.sight()))
                    .put("mode", Words.of(row.mode()))
                    .put("version", Words.of(row.version()));
            // A server that is seen was seen just now, at each poll: that is no news.
            put(one, "seen", row.sight() == Sight.UP ? OptionalLong.empty() : OptionalLong.of(row.seenMillis()));
            one.putObject("replication")
                    .put("code", row.replication().name())
                    .put("text", row.replication().text());
            put(one, "lastReplication", row.lastReplicationMillis());
            one.put("native", row.nativeReplication());
            name(one, "source", row.source());
            one.put("streaming", row.isStreaming());
        }
        window.diagnostics().forEach(node.putArray("diagnostics")::add);
        if (window.wizard().isEmpty()) {
            node.putNull("wizard");
            return;
        }
        Switchover wizard = window.wizard().get();
        node.putObject("wizard")
                .put("target", names.get(wizard.target()))
                .put("former", names.get(wizard.former()))
                .put("mark", Words.of(wizard.mark()))
                .put("phase", Words.of(wizard.phase()));
    }

    static void write(SeenAlarm alarm, ObjectNode node) {
        node.put("number", alarm.number())
                .put("from", alarm.fromMillis())
                .put("kind", Words.of(alarm.alarm().kind()))
                .put("severity", Words.of(alarm.alarm().severity()))
                .put("text", alarm.alarm().sentence());
        put(node, "until", alarm.untilMillis());
    }

    static void write(Comment comment, ObjectNode node) {
        node.put("number", comment.number()).put("millis", comment.millis()).put("text", comment.text());
    }

    private void write(TraineeView.MenuItem item, ObjectNode node) {
        node.put("command", item.command().name())
                .put("channel", Words.of(item.channel()))
                .put("label", item.label())
                .put("target", names.get(item.target()));
        name(node, "at", item.at());
        node.put("enabled", item.isEnabled());
        if (!item.isEnabled()) {
            node.put("reason", item.reason());
        }
    }

    private void write(Concern concern, ObjectNode node) {
        node.put("number", concern.number()).put("since", concern.sinceMillis()).put("text", concern.text());
        put(node, "answered", concern.answeredMillis());
        name(node, "answeredOn", concern.answeredOn());
    }

    private void name(ObjectNode node, String key, OptionalInt server) {
        if (server.isPresent()) {
            node.put(key, names.get(server.getAsInt()));
        } else {
            node.putNull(key);
        }
    }

    private static void put(ObjectNode node, String key, OptionalLong millis) {
        if (millis.isPresent()) {
            node.put(key, millis.getAsLong());
        } else {
            node.putNull(key);
        }
    }
}
