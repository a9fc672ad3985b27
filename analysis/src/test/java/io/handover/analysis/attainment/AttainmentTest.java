package io.handover.analysis.attainment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.analysis.story.Story;
import io.handover.explorer.game.Order;
import io.handover.explorer.game.Standing;
import io.handover.explorer.game.sight.Bounds;
import io.handover.explorer.game.sight.LookAlike;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.property.Properties;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import io.handover.simulator.fixture.Draft;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AttainmentTest {
    private static final Plan PLAN = Draft.written().on(2);
    private static final Terms TERMS = Terms.of(PLAN, Assumptions.DEFAULT);

    private static final Assumptions ALARM = Assumptions.DEFAULT
            .withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY)
            .withForceActivation(ForceActivation.ALWAYS);

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
        Situation situation = at(TERMS.withFaults(new Budgets(1, 0, 0)), start());

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

    /** The active server is stopped; by {@code server} alone the one change is held that was made. */
    private static SiteState heldBy(int server) {
        SiteState state = new SiteState(new Scope(2, 1, 0, 0, 0, 0), ALARM);
        state.makeChange(server, false);
        state.setStopped(0);
        return state;
    }

    /** What a site needs to have one active server, which lacks nothing, by some commands only. */
    private static Situation either(OptionalInt changes, Command... commands) {
        List<Command> allowed = List.of(commands);
        Terms terms = Terms.ofSiteAlone(List.of("A", "B"), ALARM)
                .withPromises(List.of(Properties.ONLY_DECLARED_CHANGES_LOST, Properties.EVENTUALLY_SINGLE_ACTIVE))
                .withChanges(changes)
                .without(Commands.ALL.stream()
                        .filter(command -> !allowed.contains(command))
                        .toList());
        List<SiteState> states = List.of(heldBy(1), heldBy(0));
        return Attainment.of(terms, states, () -> false).at(states);
    }

    private static BySight bySight(Situation situation) {
        return situation.bySight(
                List.of(Properties.ONLY_DECLARED_CHANGES_LOST, Properties.EVENTUALLY_SINGLE_ACTIVE), Bounds.DEFAULT);
    }

    @Test
    void whatCannotBeToldApartTakesLuckForWhoSeesOnlyClients() {
        Situation situation = either(OptionalInt.of(0), Commands.FORCE_ACTIVATE, Commands.START);
        assertThat(situation.together()).isEqualTo(Standing.CERTAIN);

        BySight seen = bySight(situation);

        assertThat(seen.standing()).hasValue(Standing.WITH_LUCK);
        assertThat(seen.isCertain()).isFalse();
        LookAlike pair = seen.lookAlike().orElseThrow();
        Plan plan = Plan.ofNoProcedure(List.of("A", "B"));
        assertThat(Differences.ofOne(plan, pair)).containsExactly("A lacks a change of B", "B lacks no change of A");
        assertThat(Differences.ofOther(plan, pair)).containsExactly("A lacks no change of B", "B lacks a change of A");
        assertThat(isOf(pair.needed(), Commands.FORCE_ACTIVATE, 1)).isTrue();
        assertThat(isOf(pair.neededInOther().orElseThrow(), Commands.START, 0)).isTrue();
    }

    @Test
    void whoSeesOnlyClientsMayFirstHaveToLook() {
        for (OptionalInt changes : List.of(OptionalInt.empty(), OptionalInt.of(0), OptionalInt.of(1))) {
            BySight seen = bySight(either(changes, Commands.FORCE_ACTIVATE, Commands.START, Commands.SET_STANDBY));

            assertThat(seen.isCertain()).as("%s", changes).isTrue();
            assertThat(isOf(seen.next().orElseThrow(), Commands.START, 0)).isTrue();
            assertThat(seen.lookAlike()).isEmpty();
        }
    }

    @Test
    void beyondTheBoundsItIsNotKnownWhatWhoSeesOnlyClientsCanKeep() {
        Situation situation = either(OptionalInt.of(0), Commands.FORCE_ACTIVATE, Commands.START, Commands.SET_STANDBY);

        assertThat(situation.bySight(situation.standings().keySet().stream().toList(), new Bounds(1, 1)))
                .isEqualTo(BySight.UNKNOWN);
        assertThat(situation.bySight(List.of(), new Bounds(1, 1)).isCertain()).isTrue();
    }

    @Test
    void aStateIsDescribedByAllInWhichItDiffers() {
        SiteState one = new SiteState(new Scope(2, 0, 1, 1, 0, 0), ALARM);
        SiteState other = one.copy();
        other.setStopped(1);
        other.setActive(1);
        other.setUpgraded(1);
        other.unsubscribe(1);
        other.deregister(1, 0);
        other.cut(0);
        other.beginSwitch(1);
        LookAlike pair = new LookAlike(one, other, new Order.OpenWindow(0), Optional.empty(), false);
        Plan plan = Plan.ofNoProcedure(List.of("A", "B"));

        assertThat(Differences.ofOne(plan, pair))
                .containsExactly(
                        "B is up",
                        "B is in Standby mode",
                        "B has the old release",
                        "B replicates from A",
                        "B is registered at A",
                        "no switch is running",
                        "the network between A and B is whole");
        assertThat(Differences.ofOther(plan, pair))
                .containsExactly(
                        "B is not up",
                        "B is in Active mode",
                        "B has the new release",
                        "B replicates from no server",
                        "B is not registered at A",
                        "a switch to B is running",
                        "the network between A and B is cut");
        SiteState spent = one.copy();
        spent.setBudget(Budget.CRASHES, 0);
        LookAlike faults = new LookAlike(one, spent, new Order.OpenWindow(0), Optional.empty(), false);
        assertThat(Differences.ofOne(plan, faults)).containsExactly("more faults can still strike");
        assertThat(Differences.ofOther(plan, faults)).containsExactly("fewer faults can still strike");
    }
}
