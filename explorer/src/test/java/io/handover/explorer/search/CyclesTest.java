package io.handover.explorer.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.Places;
import io.handover.model.state.StatePacking;
import io.handover.model.transition.Transitions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** <em>Eventually</em> properties where the site goes round for ever and no state without progress actions is reached. */
class CyclesTest {
    private static final Scope SCOPE = new Scope(3, 1, 1, 1, 0, 0);

    /**
     * An operator who stops server 2 whenever it is of the old release, and starts it whenever it is down. The first step is done
     * from the start, as branches are watched for from its end on.
     */
    private static Draft stoppingAndStarting() {
        return stoppingAndStarting(3);
    }

    private static Draft stoppingAndStarting(int servers) {
        return Draft.on(servers)
                .step(Commands.SET_STANDBY, 1)
                .branch(Conditions.NOT_UPGRADED, 2, 0, Commands.STOP, 2, 0)
                .branch(Conditions.DOWN, 2, 0, Commands.START, 2, 0);
    }

    private static Exploration explore(Transitions transitions) {
        return explore(transitions, ExploreOptions.DEFAULT);
    }

    private static Exploration explore(Transitions transitions, ExploreOptions options) {
        return new Explorer(transitions, options).run(ProgressListener.NONE);
    }

    private static void assertGoesRoundInViolation(Draft draft, Property property) {
        Transitions transitions = draft.transitions(SCOPE, Assumptions.DEFAULT);
        Exploration exploration = explore(transitions);
        assertThat(exploration.complete()).isTrue();
        Finding finding = exploration.finding(property);
        assertThat(finding.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(finding.goesRound()).isTrue();
        Trial trial = new Trial(transitions, transitions.initialState(), finding.trace());
        assertThat(trial.notEnabled()).isEmpty();
        assertThat(trial.endsInViolation(property)).isTrue();
    }

    @Test
    void aPropertyThatNoStateOfAComponentHasIsViolatedThoughNothingComesToRest() {
        assertGoesRoundInViolation(
                stoppingAndStarting().step(Commands.VERIFY_UPGRADED, 2), Properties.PROCEDURE_COMPLETES);
    }

    @Test
    void aPropertyThatSomeStatesOfAComponentHaveAndOthersLackIsViolated() {
        Draft draft = stoppingAndStarting().step(Commands.VERIFY_UPGRADED, 2);
        assertGoesRoundInViolation(draft, Properties.EVENTUALLY_REDUNDANT);
    }

    /** Whether server 2 got the change before it was excluded decides: then all is done, else the operator sees it behind for ever. */
    @Test
    void whereTheLedgerAloneDecidesWhetherTheSiteGoesRoundNoStateIsTakenForAnother() {
        assertGoesRoundInViolation(
                Draft.on(3)
                        .step(Commands.EXCLUDE, 2, 0)
                        .step(Commands.AWAIT_CAUGHT_UP, 2, 0)
                        .branch(Conditions.BEHIND, 2, 0, Commands.SET_STANDBY, 2, 0),
                Properties.PROCEDURE_COMPLETES);
    }

    @Test
    void aPropertyThatAllStatesOfEveryComponentHaveHolds() {
        Exploration exploration = explore(stoppingAndStarting()
                .step(Commands.VERIFY_UPGRADED, 2)
                .transitions(new Scope(3, 1, 0, 0, 0, 0), Assumptions.DEFAULT));
        assertThat(exploration.finding(Properties.EVENTUALLY_SINGLE_ACTIVE).verdict())
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void aBranchThatRunsAgainAndAgainAfterTheLastStepKeepsTheProcedureFromCompleting() {
        Exploration exploration = explore(stoppingAndStarting()
                .step(Commands.START, 2)
                .transitions(new Scope(3, 1, 0, 0, 0, 0), Assumptions.DEFAULT));
        Finding completes = exploration.finding(Properties.PROCEDURE_COMPLETES);
        assertThat(completes.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(completes.goesRound()).isTrue();
        assertThat(exploration.finding(Properties.EVENTUALLY_SINGLE_ACTIVE).verdict())
                .isEqualTo(Verdict.HOLDS);
        assertThat(exploration.finding(Properties.EVENTUALLY_REDUNDANT).goesRound())
                .isTrue();
    }

    @Test
    void aCycleThatCanBeLeftForGoodIsNoBottomComponent() {
        // With both servers of a pair down the branch turns round until a step that no branch undoes comes to be done.
        Draft leaving = Draft.on(3)
                .step(Commands.SET_STANDBY, 1)
                .step(Commands.UPGRADE, 2)
                .branch(Conditions.NOT_UPGRADED, 2, 0, Commands.STOP, 2, 0)
                .branch(Conditions.DOWN, 2, 0, Commands.START, 2, 0);
        Exploration exploration = explore(leaving.transitions(new Scope(3, 1, 0, 0, 0, 0), Assumptions.DEFAULT));
        assertThat(exploration.finding(Properties.PROCEDURE_COMPLETES).verdict())
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void theSecondPassIsNeededOnlyThereAndSaysWhatItCosts() {
        Exploration round = explore(
                stoppingAndStarting().step(Commands.VERIFY_UPGRADED, 2).transitions(SCOPE, Assumptions.DEFAULT));
        Exploration.Settling settling = round.settling().orElseThrow();
        assertThat(settling.sweeps()).isPositive();
        assertThat(settling.unsettled()).isPositive().isLessThanOrEqualTo(round.states());
        assertThat(settling.bytes()).isPositive();

        Exploration written = explore(Draft.written(3).transitions(SCOPE, Assumptions.DEFAULT));
        assertThat(written.settling()).contains(Exploration.Settling.AT_ONCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theSecondPassKeepsToTheMemoryThatIsAllowedAndElseProvesNothingOfWhatHappensInTheEnd(int threads) {
        Transitions transitions = stoppingAndStarting()
                .step(Commands.VERIFY_UPGRADED, 2)
                .transitions(new Scope(3, 3, 3, 3, 2, 2), Assumptions.DEFAULT);
        ExploreOptions options = ExploreOptions.DEFAULT.withThreads(threads);
        Exploration unbounded = explore(transitions, options);
        long ofSecondPass = unbounded.settling().orElseThrow().bytes();
        Exploration bounded = explore(transitions, options.withMaxBytes(unbounded.peakBytes() - ofSecondPass / 2));
        assertThat(bounded.states()).isEqualTo(unbounded.states());
        assertThat(bounded.ending()).isEqualTo(Ending.MEMORY);
        assertThat(bounded.settling()).isEmpty();
        for (Finding finding : bounded.findings()) {
            if (finding.property().isEventual()) {
                assertThat(finding.verdict()).isNotEqualTo(Verdict.HOLDS);
                assertThat(finding.shortest()).isFalse();
            } else {
                assertThat(finding).isEqualTo(unbounded.finding(finding.property()));
                assertThat(finding.verdict()).isNotEqualTo(Verdict.UNKNOWN);
            }
        }
    }

    static Stream<Arguments> turning() {
        return Stream.of(
                Arguments.of(stoppingAndStarting(3), new Scope(3, 2, 1, 1, 0, 1), 1),
                Arguments.of(stoppingAndStarting(5), new Scope(5, 2, 1, 0, 0, 0), 2));
    }

    @ParameterizedTest
    @MethodSource("turning")
    void threadsAndRepresentativesFindTheSameWhereTheSiteGoesRound(Draft draft, Scope scope, int words) {
        Transitions transitions = draft.step(Commands.VERIFY_UPGRADED, 2).transitions(scope, Assumptions.DEFAULT);
        assertThat(new StatePacking(scope, 0, new Places(2, 2, 1, false)).words())
                .isEqualTo(words);
        Exploration one = explore(transitions);
        assertThat(one.findings()).anyMatch(Finding::goesRound);
        assertThat(explore(transitions, ExploreOptions.DEFAULT.withThreads(2)).findings())
                .isEqualTo(one.findings());
        for (int threads = 1; threads <= 2; threads++) {
            Exploration some = explore(
                    transitions, ExploreOptions.DEFAULT.withThreads(threads).withSymmetry(true));
            assertThat(some.states()).isLessThanOrEqualTo(one.states());
            for (Finding finding : some.findings()) {
                Finding other = one.finding(finding.property());
                assertThat(finding.verdict()).as(finding.property().name()).isEqualTo(other.verdict());
                assertThat(finding.length()).as(finding.property().name()).isEqualTo(other.length());
                assertThat(finding.goesRound()).isEqualTo(other.goesRound());
            }
        }
    }
}
