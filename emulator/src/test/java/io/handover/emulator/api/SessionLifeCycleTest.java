package io.handover.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.emulator.site.LiveSites;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SessionLifeCycleTest {
    private final ServedSite served = ServedSite.start(Served.options(LiveSites.FIXED));
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

        script.login(Served.KEY);
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

    @Test
    void aUserLogsInWithTheCredentialsInTheQuery() {
        HttpResponse<String> login = script.send(
                "POST",
                "/7.3/lms_login?login=admin&pwd=" + Served.KEY + "&domain=Shared+Domain",
                "{\"domain\": \"Shared Domain\"}");
        assertThat(login.statusCode()).isEqualTo(200);
        script.useCookie(login.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", ""));
        assertThat(script.json("current_user").path("value").asString()).isEqualTo(url + "/7.3/elements/admin_user/1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"domain\": \"Shared Domain\", \"authenticationkey\": \"wrong\"}",
                "{\"domain\": \"Other\", \"authenticationkey\": \"" + Served.KEY + "\"}",
                "{\"authenticationkey\": 5}",
                "{}",
            })
    void aLoginThatIsNotRightIsRefusedWithoutACookie(String body) {
        HttpResponse<String> answer = script.send("POST", "/7.3/login", body);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body()).doesNotContain(Served.KEY);
    }

    @Test
    void aUserWithAWrongPasswordOrNameIsRefused() {
        for (String query : List.of("login=admin&pwd=x", "login=root&pwd=" + Served.KEY, "pwd=" + Served.KEY, "")) {
            assertThat(script.send("POST", "/7.3/lms_login?" + query, "").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void withoutASessionOnlyVersionsAndLoginAreAnswered() {
        for (String path : List.of("/7.3/api", "/7.3/ha", "/7.3/elements", "/7.3/current_user", "/7.3/nothing")) {
            assertThat(script.send("GET", path, "").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aSessionOfOneServerIsNoneOfAnother() {
        script.login(Served.KEY);
        Script other = new Script(served.url("B"));
        other.useCookie(script.cookie());
        assertThat(other.get("ha").statusCode()).isEqualTo(401);
        assertThat(script.get("ha").statusCode()).isEqualTo(200);
    }

    @Test
    void ofSeveralSessionCookiesOneThatIsRightIsEnough() {
        script.login(Served.KEY);
        script.useCookie("JSESSIONID=other; x=y; " + script.cookie());
        assertThat(script.get("ha").statusCode()).isEqualTo(200);
    }

    @Test
    void everyVersionThatIsListedIsServedAndNoOther() {
        script.login(Served.KEY);
        assertThat(script.send("GET", "/6.10/ha", "{}").body()).contains(url + "/6.10/elements/mgt_server/10");
        assertThat(script.send("GET", "/7.2/ha", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void theContentTypeHasNoCharset() {
        script.login(Served.KEY);
        for (HttpResponse<String> answer :
                List.of(script.get("ha"), script.get("nothing"), script.post("ha/exclude"))) {
            assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/json");
        }
    }
}
