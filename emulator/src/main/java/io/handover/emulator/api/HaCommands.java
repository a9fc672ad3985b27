package io.handover.emulator.api;

import io.handover.emulator.site.LiveSite;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.site.Server;
import io.handover.model.state.Mode;
import io.handover.model.state.SiteState;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The four commands of the API: their guards, in the order in which they are judged, and their acknowledgements.
 *
 * <p>A guard here is what the API is documented to check, and the guard of the model's command that it stands for. All four answer
 * at once and take effect later: {@code set_standby} is <em>set standby and stop replication</em>, {@code full_replication} is
 * <em>init-standby</em>, {@code exclude} is itself, and {@code set_active} is <em>force-activate</em> with force, else
 * <em>activate</em>: directly where no server is in Active mode, else by the wizard.
 */
final class HaCommands {
    private final Contact contact;
    private final LiveSite live;
    private final int self;

    HaCommands(Contact contact) {
        this.contact = contact;
        this.live = contact.live();
        this.self = contact.number();
    }

    void addTo(Routes routes) {
        routes.add("POST", "ha/set_active", this::setActive);
        routes.add("POST", "ha/set_standby", this::setStandby);
        routes.add("POST", "ha/full_replication", this::fullReplication);
        routes.add("POST", "ha/exclude", this::exclude);
    }

    // ---- which server is meant -------------------------------------------------------------------------------------

    private Optional<Integer> target(Exchange exchange) {
        List<String> names = exchange.parameters("server_name");
        List<String> addresses = exchange.parameters("server_ip");
        Optional<String> href = exchange.onlyText("value");
        if (names.size() + addresses.size() + href.stream().count() > 1) {
            throw new Refusal(Messages.SEVERAL_IDENTIFICATIONS);
        }
        if (!names.isEmpty()) {
            return Optional.of(named("name", names.get(0), named(Server::name, names.get(0))));
        }
        if (!addresses.isEmpty()) {
            String ip = addresses.get(0);
            return Optional.of(named("primary IP V4 address", ip, named(Server::address, ip)));
        }
        return href.map(uri -> named("URI", uri, contact.ofElement(exchange, uri)));
    }

    private Optional<Integer> named(Function<Server, String> property, String value) {
        List<Server> servers = contact.servers();
        for (int s = 0; s < servers.size(); s++) {
            if (property.apply(servers.get(s)).equals(value)) {
                return Optional.of(s);
            }
        }
        return Optional.empty();
    }

    private static int named(String what, String given, Optional<Integer> found) {
        return found.orElseThrow(() -> new Refusal(Messages.unknownServer(what, given)));
    }

    private int mandatory(Exchange exchange) {
        return target(exchange).orElseThrow(() -> new Refusal(Messages.NO_SERVER));
    }

    // ---- the commands ----------------------------------------------------------------------------------------------

    private Answer setActive(Exchange exchange) {
        boolean force = exchange.flag("force", false);
        int target = target(exchange).orElse(self);
        Server server = contact.server(target);
        SiteState state = live.truth();
        boolean reached = target == self || Contact.reaches(state, self, target);
        Mode mode = reached ? state.mode(target) : live.view(self).of(target).mode();
        if (mode == Mode.ACTIVE) {
            throw new Refusal(Messages.alreadyActive(server));
        }
        if (!live.apiEnabled(target)) {
            throw new Refusal(Messages.apiNotEnabled(server));
        }
        if (!reached) {
            throw new Refusal(Messages.unreachable(server));
        }
        if (force && live.isOffered(Commands.FORCE_ACTIVATE, target, target)) {
            return give(Commands.FORCE_ACTIVATE, target, target, Messages.setActive(server));
        }
        if (force && !contact.permissive()) {
            throw new Refusal(Messages.forceNotOffered(server));
        }
        if (live.isSwitching()) {
            throw new Refusal(Messages.SWITCH_RUNS);
        }
        if (!live.isOffered(Commands.ACTIVATE, target, target)) {
            throw new Refusal(Messages.suspicious(server));
        }
        boolean switches = Commands.ACTIVATE.startsSwitch(state);
        return give(
                Commands.ACTIVATE,
                target,
                target,
                switches ? Messages.switchBegins(server) : Messages.setActive(server));
    }

    private Answer setStandby(Exchange exchange) {
        boolean force = exchange.flag("force", false) || contact.permissive();
        int target = target(exchange).orElse(self);
        Server server = contact.server(target);
        SiteState state = live.truth();
        if (target != self && !Contact.reaches(state, self, target)) {
            throw new Refusal(Messages.unreachable(server));
        }
        if (!force && state.isActive(target)) {
            throw new Refusal(Refusal.BAD_REQUEST, Messages.NO_HA_INFORMATION, Messages.STANDBY_NEEDS_FORCE);
        }
        if (!force && isLastApi(target)) {
            throw new Refusal(Messages.LAST_API);
        }
        return give(Commands.SET_STANDBY_AND_STOP_REPLICATION, target, target, Messages.deactivation(server));
    }

    private boolean isLastApi(int target) {
        for (int s = 0; s < contact.servers().size(); s++) {
            if (s != target && live.listens(s)) {
                return false;
            }
        }
        return true;
    }

    private Answer fullReplication(Exchange exchange) {
        exchange.flag("force", false);
        int target = mandatory(exchange);
        Server server = contact.server(target);
        SiteState state = live.truth();
        requireActive(state, server);
        if (state.isActive(target)) {
            throw new Refusal(Messages.replicationOfActive(server));
        }
        if (!Contact.reaches(state, self, target)) {
            throw new Refusal(Messages.unreachable(server));
        }
        if (state.isRegistered(target, self)) {
            throw new Refusal(Messages.excludeFirst(server));
        }
        if (!state.sameVersion(self, target)) {
            throw new Refusal(Messages.otherRelease(server));
        }
        return give(Commands.INIT_STANDBY, target, self, Messages.replication(server));
    }

    private Answer exclude(Exchange exchange) {
        exchange.flag("force", false);
        int target = mandatory(exchange);
        Server server = contact.server(target);
        SiteState state = live.truth();
        requireActive(state, server);
        if (target == self) {
            throw new Refusal(Messages.exclusionOfActive(server));
        }
        if (!state.isRegistered(target, self)) {
            throw new Refusal(Messages.notRegistered(server));
        }
        if (contact.release().hasSmc65140() && !Contact.reaches(state, self, target)) {
            throw new Refusal(Messages.smc65140(server));
        }
        return give(Commands.EXCLUDE, target, self, Messages.exclusion(server));
    }

    private void requireActive(SiteState state, Server target) {
        if (!state.isUp(self) || !state.isActive(self)) {
            throw new Refusal(Messages.useTheActive(target));
        }
    }

    private Answer give(Command command, int target, int at, String acknowledgement) {
        live.hindrance(command, target, at, true).ifPresent(reason -> {
            throw new Refusal(Messages.hindered(reason));
        });
        if (!live.isOffered(command, target, at)) {
            throw new Refusal(Messages.unreachable(contact.server(target)));
        }
        if (!live.giveThroughApi(command, target, at, self)) {
            throw new Refusal(Messages.TOO_MANY_REQUESTS);
        }
        return Answer.value(acknowledgement);
    }
}
