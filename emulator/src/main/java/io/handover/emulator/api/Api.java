package io.handover.emulator.api;

import io.handover.emulator.site.Ticker;
import io.handover.files.secret.Secret;
import java.util.List;

/** The API of one management server. */
final class Api {
    private final Login login;
    private final Routes open = new Routes();
    private final Routes routes = new Routes();

    Api(Contact contact, Secret key, Ticker ticker) {
        login = new Login(contact, key, new Sessions(ticker));
        login.addOpenTo(open);
        login.addTo(routes);
        new Elements(contact).addTo(routes);
        new HaStatus(contact).addTo(routes);
        new HaCommands(contact).addTo(routes);
        new Audit(contact).addTo(routes);
    }

    /** Never fails: what cannot be answered is answered with an error. */
    Answer answer(Exchange exchange) {
        try {
            return route(exchange);
        } catch (Refusal refusal) {
            return Answer.refused(refusal);
        }
    }

    private Answer route(Exchange exchange) {
        List<String> path = exchange.path();
        if (path.equals(List.of("api")) && exchange.method().equals("GET")) {
            return login.versions(exchange);
        }
        if (path.size() < 2 || !Release.API_VERSIONS.contains(path.get(0))) {
            throw new Refusal(Refusal.NOT_FOUND, "There is no such resource.");
        }
        String below = String.join("/", path.subList(1, path.size()));
        if (open.has(below)) {
            return open.answer(below, exchange);
        }
        login.user(exchange);
        return routes.answer(below, exchange);
    }
}
