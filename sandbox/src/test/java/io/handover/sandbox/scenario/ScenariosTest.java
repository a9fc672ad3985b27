package io.handover.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.sandbox.rehearsal.Drawn;
import io.handover.sandbox.rehearsal.Outcome;
import io.handover.sandbox.rehearsal.Recording;
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

    @ParameterizedTest
    @MethodSource("names")
    void whateverIsDoneCanBeDoneAgainWhollyAndInPart(String name) {
        Scenario scenario = Scenarios.named(name).orElseThrow();
        for (long seed = 0; seed < 3; seed++) {
            Rehearsal rehearsal = Drawn.rehearsal(scenario.setting(), seed, 60);
            Recording recording = rehearsal.recording();
            long moment = rehearsal.millis() / 2;

            Rehearsal whole = Rehearsal.of(scenario.setting(), recording);
            Rehearsal part = Rehearsal.of(scenario.setting(), recording.before(moment));

            assertThat(whole.history().text()).isEqualTo(rehearsal.history().text());
            assertThat(lines(rehearsal)).startsWith(lines(part).toArray(String[]::new));
        }
    }

    private static List<String> lines(Rehearsal rehearsal) {
        return rehearsal.history().happenings().stream().map(String::valueOf).toList();
    }
}
