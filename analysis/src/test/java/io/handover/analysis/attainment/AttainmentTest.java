package io.handover.analysis.attainment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.analysis.story.Story;
import io.handover.explorer.game.Order;
import io.handover.explorer.game.Standing;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.property.Properties;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.SiteState;
import io.handover.simulator.fixture.Draft;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AttainmentTest {
    private static final Plan PLAN = Draft.written().on(2);
    private static final Terms TERMS = Terms.of(PLAN, Assumptions.DEFAULT);

    private static SiteState start() {
        return PLAN.initialState(new Scope(2, 0, 0, 0, 0, 0), Assumptions.DEFAULT);
    }

    private static Situation at(Terms terms, SiteState state) {
        return Attainment.of(terms, List.of(state), () -> false).at(state);
    }

    private static Choice choice(Situation situation, Command command, int target) {
        return situation.choices().stream()
                .filter(choice -> isOf(choice.order(), command, target))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isOf(Order order, Command command, int target) {
        return order instanceof Order.Give give
                && give.step().command() == command
                && give.step().target() == target;
    }

    @Test
    void noProcedureKeepsManagementForCertainWhereBothActiveServersAreDemoted() {
        Situation situation = at(TERMS, start());

        assertThat(situation.standings()).doesNotContainKey(Properties.PROCEDURE_COMPLETES);
        assertThat(situation.standings().values()).containsOnly(Standing.CERTAIN);
        assertThat(situation.together()).isNotEqualTo(Standing.CERTAIN);
        NextMove next = situation.next();
        assertThat(next.certain()).contains(Properties.EVENTUALLY_UPGRADED, Properties.ONLY_DECLARED_CHANGES_LOST);
        assertThat(next.certain()).doesNotContain(Properties.MANAGEMENT_AVAILABLE);
        assertThat(next.withLuck()).contains(Properties.MANAGEMENT_AVAILABLE);
        assertThat(next.givenUp()).isEmpty();
    }

    @Test
    void whereTheyOnlyRaiseAnAlarmAllIsCertainAtOnceAndTheAdviceLeadsThere() {
        Assumptions alarm = Assumptions.DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY);
        Attainment game = Attainment.of(Terms.of(PLAN, alarm), List.of(start()), () -> false);
        Situation situation = game.at(start());
        assertThat(situation.together()).isEqualTo(Standing.CERTAIN);
        int most = situation.next().mostCommands().orElseThrow();

        SiteState state = situation.states().get(0);
        int commands = 0;
        for (int i = 0; i < 1_000; i++) {
            Optional<Order> order = game.situation(state).next().order();
            if (order.isPresent()) {
                state = game.after(state, order.get());
                commands++;
            } else if (new Events(game).underway(state).isEmpty()) {
                break;
            } else {
                state = new Events(game).underway(state).get(0).after();
            }
        }
        assertThat(commands).isBetween(1, most);
        assertThat(game.situation(state).next().isDone()).isTrue();
        assertThat(state.upgraded()).isEqualTo(state.all());
    }

    @Test
    void aCommandThatLowersAPromiseIsRefutedByTheShortestCourseOfEvents() {
        Assumptions always = Assumptions.DEFAULT.withForceActivation(ForceActivation.ALWAYS);
        Situation situation = at(Terms.of(PLAN, always), PLAN.initialState(new Scope(2, 0, 0, 0, 0, 0), always));
        Choice forced = choice(situation, Commands.FORCE_ACTIVATE, 1);

        assertThat(forced.standings()).containsEntry(Properties.MANAGEMENT_AVAILABLE, Standing.WITH_LUCK);
        assertThat(forced.lowered()).contains(Properties.MANAGEMENT_AVAILABLE);
        Story story = situation.refutation(forced.order(), Properties.MANAGEMENT_AVAILABLE);
        assertThat(story.moments()).hasSize(2);
        assertThat(story.moments().get(1).what()).contains("active at once");
        assertThat(story.last().upActive()).isZero();
    }

    @Test
    void whatIsLostAtOnceIsRefutedByTheCommandAlone() {
        Situation situation = at(TERMS, start());
        Choice stopped = choice(situation, Commands.SET_STANDBY, 0);

        assertThat(stopped.standings())
                .containsEntry(Properties.MANAGEMENT_AVAILABLE, Standing.LOST)
                .containsEntry(Properties.MANAGEMENT_KEPT, Standing.LOST)
                .containsEntry(Properties.EVENTUALLY_SINGLE_ACTIVE, Standing.CERTAIN);
        assertThat(situation
                        .refutation(stopped.order(), Properties.MANAGEMENT_KEPT)
                        .moments())
                .hasSize(1);
    }

    @Test
    void whatNeedsACommandIsNotKeptWhereNothingIsOrdered() {
        Situation situation = at(TERMS, start());

        assertThat(situation.unattended())
                .containsEntry(Properties.EVENTUALLY_UPGRADED, Standing.LOST)
                .containsEntry(Properties.EVENTUALLY_REDUNDANT, Standing.CERTAIN);
        assertThat(situation.lossByWaiting(Properties.EVENTUALLY_UPGRADED)).isEmpty();
    }

    @Test
    void aCrashThatMayComeMakesManagementAMatterOfLuck() {
        Situation situation = at(TERMS.withFaults(new Faults(1, 0, 0)), start());

        assertThat(situation.standings()).containsEntry(Properties.MANAGEMENT_AVAILABLE, Standing.WITH_LUCK);
        Story story = situation.lossByWaiting(Properties.MANAGEMENT_AVAILABLE).orElseThrow();
        assertThat(story.moments()).hasSize(1);
        assertThat(story.moments().get(0).what()).isEqualTo("crashes");
    }

    @Test
    void withoutTheCommandThatItTakesAPromiseIsLost() {
        Terms terms = TERMS.without(List.of(Commands.UPGRADE)).withChanges(OptionalInt.of(1));

        assertThat(at(terms, start()).standings()).containsEntry(Properties.EVENTUALLY_UPGRADED, Standing.LOST);
    }

    @Test
    void aSiteThatCanBeInSeveralStatesStandsAsInTheWorst() {
        SiteState demoted = start();
        demoted.setStandby(0);
        Attainment game = Attainment.of(TERMS, List.of(start(), demoted), () -> false);

        Situation either = game.at(List.of(start(), demoted));

        assertThat(either.states()).hasSize(2);
        assertThat(either.standings()).containsEntry(Properties.MANAGEMENT_AVAILABLE, Standing.LOST);
        assertThat(either.choices()).noneMatch(choice -> isOf(choice.order(), Commands.EXCLUDE, 1));
        assertThat(game.at(start()).choices()).anyMatch(choice -> isOf(choice.order(), Commands.EXCLUDE, 1));
    }

    @Test
    void aStateThatIsNotOnTheBoardIsTakenIn() {
        Terms terms = TERMS.without(List.of(Commands.UPGRADE));
        Attainment game = Attainment.of(terms, List.of(start()), () -> false);
        int states = game.states();
        SiteState upgraded = start();
        upgraded.setUpgraded(0);
        upgraded.setUpgraded(1);

        assertThat(game.at(upgraded).standings()).containsEntry(Properties.EVENTUALLY_UPGRADED, Standing.CERTAIN);
        assertThat(game.states()).isGreaterThan(states);
        assertThat(game.at(start()).standings()).containsEntry(Properties.EVENTUALLY_UPGRADED, Standing.LOST);
    }

    @Test
    void aGameThatIsTooLargeIsRefused() {
        Terms small = TERMS.withMostStates(5);
        List<SiteState> starts = List.of(start());

        assertThatThrownBy(() -> Attainment.of(small, starts, () -> false)).isInstanceOf(TooLargeException.class);
    }
}
