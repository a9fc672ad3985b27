package io.handover.explorer.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.RoleRef;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.Process;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole table of docs/model.md, "Reference counts". */
class ReferenceCountsTest {
    private static final Assumptions DEFAULT = Assumptions.DEFAULT;

    static Stream<Arguments> rows() {
        return Stream.of(
                row(Draft.written(2), new Scope(2, 0, 0, 0, 0, 0), DEFAULT, 21, 23, 13),
                row(Draft.written(2), new Scope(2, 2, 1, 1, 0, 0), DEFAULT, 3_554, 9_536, 20),
                row(Draft.written(3), new Scope(3, 2, 0, 0, 0, 0), DEFAULT, 894, 1_241, 24),
                row(Draft.written(3), new Scope(3, 2, 1, 0, 0, 0), DEFAULT, 5_761, 12_822, 25),
                row(Draft.written(3), new Scope(3, 2, 0, 0, 0, 1), DEFAULT, 4_393, 7_702, 24),
                row(Draft.written(3), new Scope(3, 2, 0, 0, 1, 0), DEFAULT, 1_699, 2_482, 26),
                row(Draft.written(3), new Scope(3, 2, 1, 1, 0, 0), DEFAULT, 33_325, 111_743, 27),
                row(
                        Draft.written(3),
                        new Scope(3, 2, 1, 0, 0, 0),
                        DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY),
                        3_653,
                        7_946,
                        25),
                row(
                        Draft.written(3),
                        new Scope(3, 1, 1, 1, 0, 0),
                        DEFAULT.withAutoActivation(true),
                        28_803,
                        109_445,
                        27),
                row(Draft.writtenWithExtrasStopped(3), new Scope(3, 2, 1, 0, 0, 0), DEFAULT, 3_883, 8_088, 25),
                row(Draft.written(4), new Scope(4, 0, 1, 1, 0, 0), DEFAULT, 3_182, 11_072, 26),
                row(switchOver(), new Scope(3, 2, 1, 0, 0, 0), DEFAULT, 804, 1_919, 14),
                row(switchOver(), new Scope(3, 2, 1, 1, 0, 0), DEFAULT, 4_760, 16_335, 16),
                row(failOver(), new Scope(3, 2, 1, 0, 0, 0), DEFAULT, 964, 2_272, 18),
                row(staleStandby(), new Scope(3, 1, 0, 0, 0, 0), DEFAULT, 21, 47, 7),
                row(watched(), new Scope(3, 2, 0, 0, 0, 0), DEFAULT, 1_506, 2_367, 26),
                row(watched(), new Scope(3, 2, 1, 0, 0, 0), DEFAULT, 9_618, 23_315, 27),
                row(Draft.written(3), new Scope(3, 3, 2, 1, 1, 1), DEFAULT, 2_285_814, 10_095_989, 33));
    }

    private static Draft switchOver() {
        return Draft.on(3).step(Commands.AWAIT_CAUGHT_UP, 1, 0).step(Commands.ACTIVATE, 1);
    }

    private static Draft failOver() {
        return Draft.on(3)
                .step(Commands.STOP, 0)
                .step(Commands.STOP_REPLICATION, 0)
                .step(Commands.FORCE_ACTIVATE, 1)
                .step(Commands.INIT_STANDBY, 2, 1)
                .step(Commands.START, 0)
                .step(Commands.INIT_STANDBY, 0, 1);
    }

    /** Server 0 is stopped; server 1 replicates from nobody, and lacks the one change that was made. */
    private static Draft staleStandby() {
        Given.Server stopped = new Given.Server(
                new RoleRef(Draft.role(0), Position.NONE),
                Optional.of(Process.STOPPED),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
        Given.Server stale = new Given.Server(
                new RoleRef(Draft.role(1), Position.NONE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Optional.empty()),
                Optional.empty(),
                OptionalInt.of(1));
        return Draft.on(3)
                .step(Commands.FORCE_ACTIVATE, 1)
                .step(Commands.START, 0)
                .given(new Given(1, List.of(stopped, stale), List.of()));
    }

    private static Draft watched() {
        return Draft.written(3).branchFrom(4, Conditions.NO_ACTIVE, Commands.FORCE_ACTIVATE, 1);
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
        return Stream.of(row(Draft.written(3), new Scope(3, 3, 2, 2, 2, 2), DEFAULT, 23_352_216, 126_035_875, 37));
    }
}
