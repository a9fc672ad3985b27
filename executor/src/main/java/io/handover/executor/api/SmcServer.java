package io.handover.executor.api;

import io.handover.executor.port.ManagementServer;
import io.handover.executor.port.Order;
import io.handover.executor.port.Outcome;
import io.handover.executor.port.Reading;
import io.handover.executor.port.Told;
import io.handover.files.Access;
import io.handover.model.display.ReplicationState;
import io.handover.model.site.Server;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A management server behind the product's API. It is asked itself, for its own view. Not shared by threads. */
public final class SmcServer implements ManagementServer, AutoCloseable {
    private static final Pattern STATE = Pattern.compile("\\[([A-Z_]{1,40})].*", Pattern.DOTALL);
    private static final Pattern SLOT = Pattern.compile("sub_smc([0-9]{1,9})(?![0-9])");
    private static final Pattern NAMED = Pattern.compile("(.{1,300}?) \\(([0-9]{1,9})\\)(?:, |$)", Pattern.DOTALL);
    private static final int MOST_LISTED = 64;
    private static final int MOST_LIST_LENGTH = 16 << 10;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern RELEASE =
            Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9}){1,4})(?: .*)?", Pattern.DOTALL);

    private final Server self;
    private final List<Server> site;
    private final Session session;

    /**
     * A server of a site.
     *
     * @param self which server is expected to answer
     * @param site all servers of the site
     * @param environment the process's variables, where keys may come from
     * @throws IllegalArgumentException where the CA's file cannot be used; the message is for a user
     */
    public SmcServer(Server self, List<Server> site, Access access, Limits limits, Map<String, String> environment) {
        this.self = self;
        this.site = List.copyOf(site);
        this.session = new Session(access, limits, environment);
    }

    @Override
    public Reading observe() {
        try {
            try {
                return read();
            } catch (Unanswered first) {
                session.forget();
                if (first.fate() != Unanswered.Fate.NO_SESSION) {
                    throw first;
                }
                return read(); // it has restarted and lost its sessions
            }
        } catch (Unanswered unanswered) {
            session.forget();
            return switch (unanswered.fate()) {
                case NOTHING_LISTENS -> new Reading.NothingListens();
                case STRANGER -> new Reading.Stranger(unanswered.text());
                case NOT_SENT, REJECTED, NO_SESSION, UNKNOWN -> new Reading.NoAnswer(unanswered.text());
            };
        }
    }

    private Reading read() throws Unanswered {
        session.open();
        JsonNode told = session.get(session.entryPoint(Requests.ENTRY_POINT, "/database_replication_diagnostic"));
        String name = told.path("server_name").asString("");
        if (name.isEmpty()) {
            return new Reading.NoAnswer("it does not tell its name");
        }
        JsonNode ha = session.get(session.entryPoint(Requests.ENTRY_POINT, ""));
        Told ofSite = told(told, ha);
        Optional<String> other = stranger(name, ha, ofSite);
        if (other.isPresent()) {
            return new Reading.Stranger("expected is " + self.name() + " with the key " + self.key() + ", and "
                    + other.get() + " answers there");
        }
        Optional<ReplicationState> state = state(told.path("state").asString(""));
        if (state.isEmpty()) {
            return new Reading.NoAnswer("it displays a state that does not tell its mode: "
                    + session.said(told.path("state").asString("")));
        }
        JsonNode system = session.get(session.entryPoint("system", ""));
        String installed =
                session.get(session.link(system, "smc_version")).path("value").asString("");
        Matcher release = RELEASE.matcher(installed);
        if (!release.matches()) {
            return new Reading.NoAnswer("it does not tell its release: " + session.said(installed));
        }
        return new Reading.Answered(
                release.group(1),
                state.get(),
                registered(told),
                streaming(told.path("active_replication_to_standby_servers")),
                subscribed(told),
                number(told, "element_count"),
                ofSite);
    }

    // ---- who is who ------------------------------------------------------------------------------------------------

    /** What answers, where it is not the server that is expected. */
    private Optional<String> stranger(String name, JsonNode ha, Told told) throws Unanswered {
        if (!name.equals(self.name())) {
            return Optional.of("'" + session.said(name) + "'");
        }
        String connected = ha.path("connected_server").asString("");
        if (!connected.isEmpty() && !element(connected).name().equals(self.name())) {
            return Optional.of("'" + element(connected).name() + "'");
        }
        return told.servers().stream()
                .filter(each -> each.name().equals(self.name()))
                .filter(each -> each.key().isPresent() && each.key().getAsInt() != self.key())
                .findFirst()
                .map(each -> "one with the key " + each.key().getAsInt());
    }

    private Told told(JsonNode diagnostic, JsonNode ha) throws Unanswered {
        JsonNode licence = diagnostic.path("valid_license");
        List<Told.Named> named = new ArrayList<>();
        String listed = diagnostic.path("servers").asString("");
        if (listed.length() > MOST_LIST_LENGTH || ha.path("standby_servers").size() > MOST_LISTED) {
            throw new Unanswered(Unanswered.Fate.UNKNOWN, "it lists more than " + MOST_LISTED + " servers");
        }
        Matcher each = NAMED.matcher(listed.replaceAll("^\\[|]$", ""));
        while (each.find()) {
            add(named, new Told.Named(session.said(each.group(1)), OptionalInt.of(Integer.parseInt(each.group(2)))));
        }
        listed(ha.path("connected_server"), named);
        Optional<String> active = listed(ha.path("active_server"), named);
        List<String> standbys = new ArrayList<>();
        for (JsonNode standby : ha.path("standby_servers")) {
            listed(standby, named).ifPresent(standbys::add);
        }
        return new Told(
                licence.isBoolean() ? Optional.of(licence.booleanValue()) : Optional.empty(), named, active, standbys);
    }

    /** The name of a server that is listed by the address of its element. */
    private Optional<String> listed(JsonNode href, List<Told.Named> named) throws Unanswered {
        if (href.isMissingNode() || href.isNull()) {
            return Optional.empty();
        }
        Told.Named element = element(href.asString(""));
        add(named, element);
        return Optional.of(element.name());
    }

    private Told.Named element(String href) throws Unanswered {
        JsonNode element = session.element(href);
        String name = session.said(element.path("name").asString(""));
        if (name.isEmpty()) {
            throw new Unanswered(Unanswered.Fate.UNKNOWN, "it lists a server without a name");
        }
        OptionalLong key = number(element, "key");
        return new Told.Named(
                name,
                key.isPresent() && key.getAsLong() <= Integer.MAX_VALUE
                        ? OptionalInt.of((int) key.getAsLong())
                        : OptionalInt.empty());
    }

    /** A server is named once, unless it is said to have several keys. */
    private static void add(List<Told.Named> named, Told.Named more) {
        boolean known = named.stream()
                .anyMatch(each -> each.name().equals(more.name())
                        && (each.equals(more) || more.key().isEmpty()));
        if (!known) {
            named.add(more);
        }
    }

    // ---- its replication -------------------------------------------------------------------------------------------

    private static Optional<ReplicationState> state(String text) {
        Matcher matcher = STATE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        for (ReplicationState state : ReplicationState.values()) {
            boolean tellsMode = switch (state) {
                case UNKNOWN, LEGACY_MODE, SINGLE_SERVER -> false;
                default -> true;
            };
            if (tellsMode && state.name().equals(matcher.group(1))) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    private static OptionalInt registered(JsonNode told) {
        OptionalLong count = number(told, "standby_server_registered");
        return count.isPresent() && count.getAsLong() <= Integer.MAX_VALUE
                ? OptionalInt.of((int) count.getAsLong())
                : OptionalInt.empty();
    }

    private static Optional<Boolean> subscribed(JsonNode told) {
        OptionalLong count = number(told, "standby_replication_subscription");
        return count.isPresent() ? Optional.of(count.getAsLong() > 0) : Optional.empty();
    }

    /** Numbers come as text; nobody should mind if one day they do not. */
    private static OptionalLong number(JsonNode told, String field) {
        String text = told.path(field).asString("");
        return NUMBER.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private Optional<Set<String>> streaming(JsonNode slots) {
        if (!slots.isArray()) {
            return Optional.empty();
        }
        Set<String> names = new HashSet<>();
        for (JsonNode slot : slots) {
            Matcher key = SLOT.matcher(slot.asString(""));
            Optional<String> name = key.find() ? named(Integer.parseInt(key.group(1))) : Optional.empty();
            if (name.isEmpty()) {
                return Optional.empty(); // a standby that is not of this site, or a form that is not known
            }
            names.add(name.get());
        }
        return Optional.of(names);
    }

    private Optional<String> named(int key) {
        return site.stream()
                .filter(server -> server.key() == key)
                .map(Server::name)
                .findFirst();
    }

    @Override
    public Outcome give(Order order) {
        try {
            session.open();
        } catch (Unanswered unanswered) {
            session.forget();
            return new Outcome.Refused("not sent: " + unanswered.text());
        }
        try {
            String said = session.post(session.entryPoint(Requests.ENTRY_POINT, Requests.path(order)));
            return new Outcome.Accepted(said.isEmpty() ? "accepted" : said);
        } catch (Unanswered unanswered) {
            session.forget();
            return switch (unanswered.fate()) {
                case NOTHING_LISTENS, NOT_SENT, STRANGER -> new Outcome.Refused("not sent: " + unanswered.text());
                case REJECTED, NO_SESSION -> new Outcome.Refused(unanswered.text());
                case UNKNOWN -> new Outcome.Unknown(unanswered.text());
            };
        }
    }

    /** Ends its session. */
    @Override
    public void close() {
        session.close();
    }
}
