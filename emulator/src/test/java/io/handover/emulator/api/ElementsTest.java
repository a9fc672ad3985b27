package io.handover.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.command.Commands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ElementsTest {
    private final Served served = Served.documented();

    @AfterEach
    void close() {
        served.close();
    }

    @ParameterizedTest
    @CsvSource({
        "elements?filter=C+d&filter_context=mgt_server&exact_match=True, 1",
        "elements?filter=C%20d&filter_context=mgt_server&exact_match=True, 1",
        "elements?filter=C&filter_context=mgt_server&exact_match=True, 0",
        "elements?filter=C&filter_context=mgt_server&exact_match=False, 1",
        "elements?filter=C+d&filter_context=host&exact_match=True, 0",
        "elements/mgt_server, 3",
        "elements/mgt_server?filter=a, 0",
        "elements/mgt_server?filter=a&case_sensitive=False, 1",
    })
    void serversAreFoundByName(String search, int found) {
        assertThat(served.a.json(search).path("result").size()).isEqualTo(found);
    }

    @Test
    void aFoundElementHasExactlyTheKeysThatTheClientTakes() {
        JsonNode found = served.a.json("elements/mgt_server").path("result").path(0);
        assertThat(found.propertyNames()).containsExactlyInAnyOrder("name", "href", "type");
    }

    @Test
    void anElementNamesItselfAndLinksToItself() {
        JsonNode element = served.b.json("elements/mgt_server/1296");
        assertThat(element.path("name").asString()).isEqualTo("C d");
        assertThat(element.path("address").asString()).isEqualTo("192.0.2.3");
        assertThat(element.path("link").path(0).path("href").asString())
                .isEqualTo(served.site.url("B") + "/7.3/elements/mgt_server/1296");
        assertThat(served.b.get("elements/mgt_server/5").statusCode()).isEqualTo(404);
    }

    @Test
    void hrefsHaveTheHostThatTheClientUsed() {
        String port = String.valueOf(served.site.url("A").getPort());
        Script byName = Script.loggedIn(java.net.URI.create("http://localhost:" + port), Served.KEY);
        assertThat(byName.json("ha").path("connected_server").asString())
                .isEqualTo("http://localhost:" + port + "/7.3/elements/mgt_server/10");
    }

    @Test
    void theSystemTellsTheInstalledRelease() {
        String href = served.b.json("system").path("link").path(0).path("href").asString();
        assertThat(href).isEqualTo(served.site.url("B") + "/7.3/system/smc_version");
        assertThat(served.b.json("system/smc_version").path("value").asString()).startsWith("7.3.4 ");
        served.site.give(Commands.UPGRADE, "B");
        served.pass(617);
        served.b.login(Served.KEY);
        assertThat(served.b.json("system/smc_version").path("value").asString()).startsWith("7.4.2 ");
    }
}
