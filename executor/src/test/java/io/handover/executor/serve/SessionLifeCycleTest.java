package io.handover.executor.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.executor.live.LiveSites;
import io.handover.executor.live.SiteClock;
import io.handover.executor.secret.Secret;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SessionLifeCycleTest {
    private static final String KEY = "a-key-of-this-test";

    private final ServedSite served = ServedSite.start(ServeOptions.of(LiveSites.three(LiveSites.FIXED), Secret.of(KEY))
            .withAddress("127.0.0.1", 0)
            .withClock(SiteClock.manual()));
    private final URI url = served.url("A");
    private final Script script = new Script(url);

    @AfterEach
    void close() {
        served.close();
    }

    private static String path(JsonNode href, URI url) {
        assertThat(href.asString()).startsWith(url + "/");
        return href.asString().substring(url.toString().length());
    }

    @Test
    void aClientLogsInFindsItsElementAndLogsOutInTheOrderOfTheProductsClient() {
        JsonNode versions = Script.json(script.send("GET", "/api", ""));
        List<String> rels = new ArrayList<>();
        versions.path("version").forEach(version -> rels.add(version.path("rel").asString()));
        assertThat(rels).containsExactly("6.10", "7.1", "7.3");

        script.login(KEY);
        assertThat(script.cookie()).startsWith("JSESSIONID=");

        HttpResponse<String> api = script.send("GET", "/7.3/api", "");
        assertThat(api.statusCode()).isEqualTo(200);
        JsonNode entries = Script.json(api).path("entry_point");
        assertThat(entry(entries, "ha")).isEqualTo(url + "/7.3/ha");

        JsonNode me = Script.json(script.send(
                "GET", entry(entries, "current_user").substring(url.toString().length()), ""));
        JsonNode element = Script.json(script.send("GET", path(me.path("value"), url), "{}"));
        assertThat(element.path("name").asString()).isNotEmpty();
        assertThat(element.path("link").path(0).path("rel").asString()).isEqualTo("self");
        assertThat(element.path("link").path(0).path("type").asString()).isEqualTo("api_client");

        String logout = entry(entries, "logout").substring(url.toString().length());
        assertThat(script.send("PUT", logout, "").statusCode()).isEqualTo(204);
        assertThat(script.get("ha").statusCode()).isEqualTo(401);
    }

    private static String entry(JsonNode entries, String rel) {
        for (JsonNode entry : entries) {
            assertThat(entry.propertyNames()).containsExactlyInAnyOrder("rel", "href", "method");
            if (entry.path("rel").asString().equals(rel)) {
                return entry.path("href").asString();
            }
        }
        throw new AssertionError("no entry point " + rel);
    }
}
