package io.handover.emulator.api;

import static io.handover.emulator.api.Contact.href;

import io.handover.model.site.Server;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Elements, their search, and the system's version. */
final class Elements {
    private static final String TYPE = "mgt_server";

    private final Contact contact;

    Elements(Contact contact) {
        this.contact = contact;
    }

    void addTo(Routes routes) {
        for (int s = 0; s < contact.servers().size(); s++) {
            int number = s;
            routes.add("GET", Contact.ELEMENT + contact.server(s).key(), exchange -> element(exchange, number));
        }
        for (User user : User.values()) {
            routes.add("GET", user.path(), exchange -> user(exchange, user));
        }
        routes.add("GET", "elements", this::search);
        routes.add("GET", "elements/" + TYPE, this::list);
        routes.add("GET", "system", this::system);
        routes.add("GET", "system/smc_version", this::version);
    }

    private static ObjectNode withSelf(ObjectNode element, String href, String type) {
        element.putArray("link")
                .addObject()
                .put("rel", "self")
                .put("href", href)
                .put("type", type);
        return element;
    }

    private Answer element(Exchange exchange, int s) {
        Server server = contact.server(s);
        ObjectNode element = Answer.object()
                .put("name", server.name())
                .put("key", server.key())
                .put("address", server.address());
        return Answer.ok(withSelf(element, contact.element(exchange, s), TYPE));
    }

    private static Answer user(Exchange exchange, User user) {
        return Answer.ok(withSelf(Answer.object().put("name", Login.USER), href(exchange, user.path()), user.type()));
    }

    /** All elements there are here are management servers. */
    private Answer search(Exchange exchange) {
        boolean ofThisType =
                exchange.parameter("filter_context").map(TYPE::equals).orElse(true);
        return ofThisType ? list(exchange) : result(exchange, server -> false);
    }

    private Answer list(Exchange exchange) {
        Optional<String> filter = exchange.parameter("filter");
        boolean exact = exchange.flag("exact_match", false);
        boolean caseSensitive = exchange.flag("case_sensitive", true);
        return result(
                exchange,
                server -> filter.map(text ->
                                matches(folded(server.name(), caseSensitive), folded(text, caseSensitive), exact))
                        .orElse(true));
    }

    private static String folded(String text, boolean caseSensitive) {
        return caseSensitive ? text : text.toLowerCase(Locale.ROOT);
    }

    private static boolean matches(String name, String filter, boolean exact) {
        return exact ? name.equals(filter) : name.contains(filter);
    }

    private Answer result(Exchange exchange, Predicate<Server> wanted) {
        ObjectNode body = Answer.object();
        ArrayNode result = body.putArray("result");
        for (int s = 0; s < contact.servers().size(); s++) {
            Server server = contact.server(s);
            if (wanted.test(server)) {
                // Exactly these keys: the client takes no others.
                result.addObject()
                        .put("name", server.name())
                        .put("href", contact.element(exchange, s))
                        .put("type", TYPE);
            }
        }
        return Answer.ok(body);
    }

    private Answer system(Exchange exchange) {
        ObjectNode body = Answer.object();
        body.putArray("link")
                .addObject()
                .put("rel", "smc_version")
                .put("href", href(exchange, "system/smc_version"))
                .put("method", "GET");
        return Answer.ok(body);
    }

    private Answer version(Exchange exchange) {
        return Answer.value(contact.release() + " [10000]");
    }
}
