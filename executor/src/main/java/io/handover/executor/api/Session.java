package io.handover.executor.api;

import io.handover.files.Access;
import io.handover.files.secret.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A session with one server: opened when it is first needed, and again when the server has lost it. */
final class Session {
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int MOST_TEXT = 300;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Access access;
    private final Connection connection;
    private final Map<String, String> environment;
    private final Map<String, URI> entryPoints = new HashMap<>();
    private final Map<URI, JsonNode> elements = new HashMap<>();
    private Optional<String> cookie = Optional.empty();
    private Optional<Secret> key = Optional.empty();

    Session(Access access, Limits limits, Map<String, String> environment) {
        this.access = access;
        this.connection = new Connection(access, limits);
        this.environment = environment;
    }

    /** Opens the session if it is not. */
    void open() throws Unanswered {
        if (cookie.isPresent()) {
            return;
        }
        checkVersion(json(connection.send("GET", at("/api"), Optional.empty(), Optional.empty())));
        String body = JSON.writeValueAsString(Map.of("domain", "Shared Domain", "authenticationkey", key()));
        Received login =
                connection.send("POST", at("/" + access.version() + "/login"), Optional.empty(), Optional.of(body));
        if (login.status() != OK) {
            throw new Unanswered(Unanswered.Fate.REJECTED, "the login is refused with status " + login.status());
        }
        String granted = login.cookies().stream()
                .filter(set -> set.startsWith("JSESSIONID="))
                .map(set -> set.split(";", 2)[0])
                .findFirst()
                .orElseThrow(() -> new Unanswered(Unanswered.Fate.REJECTED, "the login grants no session"));
        JsonNode points = json(
                connection.send("GET", at("/" + access.version() + "/api"), Optional.of(granted), Optional.empty()));
        entryPoints.clear();
        for (JsonNode point : points.path("entry_point")) {
            entryPoints.put(
                    point.path("rel").asString(""), own(point.path("href").asString("")));
        }
        cookie = Optional.of(granted);
    }

    private String key() throws Unanswered {
        try {
            Secret secret = Secret.from(access.key(), environment);
            key = Optional.of(secret);
            return secret.reveal();
        } catch (IllegalArgumentException missing) {
            throw new Unanswered(Unanswered.Fate.NOT_SENT, String.valueOf(missing.getMessage()));
        }
    }

    private void checkVersion(JsonNode answer) throws Unanswered {
        List<String> offered = new ArrayList<>();
        for (JsonNode version : answer.path("version")) {
            offered.add(version.path("rel").asString(""));
        }
        if (!offered.contains(access.version())) {
            throw new Unanswered(
                    Unanswered.Fate.REJECTED,
                    "it has no API version " + access.version() + ", only " + said(String.join(", ", offered)));
        }
    }

    private URI at(String path) {
        return URI.create(access.url() + path);
    }

    /** An address that the server names, if it is one of its own. */
    private URI own(String href) throws Unanswered {
        try {
            URI uri = URI.create(href);
            URI base = access.url();
            if (base.getScheme().equals(uri.getScheme())
                    && base.getHost().equals(uri.getHost())
                    && base.getPort() == uri.getPort()) {
                return uri;
            }
        } catch (IllegalArgumentException noAddress) {
            throw new Unanswered(Unanswered.Fate.UNKNOWN, "it names an address that is none: " + said(href));
        }
        throw new Unanswered(Unanswered.Fate.UNKNOWN, "it points to another server: " + said(href));
    }

    /** Whatever is known of the session is no longer worth anything. */
    void forget() {
        cookie = Optional.empty();
        elements.clear();
    }

    /** Ends the session, if there is one and the server hears it. */
    void close() {
        URI logout = entryPoints.get("logout");
        if (cookie.isPresent() && logout != null) {
            try {
                connection.send("PUT", logout, cookie, Optional.empty());
            } catch (Unanswered already) {
                forget(); // the session ends by itself
            }
        }
        forget();
    }

    /** The address of an entry point of an open session, or of something below it. */
    URI entryPoint(String rel, String below) throws Unanswered {
        URI point = entryPoints.get(rel);
        if (point == null) {
            throw new Unanswered(Unanswered.Fate.REJECTED, "it has no entry point '" + rel + "'");
        }
        return URI.create(point + below);
    }

    JsonNode get(URI uri) throws Unanswered {
        return json(connection.send("GET", uri, cookie, Optional.empty()));
    }

    /** An element by the address that the server names; asked for once in a session. */
    JsonNode element(String href) throws Unanswered {
        URI uri = own(href);
        JsonNode known = elements.get(uri);
        if (known == null) {
            known = get(uri);
            elements.put(uri, known);
        }
        return known;
    }

    /** The target of a link of an element. */
    URI link(JsonNode element, String rel) throws Unanswered {
        for (JsonNode link : element.path("link")) {
            if (link.path("rel").asString("").equals(rel)) {
                return own(link.path("href").asString(""));
            }
        }
        throw new Unanswered(Unanswered.Fate.REJECTED, "it has no link '" + rel + "'");
    }

    /** Sends a request that changes something, once; answers what the server says to it. */
    String post(URI uri) throws Unanswered {
        return said(json(connection.send("POST", uri, cookie, Optional.empty()))
                .path("value")
                .asString(""));
    }

    /** The body of a successful answer; whatever else came is told apart by its fate. */
    private JsonNode json(Received received) throws Unanswered {
        int status = received.status();
        boolean isJson = received.contentType().toLowerCase(Locale.ROOT).startsWith("application/json");
        if (status == UNAUTHORIZED) {
            throw new Unanswered(Unanswered.Fate.NO_SESSION, "it knows no such session (401)");
        }
        if (status >= 300 && status < 400) {
            throw new Unanswered(
                    Unanswered.Fate.REJECTED,
                    "it answers " + status + " and points to " + said(received.location()) + ", which is not followed");
        }
        if (status >= 400) {
            Unanswered.Fate fate = status < 500 ? Unanswered.Fate.REJECTED : Unanswered.Fate.UNKNOWN;
            throw new Unanswered(fate, "it answers " + status + (isJson ? ": " + message(received) : ""));
        }
        if (status != OK) {
            throw new Unanswered(Unanswered.Fate.UNKNOWN, "it answers " + status + ", not 200");
        }
        if (!isJson) {
            throw new Unanswered(
                    Unanswered.Fate.UNKNOWN,
                    "it answers with the content type '" + said(received.contentType()) + "', not with JSON");
        }
        JsonNode body = parsed(received);
        if (!body.isObject()) {
            throw new Unanswered(Unanswered.Fate.UNKNOWN, "it answers with JSON that is no object");
        }
        return body;
    }

    private String message(Received received) throws Unanswered {
        JsonNode body = parsed(received);
        StringBuilder text = new StringBuilder(body.path("message").asString(""));
        JsonNode details = body.path("details");
        if (details.isString()) {
            text.append(' ').append(details.asString());
        }
        for (JsonNode detail : details) {
            text.append(' ').append(detail.asString(""));
        }
        return said(text.toString());
    }

    private static JsonNode parsed(Received received) throws Unanswered {
        try {
            return JSON.readTree(received.body());
        } catch (JacksonException broken) {
            throw new Unanswered(Unanswered.Fate.UNKNOWN, "it answers with JSON that is broken or cut off");
        }
    }

    /** What a server says, fit to be shown and kept: short, without control characters, and without the key. */
    String said(String text) {
        String without =
                key.map(secret -> text.replace(secret.reveal(), "(secret)")).orElse(text);
        String printable =
                without.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
        return printable.length() <= MOST_TEXT ? printable : printable.substring(0, MOST_TEXT) + "...";
    }
}
