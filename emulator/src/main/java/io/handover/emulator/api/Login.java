package io.handover.emulator.api;

import static io.handover.emulator.api.Contact.href;

import io.handover.files.secret.Secret;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The life of a session: login by API key or as a user, entry points, who one is, logout. */
final class Login {
    /** The name of the one user and of the one API client; the user's password is the API key. */
    static final String USER = "admin";

    private static final String DOMAIN = "Shared Domain";

    private static final List<String> ENTRY_POINTS =
            List.of("current_user", "elements", "ha", "monitoring_status", "system");

    private final Contact contact;
    private final Secret key;
    private final Sessions sessions;

    Login(Contact contact, Secret key, Sessions sessions) {
        this.contact = contact;
        this.key = key;
        this.sessions = sessions;
    }

    /** What can be asked without a session. */
    void addOpenTo(Routes routes) {
        routes.add("POST", "login", this::byKey);
        routes.add("POST", "lms_login", this::byPassword);
    }

    void addTo(Routes routes) {
        routes.add("GET", "api", this::entryPoints);
        routes.add(
                "GET",
                "current_user",
                exchange -> Answer.value(href(exchange, user(exchange).path())));
        routes.add("PUT", "logout", this::logout);
    }

    Answer versions(Exchange exchange) {
        ObjectNode body = Answer.object();
        ArrayNode versions = body.putArray("version");
        for (String version : Release.API_VERSIONS) {
            versions.addObject()
                    .put("rel", version)
                    .put("href", exchange.base() + "/" + version + "/api")
                    .put("method", "GET");
        }
        return Answer.ok(body);
    }

    private Answer byKey(Exchange exchange) {
        return begin(User.API_CLIENT, exchange.text("authenticationkey"), exchange.text("domain"));
    }

    private Answer byPassword(Exchange exchange) {
        exchange.json();
        boolean known = exchange.parameter("login").filter(USER::equals).isPresent();
        Optional<String> password = exchange.parameter("pwd").filter(any -> known);
        return begin(User.ADMINISTRATOR, password, exchange.parameter("domain"));
    }

    private Answer begin(User user, Optional<String> offered, Optional<String> domain) {
        if (!offered.map(key::is).orElse(false) || !domain.map(DOMAIN::equals).orElse(true)) {
            throw new Refusal(Refusal.UNAUTHORIZED, Messages.LOGIN_REFUSED);
        }
        return Answer.session(sessions.begin(user, contact.live().incarnation(contact.number())));
    }

    /** Whose session the request belongs to; only the cookie counts. */
    User user(Exchange exchange) {
        int incarnation = contact.live().incarnation(contact.number());
        for (String id : exchange.sessions()) {
            Optional<User> user = sessions.use(id, incarnation);
            if (user.isPresent()) {
                return user.get();
            }
        }
        throw new Refusal(Refusal.UNAUTHORIZED, Messages.NOT_LOGGED_IN);
    }

    private Answer entryPoints(Exchange exchange) {
        ObjectNode body = Answer.object();
        ArrayNode entries = body.putArray("entry_point");
        for (String rel : ENTRY_POINTS) {
            entry(entries, rel, href(exchange, rel), rel.equals("monitoring_status") ? "POST" : "GET");
        }
        entry(entries, "mgt_server", href(exchange, "elements/mgt_server"), "GET");
        entry(entries, "logout", href(exchange, "logout"), "PUT");
        return Answer.ok(body);
    }

    /** Exactly these keys: callers go through the entry points and stumble over others. */
    private static void entry(ArrayNode entries, String rel, String href, String method) {
        entries.addObject().put("rel", rel).put("href", href).put("method", method);
    }

    private Answer logout(Exchange exchange) {
        exchange.sessions().forEach(sessions::end);
        return Answer.noContent();
    }
}
