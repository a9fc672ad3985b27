package io.handover.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.files.Catalogue;
import io.handover.files.DocumentKind;
import io.handover.files.InputException;
import io.handover.sandbox.rehearsal.Disturbance;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScenarioFilesTest {
    private static final String CALM = Catalogue.scenario("calm").text();

    @Test
    void whatIsBuiltInHasTheShapeOfItsSchema() {
        for (String name : Scenarios.names()) {
            Scenario scenario =
                    Scenarios.read(name + ".yaml", Catalogue.scenario(name).text());

            assertThat(scenario.name()).isEqualTo(name);
        }
    }

    @Test
    void theSchemaKnowsEveryDisturbance() {
        JsonNode properties =
                JsonMapper.shared().readTree(DocumentKind.SCENARIO.schema()).at("/$defs/fault/properties");

        assertThat(Stream.of(Disturbance.values()).map(Disturbance::key))
                .allMatch(properties::has)
                .hasSize(properties.size() - 5);
    }

    @Test
    void itsPartsThatProceduresHaveTooAreTheirs() {
        JsonNode own = JsonMapper.shared().readTree(DocumentKind.SCENARIO.schema());
        JsonNode procedures = JsonMapper.shared().readTree(DocumentKind.PROCEDURE.schema());

        assertThat(own.at("/$defs/given-server")).isEqualTo(procedures.at("/$defs/given-server"));
        assertThat(own.at("/properties/given/properties")).isEqualTo(procedures.at("/$defs/given/properties"));
        assertThat(own.at("/properties/promises/items")).isEqualTo(procedures.at("/properties/promises/items"));
        assertThat(own.at("/$defs/line/properties/until/enum"))
                .isEqualTo(procedures.at("/$defs/what-if/properties/when/enum"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "procedure: upgrade-without-downtime-hardened | procedure: upgrade-without-downtime-hardend "
                        + "| 10:12: there is no built-in procedure 'upgrade-without-downtime-hardend'; did you mean",
                "site: three-servers | site: three-server | 9:7: there is no built-in site 'three-server'",
                "exclude: extras | exclude: others | there is no role 'others'",
                "minutes: 150 | minutes: 0 | 8:10:",
                "breaks: [ eventually-redundant ] | breaks: [ eventually-no-dangling ] "
                        + "| 'eventually-no-dangling' does not count here",
                "seed: 1 | sed: 1 | 'sed'",
                "verify-upgraded: final-active | until: down " + "| the condition 'down' takes a 'target' and no 'at'",
            })
    void whatIsWrongIsSaidWithItsPlace(String right, String wrong, String message) {
        assertThat(CALM).contains(right);

        assertThatThrownBy(() -> Scenarios.read("mine.yaml", CALM.replaceFirst(right.replace("[", "\\["), wrong)))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("mine.yaml:")
                .hasMessageContaining(message);
    }

    @Test
    void aFaultIsAboutTheWholeSiteOneServerOrTwo() {
        Scenario scenario = Scenarios.read("mine.yaml", CALM.replaceFirst("\nseed: ", """

                        faults:
                          - lost-command: true
                          - one-way-cut: [ final-active, initial-active ]
                            from: 5m
                          - expired-licence: final-active
                        seed:\s"""));

        assertThat(scenario.setting().planned())
                .extracting(one -> one.what().words("server " + one.server(), "server " + one.other()))
                .containsExactly(
                        "the next command will be accepted and have no effect",
                        "server 1 no longer hears server 0",
                        "the licence of server 1 expires");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lost-command: final-active | 12:19: ",
                "expired-licence: true | 12:22: ",
                "one-way-cut: [ final-active ] | 12:18: ",
                "expired-licences: final-active | 12:5: ",
                "one-way-cut: [ final-active, final-activ ] | 12:34: there is no role 'final-activ'",
                "one-way-cut: [ final-active, final-active ] | 12:5: 'one-way-cut' is about two servers, not twice the same",
            })
    void aFaultThatIsWrongIsSaidWithItsPlace(String fault, String message) {
        String text = CALM.replaceFirst("\nseed: ", "\nfaults:\n  - " + fault + "\nseed: ");

        assertThatThrownBy(() -> Scenarios.read("mine.yaml", text))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("mine.yaml:" + message);
    }

    @Test
    void aRoleOfSeveralServersIsNoServerOfAFault() {
        String text =
                Catalogue.scenario("detector-strikes").text().replace("site: three-servers", "site: five-servers");

        assertThatThrownBy(() -> Scenarios.read("mine.yaml", text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'extras' stands for 3 servers on the site five-servers");
    }
}
