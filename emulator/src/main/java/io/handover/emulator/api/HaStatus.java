package io.handover.emulator.api;

import io.handover.emulator.site.Diagnostics;
import io.handover.emulator.site.LiveSite;
import io.handover.emulator.site.Sighting;
import io.handover.emulator.site.SiteTime;
import io.handover.emulator.site.View;
import io.handover.model.display.ReplicationState;
import io.handover.model.site.Server;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a server tells of the site's high availability. Of itself it tells the truth; of the others, what it last polled; the active
 * server asks the others when it is asked for the states of all.
 */
final class HaStatus {
    private static final String CLEAN = "No issues were detected while running the diagnostic.";
    private static final String ISSUES = "Issues detected (Action needed)";
    private static final String DURATIONS = "Diagnostic response time by server and Memory Usage";

    /** A site as small as a model's. */
    private static final int TABLES = 371;

    private final Contact contact;
    private final LiveSite live;
    private final int self;

    HaStatus(Contact contact) {
        this.contact = contact;
        this.live = contact.live();
        this.self = contact.number();
    }

    void addTo(Routes routes) {
        routes.add("GET", "ha", this::ha);
        routes.add("GET", "ha/diagnostic", this::diagnostic);
        routes.add("GET", "ha/database_replication_diagnostic", exchange -> replication());
        routes.add("GET", "ha/all_servers_replication_states", exchange -> allStates());
        routes.add("POST", "monitoring_status", this::monitoring);
    }

    private Answer ha(Exchange exchange) {
        View view = contact.view();
        ObjectNode body = Answer.object().put("connected_server", contact.element(exchange, self));
        view.knownActive().ifPresent(active -> body.put("active_server", contact.element(exchange, active)));
        ArrayNode standbys = body.putArray("standby_servers");
        view.standbys().forEach(standby -> standbys.add(contact.element(exchange, standby)));
        return Answer.ok(body);
    }

    // ---- replication -----------------------------------------------------------------------------------------------

    private Answer replication() {
        SiteState state = live.truth();
        int registered = state.registeredAt(self);
        ObjectNode body = Answer.object()
                .put("server_name", contact.server(self).name())
                .put("valid_license", true)
                .put("servers", servers())
                .put("state", live.replication(self).apiForm())
                .put("table_count", Integer.toString(TABLES))
                .put("element_count", Integer.toString(Diagnostics.elements(state, self)))
                .put("standby_server_registered", Integer.toString(Integer.bitCount(registered)))
                .put("standby_replication_subscription", state.subscription(self) == SiteState.NONE ? "0" : "1")
                .put("active_server_publication", state.isActive(self) || registered != 0);
        List<String> streams = Diagnostics.streams(state, self, contact.servers());
        streams.forEach(body.putArray("active_replication_to_standby_servers")::add);
        body.put("active_replication_streaming", Integer.toString(streams.size()));
        return Answer.ok(body);
    }

    private String servers() {
        List<String> all = contact.servers().stream()
                .map(server -> server.name() + " (" + server.key() + ")")
                .toList();
        return "[" + String.join(", ", all) + "]";
    }

    private Answer allStates() {
        if (!contact.release().tellsAllStates()) {
            throw new Refusal(Refusal.NOT_FOUND, "There is no such resource.");
        }
        SiteState state = live.truth();
        if (!state.isActive(self)) {
            throw new Refusal(Messages.ACTIVE_ONLY);
        }
        ObjectNode body = Answer.object()
                .put("active_server_state", live.replication(self).apiForm());
        ArrayNode standbys = body.putArray("standby_server_states");
        for (int s = 0; s < state.servers(); s++) {
            if (s != self) {
                ReplicationState shown =
                        Contact.reaches(state, self, s) ? live.replication(s) : ReplicationState.UNKNOWN;
                standbys.addObject()
                        .put("server_name", contact.server(s).name())
                        .put("state", shown.apiForm());
            }
        }
        return Answer.ok(body);
    }

    // ---- monitoring ------------------------------------------------------------------------------------------------

    private Answer monitoring(Exchange exchange) {
        int s = exchange.text("value")
                .flatMap(href -> contact.ofElement(exchange, href))
                .orElseThrow(() -> new Refusal(Messages.NOT_MONITORED));
        Sighting sighting = contact.view().of(s);
        return Answer.ok(Answer.object()
                .put("name", contact.server(s).name())
                .put("monitoring_state", sighting.reached() ? "READY" : "TIMEOUT")
                .put("monitoring_status", monitoringStatus(sighting))
                .put("replication_status", sighting.replication().name())
                .put("replication_info", sighting.replication().text())
                .put("memory_used", "21.2 %")
                .put("memory_info", "8192 Mb"));
    }

    private static String monitoringStatus(Sighting sighting) {
        if (!sighting.reached()) {
            return "UNKNOWN";
        }
        return switch (sighting.replication()) {
            case ACT_REP -> "OK";
            case STB_REP -> "IDLE";
            default -> "WARNING";
        };
    }

    // ---- diagnostic ------------------------------------------------------------------------------------------------

    /** Always quick here: the limits and the depth that can be asked for change nothing. */
    private Answer diagnostic(Exchange exchange) {
        boolean withInfo = !exchange.flag("exclude_info", false);
        exchange.flag("deep", false);
        exchange.checkSeconds("global_timeout");
        exchange.checkSeconds("server_timeout");
        View view = contact.view();
        List<String> issues = Diagnostics.issues(view, contact.servers());
        ObjectNode body = Answer.object().put("status", issues.isEmpty() ? "OK" : "KO");
        body.putArray("execution_message").add("Diagnostic executed.");
        ObjectNode errors = body.putObject("errors_warnings").put("title", issues.isEmpty() ? CLEAN : ISSUES);
        issues.forEach(errors.putArray("message")::add);
        ArrayNode durations =
                body.putObject("durations").put("title", DURATIONS).putArray("message");
        ArrayNode blocks = body.putArray("message");
        for (Sighting sighting : view.sightings()) {
            Server server = contact.server(sighting.server());
            durations.add("Server " + server.name() + ":  "
                    + (sighting.reached()
                            ? "36ms ( Memory : 21.2 % / 8192 Mb [ 8.7 % ] )"
                            : "Timeout ( Memory : N/A / -  )"));
            if (withInfo) {
                ArrayNode lines = blocks.addObject()
                        .put("title", server.name())
                        .put("type", "MGT")
                        .putArray("message");
                lines(view, sighting, server).forEach(line -> lines.add("    " + line));
            }
        }
        return Answer.ok(body);
    }

    private List<String> lines(View view, Sighting sighting, Server server) {
        List<String> lines = new ArrayList<>();
        lines.add("Primary IP address: " + server.address());
        lines.add("Secondary IP addresses: none");
        lines.add("Contact addresses: Default: " + server.address());
        lines.add("License date: " + SiteTime.text(0));
        view.knownActive()
                .ifPresent(active -> lines.add(
                        "Active Management Server: " + contact.server(active).name() + " ("
                                + contact.server(active).key() + ")"));
        if (!sighting.reached()) {
            lines.add(" -!-  Connection with Management Server \"" + server.name() + "\" lost.");
        }
        lines.add("Login status: " + (sighting.reached() ? "OK" : "KO") + "  - internal server key " + server.key()
                + " - Management IP addresses: " + server.address());
        return lines;
    }
}
