package io.handover.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.sandbox.rehearsal.Outcome;
import io.handover.sandbox.rehearsal.Rehearsal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenariosTest {
    static Stream<String> names() {
        return Scenarios.names().stream();
    }

    private static Rehearsal played(Scenario scenario, Script script) {
        Rehearsal rehearsal = scenario.begin();
        script.play(rehearsal);
        return rehearsal;
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSolutionKeepsAllThatCounts(String name) {
        Scenario scenario = Scenarios.named(name).orElseThrow();
        Rehearsal rehearsal = played(scenario, scenario.solution());

        Outcome outcome = scenario.outcome(rehearsal);

        assertThat(scenario.broken(outcome))
                .as("%s%n%s", outcome, rehearsal.history().text())
                .isEmpty();
        assertThat(rehearsal.millis()).isLessThan(scenario.setting().lengthMillis());
    }

    @ParameterizedTest
    @MethodSource("names")
    void theTrapBreaksWhatTheFileSays(String name) {
        Scenario scenario = Scenarios.named(name).orElseThrow();
        Rehearsal rehearsal = played(scenario, scenario.trap());

        Outcome outcome = scenario.outcome(rehearsal);

        assertThat(scenario.broken(outcome))
                .as("%s%n%s", outcome, rehearsal.history().text())
                .containsExactlyInAnyOrderElementsOf(scenario.breaks());
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatWasPlayedCanBeDoneAgain(String name) {
        Scenario scenario = Scenarios.named(name).orElseThrow();
        for (Script script : List.of(scenario.solution(), scenario.trap())) {
            Rehearsal rehearsal = played(scenario, script);

            assertThat(scenario.again(rehearsal.recording()).history().text())
                    .isEqualTo(rehearsal.history().text());
        }
    }
}
