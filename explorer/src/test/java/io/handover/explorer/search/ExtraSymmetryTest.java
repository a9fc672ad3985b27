package io.handover.explorer.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.transition.Transitions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found of representatives is what is found of all states. */
class ExtraSymmetryTest {
    static Stream<Arguments> explored() {
        Assumptions defaults = Assumptions.DEFAULT;
        Assumptions alarm = defaults.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY);
        Assumptions auto = defaults.withAutoActivation(true);
        return Stream.of(
                Arguments.of(Draft.written(4), new Scope(4, 1, 1, 0, 0, 0), defaults),
                Arguments.of(Draft.written(4), new Scope(4, 1, 0, 1, 0, 1), defaults),
                Arguments.of(Draft.written(4), new Scope(4, 1, 1, 1, 0, 0), alarm),
                Arguments.of(Draft.written(4), new Scope(4, 1, 1, 0, 1, 0), auto),
                Arguments.of(Draft.written(5), new Scope(5, 2, 1, 0, 0, 0), defaults),
                Arguments.of(Draft.written(5), new Scope(5, 1, 0, 1, 0, 0), defaults),
                Arguments.of(Draft.written(5), new Scope(5, 1, 0, 0, 1, 1), auto),
                Arguments.of(Draft.writtenWithExtrasStopped(5), new Scope(5, 1, 1, 0, 0, 1), alarm),
                Arguments.of(extrasNeverNamed(4), new Scope(4, 2, 1, 1, 0, 0), defaults),
                Arguments.of(extrasNeverNamed(5), new Scope(5, 2, 1, 0, 1, 0), auto),
                Arguments.of(
                        extrasNeverNamed(5).branch(Conditions.NO_ACTIVE, 0, 0, Commands.FORCE_ACTIVATE, 1, 0),
                        new Scope(5, 1, 1, 0, 0, 1),
                        defaults),
                Arguments.of(
                        extrasNeverNamed(5).branch(Conditions.DOWN, 3, 0, Commands.START, 3, 0),
                        new Scope(5, 1, 1, 0, 0, 1),
                        defaults));
    }

    private static Draft extrasNeverNamed(int servers) {
        return Draft.on(servers)
                .step(Commands.EXCLUDE, 1, 0)
                .step(Commands.UPGRADE, 1)
                .step(Commands.FORCE_ACTIVATE, 1)
                .step(Commands.SET_STANDBY, 0)
                .step(Commands.UPGRADE, 0);
    }

    private static Exploration explore(Transitions transitions, boolean symmetry, int threads) {
        return new Explorer(
                        transitions,
                        ExploreOptions.DEFAULT.withSymmetry(symmetry).withThreads(threads))
                .run(ProgressListener.NONE);
    }

    @ParameterizedTest
    @MethodSource("explored")
    void verdictsAndLengthsAreTheSameAndTracesArePathsOfTheModel(Draft draft, Scope scope, Assumptions assumptions) {
        Transitions transitions = draft.transitions(scope, assumptions);
        Exploration all = explore(transitions, false, 1);
        Exploration some = explore(transitions, true, 1);
        assertThat(some.complete()).isTrue();
        assertThat(some.depth()).isEqualTo(all.depth());
        assertThat(some.states()).isLessThan(all.states());
        for (Finding finding : some.findings()) {
            Finding other = all.finding(finding.property());
            assertThat(finding.verdict()).as(finding.property().name()).isEqualTo(other.verdict());
            assertThat(finding.length()).as(finding.property().name()).isEqualTo(other.length());
            assertThat(finding.goesRound()).isEqualTo(other.goesRound());
            if (finding.verdict() == Verdict.VIOLATED) {
                Trial trial = new Trial(transitions, transitions.initialState(), finding.trace());
                assertThat(trial.notEnabled()).isEmpty();
                assertThat(trial.endsInViolation(finding.property())).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("explored")
    void threadsFindTheSameRepresentatives(Draft draft, Scope scope, Assumptions assumptions) {
        Transitions transitions = draft.transitions(scope, assumptions);
        Exploration one = explore(transitions, true, 1);
        Exploration two = explore(transitions, true, 2);
        assertThat(two.states()).isEqualTo(one.states());
        assertThat(two.transitions()).isEqualTo(one.transitions());
        assertThat(two.findings()).isEqualTo(one.findings());
    }

    @Test
    void extrasThatAreNeverNamedLeaveFewerThanHalfOfTheStates() {
        Transitions transitions = extrasNeverNamed(5).transitions(new Scope(5, 2, 1, 0, 0, 0), Assumptions.DEFAULT);
        assertThat(explore(transitions, true, 1).states() * 2)
                .isLessThan(explore(transitions, false, 1).states());
    }

    @Test
    void extrasThatAreNamedUntilTheEndAreToldApartUntilThen() {
        // With one extra there is nothing to change places with.
        Transitions transitions = Draft.written(3).transitions(new Scope(3, 2, 1, 1, 0, 0), Assumptions.DEFAULT);
        assertThat(explore(transitions, true, 1).states())
                .isEqualTo(explore(transitions, false, 1).states());
    }
}
