package io.handover.simulator.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.transition.Transitions;
import org.junit.jupiter.api.Test;

/** <em>Eventually</em> properties where the site goes round for ever and no state without progress actions is reached. */
class CyclesTest {
    private static final Scope SCOPE = new Scope(3, 1, 1, 1, 0, 0);

    /**
     * An operator who stops server 2 whenever it is of the old release, and starts it whenever it is down. The first step is done
     * from the start, as branches are watched for from its end on.
     */
    private static Draft stoppingAndStarting() {
        return Draft.on(3)
                .step(Commands.SET_STANDBY, 1)
                .branch(Conditions.NOT_UPGRADED, 2, 0, Commands.STOP, 2, 0)
                .branch(Conditions.DOWN, 2, 0, Commands.START, 2, 0);
    }

    private static Exploration explore(Transitions transitions) {
        return new Explorer(transitions, ExploreOptions.DEFAULT).run(ProgressListener.NONE);
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

    @Test
    void aPropertyThatAllStatesOfEveryComponentHaveHolds() {
        Exploration exploration = explore(stoppingAndStarting()
                .step(Commands.VERIFY_UPGRADED, 2)
                .transitions(new Scope(3, 1, 0, 0, 0, 0), Assumptions.DEFAULT));
        assertThat(exploration.finding(Properties.EVENTUALLY_SINGLE_ACTIVE).verdict())
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void goingRoundInTheEndStateViolatesNothingThatTheEndStateHas() {
        Exploration exploration = explore(stoppingAndStarting()
                .step(Commands.START, 2)
                .transitions(new Scope(3, 1, 0, 0, 0, 0), Assumptions.DEFAULT));
        assertThat(exploration.finding(Properties.PROCEDURE_COMPLETES).verdict())
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

    @Test
    void threadsFindTheSameWhereTheSiteGoesRound() {
        Transitions transitions = stoppingAndStarting()
                .step(Commands.VERIFY_UPGRADED, 2)
                .transitions(new Scope(3, 2, 1, 1, 0, 1), Assumptions.DEFAULT);
        Exploration two = new Explorer(transitions, ExploreOptions.DEFAULT.withThreads(2)).run(ProgressListener.NONE);
        assertThat(two.findings()).isEqualTo(explore(transitions).findings());
    }
}
