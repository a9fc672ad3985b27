package io.handover.explorer.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.model.property.Properties;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An exploration that may not see everything says so, and says of nothing that it holds. */
class BoundsTest {
    private static final Scope SCOPE = new Scope(3, 2, 1, 1, 0, 0);
    private static final long STATES = 33_325;

    private static Explorer explorer(ExploreOptions options) {
        return new Explorer(Draft.written(3).transitions(SCOPE, Assumptions.DEFAULT), options);
    }

    private static void assertProvesNothing(Exploration exploration) {
        assertThat(exploration.complete()).isFalse();
        assertThat(exploration.findings())
                .hasSameSizeAs(Properties.ALL)
                .allSatisfy(finding -> assertThat(finding.verdict()).isNotEqualTo(Verdict.HOLDS));
        assertThat(exploration.settling()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 1_000, 30_000, STATES - 1})
    void noMoreStatesAreVisitedThanAreAllowed(long most) {
        for (int threads = 1; threads <= 2; threads++) {
            Exploration exploration = explorer(
                            ExploreOptions.DEFAULT.withMaxStates(most).withThreads(threads))
                    .run(ProgressListener.NONE);
            assertThat(exploration.ending()).isEqualTo(Ending.MAX_STATES);
            assertThat(exploration.states()).isEqualTo(most);
            assertProvesNothing(exploration);
        }
    }

    @Test
    void asManyStatesAsThereAreAreEnough() {
        Exploration exploration =
                explorer(ExploreOptions.DEFAULT.withMaxStates(STATES)).run(ProgressListener.NONE);
        assertThat(exploration.complete()).isTrue();
        assertThat(exploration.states()).isEqualTo(STATES);
    }

    @Test
    void whatIsViolatedWithinTheBoundIsSaidAllTheSame() {
        Exploration exploration =
                explorer(ExploreOptions.DEFAULT.withMaxStates(20_000)).run(ProgressListener.NONE);
        Finding finding = exploration.finding(Properties.MANAGEMENT_AVAILABLE);
        assertThat(finding.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(finding.trace()).hasSize(1);
    }

    @Test
    void atABoundOnlyAlwaysPropertiesHaveLengthsThatAreTheShortestForCertain() {
        Exploration whole = explorer(ExploreOptions.DEFAULT).run(ProgressListener.NONE);
        Exploration part =
                explorer(ExploreOptions.DEFAULT.withMaxStates(STATES - 1)).run(ProgressListener.NONE);
        Finding available = part.finding(Properties.MANAGEMENT_AVAILABLE);
        assertThat(available).isEqualTo(whole.finding(Properties.MANAGEMENT_AVAILABLE));
        assertThat(available.shortest()).isTrue();
        Finding redundant = part.finding(Properties.EVENTUALLY_REDUNDANT);
        assertThat(redundant.trace())
                .isEqualTo(whole.finding(Properties.EVENTUALLY_REDUNDANT).trace());
        assertThat(redundant.shortest()).isFalse();
        assertThat(whole.finding(Properties.EVENTUALLY_REDUNDANT).shortest()).isTrue();
    }

    /** Of a scope whose states take far more than the arrays that there are from the start. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void noMoreMemoryIsTakenForStatesThanIsAllowed(int threads) {
        Transitions transitions = Draft.written(3).transitions(new Scope(3, 3, 2, 1, 1, 1), Assumptions.DEFAULT);
        ExploreOptions options = ExploreOptions.DEFAULT.withThreads(threads);
        long enough =
                new Explorer(transitions, options).run(ProgressListener.NONE).peakBytes();
        for (long most : new long[] {1 << 20, enough / 3, enough / 2, enough - 1}) {
            Exploration exploration = new Explorer(transitions, options.withMaxBytes(most)).run(ProgressListener.NONE);
            assertThat(exploration.ending()).isEqualTo(Ending.MEMORY);
            assertThat(exploration.peakBytes()).isLessThanOrEqualTo(most);
            assertProvesNothing(exploration);
        }
    }

    @Test
    void aCancelledExplorationEndsWithWhatIsKnown() {
        for (int threads = 1; threads <= 2; threads++) {
            Explorer explorer = explorer(ExploreOptions.DEFAULT.withThreads(threads));
            Exploration exploration = explorer.run(progress -> {
                if (progress.states() > 5_000) {
                    explorer.cancel();
                }
            });
            assertThat(exploration.ending()).isEqualTo(Ending.CANCELLED);
            assertThat(exploration.states()).isBetween(5_000L, STATES - 1);
            assertThat(exploration.finding(Properties.MANAGEMENT_AVAILABLE).verdict())
                    .isEqualTo(Verdict.VIOLATED);
            assertProvesNothing(exploration);
        }
    }

    @Test
    void progressTellsOfAllThatIsFoundAndHowDeepItIs() {
        List<ExploreProgress> told = new ArrayList<>();
        Exploration exploration = explorer(ExploreOptions.DEFAULT).run(told::add);
        assertThat(told)
                .isNotEmpty()
                .allSatisfy(progress -> assertThat(progress.states()).isBetween(1L, exploration.states()))
                .allSatisfy(progress -> assertThat(progress.depth()).isBetween(0, exploration.depth()))
                .anySatisfy(progress -> assertThat(progress.frontier()).isPositive());
    }

    @Test
    void statesThatDoNotFitIntoTwoWordsAreRejected() {
        Scope large = new Scope(5, 12, 0, 0, 0, 0);
        assertThatThrownBy(() ->
                        new Explorer(Draft.written(5).transitions(large, Assumptions.DEFAULT), ExploreOptions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can be packed");
    }

    @Test
    void optionsOutsideTheirRangesAreRejected() {
        assertThatThrownBy(() -> ExploreOptions.DEFAULT.withThreads(0)).hasMessageContaining("1 to 64");
        assertThatThrownBy(() -> ExploreOptions.DEFAULT.withThreads(65)).hasMessageContaining("1 to 64");
        assertThatThrownBy(() -> ExploreOptions.DEFAULT.withMaxStates(0)).hasMessageContaining("1 or more");
        assertThatThrownBy(() -> ExploreOptions.DEFAULT.withMaxBytes(0)).hasMessageContaining("1 or more");
    }
}
