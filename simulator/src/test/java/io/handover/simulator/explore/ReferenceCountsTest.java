package io.handover.simulator.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole table of semantics.md 1.8. */
class ReferenceCountsTest {
    private static final Assumptions DEFAULT = Assumptions.DEFAULT;

    static Stream<Arguments> rows() {
        return Stream.of(
                row(Draft.written(2), new Scope(2, 0, 0, 0, 0, 0), DEFAULT, 21, 23, 13),
                row(Draft.written(2), new Scope(2, 2, 1, 1, 0, 0), DEFAULT, 3_466, 9_291, 20),
                row(Draft.written(3), new Scope(3, 2, 0, 0, 0, 0), DEFAULT, 883, 1_221, 24),
                row(Draft.written(3), new Scope(3, 2, 1, 0, 0, 0), DEFAULT, 5_684, 12_621, 25),
                row(Draft.written(3), new Scope(3, 2, 0, 0, 0, 1), DEFAULT, 4_382, 7_671, 24),
                row(Draft.written(3), new Scope(3, 2, 0, 0, 1, 0), DEFAULT, 1_688, 2_462, 26),
                row(Draft.written(3), new Scope(3, 2, 1, 1, 0, 0), DEFAULT, 32_874, 110_080, 27),
                row(
                        Draft.written(3),
                        new Scope(3, 2, 1, 0, 0, 0),
                        DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY),
                        3_576,
                        7_745,
                        25),
                row(
                        Draft.written(3),
                        new Scope(3, 1, 1, 1, 0, 0),
                        DEFAULT.withAutoActivation(true),
                        28_398,
                        107_869,
                        27),
                row(Draft.writtenWithExtrasStopped(3), new Scope(3, 2, 1, 0, 0, 0), DEFAULT, 3_806, 7_887, 25),
                row(Draft.written(4), new Scope(4, 0, 1, 1, 0, 0), DEFAULT, 3_182, 11_072, 26),
                row(Draft.written(3), new Scope(3, 3, 2, 1, 1, 1), DEFAULT, 2_282_034, 10_075_080, 33));
    }

    private static Arguments row(
            Draft draft, Scope scope, Assumptions assumptions, long states, long transitions, int depth) {
        return Arguments.of(draft, scope, assumptions, new Counts(states, transitions, depth));
    }

    record Counts(long states, long transitions, int depth) {}

    private static Counts counts(Draft draft, Scope scope, Assumptions assumptions, int threads) {
        Exploration exploration = new Explorer(
                        draft.transitions(scope, assumptions), ExploreOptions.DEFAULT.withThreads(threads))
                .run(ProgressListener.NONE);
        assertThat(exploration.complete()).isTrue();
        return new Counts(exploration.states(), exploration.transitions(), exploration.depth());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void countsAgreeWithOneThread(Draft draft, Scope scope, Assumptions assumptions, Counts expected) {
        assertThat(counts(draft, scope, assumptions, 1)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void countsAgreeWithTwoThreads(Draft draft, Scope scope, Assumptions assumptions, Counts expected) {
        assertThat(counts(draft, scope, assumptions, 2)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("largest")
    void theLargestCountAgrees(Draft draft, Scope scope, Assumptions assumptions, Counts expected) {
        assertThat(counts(draft, scope, assumptions, 2)).isEqualTo(expected);
    }

    static Stream<Arguments> largest() {
        return Stream.of(row(Draft.written(3), new Scope(3, 3, 2, 2, 2, 2), DEFAULT, 23_342_696, 125_975_621, 37));
    }
}
