package io.handover.console.report.replay;

import io.handover.model.display.Alarm;
import io.handover.model.display.MonitoringView;
import io.handover.model.display.ReplicationState;
import io.handover.model.state.Mode;
import io.handover.model.state.Process;
import io.handover.model.state.SiteState;
import io.handover.model.state.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a state of the site looks like to people. */
final class SiteView {
    private final SiteState state;
    private final List<String> names;

    SiteView(SiteState state, List<String> names) {
        this.state = state;
        this.names = names;
    }

    /** A server in a few letters: {@code 2 Standby old STB_REP <1}; servers are counted from 1. */
    String cell(int s) {
        StringBuilder cell = new StringBuilder()
                .append(s + 1)
                .append(state.mode(s) == Mode.ACTIVE ? " Active  " : " Standby ")
                .append(state.version(s) == Version.OLD ? "old " : "new ")
                .append(displayed(s));
        if (state.subscription(s) != SiteState.NONE) {
            cell.append(" <").append(state.subscription(s) + 1);
        }
        return cell.toString();
    }

    /** The product's code for its replication, or what its process does where it is not up. */
    private String displayed(int s) {
        return ReplicationState.of(state, s).map(ReplicationState::name).orElseGet(() -> process(s));
    }

    String process(int s) {
        Process process = state.process(s);
        return process.name().toLowerCase(Locale.ROOT);
    }

    Optional<ReplicationState> replication(int s) {
        return ReplicationState.of(state, s);
    }

    /** What monitoring reports, each with the servers on which an administrator sees it. */
    Map<Alarm, List<String>> alarms() {
        Map<Alarm, List<String>> alarms = new LinkedHashMap<>();
        for (Alarm.Kind kind : Alarm.Kind.values()) {
            for (int s = 0; s < state.servers(); s++) {
                String name = names.get(s);
                MonitoringView.at(state, s, names).map(MonitoringView::alarms).orElse(List.of()).stream()
                        .filter(alarm -> alarm.kind() == kind)
                        .forEach(alarm -> alarms.computeIfAbsent(alarm, first -> new ArrayList<>())
                                .add(name));
            }
        }
        return alarms;
    }
}
