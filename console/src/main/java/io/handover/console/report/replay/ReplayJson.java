package io.handover.console.report.replay;

import io.handover.analysis.replay.Replay;
import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Story;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.ReplayToken;
import io.handover.console.report.ReportJson;
import io.handover.model.display.ReplicationState;
import io.handover.model.state.Mode;
import io.handover.model.state.SiteState;
import io.handover.model.state.Version;
import io.handover.simulator.fault.Faults;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A replay as JSON; the schema is {@code schema/replay.schema.json}. */
public final class ReplayJson {
    private final Replay replay;
    private final Story story;
    private final List<String> names;

    private ReplayJson(Replay replay) {
        this.replay = replay;
        this.story = replay.story();
        this.names = story.plan().serverNames();
    }

    /** One JSON object, indented, with a line end at its end. */
    public static String of(Replay replay) {
        return new ReplayJson(replay).written();
    }

    private String written() {
        ObjectNode root = ReportJson.object("replay");
        Subject subject = replay.subject();
        root.put("token", replay.token().word());
        ReportJson.subject(root, subject);
        ReportJson.assumptions(root.putObject("assumptions"), replay.token().assumptions());
        if (replay.token() instanceof ReplayToken.OfRun run) {
            root.put("seed", run.seed());
            root.put("run", run.index());
            root.put("shrunk", run.check() >= 0);
            ArrayNode faults = root.putArray("faults");
            for (int i = 0; i < Faults.ALL.size(); i++) {
                if ((run.faults() >>> i & 1) != 0) {
                    faults.add(Faults.ALL.get(i).name());
                }
            }
        }
        site(root.putObject("start"), story.initial(), 0);
        ArrayNode timeline = root.putArray("timeline");
        for (int i = 0; i < story.moments().size(); i++) {
            Moment moment = story.moments().get(i);
            site(ReportJson.moment(timeline, moment), moment.after(), i + 1);
        }
        ArrayNode violations = root.putArray("violations");
        for (Replay.Violation violation : replay.violations()) {
            ObjectNode to = violations
                    .addObject()
                    .put("property", violation.check().name())
                    .put("promise", violation.check().promise())
                    .put("after", violation.after())
                    .put("summary", violation.diagnosis().summary());
            ReportJson.line(to, violation.diagnosis().line(), subject);
        }
        return ReportJson.written(root);
    }

    private void site(ObjectNode to, SiteState state, int after) {
        SiteView view = new SiteView(state, names);
        ArrayNode violates = to.putArray("violates");
        replay.violations().stream()
                .filter(violation -> violation.after() == after)
                .forEach(violation -> violates.add(violation.check().name()));
        ArrayNode servers = to.putArray("servers");
        for (int s = 0; s < names.size(); s++) {
            ObjectNode server = servers.addObject()
                    .put("name", names.get(s))
                    .put("process", view.process(s))
                    .put("mode", state.mode(s) == Mode.ACTIVE ? "active" : "standby")
                    .put("release", state.version(s) == Version.OLD ? "old" : "new");
            int source = state.subscription(s);
            ReportJson.text(
                    server,
                    "replicatesFrom",
                    source == SiteState.NONE ? Optional.empty() : Optional.of(names.get(source)));
            ArrayNode registered = server.putArray("registered");
            for (int t = 0; t < names.size(); t++) {
                if (state.isRegistered(t, s)) {
                    registered.add(names.get(t));
                }
            }
            ReportJson.text(server, "replicationState", view.replication(s).map(ReplicationState::name));
        }
        if (state.switchTarget() == SiteState.NONE) {
            to.putNull("switch");
        } else {
            to.putObject("switch").put("to", names.get(state.switchTarget())).put("demoted", state.isSwitchDemoted());
        }
        ArrayNode alarms = to.putArray("alarms");
        view.alarms().forEach((alarm, seenOn) -> {
            ObjectNode one = alarms.addObject()
                    .put("severity", alarm.severity().name().toLowerCase(Locale.ROOT))
                    .put("sentence", alarm.sentence());
            ArrayNode on = one.putArray("seenOn");
            seenOn.forEach(on::add);
        });
    }
}
