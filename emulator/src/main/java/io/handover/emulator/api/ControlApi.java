package io.handover.emulator.api;

import io.handover.emulator.site.LiveSite;
import io.handover.emulator.site.SiteClock;
import io.handover.emulator.site.Switchover;
import io.handover.files.secret.Secret;
import io.handover.model.action.ActionKind;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The control endpoint, which the product does not have: what happens to the site beside its API. Every request bears the token
 * ({@code Authorization: Bearer TOKEN}); bodies and answers are JSON; every answer is the site as it then truly is.
 *
 * <table>
 *   <caption>Requests</caption>
 *   <tr><td>{@code GET /site}</td><td>the truth</td></tr>
 *   <tr><td>{@code POST /clock}</td><td>any of {@code advance_seconds} (0 to 604800), {@code paused} (boolean), {@code speed} (above
 *       0, at most 3600)</td></tr>
 *   <tr><td>{@code POST /installer}</td><td>{@code command}: upgrade, start or stop; {@code server}: its name. Takes effect after its
 *       latency</td></tr>
 *   <tr><td>{@code POST /console}</td><td>{@code command}: stop-replication or set-standby-and-stop-replication; {@code server}: its
 *       name. The product's console at that server, which works also where the server is down. Takes effect after its latency</td></tr>
 *   <tr><td>{@code POST /action}</td><td>{@code action}: a kind of action of the model, as crash, cut, heal, restart,
 *       installer-fails, interrupt-initialization, detect, auto-activate, change, replicate, end-upgrade, end-initialization,
 *       switch-demotes, switch-activates, switch-stops; {@code servers}: the names of one server or, for cut and heal, two; left out
 *       for what a switch does. Happens at once</td></tr>
 *   <tr><td>{@code POST /hold}</td><td>{@code actions}: the kinds of actions that do not happen by themselves from now on; all others
 *       do</td></tr>
 *   <tr><td>{@code POST /api}</td><td>{@code server}, {@code enabled}: switches a server's API on or off</td></tr>
 * </table>
 *
 * <p>What is not possible now is answered with 400 and the API's error shape, and so is a body that is not of its request: no JSON, a
 * field that is not known or of another kind, or more than it may be. Nothing is then changed.
 */
final class ControlApi {
    private static final String BEARER = "Bearer ";
    private static final List<Command> INSTALLER = List.of(Commands.UPGRADE, Commands.START, Commands.STOP);
    private static final List<Command> CONSOLE =
            List.of(Commands.STOP_REPLICATION, Commands.SET_STANDBY_AND_STOP_REPLICATION);
    private static final Set<ActionKind> OF_SWITCH =
            EnumSet.of(ActionKind.SWITCH_DEMOTES, ActionKind.SWITCH_ACTIVATES, ActionKind.SWITCH_STOPS);

    private final ServedSite served;
    private final LiveSite live;
    private final Secret token;
    private final Routes routes = new Routes();

    ControlApi(ServedSite served, Secret token) {
        this.served = served;
        this.live = served.live();
        this.token = token;
        routes.add("GET", "site", exchange -> truth());
        routes.add("POST", "clock", this::clock);
        routes.add(
                "POST", "installer", exchange -> command(exchange, INSTALLER, "'command' is upgrade, start or stop."));
        routes.add(
                "POST",
                "console",
                exchange -> command(
                        exchange, CONSOLE, "'command' is stop-replication or set-standby-and-stop-replication."));
        routes.add("POST", "action", this::action);
        routes.add("POST", "hold", this::hold);
        routes.add("POST", "api", this::api);
    }

    Answer answer(Exchange exchange) {
        try {
            String authorization = exchange.authorization();
            if (!authorization.startsWith(BEARER) || !token.is(authorization.substring(BEARER.length()))) {
                throw new Refusal(Refusal.UNAUTHORIZED, "The request does not bear the token.");
            }
            return routes.answer(String.join("/", exchange.path()), exchange);
        } catch (Refusal refusal) {
            return Answer.refused(refusal);
        } catch (IllegalArgumentException notAllowed) {
            return Answer.refused(new Refusal(String.valueOf(notAllowed.getMessage())));
        }
    }

    // ---- requests --------------------------------------------------------------------------------------------------

    private Answer clock(Exchange exchange) {
        ControlBody body = ControlBody.of(exchange, "advance_seconds", "paused", "speed");
        OptionalDouble speed = body.number("speed");
        Optional<Boolean> paused = body.flag("paused");
        OptionalDouble seconds = body.number("advance_seconds");
        if (speed.isEmpty() && paused.isEmpty() && seconds.isEmpty()) {
            throw new Refusal("One of 'advance_seconds', 'paused' and 'speed' is expected.");
        }
        long millis = Math.round(seconds.orElse(0) * 1_000);
        LiveSite.checkAdvance(millis); // before anything is changed
        SiteClock clock = live.clock();
        speed.ifPresent(clock::setSpeed);
        paused.ifPresent(stands -> {
            if (stands) {
                clock.pause();
            } else {
                clock.resume();
            }
        });
        served.advance(Duration.ofMillis(millis));
        return truth();
    }

    private Answer command(Exchange exchange, List<Command> known, String expected) {
        ControlBody body = ControlBody.of(exchange, "command", "server");
        Command command =
                Commands.named(body.text("command")).filter(known::contains).orElseThrow(() -> new Refusal(expected));
        String server = body.text("server");
        if (!served.give(command, server)) {
            throw new Refusal(command.phrase(server, server) + " is not possible now.");
        }
        return truth();
    }

    private Answer action(Exchange exchange) {
        ControlBody body = ControlBody.of(exchange, "action", "servers");
        ActionKind kind = kind(body.text("action"));
        List<String> servers = body.texts("servers").orElse(List.of());
        boolean happened;
        if (kind.operands() == ActionKind.Operands.SERVER && servers.size() == 1) {
            happened = served.happen(kind, servers.get(0));
        } else if (kind.operands() == ActionKind.Operands.PAIR
                && servers.size() == 2
                && !servers.get(0).equals(servers.get(1))) {
            happened = served.happen(kind, servers.get(0), servers.get(1));
        } else if (OF_SWITCH.contains(kind) && servers.isEmpty()) {
            happened = served.happen(kind);
        } else {
            throw new Refusal(
                    "'servers' are the names of one server or, for cut and heal, of two; a switch's actions have none.");
        }
        if (!happened) {
            String whom = servers.isEmpty() ? "" : " of " + String.join(" and ", servers);
            throw new Refusal(label(kind) + whom + " is not possible now.");
        }
        return truth();
    }

    private Answer hold(Exchange exchange) {
        Set<ActionKind> kinds = EnumSet.noneOf(ActionKind.class);
        ControlBody.of(exchange, "actions")
                .texts("actions")
                .orElseThrow(() -> new Refusal("'actions' is missing."))
                .forEach(name -> kinds.add(kind(name)));
        live.hold(kinds);
        return truth();
    }

    private Answer api(Exchange exchange) {
        ControlBody body = ControlBody.of(exchange, "enabled", "server");
        boolean enabled = body.flag("enabled").orElseThrow(() -> new Refusal("'enabled' is true or false."));
        served.setApiEnabled(body.text("server"), enabled);
        return truth();
    }

    private static String label(ActionKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ActionKind kind(String label) {
        for (ActionKind kind : ActionKind.values()) {
            boolean ofSite = kind.operands() == ActionKind.Operands.SERVER
                    || kind.operands() == ActionKind.Operands.PAIR
                    || OF_SWITCH.contains(kind);
            if (ofSite && label(kind).equals(label)) {
                return kind;
            }
        }
        throw new Refusal("There is no action '" + ControlBody.shown(label) + "'.");
    }

    // ---- the truth -------------------------------------------------------------------------------------------------

    private Answer truth() {
        SiteState state = live.truth();
        List<String> names = live.site().site().serverNames();
        ObjectNode body = Answer.object();
        body.putObject("clock")
                .put("seconds", live.nowMillis() / 1_000.0)
                .put("speed", live.clock().speed())
                .put("paused", live.clock().isPaused());
        ArrayNode servers = body.putArray("servers");
        for (int s = 0; s < state.servers(); s++) {
            ObjectNode server = servers.addObject()
                    .put("name", names.get(s))
                    .put("url", served.urls().get(s).toString())
                    .put("listens", live.listens(s))
                    .put("process", word(state.process(s)))
                    .put("version", word(state.version(s)))
                    .put("mode", word(state.mode(s)))
                    .put("replication", live.replication(s).name());
            if (state.subscription(s) == SiteState.NONE) {
                server.putNull("subscription");
            } else {
                server.put("subscription", names.get(state.subscription(s)));
            }
            members(state.registeredAt(s), server.putArray("registered"), names);
            ArrayNode database = server.putArray("database");
            for (long rest = state.database(s); rest != 0; rest &= rest - 1) {
                database.add(Long.numberOfTrailingZeros(rest));
            }
        }
        ArrayNode cuts = body.putArray("cut");
        for (int rest = state.cut(); rest != 0; rest &= rest - 1) {
            int pair = Integer.numberOfTrailingZeros(rest);
            cuts.addArray().add(names.get(Pairs.lower(pair))).add(names.get(Pairs.higher(pair)));
        }
        body.put("changes", state.changes());
        ArrayNode held = body.putArray("held");
        live.held().forEach(kind -> held.add(label(kind)));
        live.switchover().ifPresent(switchover -> put(switchover, body.putObject("switch"), names));
        return Answer.ok(body);
    }

    private static void put(Switchover switchover, ObjectNode body, List<String> names) {
        body.put("target", names.get(switchover.target()))
                .put("former", names.get(switchover.former()))
                .put("phase", word(switchover.phase()))
                .put("mark", word(switchover.mark()));
    }

    private static void members(int set, ArrayNode into, List<String> names) {
        for (int rest = set; rest != 0; rest &= rest - 1) {
            into.add(names.get(Integer.numberOfTrailingZeros(rest)));
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
