package io.handover.explorer.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.transition.Transitions;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Counterexamples are shortest paths of the model, whoever finds them. */
class TracesTest {
    static Stream<Arguments> explored() {
        Assumptions defaults = Assumptions.DEFAULT;
        return Stream.of(
                Arguments.of(Draft.written(2), new Scope(2, 2, 1, 1, 0, 0), defaults),
                Arguments.of(Draft.written(3), new Scope(3, 2, 0, 0, 0, 0), defaults),
                Arguments.of(Draft.written(3), new Scope(3, 2, 0, 0, 1, 1), defaults),
                Arguments.of(Draft.written(3), new Scope(3, 2, 1, 1, 0, 0), defaults),
                Arguments.of(
                        Draft.written(3),
                        new Scope(3, 2, 1, 0, 0, 1),
                        defaults.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY)),
                Arguments.of(Draft.written(3), new Scope(3, 1, 1, 1, 0, 0), defaults.withAutoActivation(true)),
                Arguments.of(
                        Draft.written(3),
                        new Scope(3, 1, 1, 1, 0, 0),
                        defaults.withForceActivation(ForceActivation.WHEN_NO_ACTIVE)),
                Arguments.of(
                        Draft.written(3), new Scope(3, 1, 1, 1, 0, 0), defaults.withMixedVersionsSeeEachOther(false)),
                Arguments.of(Draft.writtenWithExtrasStopped(3), new Scope(3, 2, 1, 0, 1, 0), defaults),
                Arguments.of(Draft.written(4), new Scope(4, 1, 1, 0, 0, 1), defaults),
                Arguments.of(Draft.written(5), new Scope(5, 2, 1, 0, 0, 0), defaults));
    }

    private static Exploration explore(Transitions transitions, ExploreOptions options) {
        return new Explorer(transitions, options).run(ProgressListener.NONE);
    }

    @ParameterizedTest
    @MethodSource("explored")
    void everyTraceCanBeGoneAlongAndEndsInAViolation(Draft draft, Scope scope, Assumptions assumptions) {
        Transitions transitions = draft.transitions(scope, assumptions);
        Exploration exploration = explore(transitions, ExploreOptions.DEFAULT);
        List<Finding> violated = exploration.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.VIOLATED)
                .toList();
        assertThat(violated).isNotEmpty();
        for (Finding finding : violated) {
            Trial trial = new Trial(transitions, transitions.initialState(), finding.trace());
            assertThat(trial.notEnabled()).isEmpty();
            assertThat(trial.endsInViolation(finding.property()))
                    .as(finding.property().name())
                    .isTrue();
            assertThat(trial.violatesBeforeItsEnd(finding.property())).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("explored")
    void threadsFindTheSame(Draft draft, Scope scope, Assumptions assumptions) {
        Transitions transitions = draft.transitions(scope, assumptions);
        Exploration one = explore(transitions, ExploreOptions.DEFAULT);
        for (int threads = 2; threads <= 3; threads++) {
            Exploration several = explore(transitions, ExploreOptions.DEFAULT.withThreads(threads));
            assertThat(several.states()).isEqualTo(one.states());
            assertThat(several.transitions()).isEqualTo(one.transitions());
            assertThat(several.depth()).isEqualTo(one.depth());
            assertThat(several.findings()).isEqualTo(one.findings());
        }
    }

    @Test
    void theShortestViolationsOfTheWrittenProcedureAreKnown() {
        Exploration exploration = explore(
                Draft.written(3).transitions(new Scope(3, 2, 0, 0, 0, 0), Assumptions.DEFAULT), ExploreOptions.DEFAULT);
        Map<Property, Integer> lengths = Map.of(
                Properties.MANAGEMENT_AVAILABLE, 10,
                Properties.MANAGEMENT_KEPT, 10,
                Properties.ONLY_DECLARED_CHANGES_LOST, 20,
                Properties.EVENTUALLY_SINGLE_ACTIVE, 18,
                Properties.EVENTUALLY_REDUNDANT, 18);
        for (Property property : Properties.ALL) {
            Finding finding = exploration.finding(property);
            Integer length = lengths.get(property);
            assertThat(finding.verdict())
                    .as(property.name())
                    .isEqualTo(length == null ? Verdict.HOLDS : Verdict.VIOLATED);
            assertThat(finding.length())
                    .as(property.name())
                    .isEqualTo(length == null ? OptionalInt.empty() : OptionalInt.of(length));
        }
    }

    @Test
    void aPathIsNotTakenForOneThatEndsInAViolation() {
        Transitions transitions = Draft.written(3).transitions(new Scope(3, 2, 0, 0, 0, 0), Assumptions.DEFAULT);
        List<Integer> trace = explore(transitions, ExploreOptions.DEFAULT)
                .finding(Properties.EVENTUALLY_SINGLE_ACTIVE)
                .trace();
        for (int length = 0; length < trace.size(); length++) {
            Trial shorter = new Trial(transitions, transitions.initialState(), trace.subList(0, length));
            assertThat(shorter.notEnabled()).isEmpty();
            assertThat(shorter.endsInViolation(Properties.EVENTUALLY_SINGLE_ACTIVE))
                    .isFalse();
        }
        Trial backwards = new Trial(transitions, transitions.initialState(), List.of(trace.get(1)));
        assertThat(backwards.notEnabled()).hasValue(0);
    }
}
